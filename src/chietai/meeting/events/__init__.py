"""The facts of a meeting, in the past tense. A meeting is a list of these; everything else is a view of that list.

Events are frozen. Fields that this version does not know are kept (`extra="allow"`), and so are whole events of an
unknown type (`UnknownEvent`): a newer program's document survives being opened and saved by this one.
"""

from chietai.meeting.events.base import Event, Id, Moment, UnknownEvent
from chietai.meeting.events.ending import (
    EventRedone,
    EventUndone,
    MoodTaken,
    NextMeetingSet,
    TextRedacted,
)
from chietai.meeting.events.entries import (
    CaseTold,
    EntriesMerged,
    EntryMoved,
    EntryRestored,
    EntryRevised,
    EntryWithdrawn,
    HopeVoiced,
    NoteTaken,
    OfferMade,
    PromiseMade,
    PromiseReviewed,
    Said,
    TroublePicked,
    TroubleRaised,
    TroubleUnpicked,
    UnsaidNoted,
    VotesCounted,
    WisdomShared,
)
from chietai.meeting.events.flow import (
    AttendanceMarked,
    OverlayShown,
    QuestionPut,
    SessionClosed,
    SessionOpened,
    StepEntered,
    StepSkipped,
    TimerExtended,
    TimerPaused,
    TimerResumed,
    TurnEnded,
    TurnStarted,
)
from chietai.meeting.events.preparing import (
    ChecklistSet,
    CouncilDescribed,
    MemberRegistered,
    MemberRemoved,
    MemberRevised,
    ProgrammeSet,
    PromiseCarried,
    RoomChecked,
    SessionCreated,
    SessionDescribed,
)
from chietai.meeting.events.seats import (
    DrawAnnounced,
    GroupsDrawn,
    SeatChanged,
    SeatsRearranged,
    SeatsSwapped,
)

__all__ = [
    "KNOWN",
    "AttendanceMarked",
    "CaseTold",
    "ChecklistSet",
    "CouncilDescribed",
    "DrawAnnounced",
    "EntriesMerged",
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
]

KNOWN: dict[str, type[Event]] = {
    cls.__name__: cls
    for cls in (
        SessionCreated, CouncilDescribed, SessionDescribed, ProgrammeSet, ChecklistSet, RoomChecked, MemberRegistered,
        MemberRevised, MemberRemoved, PromiseCarried, SessionOpened, SessionClosed, AttendanceMarked, StepEntered,
        StepSkipped, QuestionPut, TurnStarted, TurnEnded, TimerPaused, TimerResumed, TimerExtended, OverlayShown,
        DrawAnnounced, GroupsDrawn, SeatChanged, SeatsSwapped, SeatsRearranged, TroubleRaised, OfferMade, WisdomShared,
        HopeVoiced, CaseTold, PromiseMade, UnsaidNoted, NoteTaken, EntryRevised, EntryMoved, EntryWithdrawn,
        EntryRestored, EntriesMerged, VotesCounted, TroublePicked, TroubleUnpicked, PromiseReviewed, MoodTaken,
        NextMeetingSet, EventUndone, EventRedone, TextRedacted,
    )
}  # fmt: skip
"""Every type of event by its name in the document."""
