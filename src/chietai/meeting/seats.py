"""Who sits where: the rules of the draw, its announcement and its result, late comers, moves and swaps.

The draw itself is held by `chietai.lottery`; its result is recorded here.
"""

from __future__ import annotations  # rpds maps cannot be subscripted when the program runs

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, assert_never

from rpds import HashTrieMap

from chietai.lottery.rules import Rules, refs
from chietai.lottery.types import DrawRequest
from chietai.meeting.base import Event, Id, Intent, Line, Ref
from chietai.meeting.kinds import SeatReason, SeedSource
from chietai.meeting.model import Count, Table
from chietai.meeting.references import find_member
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import DrawRecord, Seat, Stamp, State, evolve
from chietai.meeting.views import sat_in


class SetDrawRules(Intent):
    """What every draw of this session has to keep. Empty `weights` are the usual ones."""

    kind: Literal["draw_rules"] = "draw_rules"
    rules: Rules
    weights: tuple[tuple[str, Count], ...] = ()


class AnnounceDraw(Intent):
    """Fixes the request of a draw and shows its commitment, before any digit is called."""

    kind: Literal["announce_draw"] = "announce_draw"
    request: DrawRequest
    commitment: str


class RecordDraw(Intent):
    """The result of a draw that was held. `tables` hold member ids."""

    kind: Literal["draw"] = "draw"
    tables: tuple[tuple[str, ...], ...]
    request: DrawRequest
    seed: str
    digits: Line = ""
    source: SeedSource = SeedSource.PROGRAM
    version: str = ""
    cost: Count = 0
    reason: Line = ""


class ChangeSeat(Intent):
    """Gives one member another table; None takes the seat away."""

    kind: Literal["seat"] = "seat"
    member: Ref
    table: Table | None = None
    reason: SeatReason = SeatReason.BY_HAND


class SwapSeats(Intent):
    """Lets two members change places."""

    kind: Literal["swap"] = "swap"
    member: Ref
    other: Ref


class RearrangeSeats(Intent):
    """Moves several members at once, as a table is opened or closed: pairs of member id and table."""

    kind: Literal["rearrange"] = "rearrange"
    moves: tuple[tuple[str, Table], ...]
    reason: SeatReason


SeatIntent = SetDrawRules | AnnounceDraw | RecordDraw | ChangeSeat | SwapSeats | RearrangeSeats


class DrawRulesSet(Event):
    """What every draw of this session has to keep: who apart, who together, who at which table, and the weights.

    `weights` is empty for the usual ones.
    """

    type: Literal["DrawRulesSet"] = "DrawRulesSet"
    rules: Rules
    weights: tuple[tuple[str, Count], ...] = ()


class DrawAnnounced(Event):
    """The request of a draw was fixed, and its commitment shown to the room, before any digit was called."""

    type: Literal["DrawAnnounced"] = "DrawAnnounced"
    request: DrawRequest
    commitment: str


class GroupsDrawn(Event):
    """The lottery gave the tables: `tables[i]` holds the member ids of table i + 1, in the order of their seats."""

    type: Literal["GroupsDrawn"] = "GroupsDrawn"
    tables: tuple[tuple[str, ...], ...]
    request: DrawRequest
    seed: str
    digits: str = ""
    source: SeedSource = SeedSource.PROGRAM
    version: str = ""
    cost: Count = 0
    reason: str = ""


class SeatChanged(Event):
    """One member was given another table; None takes the seat away."""

    type: Literal["SeatChanged"] = "SeatChanged"
    member_id: Id
    table: Table | None = None
    reason: SeatReason = SeatReason.BY_HAND


class SeatsSwapped(Event):
    """Two members changed places."""

    type: Literal["SeatsSwapped"] = "SeatsSwapped"
    member_id: Id
    other_id: Id


class SeatsRearranged(Event):
    """Several members were moved at once, because a table was opened or closed: pairs of member id and table."""

    type: Literal["SeatsRearranged"] = "SeatsRearranged"
    moves: tuple[tuple[str, Table], ...]
    reason: SeatReason


SeatEvent = DrawRulesSet | DrawAnnounced | GroupsDrawn | SeatChanged | SeatsSwapped | SeatsRearranged


