"""The countdown in large figures that never change their place as time runs."""

from functools import lru_cache

from chietai.tui.letters.bitmap_font import half_blocks
from chietai.tui.letters.large_figures import figure, figure_width
from chietai.tui.letters.large_text import Dots, Letters

_SIGNS = "0123456789:+- "
_LARGEST, _SMALLEST = 30, 6  # rows of drawn figures; below that the bitmap fonts are clearer
_FONTS: tuple[Dots, ...] = (16, 12)


def countdown(
    minutes: int, seconds: int, columns: int, rows: int, *, sign: str = "", figures: int = 2, even: bool = False
) -> list[str]:
    """The time as rows of cells, in the largest figures for a place of `columns` x `rows` cells; never nothing.

    `sign` stands before it: "+" or "-" for time overrun, " " to keep its place. With `even` as much stays blank
    behind, so that the figures stand in the middle with and without a sign. The minutes have at least `figures`.
    Times of as many figures are equally wide, and each figure keeps its place. A place too small for large figures gets
    one plain row.
    """
    text = f"{sign}{minutes:0{figures}d}:{seconds:02d}{' ' if even else ''}"
    for height in range(min(rows, _LARGEST), _SMALLEST - 1, -1):
        if _width(text, height) <= columns:
            return _set(text, _drawn_figures(height))
    for dots in _FONTS:
        drawn = _font_figures(dots)
        if len(drawn["0"]) <= rows and sum(len(drawn[char][0]) for char in text) <= columns:
            return _set(text, drawn)
    return [text.strip()]


def _set(text: str, figures: dict[str, list[str]]) -> list[str]:
    return ["".join(parts) for parts in zip(*(figures[char] for char in text), strict=True)]


def _width(text: str, height: int) -> int:
    return sum(figure_width(_shape(char), 2 * height) + _gap(height) for char in text)


def _gap(height: int) -> int:
    return max(2, round(height * 0.2))


@lru_cache(maxsize=4)
def _drawn_figures(height: int) -> dict[str, list[str]]:
    gap = _gap(height)
    left, right = " " * (gap // 2), " " * (gap - gap // 2)
    drawn = {
        char: [left + row + right for row in half_blocks(figure(char, 2 * height))] for char in _SIGNS if char != " "
    }
    return drawn | {" ": [" " * len(row) for row in drawn["+"]]}


def _shape(char: str) -> str:
    """The sign that is as wide as `char`: the place of a sign is kept by a blank of its width."""
    return "+" if char == " " else char


@lru_cache(maxsize=len(_FONTS))
def _font_figures(dots: Dots) -> dict[str, list[str]]:
    """The figures of a bitmap font, all equally high, without the blank rows above and below."""
    pack = Letters.load(dots).pack
    bitmaps = {}
    for char in _SIGNS.strip():
        got = pack.bitmap(char)
        if got is not None:
            width, rows = got
            bitmaps[char] = [[bool(row >> x & 1) for x in range(width - 1, -1, -1)] for row in rows]
    if dots == 12:
        # The small font's figures reach to their edge: side by side they would run into each other.
        bitmaps = {c: [[*row, False] for row in bitmap] if c.isdigit() else bitmap for c, bitmap in bitmaps.items()}
    bitmaps[" "] = [[False] * len(row) for row in bitmaps["+"]]
    used = [y for y in range(dots) if any(any(bitmap[y]) for bitmap in bitmaps.values())]
    return {char: half_blocks(bitmap[used[0] : used[-1] + 1]) for char, bitmap in bitmaps.items()}
