"""What somebody at the desk (or a table's slip, or an import) wants. `decide` turns an intent into an event or refuses.

An intent is also what `chietai append` reads as one line of JSON: `{"kind": "trouble", "text": "..."}`. Texts pass the
gate (`chietai.text.gate.clean`) here and nowhere else. An entry is referred to by its id, or as a person would:
`"3"` is trouble 3 and `"c2"` is case 2. A member is referred to by id, by seat (`"s12"`) or by the exact name.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from chietai.meeting.intents.base import Intent, Line
from chietai.meeting.intents.ending import Redo, SetNextMeeting, TakeMood, Undo
from chietai.meeting.intents.entries import (
    CountVotes,
    MergeEntries,
    MoveEntry,
    PickTrouble,
    RestoreEntry,
    ReviewPromise,
    ReviseEntry,
    UnpickTrouble,
    WithdrawEntry,
)
from chietai.meeting.intents.flow import (
    CloseSession,
    EndTurn,
    EnterStep,
    ExtendTimer,
    MarkAttendance,
    OpenSession,
    PauseTimer,
    PutQuestion,
    ResumeTimer,
    ShowOverlay,
    SkipStep,
    StartTurn,
)
from chietai.meeting.intents.preparing import (
    CarryPromise,
    CheckRoom,
    CreateSession,
    DescribeCouncil,
    DescribeSession,
    RegisterMember,
    RemoveMember,
    ReviseMember,
    SetChecklist,
    SetProgramme,
)
from chietai.meeting.intents.saying import (
    MakeOffer,
    MakePromise,
    NoteUnsaid,
    RaiseTrouble,
    Say,
    ShareWisdom,
    TakeNote,
    TellCase,
    VoiceHope,
)
from chietai.meeting.intents.seats import AnnounceDraw, ChangeSeat, RearrangeSeats, RecordDraw, SetDrawRules, SwapSeats

__all__ = [
    "AnnounceDraw",
    "AnyIntent",
    "CarryPromise",
    "ChangeSeat",
    "CheckRoom",
    "CloseSession",
    "CountVotes",
    "CreateSession",
    "DescribeCouncil",
    "DescribeSession",
    "EndTurn",
    "EnterStep",
    "ExtendTimer",
    "Intent",
    "Line",
    "MakeOffer",
    "MakePromise",
    "MarkAttendance",
    "MergeEntries",
    "MoveEntry",
    "NoteUnsaid",
    "OpenSession",
    "PauseTimer",
    "PickTrouble",
    "PutQuestion",
    "RaiseTrouble",
    "RearrangeSeats",
    "RecordDraw",
    "Redo",
    "RegisterMember",
    "RemoveMember",
    "RestoreEntry",
    "ResumeTimer",
    "ReviewPromise",
    "ReviseEntry",
    "ReviseMember",
    "Say",
    "SetChecklist",
    "SetDrawRules",
    "SetNextMeeting",
    "SetProgramme",
    "ShareWisdom",
    "ShowOverlay",
    "SkipStep",
    "StartTurn",
    "SwapSeats",
    "TakeMood",
    "TakeNote",
    "TellCase",
    "Undo",
    "UnpickTrouble",
    "VoiceHope",
    "WithdrawEntry",
    "intent_schema",
    "parse_intent",
]

AnyIntent = Annotated[
    CreateSession | DescribeCouncil | DescribeSession | SetProgramme | SetChecklist | CheckRoom | RegisterMember
    | ReviseMember | RemoveMember | CarryPromise | OpenSession | CloseSession | MarkAttendance | EnterStep | SkipStep
    | PutQuestion | StartTurn | EndTurn | PauseTimer | ResumeTimer | ExtendTimer | ShowOverlay | SetDrawRules
    | AnnounceDraw | RecordDraw | ChangeSeat | SwapSeats | RearrangeSeats | Say | ReviseEntry | MoveEntry
    | WithdrawEntry | RestoreEntry | MergeEntries | CountVotes | PickTrouble | UnpickTrouble | ReviewPromise | TakeMood
    | SetNextMeeting | Undo | Redo,
    Field(discriminator="kind"),
]  # fmt: skip
"""Every intent, told apart by `kind`."""


def parse_intent(raw: Mapping[str, Any] | str | bytes) -> Intent:
    """The intent that a dictionary or a JSON text describes.

    Raises pydantic.ValidationError when it is not one.
    """
    adapter = _adapter()
    intent: Intent = adapter.validate_json(raw) if isinstance(raw, str | bytes) else adapter.validate_python(raw)
    return intent


def intent_schema() -> dict[str, Any]:
    """The JSON Schema of one intent."""
    return _adapter().json_schema()


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(AnyIntent)
