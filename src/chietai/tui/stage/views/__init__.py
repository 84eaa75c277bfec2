"""One module for each view of the stage, and which of them is shown."""

from datetime import datetime

from chietai.meeting.state import State
from chietai.meeting.words import Overlay, Phase, StepKind
from chietai.tui.stage.space import Space
from chietai.tui.stage.view import View


def has_top_line(state: State) -> bool:
    """Whether the line at the top is there: not before the meeting, not after it, not behind the curtain."""
    return state.phase is Phase.LIVE and state.step is not None and state.overlay is not Overlay.CURTAIN


def view_of(state: State, now: datetime, space: Space, *, show: bool = True) -> View:
    """The view that the meeting calls for. `show`: the draw may be shown as it falls."""
    from chietai.tui.stage.views import aim
    return aim.aim(state, now, space)
