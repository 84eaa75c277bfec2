"""Text on the stage: safe for the grid, broken where people pause, figures as they are written here."""

from functools import lru_cache

from chietai.i18n import language
from chietai.tui.grid import LINES, safe
from chietai.tui.stage.paint import Block, Role, block
from chietai.wording.numbers import figures

__all__ = ["figure_width", "figures", "lines", "paragraph"]


@lru_cache(maxsize=8192)
def lines(text: str, columns: int, *, balance: bool = False) -> tuple[str, ...]:
    """`text` (of anybody) as lines of at most `columns` cells."""
    return tuple(LINES.wrap(safe(text), max(2, columns), balance=balance))


def paragraph(text: str, columns: int, role: Role = Role.TEXT, *, balance: bool = False) -> Block:
    """`text` (of anybody) as lines in one role."""
    return block(lines(text, columns, balance=balance), role)


def figure_width(number: int) -> int:
    """The cells that `figures(number)` takes."""
    return len(str(number)) * (2 if language() == "ja" else 1)
