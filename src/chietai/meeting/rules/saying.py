"""What is said: from a line of text to an entry, with the speaker as far as it is known."""

from typing import Any

from chietai.meeting import events as e
from chietai.meeting import intents as i
from chietai.meeting.references import find_case, find_member, find_trouble
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.rules.registry import rule
from chietai.meeting.stamp import Stamp
from chietai.meeting.state import State


@rule(i.RaiseTrouble)
def trouble(state: State, intent: i.RaiseTrouble, stamp: Stamp) -> e.Event:
    return e.TroubleRaised(no=state.trouble_count + 1, **_said(state, intent, stamp))


@rule(i.MakeOffer)
def offer(state: State, intent: i.MakeOffer, stamp: Stamp) -> e.Event:
    return e.OfferMade(trouble_id=_about(state, intent.trouble), **_said(state, intent, stamp))


@rule(i.ShareWisdom)
def wisdom(state: State, intent: i.ShareWisdom, stamp: Stamp) -> e.Event:
    return e.WisdomShared(trouble_id=_about(state, intent.trouble), **_said(state, intent, stamp))


@rule(i.VoiceHope)
def hope(state: State, intent: i.VoiceHope, stamp: Stamp) -> e.Event:
    return e.HopeVoiced(trouble_id=_about(state, intent.trouble), **_said(state, intent, stamp))


@rule(i.TellCase)
def case(state: State, intent: i.TellCase, stamp: Stamp) -> e.Event:
    return e.CaseTold(no=state.case_count + 1, **_said(state, intent, stamp))


@rule(i.MakePromise)
def promise(state: State, intent: i.MakePromise, stamp: Stamp) -> e.Event:
    case_id = find_case(state, intent.case).id if intent.case else ""
    return e.PromiseMade(who=intent.who, due=intent.due, case_id=case_id, **_said(state, intent, stamp))


@rule(i.NoteUnsaid)
def unsaid(state: State, intent: i.NoteUnsaid, stamp: Stamp) -> e.Event:
    return e.UnsaidNoted(**_said(state, intent, stamp))


@rule(i.TakeNote)
def note(state: State, intent: i.TakeNote, stamp: Stamp) -> e.Event:
    return e.NoteTaken(**_said(state, intent, stamp))


def _about(state: State, ref: str) -> str:
    """The trouble that an answer is about: the one named, else the one the room is working on."""
    return find_trouble(state, ref).id if ref else state.trouble_id


def _said(state: State, intent: i.Say, stamp: Stamp) -> dict[str, Any]:
    """The common fields: a person's table and organisation come along with the person."""
    if not intent.text:
        raise Refused(Reason.EMPTY_TEXT)
    member_id = find_member(state, intent.member) if intent.member else ""
    table, organisation = intent.table, intent.organisation
    if table is not None and state.table_count and table > state.table_count:
        raise Refused(Reason.UNKNOWN_TABLE, ref=str(table))
    if member_id:
        seat = state.seats.get(member_id)
        table = seat.table if table is None and seat else table
        organisation = organisation or state.members[member_id].organisation
    return {
        "entry_id": stamp.id,
        "text": intent.text,
        "table": table,
        "member_id": member_id,
        "organisation": organisation,
        **stamp.on(state),
    }
