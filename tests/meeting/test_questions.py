"""Which question is put by itself when a step is entered."""

import pytest
from tests.meeting.meetings import STEPS, Meeting, prepared

from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep
from chietai.meeting.questions import opening_question

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
