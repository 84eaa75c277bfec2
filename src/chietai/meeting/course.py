"""The course of the meeting: it is opened and closed, goes from step to step, and something is laid over the stage."""

import dataclasses
from typing import ClassVar, Literal, assert_never

from chietai.meeting.base import Event, Id, Intent
from chietai.meeting.kinds import Overlay, Phase
from chietai.meeting.model import PlannedStep
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Countdown, Stamp, State, Visit, evolve


class OpenSession(Intent):
    """Begins the meeting in front of the room."""

    kind: Literal["open"] = "open"


class CloseSession(Intent):
    """Ends the meeting."""

    kind: Literal["close"] = "close"


class EnterStep(Intent):
    """Goes to a step of the programme and starts its countdown."""

    kind: Literal["step"] = "step"
    step: str


class SkipStep(Intent):
    """Leaves a step out."""

    kind: Literal["skip"] = "skip"
    step: str


class ShowOverlay(Intent):
    """Lays the agreements or the curtain over the stage, or takes them away."""

    kind: Literal["overlay"] = "overlay"
    overlay: Overlay


CourseIntent = OpenSession | CloseSession | EnterStep | SkipStep | ShowOverlay


class SessionOpened(Event):
    """The meeting began in front of the room."""

    type: Literal["SessionOpened"] = "SessionOpened"


class SessionClosed(Event):
    """The meeting ended."""

    type: Literal["SessionClosed"] = "SessionClosed"


class StepEntered(Event):
    """The meeting went to a step of the programme (and left the one before); its countdown begins."""

    type: Literal["StepEntered"] = "StepEntered"
    step_id: Id


class StepSkipped(Event):
    """A step will not be held."""

    type: Literal["StepSkipped"] = "StepSkipped"
    step_id: Id


class OverlayShown(Event):
    """The agreements or the curtain were laid over the stage, or taken away."""

    undoable: ClassVar[bool] = False
    type: Literal["OverlayShown"] = "OverlayShown"
    overlay: Overlay


CourseEvent = SessionOpened | SessionClosed | StepEntered | StepSkipped | OverlayShown


def decide_course(state: State, intent: CourseIntent, stamp: Stamp) -> CourseEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case OpenSession():
            if state.phase is Phase.LIVE:
                raise Refused(Reason.ALREADY_OPEN)
            return SessionOpened(**stamp.on(state))
        case CloseSession():
            if state.phase is Phase.CLOSED:
                raise Refused(Reason.ALREADY_CLOSED)
            return SessionClosed(**stamp.on(state))
        case EnterStep():
            _known_step(state, intent.step)
            if state.phase is Phase.LIVE and state.step_id == intent.step:
                raise Refused(Reason.NO_CHANGE)
            return StepEntered(step_id=intent.step, **stamp.on(state))
        case SkipStep():
            _known_step(state, intent.step)
            if intent.step in state.skipped:
                raise Refused(Reason.NO_CHANGE)
            return StepSkipped(step_id=intent.step, **stamp.on(state))
        case ShowOverlay():
            if state.overlay is intent.overlay:
                raise Refused(Reason.NO_CHANGE)
            return OverlayShown(overlay=intent.overlay, **stamp.on(state))
        case _:
            assert_never(intent)


def apply_course(state: State, event: CourseEvent) -> State:
    """The state after `event`; unchanged for a step that is not in the programme."""
    match event:
        case StepEntered():
            step = _step(state, event.step_id)
            return state if step is None else _entered(state, step, event)
        case StepSkipped():
            if _step(state, event.step_id) is None:
                return state
            return evolve(state, skipped=state.skipped | {event.step_id})
        case SessionOpened():
            return evolve(state, phase=Phase.LIVE, opened_at=state.opened_at or event.at, closed_at=None)
        case SessionClosed():
            return evolve(
                state,
                phase=Phase.CLOSED,
                closed_at=event.at,
                visits=_left(state, event),
                step_clock=state.step_clock.paused(event.at),
                turn=None,
            )
        case OverlayShown():
            return evolve(state, overlay=event.overlay)
        case _:
            assert_never(event)


def _entered(state: State, step: PlannedStep, event: StepEntered) -> State:
    """In `step`: the one before is left, a clock of its own runs, nobody has the floor."""
    return evolve(
        state,
        phase=Phase.LIVE,
        opened_at=state.opened_at or event.at,
        closed_at=None,
        step_id=step.id,
        visits=(*_left(state, event), Visit(step.id, event.at)),
        skipped=state.skipped - {step.id},
        step_clock=Countdown(step.minutes * 60, since=event.at),
        turn=None,
    )


def _left(state: State, event: StepEntered | SessionClosed) -> tuple[Visit, ...]:
    if not state.visits or state.visits[-1].left_at is not None:
        return state.visits
    return (*state.visits[:-1], dataclasses.replace(state.visits[-1], left_at=event.at))


def _step(state: State, step_id: str) -> PlannedStep | None:
    return next((step for step in state.steps if step.id == step_id), None)


def _known_step(state: State, step_id: str) -> None:
    if _step(state, step_id) is None:
        raise Refused(Reason.UNKNOWN_STEP, ref=step_id)
