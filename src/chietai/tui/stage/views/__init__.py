"""One module for each view of the stage, and which of them is shown."""

from collections.abc import Callable
from datetime import datetime

from chietai.meeting.kinds import Overlay, Phase, StepKind
from chietai.meeting.state import State
from chietai.tui.stage.space import Space
from chietai.tui.stage.view_base import View
from chietai.tui.stage.views.aim_view import aim
from chietai.tui.stage.views.before_and_after_view import opening, thanks
from chietai.tui.stage.views.choose_view import choose
from chietai.tui.stage.views.close_view import close
from chietai.tui.stage.views.draw_view import draw
from chietai.tui.stage.views.overlay_view import agreements, curtain
from chietai.tui.stage.views.recall_view import recall
from chietai.tui.stage.views.reception_view import reception
from chietai.tui.stage.views.report_view import report
from chietai.tui.stage.views.rounds_view import rounds
from chietai.tui.stage.views.spread_view import spread
from chietai.tui.stage.views.troubles_view import troubles

_STEPS: dict[StepKind, Callable[[State, datetime, Space], View]] = {
    StepKind.RECEPTION: reception,
    StepKind.RECALL: recall,
    StepKind.AIM: aim,
    StepKind.TROUBLES: troubles,
    StepKind.CHOOSE: choose,
    StepKind.ROUNDS: rounds,
    StepKind.REPORT: report,
    StepKind.SPREAD: spread,
    StepKind.CLOSE: close,
}


def has_top_line(state: State) -> bool:
    """Whether the line at the top is there: not before the meeting, not after it, not behind the curtain."""
    return state.phase is Phase.LIVE and state.step is not None and state.overlay is not Overlay.CURTAIN


def view_of(state: State, now: datetime, space: Space, *, show: bool = True) -> View:
    """The view that the meeting calls for. `show`: the draw may be shown as it falls."""
    if state.overlay is Overlay.CURTAIN:
        return curtain(state, now, space)
    if state.overlay is Overlay.AGREEMENTS:
        return agreements(state, now, space)
    if state.phase is Phase.CLOSED:
        return thanks(state, now, space)
    step = state.step
    if step is None or state.phase is not Phase.LIVE:
        return opening(state, now, space)
    if step.kind is StepKind.DRAW:
        return draw(state, now, space, show=show)
    return _STEPS[step.kind](state, now, space)
