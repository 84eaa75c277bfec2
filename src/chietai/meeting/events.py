"""The facts of a meeting, in the past tense. A meeting is a list of these; everything else is a view of that list.

Each event stands in the module of its subject, beside the intent that it comes from and what it does. Here is the
closed list of them all, made of the lists of the subjects, and the way to and from the dictionaries of a document.

Events are frozen. Fields that this version does not know are kept (`extra="allow"`), and so are whole events of an
unknown type (`UnknownEvent`): a newer program's document survives being opened and saved by this one.
"""

from collections.abc import Mapping
from typing import Annotated, Any, TypeGuard, get_args

from pydantic import Field, TypeAdapter

from chietai.meeting.base import Event, Id, Moment, UnknownEvent
from chietai.meeting.choosing import ChoosingEvent, TroublePicked, TroubleUnpicked, VotesCounted
from chietai.meeting.clocks import ClockEvent, TimerExtended, TimerPaused, TimerResumed
from chietai.meeting.closing import ClosingEvent, MoodTaken, NextMeetingSet
from chietai.meeting.corrections import (
    CorrectionEvent,
    EntriesMerged,
    EntryCorrected,
    EntryMoved,
    EntryRestored,
    EntryRevised,
    EntryWithdrawn,
)
from chietai.meeting.course import CourseEvent, OverlayShown, SessionClosed, SessionOpened, StepEntered, StepSkipped
from chietai.meeting.disclosing import DisclosingEvent, WordsJudged
from chietai.meeting.entries import (
    CaseTold,
    EntryEvent,
    HopeVoiced,
    NoteTaken,
    OfferMade,
    PromiseMade,
    Said,
    TroubleRaised,
    UnsaidNoted,
    WisdomShared,
)
from chietai.meeting.history import EventRedone, EventUndone, HistoryEvent, TextRedacted
from chietai.meeting.membership import AttendanceMarked, MemberRegistered, MemberRemoved, MemberRevised, MembershipEvent
from chietai.meeting.promises import PromiseCarried, PromiseEvent, PromiseReviewed
from chietai.meeting.questions import QuestionEvent, QuestionPut, TurnEnded, TurnStarted
from chietai.meeting.seats import (
    DrawAnnounced,
    DrawRulesSet,
    GroupsDrawn,
    SeatChanged,
    SeatEvent,
    SeatsRearranged,
    SeatsSwapped,
)
from chietai.meeting.session_setup import (
    ChecklistSet,
    CouncilDescribed,
    ProgrammeSet,
    RoomChecked,
    SessionCreated,
    SessionDescribed,
    SetupEvent,
)

__all__ = [
    "KNOWN",
    "AnyEvent",
    "AttendanceMarked",
    "CaseTold",
    "ChecklistSet",
    "CouncilDescribed",
    "DrawAnnounced",
    "DrawRulesSet",
    "EntriesMerged",
    "EntryCorrected",
    "EntryMoved",
    "EntryRestored",
    "EntryRevised",
    "EntryWithdrawn",
    "Event",
    "EventRedone",
    "EventUndone",
    "GroupsDrawn",
    "HopeVoiced",
    "Id",
    "MemberRegistered",
    "MemberRemoved",
    "MemberRevised",
    "Moment",
    "MoodTaken",
    "NextMeetingSet",
    "NoteTaken",
    "OfferMade",
    "OverlayShown",
    "ProgrammeSet",
    "PromiseCarried",
    "PromiseMade",
    "PromiseReviewed",
    "QuestionPut",
    "RoomChecked",
    "Said",
    "SeatChanged",
    "SeatsRearranged",
    "SeatsSwapped",
    "SessionClosed",
    "SessionCreated",
    "SessionDescribed",
    "SessionOpened",
    "StepEntered",
    "StepSkipped",
    "TextRedacted",
    "TimerExtended",
    "TimerPaused",
    "TimerResumed",
    "TroublePicked",
    "TroubleRaised",
    "TroubleUnpicked",
    "TurnEnded",
    "TurnStarted",
    "UnknownEvent",
    "UnsaidNoted",
    "VotesCounted",
    "WisdomShared",
    "WordsJudged",
    "event_schema",
    "is_known",
    "parse_event",
]


AnyEvent = (
    SetupEvent
    | MembershipEvent
    | CourseEvent
    | QuestionEvent
    | ClockEvent
    | SeatEvent
    | EntryEvent
    | CorrectionEvent
    | ChoosingEvent
    | PromiseEvent
    | ClosingEvent
    | DisclosingEvent
    | HistoryEvent
)
"""Every event that this version knows."""

KNOWN: dict[str, type[Event]] = {cls.__name__: cls for cls in get_args(AnyEvent)}
"""Every type of event by its name in the document."""

_CLASSES = frozenset(KNOWN.values())


def is_known(event: Event) -> TypeGuard[AnyEvent]:
    """True for an event that this version knows: for a `match` over all of them."""
    return type(event) in _CLASSES


def parse_event(raw: Mapping[str, Any]) -> Event:
    """The event that `raw` describes; one of an unknown type becomes an `UnknownEvent`.

    Raises pydantic.ValidationError when a field is missing or of the wrong type: nothing is converted silently.
    """
    kind = raw.get("type")
    cls = KNOWN.get(kind, UnknownEvent) if isinstance(kind, str) else Event
    return cls.model_validate(raw)


def event_schema() -> dict[str, Any]:
    """The JSON Schema of one event of any known type."""
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[AnyEvent, Field(discriminator="type")])
    return adapter.json_schema()
