"""Who sits where: draws, late comers, moves and swaps."""

from __future__ import annotations  # rpds maps cannot be subscripted when the program runs

from collections.abc import Iterable
from dataclasses import replace

from rpds import HashTrieMap

from chietai.meeting.effects.registry import effect
from chietai.meeting.events import DrawAnnounced, DrawRulesSet, GroupsDrawn, SeatChanged, SeatsRearranged, SeatsSwapped
from chietai.meeting.evolve import evolve
from chietai.meeting.state import DrawRecord, Seat, State
from chietai.meeting.views import sat_in


@effect(DrawRulesSet)
def rules_set(state: State, event: DrawRulesSet) -> State:
    return evolve(state, rules=event.rules, weights=event.weights)


@effect(DrawAnnounced)
def announced(state: State, event: DrawAnnounced) -> State:
    return evolve(state, announced=event.request, commitment=event.commitment)


@effect(GroupsDrawn)
def drawn(state: State, event: GroupsDrawn) -> State:
    seats: HashTrieMap[str, Seat] = HashTrieMap()
    number = 0
    for table, people in enumerate(event.tables, start=1):
        for member_id in people:
            number += 1
            seats = seats.insert(member_id, Seat(table, number))
    record = DrawRecord(
        event_id=event.id,
        at=event.at,
        request=event.request,
        tables=event.tables,
        seed=event.seed,
        digits=event.digits,
        source=event.source,
        version=event.version,
        cost=event.cost,
        reason=event.reason,
        shown=state.commitment,
    )
    before = state.draws
    if before:
        before = (*before[:-1], replace(before[-1], sat=sat_in(state, before[-1])))
    return evolve(
        state,
        seats=seats,
        table_count=len(event.tables),
        draws=(*before, record),
        announced=None,
        commitment="",
    )


@effect(SeatChanged)
def seat_changed(state: State, event: SeatChanged) -> State:
    if event.table is None:
        return evolve(state, seats=state.seats.discard(event.member_id))
    if event.member_id not in state.members:
        return state
    return _moved(state, [(event.member_id, event.table)])


@effect(SeatsSwapped)
def swapped(state: State, event: SeatsSwapped) -> State:
    a, b = state.seats.get(event.member_id), state.seats.get(event.other_id)
    if a is None or b is None:
        return state
    return evolve(state, seats=state.seats.insert(event.member_id, b).insert(event.other_id, a))


@effect(SeatsRearranged)
def rearranged(state: State, event: SeatsRearranged) -> State:
    moved = _moved(state, [(m, t) for m, t in event.moves if m in state.members])
    used = max((seat.table for seat in moved.seats.values()), default=0)
    # A closed table at the end is no table any more; one in the middle keeps its number, as its sign stands there.
    return evolve(moved, table_count=used)


def _moved(state: State, moves: Iterable[tuple[str, int]]) -> State:
    seats, tables = state.seats, state.table_count
    for member_id, table in moves:
        old = seats.get(member_id)
        number = old.number if old else _free_number(seats)
        seats = seats.insert(member_id, Seat(table, number))
        tables = max(tables, table)
    return evolve(state, seats=seats, table_count=tables)


def _free_number(seats: HashTrieMap[str, Seat]) -> int:
    return max((seat.number for seat in seats.values()), default=0) + 1
