"""The index of the entries: whichever way one comes to it, it is what working it out anew gives."""

from hypothesis import given, settings
from tests.meeting.meetings import Meeting, meetings

from chietai.meeting import intents as i
from chietai.meeting.entry_index import EntryIndex, index_of
from chietai.meeting.kinds import EntryKind
from chietai.meeting.references import find_entry
from chietai.meeting.state import State
from chietai.meeting.transitions import apply
from chietai.meeting.views import cases, entries, troubles


@settings(max_examples=150, deadline=None)
@given(meetings())
def test_going_on_event_by_event_gives_what_working_it_out_gives(meeting: Meeting) -> None:
    state = State()
    for event in meeting.events:
        state = apply(state, event)
        assert index_of(state) == EntryIndex.of(state.entries)


@settings(max_examples=50, deadline=None)
@given(meetings())
def test_views_and_references_agree_with_the_entries_themselves(meeting: Meeting) -> None:
    state = meeting.state
    everything = sorted(state.entries.values(), key=lambda e: e.seq)
    assert entries(state, standing=False) == everything
    assert entries(state) == [e for e in everything if e.standing]
    for kind in EntryKind:
        assert entries(state, kind) == [e for e in everything if e.kind is kind and e.standing]
        assert entries(state, kind, standing=False) == [e for e in everything if e.kind is kind]
    for kind, listed, prefix in ((EntryKind.TROUBLE, troubles, ""), (EntryKind.CASE, cases, "c")):
        of_kind = [e for e in everything if e.kind is kind]
        assert listed(state) == sorted((e for e in of_kind if e.standing), key=lambda e: (e.no, e.seq))
        for entry in of_kind:
            numbered = [e for e in of_kind if e.no == entry.no]
            assert find_entry(state, f"{prefix}{entry.no}") == min(numbered, key=lambda e: (not e.standing, e.seq))


def test_a_list_that_was_given_away_may_be_changed() -> None:
    meeting = Meeting()
    meeting.say(i.OpenSession())
    meeting.say(i.RaiseTrouble(text="買い物"))
    entries(meeting.state, EntryKind.TROUBLE).clear()
    troubles(meeting.state).clear()
    entries(meeting.state).clear()
    assert [e.text for e in troubles(meeting.state)] == ["買い物"]
    assert len(entries(meeting.state)) == len(entries(meeting.state, EntryKind.TROUBLE)) == 1
