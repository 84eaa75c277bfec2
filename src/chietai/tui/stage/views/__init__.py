"""One module for each view of the stage, and which of them is shown."""

from datetime import datetime
from typing import assert_never

from chietai.meeting.kinds import Overlay, Phase, StepKind
from chietai.meeting.state import State
from chietai.tui.stage.space import Space
from chietai.tui.stage.view_base import View
from chietai.tui.stage.views.aim_view import agreements, aim
from chietai.tui.stage.views.choose_view import choose
from chietai.tui.stage.views.close_view import close
from chietai.tui.stage.views.draw_view import draw
from chietai.tui.stage.views.recall_view import recall
from chietai.tui.stage.views.reception_view import reception
from chietai.tui.stage.views.report_view import report
from chietai.tui.stage.views.rounds_view import rounds
from chietai.tui.stage.views.spread_view import spread
from chietai.tui.stage.views.stepless_views import curtain, opening, thanks
from chietai.tui.stage.views.troubles_view import troubles


def has_top_line(state: State) -> bool:
    """Whether the top line is shown: not before or after the meeting, nor behind the curtain."""
    return state.phase is Phase.LIVE and state.step is not None and state.overlay is not Overlay.CURTAIN


def view_of(state: State, now: datetime, space: Space, *, show: bool = True) -> View:
    """The view that the meeting calls for. `show`: the draw may be animated."""
    match state.overlay:
        case Overlay.CURTAIN:
            return curtain(state, now, space)
        case Overlay.AGREEMENTS:
            return agreements(state, now, space)
        case Overlay.NONE:
            pass
        case _:
            assert_never(state.overlay)
    match state.phase:
        case Phase.CLOSED:
            return thanks(state, now, space)
        case Phase.LIVE if state.step is not None:
            return _of_step(state.step.kind, state, now, space, show=show)
        case Phase.LIVE | Phase.PREPARING:
            return opening(state, now, space)


def _of_step(kind: StepKind, state: State, now: datetime, space: Space, *, show: bool) -> View:
    match kind:
        case StepKind.RECEPTION:
            return reception(state, now, space)
        case StepKind.RECALL:
            return recall(state, now, space)
        case StepKind.AIM:
            return aim(state, now, space)
        case StepKind.DRAW:
            return draw(state, now, space, show=show)
        case StepKind.TROUBLES:
            return troubles(state, now, space)
        case StepKind.CHOOSE:
            return choose(state, now, space)
        case StepKind.ROUNDS:
            return rounds(state, now, space)
        case StepKind.REPORT:
            return report(state, now, space)
        case StepKind.SPREAD:
            return spread(state, now, space)
        case StepKind.CLOSE:
            return close(state, now, space)