def decide_seats(state: State, intent: SeatIntent, stamp: Stamp) -> SeatEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case SetDrawRules():
            return _set_rules(state, intent, stamp)
        case AnnounceDraw():
            for person in intent.request.people:
                _known_member(state, person.key)
            return DrawAnnounced(request=intent.request, commitment=intent.commitment, **stamp.on(state))
        case RecordDraw():
            return _record(state, intent, stamp)
        case ChangeSeat():
            return _change(state, intent, stamp)
        case SwapSeats():
            a, b = find_member(state, intent.member), find_member(state, intent.other)
            if a == b:
                raise Refused(Reason.SAME_PERSON)
            for member_id, ref in ((a, intent.member), (b, intent.other)):
                if member_id not in state.seats:
                    raise Refused(Reason.NOT_SEATED, ref=ref)
            return SeatsSwapped(member_id=a, other_id=b, **stamp.on(state))
        case RearrangeSeats():
            if not intent.moves:
                raise Refused(Reason.NO_CHANGE)
            _known_members(state, [member_id for member_id, _ in intent.moves])
            return SeatsRearranged(moves=intent.moves, reason=intent.reason, **stamp.on(state))
        case _:
            assert_never(intent)


def _set_rules(state: State, intent: SetDrawRules, stamp: Stamp) -> DrawRulesSet:
    rules = intent.rules
    for ref in refs(rules):
        for member_id in ref.people:
            _known_member(state, member_id)
    if (state.rules, state.weights) == (rules, intent.weights):
        raise Refused(Reason.NO_CHANGE)
    return DrawRulesSet(rules=rules, weights=intent.weights, **stamp.on(state))


def _record(state: State, intent: RecordDraw, stamp: Stamp) -> GroupsDrawn:
    _known_members(state, [member_id for table in intent.tables for member_id in table])
    return GroupsDrawn(
        tables=intent.tables,
        request=intent.request,
        seed=intent.seed,
        digits=intent.digits,
        source=intent.source,
        version=intent.version,
        cost=intent.cost,
        reason=intent.reason,
        **stamp.on(state),
    )


def _change(state: State, intent: ChangeSeat, stamp: Stamp) -> SeatChanged:
    member_id = find_member(state, intent.member)
    seat = state.seats.get(member_id)
    if intent.table is None and seat is None:
        raise Refused(Reason.NOT_SEATED, ref=intent.member)
    if intent.table is not None:
        # One new table may be opened by moving somebody there; a table far away is a slip of the finger.
        if intent.table > state.table_count + 1:
            raise Refused(Reason.UNKNOWN_TABLE, ref=str(intent.table))
        if seat is not None and seat.table == intent.table:
            raise Refused(Reason.NO_CHANGE)
    return SeatChanged(member_id=member_id, table=intent.table, reason=intent.reason, **stamp.on(state))


def _known_members(state: State, member_ids: list[str]) -> None:
    """Each on the list, and nobody twice."""
    if len(set(member_ids)) < len(member_ids):
        raise Refused(Reason.SEATED_TWICE)
    for member_id in member_ids:
        _known_member(state, member_id)


def _known_member(state: State, member_id: str) -> None:
    if member_id not in state.members:
        raise Refused(Reason.UNKNOWN_MEMBER, ref=member_id)


def apply_seats(state: State, event: SeatEvent) -> State:
    """The state after `event`; unchanged for members who are not on the list or have no seat."""
    match event:
        case SeatChanged():
            if event.table is None:
                return evolve(state, seats=state.seats.discard(event.member_id))
            if event.member_id not in state.members:
                return state
            return _moved(state, [(event.member_id, event.table)])
        case SeatsSwapped():
            a, b = state.seats.get(event.member_id), state.seats.get(event.other_id)
            if a is None or b is None:
                return state
            return evolve(state, seats=state.seats.insert(event.member_id, b).insert(event.other_id, a))
        case SeatsRearranged():
            moved = _moved(state, [(m, t) for m, t in event.moves if m in state.members])
            used = max((seat.table for seat in moved.seats.values()), default=0)
            # A closed table at the end is no table any more; one in the middle keeps its number, as its sign stands
            # there.
            return evolve(moved, table_count=used)
        case GroupsDrawn():
            return _drawn(state, event)
        case DrawAnnounced():
            return evolve(state, announced=event.request, commitment=event.commitment)
        case DrawRulesSet():
            return evolve(state, rules=event.rules, weights=event.weights)
        case _:
            assert_never(event)


def _drawn(state: State, event: GroupsDrawn) -> State:
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


def _moved(state: State, moves: Iterable[tuple[str, int]]) -> State:
    seats, tables, last = state.seats, state.table_count, 0
    for member_id, table in moves:
        old = seats.get(member_id)
        if old is None:
            last = last or max((seat.number for seat in seats.values()), default=0)
            last += 1
        seats = seats.insert(member_id, Seat(table, last if old is None else old.number))
        tables = max(tables, table)
    return evolve(state, seats=seats, table_count=tables)
