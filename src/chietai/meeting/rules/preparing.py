"""Preparing: the council, the details, the programme, the checklist, the members, the promises of last time."""

from chietai.meeting import events as e
from chietai.meeting import intents as i
from chietai.meeting.references import find_member
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.rules.registry import rule
from chietai.meeting.stamp import Stamp
from chietai.meeting.state import State


@rule(i.CreateSession)
def create(state: State, intent: i.CreateSession, stamp: Stamp) -> e.Event:
    if state.session_id:
        raise Refused(Reason.ALREADY_CREATED, ref=state.session_id)
    return e.SessionCreated(session_id=intent.session_id, **stamp.on(state))


@rule(i.DescribeCouncil)
def council(state: State, intent: i.DescribeCouncil, stamp: Stamp) -> e.Event:
    if not intent.council.name:
        raise Refused(Reason.NO_NAME)
    return e.CouncilDescribed(council=intent.council, **stamp.on(state))


@rule(i.DescribeSession)
def details(state: State, intent: i.DescribeSession, stamp: Stamp) -> e.Event:
    if state.details.updated(intent.details) == state.details:
        raise Refused(Reason.NO_CHANGE)
    return e.SessionDescribed(details=intent.details, **stamp.on(state))


@rule(i.SetProgramme)
def programme(state: State, intent: i.SetProgramme, stamp: Stamp) -> e.Event:
    if not intent.steps:
        raise Refused(Reason.NO_STEPS)
    if len({step.id for step in intent.steps}) < len(intent.steps):
        raise Refused(Reason.DOUBLE_ID)
    return e.ProgrammeSet(
        steps=intent.steps, format_name=intent.format_name, questions=intent.questions, **stamp.on(state)
    )


@rule(i.SetChecklist)
def checklist(state: State, intent: i.SetChecklist, stamp: Stamp) -> e.Event:
    if len({item.id for item in intent.items}) < len(intent.items):
        raise Refused(Reason.DOUBLE_ID)
    return e.ChecklistSet(items=intent.items, **stamp.on(state))


@rule(i.CheckRoom)
def check(state: State, intent: i.CheckRoom, stamp: Stamp) -> e.Event:
    if all(item.id != intent.item for item in state.checklist):
        raise Refused(Reason.UNKNOWN_ITEM, ref=intent.item)
    return e.RoomChecked(item_id=intent.item, done=intent.done, **stamp.on(state))


@rule(i.RegisterMember)
def register(state: State, intent: i.RegisterMember, stamp: Stamp) -> e.Event:
    # Two people of one name are two people: only the id has to differ.
    if not intent.member.name:
        raise Refused(Reason.NO_NAME)
    if not intent.member.id or intent.member.id in state.members:
        raise Refused(Reason.DOUBLE_ID, ref=intent.member.id)
    return e.MemberRegistered(member=intent.member, **stamp.on(state))


@rule(i.ReviseMember)
def revise(state: State, intent: i.ReviseMember, stamp: Stamp) -> e.Event:
    if not intent.member.name:
        raise Refused(Reason.NO_NAME)
    known = state.members.get(intent.member.id)
    if known is None:
        raise Refused(Reason.UNKNOWN_MEMBER, ref=intent.member.id)
    if known == intent.member:
        raise Refused(Reason.NO_CHANGE)
    return e.MemberRevised(member=intent.member, **stamp.on(state))


@rule(i.RemoveMember)
def remove(state: State, intent: i.RemoveMember, stamp: Stamp) -> e.Event:
    return e.MemberRemoved(member_id=find_member(state, intent.member), **stamp.on(state))


@rule(i.CarryPromise)
def carry(state: State, intent: i.CarryPromise, stamp: Stamp) -> e.Event:
    if not intent.text:
        raise Refused(Reason.EMPTY_TEXT)
    return e.PromiseCarried(
        entry_id=stamp.id,
        from_session=intent.from_session,
        text=intent.text,
        who=intent.who,
        due=intent.due,
        organisation=intent.organisation,
        **stamp.on(state),
    )
