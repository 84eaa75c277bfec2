"""Text on the stage: broken where people pause, figures as they are written here, and facts as sentences."""

from datetime import datetime
from functools import lru_cache

from chietai.i18n import _, language, pgettext
from chietai.meeting.state import State
from chietai.tui.grid import LINES, safe
from chietai.tui.stage.paint import Block, Role, block
from chietai.wording.times import clock_time, figures, full_date

__all__ = ["aim_sentence", "figure_width", "figures", "lines", "opening_time", "paragraph", "when"]


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


def when(state: State) -> str:
    """The day and the time of the beginning, as far as they are known."""
    details = state.details
    day = full_date(details.date) if details.date else ""
    start = pgettext("stage", "from {time}").format(time=clock_time(details.start)) if details.start else ""
    return " ".join(part for part in (day, start) if part)


def opening_time(state: State, now: datetime) -> datetime | None:
    """The planned beginning, on the clock of `now`; None when it is not known."""
    details = state.details
    if details.date is None or details.start is None:
        return None
    return datetime.combine(details.date, details.start, tzinfo=now.tzinfo)


def aim_sentence(state: State) -> str:
    """What is considered today, and how far the result goes, as one sentence; "" when neither is known."""
    consider = safe(state.details.consider or "").rstrip("。.")
    result = safe(state.details.result or "").rstrip("。.")
    if language() == "ja":
        # People write these with or without the particle that the sentence needs.
        consider, result = consider.removesuffix("を"), result.removesuffix("まで")
    if consider and result:
        return _("Today we consider {consider}, as far as {result}.").format(consider=consider, result=result)
    if consider:
        return _("Today we consider {consider}.").format(consider=consider)
    return _("Today we go as far as {result}.").format(result=result) if result else ""
