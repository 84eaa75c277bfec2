"""The measures of a plan of tables: how wide a table is, how many are in a row, how many rows are on a page.

Each table is a block of its number and its names. The number is what people look for from afar: it stands large over
the names or beside them where there is room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from chietai.tui.stage.large import number as large_number
from chietai.tui.stage.paint import width as line_width
from chietai.tui.stage.space import Space

_LEAST_WIDTH = 11
_LEAST_GAP, _WIDEST_GAP = 5, 12
_STACK_GAP = 3
BESIDE_GAP = 3
"""Cells between a number and the names beside it."""


class Person(NamedTuple):
    """A name, and behind it the number of the seat, at the right edge of the column of names."""

    name: str
    seat: str

    @property
    def width(self) -> int:
        """Cells; the same for all."""
        return cell_len(self.name) + cell_len(self.seat)


Table = tuple[int, tuple[Person, ...]]


class TableStyle(NamedTuple):
    """A way to lay tables out. `figure`: the rows of their large numbers; 0: the number is a plain line.

    `beside`: the number stands to the left of the names, not above. `step`: rows from name to name.
    """

    figure: int
    beside: bool
    step: int

    @property
    def head(self) -> int:
        """The rows above the names: a plain title, or a large one with a word above it and a blank line below."""
        if self.beside:
            return 0
        return self.figure + 2 if self.figure else 1


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a layout: cells of a table and between two, and tables in a row.

    `stacks`: columns of names within a table, `stack` cells from one to the next. `aside`: cells at the left of each
    table for its number.
    """

    style: TableStyle
    width: int
    gap: int
    across: int
    stacks: int
    stack: int
    aside: int

    def height(self, group: Sequence[Table]) -> int:
        """The rows that a row of tables takes."""
        style = self.style
        return max(style.head + (self.deep(group) - 1) * style.step + 1, style.figure if style.beside else 0)

    def deep(self, group: Sequence[Table]) -> int:
        """The names below one another in the longest table of a row."""
        return max(-(-len(people) // self.stacks) for _n, people in group)


def split_tables(tables: Sequence[Table], space: Space, style: TableStyle) -> list[Table]:
    """The tables; those with more people than fit on a page are split."""
    aside = _aside(tables, space, style)
    across = max(1, (space.columns - aside + _STACK_GAP) // (tables[0][1][0].width + _STACK_GAP))
    most = across * _places(space, style)
    parts: list[Table] = []
    for n, people in tables:
        # Parts of about equal length, not a full one and a remainder.
        part = -(-len(people) // -(-len(people) // most))
        parts += [(n, people[k : k + part]) for k in range(0, len(people), part)]
    return parts


def shape(tables: Sequence[Table], space: Space, style: TableStyle) -> Shape | None:
    """The shape for tables that went through `split_tables`; None when their numbers do not fit as large as that."""
    aside = _aside(tables, space, style)
    wide = _figure_width(tables, space, style.figure)
    if style.figure and not wide:
        return None
    most = max(len(people) for _n, people in tables)
    name = tables[0][1][0].width
    stacks = -(-most // _places(space, style))
    width = max(_LEAST_WIDTH, aside + name * stacks + _STACK_GAP * (stacks - 1), wide)
    gap = _LEAST_GAP if style.beside or space.columns >= 100 else _STACK_GAP
    across = max(1, min(len(tables), (space.columns + gap) // (width + gap)))
    # Rows of about equal length look calmer than a full one and a remainder.
    across = -(-len(tables) // -(-len(tables) // across))
    if across > 1:
        gap = max(gap, min(max(_WIDEST_GAP, space.columns // 10), (space.columns - width * across) // (across - 1)))
    return Shape(style, width, gap, across, stacks, name + _STACK_GAP, aside)


def _places(space: Space, style: TableStyle) -> int:
    return max(1, (space.rows - style.head - 1) // style.step + 1)


def _aside(tables: Sequence[Table], space: Space, style: TableStyle) -> int:
    return _figure_width(tables, space, style.figure) + BESIDE_GAP if style.beside else 0


def _figure_width(tables: Sequence[Table], space: Space, rows: int) -> int:
    """The cells of the widest number in figures of so many rows; 0 when there are none."""
    if not rows:
        return 0
    drawn = [
        large_number(number, space, rows, space.columns) for number in {len(str(n)): n for n, _p in tables}.values()
    ]
    return max((max(map(line_width, one)) if one and len(one) == rows else 0) for one in drawn)


def pages_of(tables: Sequence[Table], of: Shape, rows: int, more: int = 0) -> list[list[tuple[int, Sequence[Table]]]]:
    """For each page its rows of tables: where each begins, and its tables.

    Rows of tables are further apart than names, by `more` additional blank rows.
    """
    pages: list[list[tuple[int, Sequence[Table]]]] = [[]]
    row = 0
    for start in range(0, len(tables), of.across):
        group = tables[start : start + of.across]
        height = of.height(group)
        if row and row + height > rows:
            pages.append([])
            row = 0
        pages[-1].append((row, group))
        row += height + of.style.step + more
    return pages
