"""What the stage, the desk and the documents ask of a state: the same questions, answered in one place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chietai.lottery.canon import commitment
from chietai.meeting.base import Event
from chietai.meeting.entry_index import index_of
from chietai.meeting.kinds import ANSWERS, HERE, EntryKind, Presence
from chietai.meeting.model import Member
from chietai.meeting.state import DrawRecord, Entry, State

_COMMITMENT = re.compile("[0-9a-f]{64}")


def entries(state: State, *kinds: EntryKind, standing: bool = True) -> list[Entry]:
    """The entries of these kinds (of all when none is given), oldest first; those that do not stand only on request."""
    index = index_of(state)
    if standing and len(kinds) == 1:
        return list(index.standing[kinds[0]])
    return [e for e in index.ordered if (not kinds or e.kind in kinds) and (e.standing or not standing)]


def troubles(state: State) -> list[Entry]:
    """The troubles that stand, by number."""
    return list(index_of(state).by_number[EntryKind.TROUBLE])


def picked(state: State) -> list[Entry]:
    """The troubles chosen to be worked on, in the order of choosing."""
    return [state.entries[i] for i in state.picked if i in state.entries and state.entries[i].standing]


def ranking(state: State) -> list[Entry]:
    """The troubles that stand, most hands first; without a vote, by how many people said the same."""
    return sorted(troubles(state), key=lambda e: (-(e.votes if e.votes is not None else -1), -voices(e), e.no))


def voices(entry: Entry) -> int:
    """How many entries speak in this one: itself and what was merged into it."""
    return 1 + len(entry.merged)


def under(state: State, entry: Entry) -> list[Entry]:
    """The entries that were merged into this one."""
    return [state.entries[i] for i in entry.merged if i in state.entries]


def answers(state: State, trouble_id: str, question: int | None = None) -> list[Entry]:
    """What was answered about a trouble, to one question (1 to 3) or to all, oldest first."""
    kinds = ANSWERS if question is None else (ANSWERS[question - 1],)
    return [e for e in entries(state, *kinds) if e.trouble_id == trouble_id]


def cases(state: State) -> list[Entry]:
    """The success cases, by number."""
    return list(index_of(state).by_number[EntryKind.CASE])


def adoptions(state: State, case_id: str) -> list[Entry]:
    """Who takes a case home."""
    return [e for e in entries(state, EntryKind.PROMISE) if e.case_id == case_id]


def adoptions_by_case(state: State) -> dict[str, list[Entry]]:
    """As `adoptions`, for all cases at once: the case's id to who takes it home, only cases that anybody takes."""
    taken: dict[str, list[Entry]] = {}
    for entry in entries(state, EntryKind.PROMISE):
        if entry.case_id:
            taken.setdefault(entry.case_id, []).append(entry)
    return taken


def promises(state: State) -> list[Entry]:
    """What was promised in this session."""
    return [e for e in entries(state, EntryKind.PROMISE) if not e.from_session]


def recalled(state: State) -> list[Entry]:
    """What was promised in earlier sessions and is asked about in this one."""
    return [e for e in entries(state, EntryKind.PROMISE) if e.from_session]


def unanswered(state: State) -> Entry | None:
    """The first promise of earlier sessions of which nothing has been said yet; None when all were asked about."""
    return next((entry for entry in recalled(state) if entry.outcome is None), None)


def undoable(state: State) -> Event | None:
    """What undo would take back: the newest thing that counts and can be undone."""
    return next((link.event for link in state.counted() if link.event.undoable), None)


def redoable(state: State) -> Event | None:
    """What redo would bring back: the newest thing that was undone."""
    return state.undone.get(next(iter(state.redoable), ""))


def members(state: State) -> list[Member]:
    """The members in the order of the list."""
    return [state.members[i] for i in state.member_order if i in state.members]


def members_here(state: State) -> list[Member]:
    """The members who are in the room."""
    return [m for m in members(state) if state.is_here(m.id)]


def attendance(state: State) -> dict[Presence, list[Member]]:
    """The members by where they are; every kind of presence is a key."""
    by: dict[Presence, list[Member]] = {presence: [] for presence in Presence}
    for member in members(state):
        by[state.presence.get(member.id, Presence.EXPECTED)].append(member)
    return by


def attended(state: State) -> list[Member]:
    """The members who were there at some time: present, late, or left early."""
    return [m for m in members(state) if state.presence.get(m.id) in HERE | {Presence.LEFT}]


@dataclass(frozen=True, slots=True)
class Quorum:
    """定足数: how many are here, how many must be; `reached` is True where none is set."""

    here: int
    needed: int

    @property
    def reached(self) -> bool:
        return self.here >= self.needed


def quorum(state: State) -> Quorum:
    """Whether enough members are here."""
    return Quorum(len(members_here(state)), state.details.quorum or 0)


def tables(state: State) -> list[list[Member]]:
    """Who sits at each table, in the order of the seats; `[0]` is table 1. Closed tables are empty."""
    seated: list[list[Member]] = [[] for _ in range(state.table_count)]
    for member_id, seat in sorted(state.seats.items(), key=lambda pair: pair[1].number):
        if seat.table <= state.table_count and member_id in state.members:
            seated[seat.table - 1].append(state.members[member_id])
    return seated


def sittings(state: State) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Who sat with whom, by member id: the tables of each draw, with late comers and moves by hand; oldest first."""
    return tuple(record.sat or sat_in(state, record) for record in state.draws)


def sat_in(state: State, record: DrawRecord) -> tuple[tuple[str, ...], ...]:
    """The tables of the draw that holds now: everybody at the table where they sit, or sat before they left."""
    at = {member_id: n for n, table in enumerate(record.tables, start=1) for member_id in table}
    at |= {member_id: seat.table for member_id, seat in state.seats.items()}
    sat: list[list[str]] = [[] for _ in range(max(at.values(), default=0))]
    for member_id, table in at.items():
        sat[table - 1].append(member_id)
    return tuple(tuple(sorted(people)) for people in sat)


def unseated(state: State) -> list[Member]:
    """The members who are here but have no seat: late comers after a draw."""
    return [m for m in members_here(state) if m.id not in state.seats] if state.draws else []


def silent(state: State) -> list[Member]:
    """The members here who have not said anything that was caught under their name. Private."""
    spoke = {e.member_id for e in state.entries.values() if e.member_id and not e.withdrawn}
    return [m for m in members_here(state) if m.id not in spoke]


def silent_tables(state: State, trouble_id: str, question: int) -> list[int]:
    """The tables (from 1) of which nothing is caught yet on one question about one trouble."""
    answered = {e.table for e in answers(state, trouble_id, question)}
    return [n for n, people in enumerate(tables(state), start=1) if people and n not in answered]


def organisations(state: State) -> list[str]:
    """The organisations of the members, in the order of the list, each once."""
    return _unique(m.organisation for m in members(state))


def speaker(state: State, entry: Entry) -> str:
    """The organisation whose words these are, as far as it is known: said, or the member's own."""
    if entry.organisation or not entry.member_id:
        return entry.organisation
    member = state.members.get(entry.member_id)
    return member.organisation if member else ""


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def commitment_of(record: DrawRecord) -> str:
    """The commitment of a draw as the room was shown it; made of the request where it was not, or is no commitment.

    After a name was erased from the request only the first is the one by which it was drawn.
    """
    return record.shown if _COMMITMENT.fullmatch(record.shown) else commitment(record.request)
