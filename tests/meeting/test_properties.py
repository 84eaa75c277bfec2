"""What must hold for every meeting: one list of events, one state, whichever way one comes to it."""

import json
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.meeting.meetings import ANY_INTENT, START, Meeting, meetings, prepared

from chietai.meeting import intents as i
from chietai.meeting.corrections import host_of
from chietai.meeting.events import EventRedone, EventUndone, UnknownEvent, parse_event
from chietai.meeting.refusal import Refused
from chietai.meeting.state import State
from chietai.meeting.transitions import apply, fold, state_before
from chietai.records.document_format import dump_event

SOME = settings(max_examples=100, deadline=None)


@SOME
@given(meetings())
def test_the_same_list_gives_the_same_state(meeting: Meeting) -> None:
    assert fold(meeting.events) == meeting.state


def _list_of(state: State) -> tuple[object, ...]:
    """What a state knows about its list of events: none of it takes part in comparing two states."""
    chain = [link.event.id for link in state.counted()]
    return chain, set(state.ids), dict(state.undone), list(state.redoable), dict(state.tally), state.last_seq


@SOME
@given(meetings(), st.randoms(use_true_random=False), st.booleans())
def test_folding_gives_what_applying_one_by_one_gives(meeting: Meeting, random: Random, shuffled: bool) -> None:
    """In any order, with anything undone and brought back at any place, of events that were never undone too."""
    events = list(meeting.events)
    for n in range(random.randint(0, 12)):
        cls = random.choice((EventUndone, EventRedone))
        place = random.randint(0, len(events))
        target = random.choice(events).id if events else "nothing"
        events.insert(place, cls(id=f"x{n}", seq=place + 1, at=START, target=target))
    if shuffled:
        random.shuffle(events)
    state = State()
    for event in events:
        state = apply(state, event)
    assert fold(events) == state
    assert _list_of(fold(events)) == _list_of(state)


@SOME
@given(meetings())
def test_every_earlier_state_can_be_worked_out(meeting: Meeting) -> None:
    counted = [link.event for link in meeting.state.counted()][::-1]
    states = [State()]
    for event in counted:
        states.append(apply(states[-1], event))
    for link, state in zip(meeting.state.counted(), reversed(states[:-1]), strict=True):
        assert state_before(link) == state


@SOME
@given(meetings(), st.data())
def test_folding_in_two_halves_gives_the_same_state(meeting: Meeting, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(meeting.events)))
    assert fold(meeting.events[cut:], fold(meeting.events[:cut])) == meeting.state


@SOME
@given(meetings())
def test_writing_and_reading_gives_the_same_events_and_state(meeting: Meeting) -> None:
    written = json.loads(json.dumps([dump_event(event) for event in meeting.events], ensure_ascii=False))
    read = [parse_event(raw) for raw in written]
    assert read == meeting.events
    assert fold(read) == meeting.state


@SOME
@given(meetings())
def test_applying_an_event_twice_changes_nothing(meeting: Meeting) -> None:
    state = meeting.state
    for event in meeting.events:
        state = apply(state, event)
    assert state == meeting.state
    assert state.last_seq == meeting.state.last_seq


@SOME
@given(meetings())
def test_undo_and_redo_come_back_to_the_same_state(meeting: Meeting) -> None:
    before = meeting.state
    try:
        meeting.say(i.Undo())
    except Refused:
        return
    meeting.say(i.Redo())
    assert meeting.state == before


@SOME
@given(meetings())
def test_undo_gives_the_meeting_in_which_it_never_happened(meeting: Meeting) -> None:
    """Undoing all that can be undone, newest first or by name, equals folding what is left."""
    undone = set()
    for event in meeting.events:
        if isinstance(event, EventUndone):
            undone.add(event.target)
        elif isinstance(event, EventRedone):
            undone.discard(event.target)
    left = [e for e in meeting.events if e.id not in undone and not isinstance(e, EventUndone | EventRedone)]
    assert fold(left) == meeting.state


@given(meetings(max_size=15))
@settings(max_examples=30, deadline=None)
def test_everything_can_be_undone_to_the_beginning(meeting: Meeting) -> None:
    while True:
        try:
            meeting.say(i.Undo())
        except Refused:
            break
    bare = State(session_id="test", overlay=meeting.state.overlay)
    assert meeting.state == bare


@SOME
@given(meetings(), ANY_INTENT)
def test_a_refused_intent_changes_nothing(meeting: Meeting, intent: i.Intent) -> None:
    before, length = meeting.state, len(meeting.events)
    try:
        meeting.say(intent)
    except Refused:
        assert meeting.state is before
        assert len(meeting.events) == length


@SOME
@given(meetings(), st.randoms())
def test_apply_is_total_in_any_order(meeting: Meeting, random: st.DataObject) -> None:
    """A damaged or merged list may hold events in any order: some state comes out, and nothing is raised."""
    events = list(meeting.events)
    random.shuffle(events)  # type: ignore[attr-defined]
    assert fold(events).last_seq == meeting.state.last_seq


@SOME
@given(meetings())
def test_entries_hold_together(meeting: Meeting) -> None:
    state = meeting.state
    for entry in state.entries.values():
        for under in entry.merged:
            assert host_of(state, state.entries[under]) == entry
        if entry.merged_into:
            host = host_of(state, entry)
            assert host is not None and entry.id in host.merged
            assert not entry.merged
    for entry_id in state.picked:
        assert state.entries[entry_id].standing
    numbers = [seat.number for seat in state.seats.values()]
    assert len(set(numbers)) == len(numbers)


@given(
    st.dictionaries(st.sampled_from(["future", "x-note", "colour"]), st.text(max_size=9) | st.integers(), min_size=1),
    meetings(max_size=8),
)
def test_unknown_fields_and_events_survive(extra: dict[str, object], meeting: Meeting) -> None:
    for event in meeting.events:
        raw = dump_event(event) | extra
        assert dump_event(parse_event(raw)) == raw
    unknown = {"type": "MusicPlayed", "id": "e-x", "seq": 99, "at": START.isoformat(), "by": "desk", **extra}
    event = parse_event(unknown)
    assert isinstance(event, UnknownEvent)
    assert {k: v for k, v in dump_event(event).items() if k != "at"} == {k: v for k, v in unknown.items() if k != "at"}
    assert apply(meeting.state, event) == meeting.state


def test_the_strategy_reaches_what_it_should() -> None:
    """A guard on the tests above: the sequences are not all refused, and undo and merges do occur."""
    seen: set[str] = set()
    refused = accepted = 0

    @given(meetings(min_size=10))
    @settings(max_examples=200, derandomize=True, database=None, deadline=None)
    def run(meeting: Meeting) -> None:
        nonlocal refused, accepted
        seen.update(event.type for event in meeting.events)
        refused += meeting.refused
        accepted += len(meeting.events) - len(prepared().events)

    run()
    assert {"EventUndone", "EventRedone", "EntriesMerged", "TroublePicked", "GroupsDrawn", "SeatsSwapped"} <= seen
    assert accepted > refused / 3
