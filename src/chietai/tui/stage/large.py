"""Large letters and figures, where there is room for them."""

from chietai.tui.letters import countdown, fit
from chietai.tui.stage.paint import Block, Role, block, centred_as_one
from chietai.tui.stage.space import Space

_LEAST_FIGURE_ROWS = 5


def letters(text: str, space: Space, rows: int, columns: int | None = None) -> list[str] | None:
    """`text` in the largest letters that fit; None when there is no room, or no large letters here."""
    if not space.letters or not text:
        return None
    return fit(text, space.columns if columns is None else columns, rows)


def heading(text: str, space: Space, rows: int, role: Role = Role.TITLE) -> Block | None:
    """`text` in large letters, in the middle of the space; None when that does not fit."""
    drawn = letters(text, space, rows)
    return centred_as_one(block(drawn, role), space.columns) if drawn else None


def clock_figures(seconds: float, space: Space, rows: int, role: Role, columns: int | None = None) -> Block | None:
    """The figures of a countdown with `seconds` left, large; None when they do not fit."""
    if not space.letters or rows < _LEAST_FIGURE_ROWS:
        return None
    left = -int(-seconds // 1)
    sign = "+" if left < 0 else ""
    drawn = countdown(abs(left) // 60, abs(left) % 60, columns or space.columns, rows, sign=sign)
    return block(drawn, role) if len(drawn) > 1 else None
