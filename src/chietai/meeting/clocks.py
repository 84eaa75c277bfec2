"""The countdowns of the step and of the turn: halted, resumed, given more time; and which of the two counts."""

import dataclasses
from collections.abc import Callable
from typing import Annotated, Literal, assert_never

from pydantic import Field

from chietai.meeting.base import Event, Intent
from chietai.meeting.kinds import Phase, Scope
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Countdown, Stamp, State, evolve


class PauseTimer(Intent):
    """Halts a countdown."""

    kind: Literal["pause"] = "pause"
    scope: Scope = Scope.STEP


class ResumeTimer(Intent):
    """Lets a countdown go on."""

    kind: Literal["resume"] = "resume"
    scope: Scope = Scope.STEP


class ExtendTimer(Intent):
    """Gives a countdown more (or, negative, less) time."""

    kind: Literal["extend"] = "extend"
    scope: Scope = Scope.STEP
    seconds: Annotated[int, Field(strict=True, ge=-86400, le=86400)] = 60


ClockIntent = PauseTimer | ResumeTimer | ExtendTimer


class TimerPaused(Event):
    """A countdown was halted."""

    type: Literal["TimerPaused"] = "TimerPaused"
    scope: Scope


class TimerResumed(Event):
    """A countdown goes on."""

    type: Literal["TimerResumed"] = "TimerResumed"
    scope: Scope


class TimerExtended(Event):
    """A countdown was given more (or, negative, less) time."""

    type: Literal["TimerExtended"] = "TimerExtended"
    scope: Scope
    seconds: Annotated[int, Field(strict=True, ge=-86400, le=86400)]


ClockEvent = TimerPaused | TimerResumed | TimerExtended


def decide_clocks(state: State, intent: ClockIntent, stamp: Stamp) -> ClockEvent:
    """The event that `intent` becomes; raises Refused."""
    clock = _clock(state, intent.scope)
    match intent:
        case PauseTimer():
            if not clock.running:
                raise Refused(Reason.NOT_RUNNING)
            return TimerPaused(scope=intent.scope, **stamp.on(state))
        case ResumeTimer():
            if clock.running:
                raise Refused(Reason.ALREADY_RUNNING)
            return TimerResumed(scope=intent.scope, **stamp.on(state))
        case ExtendTimer():
            if intent.seconds == 0:
                raise Refused(Reason.NO_CHANGE)
            return TimerExtended(scope=intent.scope, seconds=intent.seconds, **stamp.on(state))
        case _:
            assert_never(intent)


def apply_clocks(state: State, event: ClockEvent) -> State:
    """The state after `event`; unchanged when there is no such clock."""
    match event:
        case TimerPaused():
            return _changed(state, event.scope, lambda clock: clock.paused(event.at))
        case TimerResumed():
            return _changed(state, event.scope, lambda clock: clock.resumed(event.at))
        case TimerExtended():
            limit_change = event.seconds
            return _changed(state, event.scope, lambda c: dataclasses.replace(c, limit=max(0, c.limit + limit_change)))
        case _:
            assert_never(event)


def foremost_scope(state: State) -> Scope | None:
    """Which countdown is meant while nobody says which: that of the turn, else that of the step.

    A turn without a limit has none. None before the first step and when the meeting does not go on.
    """
    if state.phase is not Phase.LIVE or state.step is None:
        return None
    return Scope.TURN if state.turn is not None and state.turn.clock.limit else Scope.STEP


def foremost(state: State) -> Countdown | None:
    """The countdown that counts now, for room and desk alike; None when there is none, or it has no limit."""
    scope = foremost_scope(state)
    clock = None if scope is None else countdown_of(state, scope)
    return clock if clock is not None and clock.limit else None


def countdown_of(state: State, scope: Scope) -> Countdown | None:
    """The countdown of the step or of the turn; None outside a step, and while nobody has the floor."""
    match scope:
        case Scope.STEP:
            return state.step_clock if state.step_id else None
        case Scope.TURN:
            return state.turn.clock if state.turn is not None else None
        case _:
            assert_never(scope)


def _changed(state: State, scope: Scope, change: Callable[[Countdown], Countdown]) -> State:
    match scope:
        case Scope.STEP:
            return evolve(state, step_clock=change(state.step_clock)) if state.step_id else state
        case Scope.TURN:
            if state.turn is None:
                return state
            return evolve(state, turn=dataclasses.replace(state.turn, clock=change(state.turn.clock)))
        case _:
            assert_never(scope)


def _clock(state: State, scope: Scope) -> Countdown:
    clock = countdown_of(state, scope)
    if clock is None:
        raise Refused(Reason.NOT_RUNNING if scope is Scope.STEP else Reason.NO_TURN)
    return clock
