"""Facts of the meeting as sentences for the stage."""

from datetime import datetime

from chietai.i18n import _, language, pgettext
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.wording.times import clock_time, full_date


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
