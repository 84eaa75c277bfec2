"""What somebody at the desk (or a table's slip, or an import) wants. `decide` turns an intent into an event or refuses.

Each intent stands in the module of its subject, beside the event that it becomes. Here is the closed list of them all,
made of the lists of the subjects, and the reading of one from outside.

An intent is also what `chietai append` reads as one line of JSON: `{"kind": "trouble", "text": "..."}`. Texts pass the
gate (`chietai.text.gate.clean`) here: nothing is stored that did not. An entry is referred to by its id, or as a person
would: `"3"` is trouble 3 and `"c2"` is case 2. A member is referred to by id, by seat (`"s12"`) or by the exact name.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from chietai.meeting.base import Intent, Line
from chietai.meeting.choosing import ChoosingIntent, CountVotes, PickTrouble, UnpickTrouble
from chietai.meeting.clocks import ClockIntent, ExtendTimer, PauseTimer, ResumeTimer
from chietai.meeting.closing import ClosingIntent, SetNextMeeting, TakeMood
from chietai.meeting.corrections import (
    CorrectEntry,
    CorrectionIntent,
    MergeEntries,
    MoveEntry,
    RestoreEntry,
    ReviseEntry,
    WithdrawEntry,
)
from chietai.meeting.course import CloseSession, CourseIntent, EnterStep, OpenSession, ShowOverlay, SkipStep
from chietai.meeting.disclosing import DisclosingIntent, JudgeWords
from chietai.meeting.entries import (
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
from chietai.meeting.history import HistoryIntent, Redo, Undo
from chietai.meeting.intent_json import require_unambiguous
from chietai.meeting.membership import MarkAttendance, MembershipIntent, RegisterMember, RemoveMember, ReviseMember
from chietai.meeting.promises import CarryPromise, PromiseIntent, ReviewPromise
from chietai.meeting.questions import EndTurn, PutQuestion, QuestionIntent, StartTurn
from chietai.meeting.seats import (
    AnnounceDraw,
    ChangeSeat,
    RearrangeSeats,
    RecordDraw,
    SeatIntent,
    SetDrawRules,
    SwapSeats,
)
from chietai.meeting.session_setup import (
    CheckRoom,
    CreateSession,
    DescribeCouncil,
    DescribeSession,
    SetChecklist,
    SetProgramme,
    SetupIntent,
)

__all__ = [
    "AnnounceDraw",
    "AnyIntent",
    "CarryPromise",
    "ChangeSeat",
    "CheckRoom",
    "CloseSession",
    "CorrectEntry",
    "CountVotes",
    "CreateSession",
    "DescribeCouncil",
    "DescribeSession",
    "EndTurn",
    "EnterStep",
    "ExtendTimer",
    "Intent",
    "JudgeWords",
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
    SetupIntent
    | MembershipIntent
    | CourseIntent
    | QuestionIntent
    | ClockIntent
    | SeatIntent
    | Say
    | CorrectionIntent
    | ChoosingIntent
    | PromiseIntent
    | ClosingIntent
    | DisclosingIntent
    | HistoryIntent,
    Field(discriminator="kind"),
]
"""Every intent, told apart by `kind`."""


def parse_intent(raw: Mapping[str, Any] | str | bytes) -> Intent:
    """The intent that a dictionary or a JSON text describes.

    Raises pydantic.ValidationError when it is not one, and `chietai.meeting.refusal.Refused` when a field stands twice
    in it or a number is out of range.
    """
    adapter = _adapter()
    if not isinstance(raw, str | bytes):
        described: Intent = adapter.validate_python(raw)
        return described
    intent: Intent = adapter.validate_json(raw)
    require_unambiguous(raw)
    return intent


def intent_schema() -> dict[str, Any]:
    """The JSON Schema of one intent."""
    return _adapter().json_schema()


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(AnyIntent)
