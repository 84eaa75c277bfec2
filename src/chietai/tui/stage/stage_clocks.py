"""Clocks as the room sees them: figures, a note when time runs short, and when they change next."""

import math
from dataclasses import dataclass
from datetime import datetime

from chietai.i18n import _
from chietai.meeting.state import Countdown
from chietai.tui.stage.paint import Role
from chietai.wording.times import countdown as as_figures

SOON = 0.7
"""The part of its time after which a clock says that the end is near."""


@dataclass(frozen=True, slots=True)
class ClockFace:
    """A countdown at one moment. `note` says what the figures mean, "" while there is plenty of time."""

    figures: str
    words: str  # for the top line
    note: str
    role: Role
    wake: float | None


def warning_level(clock: Countdown, now: datetime) -> int:
    """0: plenty of time; 1: the end is near (70 %); 2: the time is over."""
    if clock.limit <= 0:
        return 0
    used = clock.elapsed(now) / clock.limit
    return 2 if used >= 1 else 1 if used >= SOON else 0


def clock_face(clock: Countdown, now: datetime) -> ClockFace:
    """`clock` as it is shown at `now`."""
    left = clock.remaining(now)
    figures = as_figures(left)
    level = warning_level(clock, now)
    wake = left - (math.ceil(left) - 1) if clock.running else None
    if not clock.running:
        return ClockFace(
            figures, _("Stopped at {time}").format(time=figures), _("The clock is stopped"), Role.CLOCK, wake
        )
    if level == 2:
        words = _("Over by {time}").format(time=figures.lstrip("+"))
        return ClockFace(figures, words, _("Time is up. Please come to an end."), Role.BAD, wake)
    words = _("{time} left").format(time=figures)
    if level == 1:
        return ClockFace(figures, words, _("Soon time to sum up"), Role.WARNING, wake)
    return ClockFace(figures, words, "", Role.CLOCK, wake)


def seconds_to_next_minute(now: datetime) -> float:
    """Seconds until a clock of hours and minutes changes."""
    return 60.0 - now.second - now.microsecond / 1e6
