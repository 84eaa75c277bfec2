"""Lines that break where people pause: at phrases (BudouX), within the rules of Japanese setting (kinsoku).

What does not depend on the width of a line is worked out once per text and kept. BudouX is loaded with the first
text that is broken at phrases; breaking by the rules alone (`divide_strictly`, `wrap_strictly`) needs no library.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from chietai.text.graphemes import clusters
from chietai.text.kinsoku import Measure, Piece, kind_of, pieces

_COUNTS = "第"
_KEPT = 4096
"""Texts and characters that are remembered: a large meeting has some thousand."""


class _Phrase(NamedTuple):
    start: int
    width: int
    space: int
    parts: tuple[Piece, ...]


class LineBreaker:
    """Breaks lines whose widths are counted by `measure`, in cells."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._kind = lru_cache(maxsize=_KEPT)(partial(kind_of, measure=measure))
        self._phrases = lru_cache(maxsize=_KEPT)(self._cut_at_phrases)
        self._pieces = lru_cache(maxsize=512)(self._cut_at_pieces)

    def divide(self, text: str, width: int, fold: bool = True) -> list[int]:
        """The indices at which to cut one line of `text` for lines of `width` cells: at phrases, else by the rules.

        With `fold` a word that is wider than a whole line is cut anywhere between two characters; without, it sticks
        out.
        """
        if self._measure(text) <= width:
            return []
        return self._fill(self._phrases(text), text, max(width, 2), fold)

    def divide_strictly(self, text: str, width: int, fold: bool = True) -> list[int]:
        """As `divide`, but lines are filled to the end whatever the phrases: for text that is being typed."""
        if self._measure(text) <= width:
            return []
        return self._fill(self._pieces(text), text, max(width, 2), fold)

    def wrap(self, text: str, width: int, *, balance: bool = False) -> list[str]:
        """`text` as lines of at most `width` cells (at least 2), without the spaces at their ends.

        Line feeds in `text` begin a new line. With `balance` the lines are of about equal length, for headings.
        """
        lines: list[str] = []
        for line in text.split("\n"):
            cuts = self.divide(line, width)
            if balance and cuts:
                cuts = self._balanced(line, width, len(cuts))
            lines += _cut(line, cuts)
        return lines

    def wrap_strictly(self, text: str, width: int) -> list[str]:
        """As `wrap`, but lines are filled to the end whatever the phrases, and a word that is too wide sticks out."""
        return [part for line in text.split("\n") for part in _cut(line, self.divide_strictly(line, width, fold=False))]

    def widest_phrase(self, text: str) -> int:
        """The width of the widest phrase of `text` in cells: in narrower lines, a phrase has to be cut."""
        return max(phrase.width for line in text.split("\n") for phrase in self._phrases(line))

    def _cut_at_phrases(self, text: str) -> tuple[_Phrase, ...]:
        rough = pieces(text, self._kind)
        if len(rough) < 2:
            return _grouped(rough, frozenset())
        starts = {piece.start for piece in rough}
        after_space = {b.start for a, b in pairwise(rough) if a.space}
        if text.isascii():
            return _grouped(rough, frozenset(after_space))
        ends: set[int] = set()
        place = 0
        for phrase in _parser()(text):
            place += len(phrase)
            # What counts belongs to the number that follows it.
            ends.add(place - 1 if phrase.endswith(_COUNTS) else place)
        return _grouped(rough, frozenset(after_space | (ends & starts)))

    def _cut_at_pieces(self, text: str) -> tuple[_Phrase, ...]:
        return tuple(_Phrase(*piece, (piece,)) for piece in pieces(text, self._kind))

    def _balanced(self, line: str, width: int, count: int) -> list[int]:
        """The cuts for the narrowest lines that are no more in number and cut no phrase that need not be cut."""
        fitting = (phrase.width for phrase in self._phrases(line) if phrase.width <= width)
        low, high = max(2, self._measure(line) // (count + 1), *fitting), width
        while low < high:
            middle = (low + high) // 2
            if len(self.divide(line, middle)) <= count:
                high = middle
            else:
                low = middle + 1
        return self.divide(line, high)

    def _fill(self, phrases: tuple[_Phrase, ...], text: str, width: int, fold: bool) -> list[int]:
        cuts: list[int] = []
        x = 0
        for start, phrase_width, space, parts in phrases:
            if x + phrase_width <= width:
                x += phrase_width + space
            elif phrase_width <= width:
                cuts.append(start)
                x = phrase_width + space
            else:
                for piece in parts:
                    if x + piece.width <= width:
                        x += piece.width + piece.space
                    elif piece.width <= width or not fold:
                        if piece.start:
                            cuts.append(piece.start)
                        x = piece.width + piece.space
                    else:
                        x = self._cut_anywhere(text, piece, x, width, cuts) + piece.space
        return cuts

    def _cut_anywhere(self, text: str, piece: Piece, x: int, width: int, cuts: list[int]) -> int:
        """Cuts a piece that is wider than a line (`cuts` grows); returns how far its last line reaches."""
        place = piece.start
        left = piece.width
        for cluster in clusters(text[piece.start :]):
            cells = self._measure(cluster)
            if x + cells > width and place:
                cuts.append(place)
                x = 0
            x += cells
            left -= cells
            place += len(cluster)
            if left <= 0:
                break
        return x


def _cut(line: str, cuts: list[int]) -> list[str]:
    return [line[a:b].rstrip() for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True)]


def _grouped(rough: list[Piece], beginnings: frozenset[int]) -> tuple[_Phrase, ...]:
    groups: list[list[Piece]] = []
    for piece in rough:
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


@lru_cache(maxsize=1)
def _parser() -> Callable[[str], list[str]]:
    import budoux

    parse: Callable[[str], list[str]] = budoux.load_default_japanese_parser().parse
    return parse
