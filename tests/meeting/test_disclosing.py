"""What a person has said of words in papers is part of the meeting: stored, replaced, undone."""

import pytest
from tests.meeting.meetings import Meeting, prepared

from chietai.meeting import intents as i
from chietai.meeting.kinds import Verdict
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Judgement
from chietai.wording.past_events import happened

TEXT = "東のはずれの団地に、店がない"


@pytest.fixture
def meeting() -> Meeting:
    return prepared()


def test_a_judgement_is_kept(meeting: Meeting) -> None:
    meeting.say(i.JudgeWords(words="東", verdict=Verdict.KEEP, within=TEXT))
    meeting.say(i.JudgeWords(words=" 本町 ", verdict=Verdict.KEEP))
    assert meeting.state.judgements == (Judgement("東", Verdict.KEEP, TEXT), Judgement("本町", Verdict.KEEP))


def test_a_later_judgement_of_the_same_words_replaces_the_earlier_one(meeting: Meeting) -> None:
    meeting.say(i.JudgeWords(words="東", verdict=Verdict.KEEP, within=TEXT))
    meeting.say(i.JudgeWords(words="東", verdict=Verdict.HIDE))
    meeting.say(i.JudgeWords(words="東", verdict=Verdict.HIDE, within=TEXT))
    assert meeting.state.judgements == (Judgement("東", Verdict.HIDE), Judgement("東", Verdict.HIDE, TEXT))


def test_it_can_be_undone_and_redone(meeting: Meeting) -> None:
    before = meeting.state
    meeting.say(i.JudgeWords(words="東", verdict=Verdict.KEEP))
    after = meeting.state
    meeting.say(i.Undo())
    assert meeting.state == before
    meeting.say(i.Redo())
    assert meeting.state == after


@pytest.mark.parametrize(
    ("words", "reason"), [("東", Reason.NO_CHANGE), ("", Reason.EMPTY_TEXT), (" \u3000", Reason.EMPTY_TEXT)]
)
def test_what_changes_nothing_or_is_empty_is_refused(meeting: Meeting, words: str, reason: Reason) -> None:
    meeting.say(i.JudgeWords(words="東", verdict=Verdict.KEEP))
    with pytest.raises(Refused) as refused:
        meeting.say(i.JudgeWords(words=words, verdict=Verdict.KEEP))
    assert refused.value.reason is reason


@pytest.mark.parametrize("verdict", Verdict)
def test_what_happened_is_told_without_the_words(meeting: Meeting, verdict: Verdict) -> None:
    """In one window the room reads it, and the words may be the name of somebody."""
    event = meeting.say(i.JudgeWords(words="霧島", verdict=verdict, within="霧島が話した"))
    assert "霧島" not in happened(event, meeting.state)
