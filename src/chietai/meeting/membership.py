"""The members: put on the list, corrected, taken off it; and where each of them is."""

from typing import Annotated, Literal, assert_never

from pydantic import AfterValidator
from rpds import Queue

from chietai.meeting.base import LONGEST_ID, Event, Id, Intent, Ref
from chietai.meeting.kinds import Presence
from chietai.meeting.model import Member
from chietai.meeting.references import find_member
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Stamp, State, evolve
from chietai.text.gate import clean


def _cleaned_member(member: Member) -> Member:
    return member.model_copy(update={k: clean(v) for k, v in member if isinstance(v, str)})


class RegisterMember(Intent):
    """Puts a member on the list."""

    kind: Literal["member"] = "member"
    member: Annotated[Member, AfterValidator(_cleaned_member)]


class ReviseMember(Intent):
    """Corrects a member's entry; the id stays."""

    kind: Literal["revise_member"] = "revise_member"
    member: Annotated[Member, AfterValidator(_cleaned_member)]


class RemoveMember(Intent):
    """Takes a member off the list. What they said stays."""

    kind: Literal["remove_member"] = "remove_member"
    member: Ref


class MarkAttendance(Intent):
    """Says where a member is."""

    kind: Literal["attend"] = "attend"
    member: Ref
    presence: Presence


MembershipIntent = RegisterMember | ReviseMember | RemoveMember | MarkAttendance


def _with_id(member: Member) -> Member:
    if not 0 < len(member.id) <= LONGEST_ID:
        raise ValueError("what happens to a member later names the id")
    return member


Listed = Annotated[Member, AfterValidator(_with_id)]
"""A member as events hold one."""


class MemberRegistered(Event):
    """A member was put on the list."""

    type: Literal["MemberRegistered"] = "MemberRegistered"
    member: Listed


class MemberRevised(Event):
    """A member's entry was corrected; the member's id stays."""

    type: Literal["MemberRevised"] = "MemberRevised"
    member: Listed


class MemberRemoved(Event):
    """A member was taken off the list. What they said stays."""

    type: Literal["MemberRemoved"] = "MemberRemoved"
    member_id: Id


class AttendanceMarked(Event):
    """Where a member is."""

    type: Literal["AttendanceMarked"] = "AttendanceMarked"
    member_id: Id
    presence: Presence


MembershipEvent = MemberRegistered | MemberRevised | MemberRemoved | AttendanceMarked


def decide_membership(state: State, intent: MembershipIntent, stamp: Stamp) -> MembershipEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case RegisterMember():
            # Two people of one name are two people: only the id has to differ.
            if not intent.member.name:
                raise Refused(Reason.NO_NAME)
            if not intent.member.id or intent.member.id in state.members:
                raise Refused(Reason.DOUBLE_ID, ref=intent.member.id)
            return MemberRegistered(member=intent.member, **stamp.on(state))
        case ReviseMember():
            if not intent.member.name:
                raise Refused(Reason.NO_NAME)
            known = state.members.get(intent.member.id)
            if known is None:
                raise Refused(Reason.UNKNOWN_MEMBER, ref=intent.member.id)
            if known == intent.member:
                raise Refused(Reason.NO_CHANGE)
            return MemberRevised(member=intent.member, **stamp.on(state))
        case RemoveMember():
            return MemberRemoved(member_id=find_member(state, intent.member), **stamp.on(state))
        case MarkAttendance():
            member_id = find_member(state, intent.member)
            if state.presence.get(member_id) is intent.presence:
                raise Refused(Reason.NO_CHANGE)
            return AttendanceMarked(member_id=member_id, presence=intent.presence, **stamp.on(state))
        case _:
            assert_never(intent)


def apply_membership(state: State, event: MembershipEvent) -> State:
    """The state after `event`; unchanged when the member is not on the list."""
    match event:
        case AttendanceMarked():
            if event.member_id not in state.members:
                return state
            return evolve(state, presence=state.presence.insert(event.member_id, event.presence))
        case MemberRegistered():
            member = event.member
            order = state.member_order if member.id in state.members else state.member_order.enqueue(member.id)
            return evolve(state, members=state.members.insert(member.id, member), member_order=order)
        case MemberRevised():
            if event.member.id not in state.members:
                return state
            return evolve(state, members=state.members.insert(event.member.id, event.member))
        case MemberRemoved():
            if event.member_id not in state.members:
                return state
            return evolve(
                state,
                members=state.members.remove(event.member_id),
                member_order=Queue(m for m in state.member_order if m != event.member_id),
                presence=state.presence.discard(event.member_id),
                seats=state.seats.discard(event.member_id),
            )
        case _:
            assert_never(event)
