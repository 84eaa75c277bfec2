"""The course of the meeting: opening and closing, attendance, steps, questions, turns and their countdowns."""

import dataclasses
from collections.abc import Callable

from chietai.meeting.effects.registry import effect
from chietai.meeting.events import (
    AttendanceMarked,
    OverlayShown,
    QuestionPut,
    SessionClosed,
    SessionOpened,
    StepEntered,
    StepSkipped,
    TimerExtended,
    TimerPaused,
    TimerResumed,
    TurnEnded,
    TurnStarted,
)
from chietai.meeting.evolve import evolve
from chietai.meeting.kinds import Phase, Scope
from chietai.meeting.state import Countdown, State, Turn, Visit


@effect(SessionOpened)
def opened(state: State, event: SessionOpened) -> State:
    return evolve(state, phase=Phase.LIVE, opened_at=state.opened_at or event.at, closed_at=None)


@effect(SessionClosed)
def closed(state: State, event: SessionClosed) -> State:
    clock = _paused(state.step_clock, event)
    return evolve(
        state, phase=Phase.CLOSED, closed_at=event.at, visits=_left(state, event), step_clock=clock, turn=None
    )


@effect(AttendanceMarked)
def attendance_marked(state: State, event: AttendanceMarked) -> State:
    if event.member_id not in state.members:
        return state
    return evolve(state, presence=state.presence.insert(event.member_id, event.presence))


@effect(StepEntered)
def entered(state: State, event: StepEntered) -> State:
    step = next((s for s in state.steps if s.id == event.step_id), None)
    if step is None:
        return state
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


@effect(StepSkipped)
def skipped(state: State, event: StepSkipped) -> State:
    if all(s.id != event.step_id for s in state.steps):
        return state
    return evolve(state, skipped=state.skipped | {event.step_id})


@effect(QuestionPut)
def question_put(state: State, event: QuestionPut) -> State:
    if event.trouble_id and event.trouble_id not in state.entries:
        return state
    return evolve(state, question=event.question, trouble_id=event.trouble_id, turn=None)


@effect(TurnStarted)
def turn_started(state: State, event: TurnStarted) -> State:
    if event.member_id and event.member_id not in state.members:
        return state
    return evolve(state, turn=Turn(event.table, event.member_id, Countdown(event.seconds, since=event.at)))


@effect(TurnEnded)
def turn_ended(state: State, event: TurnEnded) -> State:
    return evolve(state, turn=None)


@effect(TimerPaused)
def timer_paused(state: State, event: TimerPaused) -> State:
    return _with_clock(state, event.scope, lambda clock: _paused(clock, event))


@effect(TimerResumed)
def timer_resumed(state: State, event: TimerResumed) -> State:
    return _with_clock(state, event.scope, lambda c: c if c.running else dataclasses.replace(c, since=event.at))


@effect(TimerExtended)
def timer_extended(state: State, event: TimerExtended) -> State:
    return _with_clock(state, event.scope, lambda c: dataclasses.replace(c, limit=max(0, c.limit + event.seconds)))


@effect(OverlayShown)
def overlay_shown(state: State, event: OverlayShown) -> State:
    return evolve(state, overlay=event.overlay)


def _paused(clock: Countdown, event: TimerPaused | SessionClosed) -> Countdown:
    return Countdown(clock.limit, clock.elapsed(event.at)) if clock.running else clock


def _with_clock(state: State, scope: Scope, change: Callable[[Countdown], Countdown]) -> State:
    if scope is Scope.STEP:
        return evolve(state, step_clock=change(state.step_clock)) if state.step_id else state
    if state.turn is None:
        return state
    return evolve(state, turn=dataclasses.replace(state.turn, clock=change(state.turn.clock)))


def _left(state: State, event: StepEntered | SessionClosed) -> tuple[Visit, ...]:
    if not state.visits or state.visits[-1].left_at is not None:
        return state.visits
    return (*state.visits[:-1], dataclasses.replace(state.visits[-1], left_at=event.at))
