"""The facilitator's time: what is left, how the plan is kept, what comes next."""

from datetime import timedelta

import pytest
from tests.conftest import FrozenClock
from tests.meeting.meetings import Meeting, drawn, prepared

from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep
from chietai.meeting.questions import next_table
from chietai.tui.desk import time_left


def _begun(clock: FrozenClock) -> Meeting:
    """Two steps of ten minutes, the first of them just begun."""
    meeting = prepared()
    meeting.say(drawn([["m0"], ["m1"]]))
    steps = (
        PlannedStep(id="troubles", kind=StepKind.TROUBLES, minutes=10),
        PlannedStep(id="rounds", kind=StepKind.ROUNDS, minutes=10),
    )
    meeting.say(i.SetProgramme(steps=steps))
    meeting.say(i.EnterStep(step="troubles"))
    clock.now = meeting.state.visits[-1].entered_at
    return meeting


def test_the_words_follow_the_clock(clock: FrozenClock) -> None:
    state = _begun(clock).state
    late = time_left.behind(state, clock())
    assert late is not None
    assert time_left.time_words(state, clock.forward(minutes=4)).startswith("残り 6:00")
    assert time_left.behind(state, clock()) == late  # the step may still end in time
    assert "すぎました" in time_left.time_words(state, clock.forward(minutes=7))
    assert time_left.behind(state, clock()) == pytest.approx(late + 60)


def test_the_next_step_begins_when_this_one_ends(clock: FrozenClock) -> None:
    state = _begun(clock).state
    coming = time_left.coming(state, clock.forward(minutes=4))
    assert coming is not None and coming.at == clock() + timedelta(minutes=6)
    assert time_left.next_words(state, clock()) == "次は 三つの問い"


def test_while_tables_speak_the_next_table_comes_next(clock: FrozenClock) -> None:
    meeting = _begun(clock)
    meeting.say(i.StartTurn(table=1, seconds=120))
    assert "テーブル２" in time_left.next_words(meeting.state, clock())
    last = meeting.state.table_count
    meeting.say(i.StartTurn(table=last, seconds=120))
    assert next_table(meeting.state) is None
    assert "三つの問い" in time_left.next_words(meeting.state, clock())


def test_nothing_is_late_before_and_after_the_meeting(clock: FrozenClock) -> None:
    meeting = _begun(clock)
    meeting.say(i.CloseSession())
    assert time_left.behind(meeting.state, clock()) is None
    assert time_left.coming(meeting.state, clock()) is None
    assert time_left.time_words(meeting.state, clock()) == ""
