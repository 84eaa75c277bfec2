"""Large letters and figures, where there is room for them."""

from datetime import datetime
from functools import lru_cache

from chietai.meeting.state import Countdown
from chietai.tui.letters import countdown, fit
from chietai.tui.letters.bitmap_font import half_blocks
from chietai.tui.letters.large_figures import figure, figure_width
from chietai.tui.stage.paint import Block, Role, block, centred_as_one
from chietai.tui.stage.space import Space

_LEAST_FIGURE_ROWS = 5


def letters(
    text: str, space: Space, rows: int, columns: int | None = None, *, centred: bool = False
) -> list[str] | None:
    """`text` in the largest letters that fit; None when there is no room, or no large letters here."""
    if not space.letters or not text:
        return None
    return fit(text, space.columns if columns is None else columns, rows, centred=centred)


def heading(text: str, space: Space, rows: int, role: Role = Role.TITLE) -> Block | None:
    """`text` in large letters, in the middle of the space; None when that does not fit."""
    drawn = letters(text, space, rows, centred=True)
    return centred_as_one(block(drawn, role), space.columns) if drawn else None


def clock_figures(
    clock: Countdown,
    now: datetime,
    space: Space,
    rows: int,
    role: Role,
    columns: int | None = None,
    *,
    even: bool = False,
) -> Block | None:
    """The figures of a countdown, large; None when they do not fit.

    They keep their size and position when the time is over: room for the sign is always reserved, with `even` behind
    them too.
    """
    if not space.letters or rows < _LEAST_FIGURE_ROWS:
        return None
    left = -int(-clock.remaining(now) // 1)
    drawn = countdown(
        abs(left) // 60, abs(left) % 60, columns or space.columns, rows,
        sign="+" if left < 0 else " ", figures=1 if clock.limit < 600 else 2, even=even,
    )  # fmt: skip
    return block(drawn, role) if len(drawn) > 1 else None


def time_figures(now: datetime, space: Space, rows: int, role: Role) -> Block | None:
    """The time of day in large figures; None when they do not fit."""
    if not space.letters or rows < _LEAST_FIGURE_ROWS:
        return None
    drawn = countdown(now.hour, now.minute, space.columns, rows)
    return block(drawn, role) if len(drawn) > 1 else None


_HIGHEST, _LOWEST = 18, 5


def number(value: int, space: Space, rows: int, columns: int) -> Block | None:
    """A whole number (0 or more) in figures as large as fit; None when they do not."""
    if not space.letters:
        return None
    text = str(value)
    for height in range(min(rows, _HIGHEST), _LOWEST - 1, -1):
        gap = max(1, height // 6)
        if sum(figure_width(char, 2 * height) for char in text) + gap * (len(text) - 1) <= columns:
            parts = (_figure(char, height) for char in text)
            return block(((" " * gap).join(row) for row in zip(*parts, strict=True)), Role.FIGURE)
    return None


@lru_cache(maxsize=32)
def _figure(char: str, height: int) -> list[str]:
    return half_blocks(figure(char, 2 * height))
