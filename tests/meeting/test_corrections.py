"""Entries put right: words and place in one event, which one undo takes back."""

import pytest
from tests.meeting.meetings import Meeting, prepared

from chietai.meeting import intents as i
from chietai.meeting.events import EntryCorrected, EntryMoved, EntryRevised, parse_event
from chietai.meeting.kinds import EntryKind
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Entry
from chietai.records.document_format import dump_event

WORDS = "話す相手がほしい"


@pytest.fixture
def meeting() -> Meeting:
    """Entry e15 is an offer about trouble 1, without a table."""
    meeting = prepared()
    meeting.say(i.MakeOffer(text="車を出す", trouble="1"))
    return meeting


def offer(meeting: Meeting) -> Entry:
    return next(entry for entry in meeting.state.entries.values() if entry.no == 0)


def test_words_and_place_are_corrected_by_one_event_and_come_back_by_one_undo(meeting: Meeting) -> None:
    before = offer(meeting)
    event = meeting.say(
        i.CorrectEntry(
            entry=before.id, text=WORDS, table=1, member="m1", trouble="2", question=3, organisation="自治会"
        )
    )
    assert isinstance(event, EntryCorrected)
    after = offer(meeting)
    assert (after.text, after.table, after.member_id, after.organisation) == (WORDS, 1, "m1", "自治会")
    assert after.kind is EntryKind.HOPE
    assert meeting.state.entries[after.trouble_id].no == 2
    assert after.revisions == before.revisions + 1
    meeting.say(i.Undo())
    assert offer(meeting) == before
    meeting.say(i.Redo())
    assert offer(meeting) == after


def test_it_gives_what_revising_and_moving_give(meeting: Meeting) -> None:
    apart = Meeting(meeting.state, list(meeting.events))
    entry = offer(meeting).id
    apart.say(i.ReviseEntry(entry=entry, text=WORDS))
    apart.say(i.MoveEntry(entry=entry, table=1, question=2))
    meeting.say(i.CorrectEntry(entry=entry, text=WORDS, table=1, question=2))
    assert offer(meeting) == offer(apart)


def test_what_changes_only_the_words_or_only_the_place_is_called_so(meeting: Meeting) -> None:
    entry = offer(meeting).id
    revised = meeting.say(i.CorrectEntry(entry=entry, text=WORDS, trouble="1"))
    assert isinstance(revised, EntryRevised), "about trouble 1 it is already"
    moved = meeting.say(i.CorrectEntry(entry=entry, text=WORDS, table=1))
    assert isinstance(moved, EntryMoved)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, Reason.NO_CHANGE),
        ({"text": "車を出す", "trouble": "1"}, Reason.NO_CHANGE),
        ({"text": ""}, Reason.EMPTY_TEXT),
        ({"text": WORDS, "table": 9}, Reason.UNKNOWN_TABLE),
        ({"text": WORDS, "member": "誰か"}, Reason.UNKNOWN_MEMBER),
        ({"text": WORDS, "trouble": "9"}, Reason.UNKNOWN_ENTRY),
    ],
)
def test_what_is_refused_changes_neither_words_nor_place(
    meeting: Meeting, change: dict[str, object], reason: Reason
) -> None:
    before = meeting.state
    with pytest.raises(Refused) as caught:
        meeting.say(i.CorrectEntry.model_validate({"entry": offer(meeting).id, **change}))
    assert caught.value.reason is reason
    assert meeting.state is before


def test_a_trouble_answers_no_question(meeting: Meeting) -> None:
    with pytest.raises(Refused) as caught:
        meeting.say(i.CorrectEntry(entry="1", text=WORDS, question=2))
    assert caught.value.reason is Reason.NOT_AN_ANSWER


def test_a_line_of_append_and_a_row_of_a_document_are_read(meeting: Meeting) -> None:
    intent = i.parse_intent({"kind": "correct", "entry": offer(meeting).id, "text": WORDS, "table": 1})
    assert isinstance(intent, i.CorrectEntry)
    row = dump_event(meeting.say(intent))
    assert (row["type"], row["text"], row["table"]) == ("EntryCorrected", WORDS, 1)
    assert parse_event(row) == meeting.events[-1]
