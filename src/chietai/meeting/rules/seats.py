"""Who sits where. The draw itself is held by `chietai.lottery`; here its result is recorded."""

from chietai.lottery.refs import refs
from chietai.meeting import events as e
from chietai.meeting import intents as i
from chietai.meeting.references import find_member
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.rules.registry import rule
from chietai.meeting.stamp import Stamp
from chietai.meeting.state import State


@rule(i.SetDrawRules)
def set_rules(state: State, intent: i.SetDrawRules, stamp: Stamp) -> e.Event:
    rules = intent.rules
    for ref in refs(rules):
        for member_id in ref.people:
            _member(state, member_id)
    if (state.rules, state.weights) == (rules, intent.weights):
        raise Refused(Reason.NO_CHANGE)
    return e.DrawRulesSet(rules=rules, weights=intent.weights, **stamp.on(state))


@rule(i.AnnounceDraw)
def announce(state: State, intent: i.AnnounceDraw, stamp: Stamp) -> e.Event:
    for person in intent.request.people:
        _member(state, person.key)
    return e.DrawAnnounced(request=intent.request, commitment=intent.commitment, **stamp.on(state))


@rule(i.RecordDraw)
def record(state: State, intent: i.RecordDraw, stamp: Stamp) -> e.Event:
    seated = [member_id for table in intent.tables for member_id in table]
    if len(set(seated)) < len(seated):
        raise Refused(Reason.SEATED_TWICE)
    for member_id in seated:
        _member(state, member_id)
    return e.GroupsDrawn(
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


@rule(i.ChangeSeat)
def change(state: State, intent: i.ChangeSeat, stamp: Stamp) -> e.Event:
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
    return e.SeatChanged(member_id=member_id, table=intent.table, reason=intent.reason, **stamp.on(state))


@rule(i.SwapSeats)
def swap(state: State, intent: i.SwapSeats, stamp: Stamp) -> e.Event:
    a, b = find_member(state, intent.member), find_member(state, intent.other)
    if a == b:
        raise Refused(Reason.SAME_PERSON)
    for member_id, ref in ((a, intent.member), (b, intent.other)):
        if member_id not in state.seats:
            raise Refused(Reason.NOT_SEATED, ref=ref)
    return e.SeatsSwapped(member_id=a, other_id=b, **stamp.on(state))


@rule(i.RearrangeSeats)
def rearrange(state: State, intent: i.RearrangeSeats, stamp: Stamp) -> e.Event:
    if not intent.moves:
        raise Refused(Reason.NO_CHANGE)
    if len({member_id for member_id, _ in intent.moves}) < len(intent.moves):
        raise Refused(Reason.SEATED_TWICE)
    for member_id, _ in intent.moves:
        _member(state, member_id)
    return e.SeatsRearranged(moves=intent.moves, reason=intent.reason, **stamp.on(state))


def _member(state: State, member_id: str) -> None:
    if member_id not in state.members:
        raise Refused(Reason.UNKNOWN_MEMBER, ref=member_id)
