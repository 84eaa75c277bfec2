"""The course of the meeting: opening and closing, attendance, steps, questions, turns and countdowns."""

from chietai.meeting import events as e
from chietai.meeting import intents as i
from chietai.meeting.kinds import Phase, Scope
from chietai.meeting.references import find_member, find_trouble
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.rules.registry import rule
from chietai.meeting.stamp import Stamp
from chietai.meeting.state import Countdown, State


@rule(i.OpenSession)
def open_session(state: State, intent: i.OpenSession, stamp: Stamp) -> e.Event:
    if state.phase is Phase.LIVE:
        raise Refused(Reason.ALREADY_OPEN)
    return e.SessionOpened(**stamp.on(state))


@rule(i.CloseSession)
def close_session(state: State, intent: i.CloseSession, stamp: Stamp) -> e.Event:
    if state.phase is Phase.CLOSED:
        raise Refused(Reason.ALREADY_CLOSED)
    return e.SessionClosed(**stamp.on(state))


@rule(i.MarkAttendance)
def attend(state: State, intent: i.MarkAttendance, stamp: Stamp) -> e.Event:
    member_id = find_member(state, intent.member)
    if state.presence.get(member_id) is intent.presence:
        raise Refused(Reason.NO_CHANGE)
    return e.AttendanceMarked(member_id=member_id, presence=intent.presence, **stamp.on(state))


@rule(i.EnterStep)
def enter(state: State, intent: i.EnterStep, stamp: Stamp) -> e.Event:
    _known_step(state, intent.step)
    if state.phase is Phase.LIVE and state.step_id == intent.step:
        raise Refused(Reason.NO_CHANGE)
    return e.StepEntered(step_id=intent.step, **stamp.on(state))


@rule(i.SkipStep)
def skip(state: State, intent: i.SkipStep, stamp: Stamp) -> e.Event:
    _known_step(state, intent.step)
    if intent.step in state.skipped:
        raise Refused(Reason.NO_CHANGE)
    return e.StepSkipped(step_id=intent.step, **stamp.on(state))


@rule(i.PutQuestion)
def put_question(state: State, intent: i.PutQuestion, stamp: Stamp) -> e.Event:
    trouble_id = find_trouble(state, intent.trouble).id if intent.trouble else ""
    if (state.question, state.trouble_id) == (intent.question, trouble_id):
        raise Refused(Reason.NO_CHANGE)
    return e.QuestionPut(question=intent.question, trouble_id=trouble_id, **stamp.on(state))


@rule(i.StartTurn)
def start_turn(state: State, intent: i.StartTurn, stamp: Stamp) -> e.Event:
    member_id = find_member(state, intent.member) if intent.member else ""
    if intent.table is not None and intent.table > state.table_count:
        raise Refused(Reason.UNKNOWN_TABLE, ref=str(intent.table))
    return e.TurnStarted(table=intent.table, member_id=member_id, seconds=intent.seconds, **stamp.on(state))


@rule(i.EndTurn)
def end_turn(state: State, intent: i.EndTurn, stamp: Stamp) -> e.Event:
    if state.turn is None:
        raise Refused(Reason.NO_TURN)
    return e.TurnEnded(**stamp.on(state))


@rule(i.PauseTimer)
def pause(state: State, intent: i.PauseTimer, stamp: Stamp) -> e.Event:
    if not _clock(state, intent.scope).running:
        raise Refused(Reason.NOT_RUNNING)
    return e.TimerPaused(scope=intent.scope, **stamp.on(state))


@rule(i.ResumeTimer)
def resume(state: State, intent: i.ResumeTimer, stamp: Stamp) -> e.Event:
    if _clock(state, intent.scope).running:
        raise Refused(Reason.ALREADY_RUNNING)
    return e.TimerResumed(scope=intent.scope, **stamp.on(state))


@rule(i.ExtendTimer)
def extend(state: State, intent: i.ExtendTimer, stamp: Stamp) -> e.Event:
    _clock(state, intent.scope)
    if intent.seconds == 0:
        raise Refused(Reason.NO_CHANGE)
    return e.TimerExtended(scope=intent.scope, seconds=intent.seconds, **stamp.on(state))


@rule(i.ShowOverlay)
def overlay(state: State, intent: i.ShowOverlay, stamp: Stamp) -> e.Event:
    if state.overlay is intent.overlay:
        raise Refused(Reason.NO_CHANGE)
    return e.OverlayShown(overlay=intent.overlay, **stamp.on(state))


def _known_step(state: State, step_id: str) -> None:
    if all(step.id != step_id for step in state.steps):
        raise Refused(Reason.UNKNOWN_STEP, ref=step_id)


def _clock(state: State, scope: Scope) -> Countdown:
    if scope is Scope.TURN:
        if state.turn is None:
            raise Refused(Reason.NO_TURN)
        return state.turn.clock
    if not state.step_id:
        raise Refused(Reason.NOT_RUNNING)
    return state.step_clock
