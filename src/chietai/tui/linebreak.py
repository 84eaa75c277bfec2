"""Lines that break where people pause: at phrase boundaries (BudouX), within the rules of Japanese setting (kinsoku).

No line begins with 。、」）！？ー々 or a small kana, none ends with 「（, words of Latin letters stay whole, and widths
are counted in cells. The rules are those of JIS X 4051 as far as a grid of cells has them. What does not depend on
the width of a line is worked out once per text and kept.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from chietai.text.graphemes import clusters

NOT_AT_START = frozenset(
    "、。，．・：；？！゛゜´｀¨＾￣＿ヽヾゝゞ〃仝々〆〇ー—‐／〜～‖｜…‥’”）〕］｝〉》」』】〙〗〟｠»°′″℃％‰"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ―"
    ",.!?:;)]}%"
)
"""Characters that no line begins with."""
NOT_AT_END = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{｢￥＄￡＃＠")
"""Characters that no line ends with."""

_COUNTS = "第"

_KEPT = 4096  # texts: a large meeting has some thousand


class _Piece(NamedTuple):
    """A run of text that no line break may enter (`width` in cells, without the `space` cells that follow it)."""

    start: int
    width: int
    space: int


class _Phrase(NamedTuple):
    start: int
    width: int
    space: int
    pieces: tuple[_Piece, ...]


def divide_line(text: str, width: int, fold: bool = True) -> list[int]:
    """The indices at which to cut one line of `text` for lines of `width` cells: at phrases, else by the rules.

    With `fold` a word that is wider than a whole line is cut anywhere between two characters; without, it sticks out.
    """
    if cell_len(text) <= width:
        return []
    return _fill(_phrases(text), text, max(width, 2), fold)


def divide_strictly(text: str, width: int, fold: bool = True) -> list[int]:
    """As `divide_line`, but lines are filled to the end whatever the phrases: for text that is being typed."""
    if cell_len(text) <= width:
        return []
    return _fill(_pieces_as_phrases(text), text, max(width, 2), fold)


def wrap(text: str, width: int, *, balance: bool = False) -> list[str]:
    """`text` as lines of at most `width` cells (at least 2), without the spaces at their ends.

    Line feeds in `text` begin a new line. With `balance` the lines are of about equal length, for headings.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        cuts = divide_line(line, width)
        if balance and cuts:
            cuts = _balanced(line, width, len(cuts))
        lines += [line[a:b].rstrip() for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True)]
    return lines


def widest_phrase(text: str) -> int:
    """The width of the widest phrase of `text` in cells: in narrower lines, a phrase has to be cut."""
    return max(phrase.width for line in text.split("\n") for phrase in _phrases(line))


