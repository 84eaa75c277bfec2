"""Headings and centred sentences: in large letters where there is room, headings else on plates."""

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len

from chietai.tui.grid import safe
from chietai.tui.stage.large import heading, letters
from chietai.tui.stage.list_pages import listed
from chietai.tui.stage.paint import Block, Role, Span, block, indented, line
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import lines
from chietai.tui.stage.view_base import Part, middle, stacked, titled

_TWO_LINES = 12  # rows of two lines of the smaller large letters
_LEFT_FREE = 8  # a sentence may grow while one row in so many stays free
_PLATE_EDGE = 3  # cells


def title(text: str, space: Space, role: Role = Role.TITLE, *, gap: int = 1, most: int | None = None) -> Part:
    """A heading in the middle, in large letters of at most `most` rows where there is room, else on a plate."""

    def grow(rows: int) -> Block | None:
        return heading(text, space, rows if most is None else min(rows, most), role) or plate(text, space, rows)

    return Part(middle(lines(text, space.measure, balance=True), space, role), grow, gap)


def title_over_clock(text: str, space: Space) -> Part:
    """A heading that leaves room for the countdown below it."""
    return title(text, space, most=max(_TWO_LINES, space.rows // 2))


def sentence(text: str, space: Space, role: Role = Role.TEXT, *, gap: int = 1) -> Part:
    """A centred sentence that stays plain."""
    return Part(middle(lines(text, space.measure, balance=True), space, role), gap=gap)


def large_sentence(text: str, space: Space, role: Role = Role.TEXT) -> Part:
    """The main sentence of a page: in large letters where plenty of room is left."""
    part = sentence(text, space, role)
    return replace(
        part, grow=lambda rows: heading(safe(text), space, rows - space.rows // _LEFT_FREE, role), later=True
    )


def plate(text: str, space: Space, rows: int) -> Block | None:
    """`text` on a plate in reverse video, as wide as running text; None where it has no room."""
    inner = lines(text, space.measure - 2 * _PLATE_EDGE, balance=True)
    return indented(plate_lines(inner, space.measure), space.left) if len(inner) + 2 <= rows else None


def plate_lines(texts: Sequence[str], columns: int) -> Block:
    """Lines centred on a plate of so many columns."""
    cells = []
    for one in ("", *texts, ""):
        left = (columns - cell_len(one)) // 2
        cells.append(line(Span(" " * left + one + " " * (columns - cell_len(one) - left), Role.SEAL)))
    return tuple(cells)


def letter_spaced(text: str, columns: int) -> str:
    """`text` with spaced letters where all are of full width and there is room."""
    apart = " ".join(text)
    return apart if cell_len(text) == 2 * len(text) and cell_len(apart) <= columns else text


def large_title(text: str, space: Space) -> Block | None:
    """A heading over a list: large, at its left edge, or on a plate; None where that takes too many of the rows."""
    drawn = letters(text, space, max(0, space.rows // 4), space.measure)
    return indented(block(drawn, Role.TITLE), space.left) if drawn else plate(text, space, space.rows // 8)


def fixed_list(words: str, blocks: Sequence[Block], space: Space) -> tuple[Block, ...]:
    """A list that does not grow: in the middle of a page of its own, or as other lists are where it is longer."""
    head = title(words, space, most=space.rows // 3)
    if len(head.plain) + sum(map(len, blocks)) + sum(map(bool, blocks)) <= space.rows:
        return stacked(space, [head, *map(Part, blocks)])
    return listed(space, titled(words, space), large_title(words, space), blocks).pages
