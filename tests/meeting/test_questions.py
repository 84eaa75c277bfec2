"""Which question is put by itself when a step is entered; what comes next of troubles and turns."""

import pytest
from tests.meeting.meetings import STEPS, Meeting, prepared

from chietai.meeting import intents as i
from chietai.meeting.choosing import next_pick
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep
from chietai.meeting.questions import next_trouble, next_turn, opening_question, turn_seconds
from chietai.meeting.state import State

ROUNDS = next(step for step in STEPS if step.kind is StepKind.ROUNDS)


@pytest.fixture
def meeting() -> Meeting:
    """Troubles 3 and 1 are chosen, in this order."""
    meeting = prepared()
    for number in ("3", "1"):
        meeting.say(i.PickTrouble(entry=number))
    return meeting


def test_the_rounds_begin_with_the_first_question_about_the_first_chosen_trouble(meeting: Meeting) -> None:
    question = opening_question(meeting.state, ROUNDS)
    assert question == i.PutQuestion(question=1, trouble=meeting.state.picked[0])
    meeting.say(question)
    assert meeting.state.entries[meeting.state.trouble_id].no == 3


@pytest.mark.parametrize("step", [step for step in STEPS if step is not ROUNDS], ids=lambda step: step.id)
def test_no_other_step_puts_a_question(meeting: Meeting, step: PlannedStep) -> None:
    assert opening_question(meeting.state, step) is None


def test_a_question_that_was_put_stays(meeting: Meeting) -> None:
    meeting.say(i.PutQuestion(question=2, trouble="1"))
    assert opening_question(meeting.state, ROUNDS) is None


def test_nothing_is_put_while_no_trouble_is_chosen() -> None:
    assert opening_question(prepared().state, ROUNDS) is None


def test_the_next_trouble_is_the_next_of_those_that_were_chosen(meeting: Meeting) -> None:
    third, first = meeting.state.picked
    assert next_trouble(meeting.state) == i.PutQuestion(question=1, trouble=third)
    meeting.say(i.PutQuestion(question=2, trouble=third))
    assert next_trouble(meeting.state) == i.PutQuestion(question=1, trouble=first)
    meeting.say(i.PutQuestion(question=3, trouble=first))
    assert next_trouble(meeting.state) is None


def test_after_the_last_table_the_floor_is_free(meeting: Meeting) -> None:
    turn = next_turn(meeting.state)
    assert turn == i.StartTurn(table=1, seconds=turn_seconds(meeting.state))
    meeting.say(turn)
    assert next_turn(meeting.state) == i.EndTurn()
    meeting.say(i.EndTurn())
    assert next_turn(meeting.state) == turn


def test_without_tables_and_turns_there_is_nothing_next() -> None:
    assert next_turn(State()) is None


def test_the_next_pick_has_most_hands_of_those_not_picked(meeting: Meeting) -> None:
    second = next_pick(meeting.state)
    assert second is not None and meeting.state.entries[second.entry].no == 2
    meeting.say(second)
    assert next_pick(meeting.state) is None
