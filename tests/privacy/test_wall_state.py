"""What the room may read of a meeting: all texts of people are guarded, names stay where they stand for members."""

import dataclasses
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.meeting.meetings import Meeting, meetings, prepared

from chietai.meeting import intents as i
from chietai.meeting.entry_index import EntryIndex, index_of
from chietai.meeting.kinds import EntryKind, Outcome
from chietai.meeting.model import Council, Details, Member, PlannedStep
from chietai.meeting.state import Entry, State
from chietai.meeting.transitions import apply
from chietai.privacy.findings import MASK
from chietai.privacy.meeting_guard import guard_of
from chietai.privacy.readers import Reader
from chietai.privacy.wall_state import WallStates

MEMBER = "藤井 茂"
MAIL = "fujii@example.jp"
WORDS = f"{MEMBER}に聞く {MAIL}"


def wall(state: State) -> State:
    """What the room may read, worked out from nothing."""
    return WallStates().of(state)


def texts_of(value: Any) -> dict[str, str]:
    """The texts in the fields of a model, by field."""
    return {key: text for key, text in value if isinstance(text, str)}


def test_words_of_every_kind_of_entry_are_guarded_and_the_record_keeps_them() -> None:
    meeting = prepared()
    for said in (
        i.RaiseTrouble(text=WORDS),
        i.MakeOffer(text=WORDS, trouble="1"),
        i.ShareWisdom(text=WORDS, trouble="1"),
        i.VoiceHope(text=WORDS, trouble="1"),
        i.TellCase(text=WORDS),
        i.MakePromise(text=WORDS, who=MEMBER),
        i.NoteUnsaid(text=WORDS),
        i.TakeNote(text=WORDS),
    ):
        entry_id = meeting.say(said).id
        assert meeting.state.entries[entry_id].text == WORDS
        shown = wall(meeting.state).entries[entry_id]
        assert shown.text == f"{MASK}に聞く {MASK}", said
        assert shown == dataclasses.replace(meeting.state.entries[entry_id], text=shown.text)


def test_what_was_decided_before_the_meeting_is_guarded() -> None:
    meeting = prepared()
    texts = {key: WORDS for key, field in Details.model_fields.items() if field.annotation == (str | None)}
    texts["case_text"] = f"{WORDS}。\n{WORDS}"
    meeting.say(i.DescribeSession(details=Details(**texts)))  # type: ignore[arg-type]
    meeting.say(i.DescribeCouncil(council=Council(name=WORDS, parent=WORDS, area=WORDS)))
    step = PlannedStep(id="own", kind="aim", minutes=5, title=WORDS)  # type: ignore[arg-type]
    meeting.say(i.SetProgramme(steps=(step,), questions=(WORDS, WORDS, WORDS)))
    meeting.say(i.SetNextMeeting(date=date(2027, 1, 20), note=WORDS))
    shown = wall(meeting.state)
    seen = [*texts_of(shown.council).values(), *texts_of(shown.steps[0]).values(), *shown.questions, shown.next_note]
    seen += [text for key, text in texts_of(shown.details).items() if key in texts]
    assert sum(MASK in text for text in seen) == 3 + 1 + 3 + 1 + len(texts)
    for text in seen:
        assert "藤井" not in text and MAIL not in text


def test_a_promise_s_outcome_is_guarded_and_who_promised_is_named_without_a_telephone() -> None:
    meeting = prepared()
    meeting.say(i.CarryPromise(from_session="before", text="札を配る", who=f"{MEMBER} {MAIL}"))
    entry = next(e for e in meeting.state.entries.values() if e.kind is EntryKind.PROMISE)
    meeting.say(i.ReviewPromise(entry=entry.id, outcome=Outcome.DONE, note=WORDS))
    shown = wall(meeting.state).entries[entry.id]
    assert shown.who == f"{MEMBER} {MASK}"
    assert shown.outcome_note == f"{MASK}に聞く {MASK}"
    meeting.say(i.ReviewPromise(entry=entry.id, outcome=Outcome.DONE, note=WORDS, as_said=True))
    assert wall(meeting.state).entries[entry.id].outcome_note == WORDS


def test_names_stay_where_they_stand_for_members() -> None:
    meeting = prepared()
    meeting.say(i.RegisterMember(member=Member(id="new", name=f"新井 花子 {MAIL}", organisation=f"{MAIL} 自治会")))
    shown = wall(meeting.state)
    assert shown.members["m0"].name == meeting.state.members["m0"].name
    assert shown.members["new"].name == f"新井 花子 {MASK}"
    assert shown.members["new"].organisation == f"{MASK} 自治会"
    assert shown.seats == meeting.state.seats and shown.presence == meeting.state.presence


