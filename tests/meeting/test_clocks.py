"""Which countdown counts: one rule for the room and for the desk."""

import pytest
from tests.meeting.meetings import Meeting, prepared

from chietai.meeting import intents as i
from chietai.meeting.clocks import countdown_of, foremost, foremost_scope
from chietai.meeting.kinds import Scope, StepKind
from chietai.meeting.model import PlannedStep


@pytest.fixture
def meeting() -> Meeting:
    meeting = prepared()
    meeting.say(i.EnterStep(step="report"))
    return meeting


def test_no_clock_counts_before_the_first_step_and_after_the_end(meeting: Meeting) -> None:
    before = prepared()
    before.say(i.OpenSession())
    before.say(i.StartTurn(table=1, seconds=60))
    assert (foremost_scope(before.state), foremost(before.state)) == (None, None)
    meeting.say(i.CloseSession())
    assert (foremost_scope(meeting.state), foremost(meeting.state)) == (None, None)


def test_a_turn_with_a_limit_goes_before_the_step(meeting: Meeting) -> None:
    assert foremost_scope(meeting.state) is Scope.STEP
    assert foremost(meeting.state) == meeting.state.step_clock
    meeting.say(i.StartTurn(table=1))
    assert foremost_scope(meeting.state) is Scope.STEP, "a turn without a limit has no clock of its own"
    meeting.say(i.StartTurn(table=1, seconds=90))
    assert foremost_scope(meeting.state) is Scope.TURN
    assert (clock := foremost(meeting.state)) is not None
    assert clock.limit == 90
    meeting.say(i.EndTurn())
    assert foremost_scope(meeting.state) is Scope.STEP


def test_a_step_without_minutes_has_no_clock_until_it_is_given_time(meeting: Meeting) -> None:
    meeting.say(i.SetProgramme(steps=(PlannedStep(id="aim", kind=StepKind.AIM, minutes=0),)))
    meeting.say(i.EnterStep(step="aim"))
    assert foremost_scope(meeting.state) is Scope.STEP
    assert foremost(meeting.state) is None
    meeting.say(i.ExtendTimer(seconds=60))
    assert foremost(meeting.state) == meeting.state.step_clock


def test_each_scope_has_its_countdown(meeting: Meeting) -> None:
    assert countdown_of(meeting.state, Scope.STEP) == meeting.state.step_clock
    assert countdown_of(meeting.state, Scope.TURN) is None
    meeting.say(i.StartTurn(table=1, seconds=90))
    assert meeting.state.turn is not None
    assert countdown_of(meeting.state, Scope.TURN) == meeting.state.turn.clock
    assert countdown_of(prepared().state, Scope.STEP) is None
