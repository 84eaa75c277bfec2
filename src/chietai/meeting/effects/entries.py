"""What was said: entries come, are corrected, moved, merged, withdrawn, voted for and picked."""

import dataclasses

from chietai.meeting.effects.registry import effect
from chietai.meeting.events import (
    CaseTold,
    EntriesMerged,
    EntryMoved,
    EntryRestored,
    EntryRevised,
    EntryWithdrawn,
    HopeVoiced,
    NoteTaken,
    OfferMade,
    PromiseCarried,
    PromiseMade,
    PromiseReviewed,
    Said,
    TroublePicked,
    TroubleRaised,
    TroubleUnpicked,
    UnsaidNoted,
    VotesCounted,
    WisdomShared,
)
from chietai.meeting.evolve import evolve
from chietai.meeting.kinds import ANSWERS, EntryKind
from chietai.meeting.state import Entry, State

KIND_OF: dict[type[Said], EntryKind] = {
    TroubleRaised: EntryKind.TROUBLE,
    OfferMade: EntryKind.OFFER,
    WisdomShared: EntryKind.WISDOM,
    HopeVoiced: EntryKind.HOPE,
    CaseTold: EntryKind.CASE,
    PromiseMade: EntryKind.PROMISE,
    UnsaidNoted: EntryKind.UNSAID,
    NoteTaken: EntryKind.NOTE,
}
"""Which kind of entry each event brings."""


def said(state: State, event: Said) -> State:
    """An entry comes."""
    if event.entry_id in state.entries:
        return state
    kind = KIND_OF[type(event)]
    own = event.__dict__  # getattr with a default is slow on a pydantic model, and this runs for most of all events
    entry = Entry(
        id=event.entry_id,
        kind=kind,
        seq=event.seq,
        at=event.at,
        text=event.text,
        no=own.get("no", 0),
        trouble_id=own.get("trouble_id", ""),
        case_id=own.get("case_id", ""),
        table=event.table,
        member_id=event.member_id,
        organisation=event.organisation,
        who=own.get("who", ""),
        due=own.get("due", None),
        step_id=state.step_id,
    )
    return evolve(
        state,
        entries=state.entries.insert(entry.id, entry),
        trouble_count=max(state.trouble_count, entry.no) if kind is EntryKind.TROUBLE else state.trouble_count,
        case_count=max(state.case_count, entry.no) if kind is EntryKind.CASE else state.case_count,
    )


for _cls in KIND_OF:
    effect(_cls)(said)


@effect(PromiseCarried)
def promise_carried(state: State, event: PromiseCarried) -> State:
    if event.entry_id in state.entries:
        return state
    entry = Entry(
        id=event.entry_id,
        kind=EntryKind.PROMISE,
        seq=event.seq,
        at=event.at,
        text=event.text,
        who=event.who,
        due=event.due,
        organisation=event.organisation,
        from_session=event.from_session,
    )
    return evolve(state, entries=state.entries.insert(entry.id, entry))


@effect(EntryRevised)
def revised(state: State, event: EntryRevised) -> State:
    entry = state.entries.get(event.entry_id)
    if entry is None:
        return state
    return _put(
        state,
        dataclasses.replace(
            entry,
            text=entry.text if event.text is None else event.text,
            who=entry.who if event.who is None else event.who,
            due=None if event.no_due else entry.due if event.due is None else event.due,
            revisions=entry.revisions + 1,
        ),
    )


@effect(EntryMoved)
def moved(state: State, event: EntryMoved) -> State:
    entry = state.entries.get(event.entry_id)
    if entry is None:
        return state
    kind = entry.kind
    if event.question is not None and kind in ANSWERS:
        kind = ANSWERS[event.question - 1]
    return _put(
        state,
        dataclasses.replace(
            entry,
            kind=kind,
            trouble_id=entry.trouble_id if event.trouble_id is None else event.trouble_id,
            case_id=entry.case_id if event.case_id is None else event.case_id,
            table=entry.table if event.table is None else (event.table or None),
            member_id=entry.member_id if event.member_id is None else event.member_id,
            organisation=entry.organisation if event.organisation is None else event.organisation,
        ),
    )


@effect(EntryWithdrawn)
def withdrawn(state: State, event: EntryWithdrawn) -> State:
    entry = state.entries.get(event.entry_id)
    if entry is None:
        return state
    return _put(_unpicked(state, entry.id), dataclasses.replace(entry, withdrawn=True))


@effect(EntryRestored)
def restored(state: State, event: EntryRestored) -> State:
    entry = state.entries.get(event.entry_id)
    if entry is None:
        return state
    if host := state.entries.get(entry.merged_into):
        state = _put(state, dataclasses.replace(host, merged=tuple(i for i in host.merged if i != entry.id)))
    return _put(state, dataclasses.replace(entry, withdrawn=False, merged_into=""))


@effect(EntriesMerged)
def merged(state: State, event: EntriesMerged) -> State:
    host = state.entries.get(event.into)
    if host is None or not host.standing:
        return state
    for entry_id in event.merged:
        entry = state.entries.get(entry_id)
        if entry is None or not entry.standing or entry.id == host.id or entry.kind is not host.kind:
            continue
        # What had been laid under the entry goes along, so that the count stays the count of people.
        for under in entry.merged:
            state = _put(state, dataclasses.replace(state.entries[under], merged_into=host.id))
        votes = host.votes if entry.votes is None else (host.votes or 0) + entry.votes
        host = dataclasses.replace(host, merged=(*host.merged, entry.id, *entry.merged), votes=votes)
        state = _put(_unpicked(state, entry.id), dataclasses.replace(entry, merged_into=host.id, merged=()))
    return _put(state, host)


@effect(VotesCounted)
def votes_counted(state: State, event: VotesCounted) -> State:
    entry = state.entries.get(event.entry_id)
    return state if entry is None else _put(state, dataclasses.replace(entry, votes=event.votes))


@effect(TroublePicked)
def picked(state: State, event: TroublePicked) -> State:
    entry = state.entries.get(event.entry_id)
    if entry is None or entry.kind is not EntryKind.TROUBLE or not entry.standing or entry.id in state.picked:
        return state
    return evolve(state, picked=(*state.picked, entry.id))


@effect(TroubleUnpicked)
def unpicked(state: State, event: TroubleUnpicked) -> State:
    return _unpicked(state, event.entry_id)


@effect(PromiseReviewed)
def promise_reviewed(state: State, event: PromiseReviewed) -> State:
    entry = state.entries.get(event.entry_id)
    if entry is None:
        return state
    return _put(state, dataclasses.replace(entry, outcome=event.outcome, outcome_note=event.note))


def _put(state: State, entry: Entry) -> State:
    return evolve(state, entries=state.entries.insert(entry.id, entry))


def _unpicked(state: State, entry_id: str) -> State:
    if entry_id not in state.picked:
        return state
    return evolve(state, picked=tuple(i for i in state.picked if i != entry_id))