def _balanced(line: str, width: int, count: int) -> list[int]:
    """The cuts for the narrowest lines that are no more in number and cut no phrase that need not be cut."""
    fitting = (phrase.width for phrase in _phrases(line) if phrase.width <= width)
    low, high = max(2, cell_len(line) // (count + 1), *fitting), width
    while low < high:
        middle = (low + high) // 2
        if len(divide_line(line, middle)) <= count:
            high = middle
        else:
            low = middle + 1
    return divide_line(line, high)


def _fill(phrases: tuple[_Phrase, ...], text: str, width: int, fold: bool) -> list[int]:
    cuts: list[int] = []
    x = 0
    for start, phrase_width, space, pieces in phrases:
        if x + phrase_width <= width:
            x += phrase_width + space
        elif phrase_width <= width:
            cuts.append(start)
            x = phrase_width + space
        else:
            for piece in pieces:
                if x + piece.width <= width:
                    x += piece.width + piece.space
                elif piece.width <= width or not fold:
                    if piece.start:
                        cuts.append(piece.start)
                    x = piece.width + piece.space
                else:
                    x = _cut_anywhere(text, piece, x, width, cuts) + piece.space
    return cuts


def _cut_anywhere(text: str, piece: _Piece, x: int, width: int, cuts: list[int]) -> int:
    """Cuts a piece that is wider than a line (`cuts` grows); returns how far its last line reaches."""
    place = piece.start
    left = piece.width
    for cluster in clusters(text[piece.start :]):
        cells = cell_len(cluster)
        if x + cells > width and place:
            cuts.append(place)
            x = 0
        x += cells
        left -= cells
        place += len(cluster)
        if left <= 0:
            break
    return x


@lru_cache(maxsize=_KEPT)
def _phrases(text: str) -> tuple[_Phrase, ...]:
    pieces = _pieces(text)
    if len(pieces) < 2:
        return _grouped(pieces, frozenset())
    starts = {piece.start for piece in pieces}
    after_space = {b.start for a, b in pairwise(pieces) if a.space}
    if text.isascii():
        return _grouped(pieces, frozenset(after_space))
    ends: set[int] = set()
    place = 0
    for phrase in _parser()(text):
        place += len(phrase)
        # What counts belongs to the number that follows it.
        ends.add(place - 1 if phrase.endswith(_COUNTS) else place)
    return _grouped(pieces, frozenset(after_space | (ends & starts)))


@lru_cache(maxsize=512)
def _pieces_as_phrases(text: str) -> tuple[_Phrase, ...]:
    return tuple(_Phrase(*piece, (piece,)) for piece in _pieces(text))


def _grouped(pieces: list[_Piece], beginnings: frozenset[int]) -> tuple[_Phrase, ...]:
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if not groups or piece.start in beginnings:
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return tuple(
        _Phrase(
            group[0].start,
            sum(piece.width + piece.space for piece in group) - group[-1].space,
            group[-1].space,
            tuple(group),
        )
        for group in groups
    )


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    start = place = width = space = 0
    may_end, was_wide = False, False  # of the last character that is not a space
    for cluster in list(text) if _SIMPLE.fullmatch(text) else clusters(text):
        kind = _kind(cluster)
        if kind.blank:
            space += kind.cells
        else:
            begins = kind.may_begin or (space > 0 and kind.ascii)
            if may_end and begins and (space > 0 or was_wide or kind.wide):
                pieces.append(_Piece(start, width, space))
                start, width, space = place, 0, 0
            # A space inside a piece (after an opening bracket) counts as part of it.
            width += space + kind.cells
            space = 0
            may_end, was_wide = kind.may_end, kind.wide
        place += len(cluster)
    pieces.append(_Piece(start, width, space))
    return pieces


# Each of these is a character of its own: ASCII, kana, kanji, full-width forms, half-width kana without their marks.
_SIMPLE = re.compile("[ -~\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u9fff\uff01-\uff9d]*")


class _Kind(NamedTuple):
    cells: int
    blank: bool
    wide: bool
    ascii: bool
    may_begin: bool
    may_end: bool


@lru_cache(maxsize=_KEPT)
def _kind(cluster: str) -> _Kind:
    head = cluster[0]
    wide = cell_len(head) == 2 or "\uff61" <= head <= "\uff9f"
    return _Kind(
        cell_len(cluster), cluster.isspace(), wide, head.isascii(), head not in NOT_AT_START, head not in NOT_AT_END
    )


@lru_cache(maxsize=1)
def _parser() -> Callable[[str], list[str]]:
    import budoux

    parse: Callable[[str], list[str]] = budoux.load_default_japanese_parser().parse
    return parse


def install() -> None:
    """Lets Textual break lines like this: everything it shows as text. May be called more than once.

    A private name of Textual 8.2 is replaced, here and in `install_typing`; tests tell when one is gone.
    """
    import textual.content

    textual.content.divide_line = divide_line  # type: ignore[attr-defined]


def install_typing() -> None:
    """Lets Textual's TextArea break lines like this, without phrases. May be called more than once."""
    import textual.document._wrapped_document as wrapped_document
    from textual._wrap import compute_wrap_offsets

    def offsets(
        text: str,
        width: int,
        tab_size: int,
        fold: bool = True,
        precomputed_tab_sections: list[tuple[str, int]] | None = None,
    ) -> list[int]:
        if "\t" in text:
            return compute_wrap_offsets(text, width, tab_size, fold, precomputed_tab_sections)
        return divide_strictly(text, width, fold)

    wrapped_document.compute_wrap_offsets = offsets  # type: ignore[attr-defined]
