"""The time as the facilitator needs it: what is left, how the plan is kept, what comes next and when. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chietai.i18n import _
from chietai.meeting.clocks import foremost
from chietai.meeting.kinds import Phase, StepKind
from chietai.meeting.programme import next_step, planned_times
from chietai.meeting.questions import next_table
from chietai.meeting.state import State
from chietai.text.dates import shifted
from chietai.tui.grid import safe
from chietai.wording import names, times

_NEAR = timedelta(hours=1)  # who begins later than that holds the meeting at another time
_ON_TIME = 60.0  # seconds: less than this nobody calls late


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next: its name, and when, if the present step ends in time and the rest is kept."""

    name: str
    at: datetime


def opening(state: State, now: datetime) -> datetime | None:
    """When the meeting was to begin; when it did begin, if the plan is for another day or gives no time."""
    details = state.details
    kinds = {step.id: step.kind for step in state.steps}
    began_at = next(
        (v.entered_at for v in state.visits if kinds.get(v.step_id) is not StepKind.RECEPTION),
        state.visits[0].entered_at if state.visits else None,
    )
    if details.date and details.start:
        planned = datetime.combine(details.date, details.start, tzinfo=now.tzinfo)
        if began_at is None or abs(began_at - planned) < _NEAR:
            return planned
    return began_at


def behind(state: State, now: datetime) -> float | None:
    """Seconds that the meeting is behind its plan (negative: ahead), if the step ends when its clock does.

    None before the meeting, after it, and during the reception, which has no end to be late for.
    """
    step, start = state.step, opening(state, now)
    if state.phase is not Phase.LIVE or step is None or start is None or step.kind is StepKind.RECEPTION:
        return None
    planned = next(p for p in planned_times(state.steps, start) if p.step.id == step.id)
    ends = shifted(now, timedelta(seconds=max(0.0, state.step_clock.remaining(now))))
    return (ends - planned.end).total_seconds()


def coming(state: State, now: datetime) -> NextStep | None:
    """The next step and when it will begin; None after the last and after the meeting."""
    step = next_step(state)
    if step is None or state.phase is Phase.CLOSED:
        return None
    left = max(0.0, state.step_clock.remaining(now)) if state.phase is Phase.LIVE and state.step else 0.0
    return NextStep(safe(names.step(step)), shifted(now, timedelta(seconds=left)))


def time_words(state: State, now: datetime) -> str:
    """What is left of the foremost clock, and how the plan is kept: `4:05 left, 3 minutes behind`."""
    clock = foremost(state)
    if clock is None:
        return ""
    left = clock.remaining(now)
    figures = times.countdown(left)
    words = _("{time} left").format(time=figures) if left >= 0 else _("{time} over").format(time=figures)
    if not clock.running:
        words = _("{time}, stopped").format(time=figures)
    late = behind(state, now)
    if late is None or abs(late) < _ON_TIME:
        return words
    how = _("{minutes} behind") if late > 0 else _("{minutes} ahead")
    return f"{words} ({how.format(minutes=times.minutes(abs(late)))})"


def next_words(state: State, now: datetime) -> str:
    """What comes next: the next table while tables speak in turn, else the next step."""
    if state.turn is not None and state.turn.table and (table := next_table(state)) is not None:
        return _("next: {name}").format(name=names.table(table))
    step = coming(state, now)
    return _("next: {name}").format(name=step.name) if step else ""