def test_the_assumed_name_of_the_case_is_shown_unless_it_is_that_of_a_member() -> None:
    meeting = prepared()
    for name, shown in (("ハルさん", "ハルさん"), ("藤井さん", f"{MASK}さん"), ("花子", "花子")):
        meeting.say(i.DescribeSession(details=Details(case_name=name, case_text="八十二歳です。")))
        assert wall(meeting.state).details.case_name == shown
    meeting.say(i.DescribeSession(details=Details(case_name="藤井さん", as_said=("case_name",))))
    assert wall(meeting.state).details.case_name == "藤井さん"


def test_a_detail_is_shown_as_it_stands_until_it_is_another_text() -> None:
    meeting = prepared()
    meeting.say(i.DescribeSession(details=Details(theme=WORDS, place=WORDS)))
    meeting.say(i.DescribeSession(details=Details(as_said=("theme",))))
    shown = wall(meeting.state).details
    assert shown.theme == WORDS and MASK in (shown.place or "")
    meeting.say(i.DescribeSession(details=Details(place=f"{WORDS} 二階")))
    assert wall(meeting.state).details.theme == WORDS
    meeting.say(i.DescribeSession(details=Details(theme=f"{WORDS} ほか")))
    assert wall(meeting.state).details.theme == f"{MASK}に聞く {MASK} ほか"


def test_new_words_of_an_entry_are_hidden_again_and_undo_brings_the_answer_back() -> None:
    meeting = prepared()
    entry = meeting.say(i.RaiseTrouble(text=WORDS, as_said=True)).id
    assert wall(meeting.state).entries[entry].text == WORDS
    meeting.say(i.MoveEntry(entry=entry, table=1))
    assert wall(meeting.state).entries[entry].text == WORDS
    meeting.say(i.ReviseEntry(entry=entry, text=f"{WORDS}と"))
    assert wall(meeting.state).entries[entry].text == f"{MASK}に聞く {MASK}と"
    meeting.say(i.Undo())
    assert wall(meeting.state).entries[entry].text == WORDS
    meeting.say(i.ReviseEntry(entry=entry, as_said=False))
    assert wall(meeting.state).entries[entry].text == f"{MASK}に聞く {MASK}"
    meeting.say(i.ReviseEntry(entry=entry, as_said=True))
    assert wall(meeting.state).entries[entry].text == WORDS


@settings(max_examples=100, deadline=None)
@given(meetings(), st.integers(0, 2**20))
def test_going_on_event_by_event_gives_what_working_it_out_gives(meeting: Meeting, chosen: int) -> None:
    walls, state = WallStates(), State()
    for n, event in enumerate(meeting.events):
        state = apply(state, event)
        if chosen >> n % 20 & 1:  # a wall may miss some of the events
            continue
        shown, anew = walls.of(state), WallStates().of(state)
        assert shown == anew
        assert index_of(state) == EntryIndex.of(state.entries)
        assert index_of(shown) == EntryIndex.of(anew.entries)
        guard = guard_of(state)
        for entry in state.entries.values():
            assert shown.entries[entry.id].text == (
                entry.text if entry.as_said else guard.shown(entry.text, Reader.ROOM)
            )


def test_an_entry_is_looked_at_once_however_many_there_are() -> None:
    meeting = prepared()
    walls, looked = WallStates(), 0
    meeting.say(i.RaiseTrouble(text=WORDS))
    for n in range(40):
        meeting.say(i.RaiseTrouble(text=f"坂がきつい {n}"))
        walls.of(meeting.state)
    guard = walls.guard(meeting.state)
    shown_of = guard.shown

    def counted(text: str, reader: Reader) -> str:
        nonlocal looked
        looked += 1
        return shown_of(text, reader)

    guard.shown = counted  # type: ignore[method-assign]
    before = walls.of(meeting.state).entries
    meeting.say(i.RaiseTrouble(text="店が遠い"))
    after = walls.of(meeting.state).entries
    assert looked <= 4  # its words, what became of it, the note of the next meeting
    assert all(after[entry.id] is entry for entry in before.values())


def test_where_nothing_is_hidden_the_entries_themselves_are_shown() -> None:
    meeting = prepared()
    meeting.say(i.RaiseTrouble(text="坂がきつい"))
    walls = WallStates()
    assert walls.of(meeting.state).entries is meeting.state.entries
    meeting.say(i.RaiseTrouble(text="店が遠い"))
    assert walls.of(meeting.state).entries is meeting.state.entries


def test_every_text_of_an_entry_is_thought_of() -> None:
    texts = {f.name for f in dataclasses.fields(Entry) if f.type == "str"}
    guarded, named = {"text", "outcome_note"}, {"who", "organisation"}
    assert texts == guarded | named | {
        "id",
        "trouble_id",
        "case_id",
        "member_id",
        "step_id",
        "merged_into",
        "from_session",
    }
    texts = {f.name for f in dataclasses.fields(State) if f.type == "str"}
    assert texts == {"next_note", "session_id", "format_name", "step_id", "trouble_id", "commitment"}
