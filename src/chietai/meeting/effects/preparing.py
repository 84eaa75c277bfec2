"""Preparing: the council, the details, the programme, the checklist, the members."""

from rpds import Queue

from chietai.meeting.effects.registry import effect
from chietai.meeting.events import (
    ChecklistSet,
    CouncilDescribed,
    MemberRegistered,
    MemberRemoved,
    MemberRevised,
    ProgrammeSet,
    RoomChecked,
    SessionCreated,
    SessionDescribed,
)
from chietai.meeting.evolve import evolve
from chietai.meeting.state import State


@effect(SessionCreated)
def created(state: State, event: SessionCreated) -> State:
    return state if state.session_id else evolve(state, session_id=event.session_id)


@effect(CouncilDescribed)
def council_described(state: State, event: CouncilDescribed) -> State:
    return evolve(state, council=event.council)


@effect(SessionDescribed)
def described(state: State, event: SessionDescribed) -> State:
    return evolve(state, details=state.details.updated(event.details))


@effect(ProgrammeSet)
def programme_set(state: State, event: ProgrammeSet) -> State:
    return evolve(state, steps=event.steps, format_name=event.format_name, questions=event.questions)


@effect(ChecklistSet)
def checklist_set(state: State, event: ChecklistSet) -> State:
    return evolve(state, checklist=event.items)


@effect(RoomChecked)
def room_checked(state: State, event: RoomChecked) -> State:
    items = tuple(
        item.model_copy(update={"done": event.done}) if item.id == event.item_id else item for item in state.checklist
    )
    return evolve(state, checklist=items)


@effect(MemberRegistered)
def registered(state: State, event: MemberRegistered) -> State:
    member = event.member
    order = state.member_order if member.id in state.members else state.member_order.enqueue(member.id)
    return evolve(state, members=state.members.insert(member.id, member), member_order=order)


@effect(MemberRevised)
def revised(state: State, event: MemberRevised) -> State:
    member = event.member
    if member.id not in state.members:
        return state
    return evolve(state, members=state.members.insert(member.id, member))


@effect(MemberRemoved)
def removed(state: State, event: MemberRemoved) -> State:
    if event.member_id not in state.members:
        return state
    return evolve(
        state,
        members=state.members.remove(event.member_id),
        member_order=Queue(m for m in state.member_order if m != event.member_id),
        presence=state.presence.discard(event.member_id),
        seats=state.seats.discard(event.member_id),
    )
