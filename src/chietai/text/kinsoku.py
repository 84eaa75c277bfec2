"""Kinsoku: where the rules of Japanese setting let a line end, whatever the width of the line.

No line begins with 。、」）！？ー々 or a small kana, none ends with 「（, and words of Latin letters stay whole. The
rules are those of JIS X 4051 as far as a grid of cells has them.
"""

from collections.abc import Callable
from typing import NamedTuple

from chietai.text.graphemes import clusters

Measure = Callable[[str], int]
"""How many cells a text takes: terminals and libraries count differently, so whoever draws the text says it."""

NOT_AT_START = frozenset(
    "、。，．・：；？！゛゜´｀¨＾￣＿ヽヾゝゞ〃仝々〆〇ー—‐／〜～‖｜…‥’”）〕］｝〉》」』】〙〗〟｠»°′″℃％‰"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ―"
    ",.!?:;)]}%"
)
"""Characters that no line begins with."""
NOT_AT_END = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{｢￥＄￡＃＠")
"""Characters that no line ends with."""


class Piece(NamedTuple):
    """A run of text that no line break may enter (`width` in cells, without the `space` cells that follow it)."""

    start: int
    width: int
    space: int


class CharacterKind(NamedTuple):
    """What the rules have to know of a character: its width in cells, and what may stand on which side of it."""

    cells: int
    blank: bool
    wide: bool
    ascii: bool
    may_begin: bool
    may_end: bool


def kind_of(cluster: str, measure: Measure) -> CharacterKind:
    """The kind of a character as people see it. Half-width kana count as wide: lines may break beside them."""
    head = cluster[0]
    wide = measure(head) == 2 or "\uff61" <= head <= "\uff9f"
    return CharacterKind(
        measure(cluster), cluster.isspace(), wide, head.isascii(), head not in NOT_AT_START, head not in NOT_AT_END
    )


def pieces(text: str, kind: Callable[[str], CharacterKind]) -> list[Piece]:
    """`text`, which has no line feed, cut at every place where a line may end. `kind` is `kind_of` for its measure."""
    cut: list[Piece] = []
    start = place = width = space = 0
    may_end, was_wide = False, False  # of the last character that is not a space
    for cluster in clusters(text):
        own = kind(cluster)
        if own.blank:
            space += own.cells
        else:
            begins = own.may_begin or (space > 0 and own.ascii)
            if may_end and begins and (space > 0 or was_wide or own.wide):
                cut.append(Piece(start, width, space))
                start, width, space = place, 0, 0
            # A space inside a piece (after an opening bracket) counts as part of it.
            width += space + own.cells
            space = 0
            may_end, was_wide = own.may_end, own.wide
        place += len(cluster)
    cut.append(Piece(start, width, space))
    return cut
