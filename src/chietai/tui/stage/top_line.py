"""The line at the top of the stage: which council, which step, what time. Small, and always in the same place."""

from datetime import datetime

from rich.cells import cell_len

from chietai.i18n import _
from chietai.meeting.kinds import Phase
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.stage.paint import Line, Role, Span, cut
from chietai.tui.stage.stage_clocks import clock_face, seconds_to_next_minute
from chietai.tui.stage.stage_text import figures
from chietai.wording import names
from chietai.wording.times import clock_time


def step_position(state: State) -> str:
    """Where the meeting is: 4 / 10 and the name of the step; "" before the first step and after the end."""
    step = state.step
    if step is None or state.phase is not Phase.LIVE:
        return ""
    # The step that the meeting is in is held, even if it was left out while it lasted.
    held = [one.id for one in state.steps if one.id not in state.skipped or one.id == step.id]
    return _("{n} of {total}: {step}").format(
        n=figures(held.index(step.id) + 1), total=figures(len(held)), step=safe(names.step(step))
    )


def meeting_name(state: State) -> str:
    """What the meeting is called, in short."""
    details = state.details
    return safe(state.council.name or details.title or details.theme or "")


def top_line(state: State, now: datetime, columns: int, *, clock: bool) -> tuple[Line, float]:
    """The line, and the seconds until it looks different. With `clock` it shows the time left, else the time of day."""
    wake = seconds_to_next_minute(now)
    right, role = clock_time(now), Role.BAR_QUIET
    if clock and state.phase is Phase.LIVE and state.step_clock.limit:
        face = clock_face(state.step_clock, now)
        right, role = face.words, Role.BAR
        wake = wake if face.wake is None else face.wake
    middle = cut(step_position(state), columns // 2)
    room = columns - cell_len(middle) - cell_len(right) - 4
    left = cut(meeting_name(state), room - 4 if middle else room - 2)
    # The step is centred in the line, or moves right a little for a long name.
    start = max(cell_len(left) + 4, min((columns - cell_len(middle)) // 2, room + 2))
    first = f"  {left}"
    first += " " * (start - cell_len(first))
    gap = " " * max(1, columns - start - cell_len(middle) - cell_len(right) - 2)
    return (Span(first, Role.BAR_QUIET), Span(middle, Role.BAR), Span(f"{gap}{right}  ", role)), wake
