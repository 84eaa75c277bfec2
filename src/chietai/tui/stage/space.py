"""How much room there is, and what may be drawn in it."""

from dataclasses import dataclass

LEAST_COLUMNS, LEAST_ROWS = 56, 16
_MEASURE = 88
"""Cells: running text is no wider than this on any terminal, because long lines are hard to follow."""


@dataclass(frozen=True, slots=True)
class Space:
    """The room that a view has: cells inside all margins.

    `letters`: large letters may be used. `blocks`: block characters are one cell wide here, so bars may be made of
    them; else of ASCII.
    """

    columns: int
    rows: int
    letters: bool = True
    blocks: bool = True

    @property
    def measure(self) -> int:
        """How wide running text is set."""
        return min(self.columns, _MEASURE)

    @property
    def left(self) -> int:
        """The left margin that centres running text."""
        return (self.columns - self.measure) // 2


@dataclass(frozen=True, slots=True)
class Margins:
    """Empty cells around the content; `top` counts from below the top line."""

    side: int
    top: int
    bottom: int


def margins(columns: int, rows: int) -> Margins:
    """The margins of a stage of this size: wider on larger windows."""
    side = 2 if columns < 72 else 4 if columns < 100 else 8 if columns < 140 else 12
    return Margins(side, 1 if rows < 30 else 2, 1 if rows < 30 else 2)


def too_small(columns: int, rows: int) -> bool:
    """Whether there is only room for a line that says so."""
    return columns < LEAST_COLUMNS or rows < LEAST_ROWS
