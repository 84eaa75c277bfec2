"""Lines with words that the wall would hide: held once, for every line that the room will read and for no other."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meeting.meetings import Meeting, prepared

from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.meeting.line_reader import read
from chietai.meeting.readings import Context, Held, Question, Refusal, Wanted, for_the_wall

SECRET = "ひみつ"


def hides(text: str) -> tuple[str, ...]:
    """A guard that knows one word."""
    return (SECRET,) if SECRET in text else ()


CONTEXT = Context(today=date(2026, 11, 22), hides=hides)


def at(step: StepKind) -> Meeting:
    """A meeting in a step, with a case and a promise of last time."""
    meeting = prepared()
    meeting.say(i.CarryPromise(from_session="before", text="札を配る"))
    meeting.say(i.TellCase(text="朝の体操"))
    if meeting.state.step_id != step.value:
        meeting.say(i.EnterStep(step=step.value))
    return meeting


LINES = (
    (StepKind.TROUBLES, "ひみつの坂", i.RaiseTrouble),
    (StepKind.TROUBLES, "1 ひみつの坂", i.RaiseTrouble),
    (StepKind.ROUNDS, "#1 ひみつの坂", i.MakeOffer),
    (StepKind.SPREAD, "ひみつの坂", i.TellCase),
    (StepKind.SPREAD, "1 @自治会 ひみつの坂 12/15", i.MakePromise),
    (StepKind.RECALL, "1 1 ひみつの坂", i.ReviewPromise),
    (StepKind.CLOSE, "ひみつの坂", i.NoteUnsaid),
    (StepKind.CLOSE, "1/20 13:30 ひみつの坂", i.SetNextMeeting),
)


@pytest.mark.parametrize(("step", "line", "kind"), LINES)
def test_what_the_room_will_read_is_held_and_answered_once(step: StepKind, line: str, kind: type[i.Intent]) -> None:
    state = at(step).state
    reading = read(state, CONTEXT, line)
    assert isinstance(reading, Held) and reading.words == (SECRET,)
    assert isinstance(reading.proposal.intent, kind)
    hidden = read(state, replace(CONTEXT, held=line), line)
    assert hidden == reading.proposal
    shown = read(state, replace(CONTEXT, held=f" {line} ", as_said=True), line)
    assert isinstance(shown, Wanted)
    assert shown.intent == reading.proposal.intent.model_copy(update={"as_said": True})
    assert for_the_wall(shown.intent) == for_the_wall(reading.proposal.intent)
    assert isinstance(read(state, replace(CONTEXT, held=line, as_said=True), f"{line}よ"), Held), "another line"


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (StepKind.AIM, "ひみつの覚え書き"),
        (StepKind.TROUBLES, "坂がきつい"),
        (StepKind.RECEPTION, "+ ひみつ @自治会"),
        (StepKind.CLOSE, "1/20"),
    ],
)
def test_a_private_note_a_newcomer_and_an_innocent_line_are_not(step: StepKind, line: str) -> None:
    reading = read(at(step).state, CONTEXT, line)
    assert not isinstance(reading, Held | Question | Refusal)


def test_whose_words_they_are_is_not_asked_about() -> None:
    meeting = at(StepKind.TROUBLES)
    meeting.say(i.RegisterMember(member=meeting.state.members["m0"].model_copy(update={"id": "x", "name": "ひみつ"})))
    reading = read(meeting.state, CONTEXT, "@ひみつ 坂がきつい")
    assert isinstance(reading, Wanted) and reading.intent.text == "坂がきつい"  # type: ignore[union-attr]


def test_a_line_that_looks_odd_is_asked_about_first_and_then_held() -> None:
    state = at(StepKind.TROUBLES).state
    line = "s99 ひみつの坂"
    assert isinstance(read(state, CONTEXT, line), Question)
    confirmed = replace(CONTEXT, confirmed=line)
    assert isinstance(read(state, confirmed, line), Held)
    assert isinstance(read(state, replace(confirmed, held=line), line), Wanted)
    assert isinstance(read(state, replace(CONTEXT, held=line), line), Question)


@given(st.sampled_from(StepKind), st.text(max_size=30))
def test_without_hidden_words_a_line_means_what_it_means_without_a_guard(step: StepKind, line: str) -> None:
    state = at(step).state
    plain = Context(today=CONTEXT.today)
    if SECRET not in line:
        assert read(state, CONTEXT, line) == read(state, plain, line)
