"""What is said: each kind of entry, from a line of text to an entry, with the speaker as far as it is known.

What becomes of entries that are there is in `corrections`, `choosing` and `promises`.
"""

from datetime import date as Date
from typing import Any, Literal, assert_never

from chietai.meeting.base import Event, Id, Intent, Line, Ref
from chietai.meeting.kinds import EntryKind
from chietai.meeting.model import Count, Table
from chietai.meeting.references import find_case, find_member, find_trouble
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Entry, Stamp, State, evolve


class EntryFields(Intent):
    """What all intents that bring an entry share: the words, and whose they are as far as it is known.

    `as_said`: a person wants the wall to show the words as they were said, though they may lead to somebody.
    """

    text: Line
    table: Table | None = None
    member: Ref = ""
    organisation: Line = ""
    as_said: bool = False


class RaiseTrouble(EntryFields):
    """Tells a trouble (困りごと)."""

    kind: Literal["trouble"] = "trouble"


class MakeOffer(EntryFields):
    """Answers 問１: what an organisation can do. Without `trouble` it is about the one the room is working on."""

    kind: Literal["offer"] = "offer"
    trouble: Ref = ""


class ShareWisdom(EntryFields):
    """Answers 問２: an idea that could solve the trouble."""

    kind: Literal["wisdom"] = "wisdom"
    trouble: Ref = ""


class VoiceHope(EntryFields):
    """Answers 問３: what somebody holds dear, or wants to try."""

    kind: Literal["hope"] = "hope"
    trouble: Ref = ""


class TellCase(EntryFields):
    """Tells a success case (成功例)."""

    kind: Literal["case"] = "case"


class MakePromise(EntryFields):
    """Takes something home: `who` does `text` by `due`. With `case` it is the adoption of that case."""

    kind: Literal["promise"] = "promise"
    who: Line = ""
    due: Date | None = None
    case: Ref = ""


class NoteUnsaid(EntryFields):
    """Notes something that would otherwise have been left unsaid."""

    kind: Literal["unsaid"] = "unsaid"


class TakeNote(EntryFields):
    """Takes the facilitator's own note: private."""

    kind: Literal["note"] = "note"


Say = RaiseTrouble | MakeOffer | ShareWisdom | VoiceHope | TellCase | MakePromise | NoteUnsaid | TakeNote
"""The intents that bring an entry."""


class Said(Event):
    """What all entries share: the words, and whose they are as far as it is known. `as_said`: as in the intent."""

    entry_id: Id
    text: str
    table: Table | None = None
    member_id: str = ""
    organisation: str = ""
    as_said: bool = False


class TroubleRaised(Said):
    """Somebody told a trouble (困りごと). `no` is its number on the wall."""

    type: Literal["TroubleRaised"] = "TroubleRaised"
    no: Count = 0


class OfferMade(Said):
    """問１: what an organisation can do about a trouble."""

    type: Literal["OfferMade"] = "OfferMade"
    trouble_id: str = ""


class WisdomShared(Said):
    """問２: an idea that could solve a trouble."""

    type: Literal["WisdomShared"] = "WisdomShared"
    trouble_id: str = ""


class HopeVoiced(Said):
    """問３: what somebody holds dear, or wants to try."""

    type: Literal["HopeVoiced"] = "HopeVoiced"
    trouble_id: str = ""


class CaseTold(Said):
    """A success case (成功例): something that is being done and works. `no` is its number on the wall."""

    type: Literal["CaseTold"] = "CaseTold"
    no: Count = 0


class PromiseMade(Said):
    """Somebody takes something home: `who` does `text` by `due`. With `case_id` it is the adoption of that case."""

    type: Literal["PromiseMade"] = "PromiseMade"
    who: str = ""
    due: Date | None = None
    case_id: str = ""


class UnsaidNoted(Said):
    """Something that would otherwise have been left unsaid."""

    type: Literal["UnsaidNoted"] = "UnsaidNoted"


class NoteTaken(Said):
    """The facilitator's own note. Private: never on a stage, never in a document for others."""

    type: Literal["NoteTaken"] = "NoteTaken"


EntryEvent = TroubleRaised | OfferMade | WisdomShared | HopeVoiced | CaseTold | PromiseMade | UnsaidNoted | NoteTaken
"""The events that bring an entry."""


def decide_entries(state: State, intent: Say, stamp: Stamp) -> EntryEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case RaiseTrouble():
            return TroubleRaised(no=state.trouble_count + 1, **_said(state, intent, stamp))
        case MakeOffer():
            return OfferMade(trouble_id=_about(state, intent.trouble), **_said(state, intent, stamp))
        case ShareWisdom():
            return WisdomShared(trouble_id=_about(state, intent.trouble), **_said(state, intent, stamp))
        case VoiceHope():
            return HopeVoiced(trouble_id=_about(state, intent.trouble), **_said(state, intent, stamp))
        case TellCase():
            return CaseTold(no=state.case_count + 1, **_said(state, intent, stamp))
        case MakePromise():
            case_id = find_case(state, intent.case).id if intent.case else ""
            return PromiseMade(who=intent.who, due=intent.due, case_id=case_id, **_said(state, intent, stamp))
        case NoteUnsaid():
            return UnsaidNoted(**_said(state, intent, stamp))
        case TakeNote():
            return NoteTaken(**_said(state, intent, stamp))
        case _:
            assert_never(intent)


def _about(state: State, ref: str) -> str:
    """The trouble that an answer is about: the one named, else the one the room is working on."""
    return find_trouble(state, ref).id if ref else state.trouble_id


def _said(state: State, intent: Say, stamp: Stamp) -> dict[str, Any]:
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
        "as_said": intent.as_said,
        **stamp.on(state),
    }


def kind_of(event: EntryEvent) -> EntryKind:
    """The kind of the entry that `event` brings."""
    match event:
        case TroubleRaised():
            return EntryKind.TROUBLE
        case OfferMade():
            return EntryKind.OFFER
        case WisdomShared():
            return EntryKind.WISDOM
        case HopeVoiced():
            return EntryKind.HOPE
        case CaseTold():
            return EntryKind.CASE
        case PromiseMade():
            return EntryKind.PROMISE
        case UnsaidNoted():
            return EntryKind.UNSAID
        case NoteTaken():
            return EntryKind.NOTE
        case _:
            assert_never(event)


def apply_entries(state: State, event: EntryEvent) -> State:
    """The state with the new entry; unchanged when an entry of this id is there."""
    if event.entry_id in state.entries:
        return state
    entry = Entry(
        id=event.entry_id,
        kind=kind_of(event),
        seq=event.seq,
        at=event.at,
        text=event.text,
        no=event.no if isinstance(event, TroubleRaised | CaseTold) else 0,
        trouble_id=event.trouble_id if isinstance(event, OfferMade | WisdomShared | HopeVoiced) else "",
        case_id=event.case_id if isinstance(event, PromiseMade) else "",
        table=event.table,
        member_id=event.member_id,
        organisation=event.organisation,
        who=event.who if isinstance(event, PromiseMade) else "",
        due=event.due if isinstance(event, PromiseMade) else None,
        step_id=state.step_id,
        as_said=event.as_said,
    )
    return evolve(
        state,
        entries=state.entries.insert(entry.id, entry),
        trouble_count=max(state.trouble_count, entry.no) if entry.kind is EntryKind.TROUBLE else state.trouble_count,
        case_count=max(state.case_count, entry.no) if entry.kind is EntryKind.CASE else state.case_count,
    )
