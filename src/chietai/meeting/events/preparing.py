"""Facts of the preparation: council, details, programme, checklist, members, promises of last time."""

from datetime import date as Date
from typing import ClassVar, Literal

from chietai.meeting.events.base import Event, Id
from chietai.meeting.model import CheckItem, Council, Details, Member, PlannedStep


class SessionCreated(Event):
    """A session began to exist under an id that never changes."""

    undoable: ClassVar[bool] = False
    type: Literal["SessionCreated"] = "SessionCreated"
    session_id: Id


class CouncilDescribed(Event):
    """Which council meets."""

    type: Literal["CouncilDescribed"] = "CouncilDescribed"
    council: Council


class SessionDescribed(Event):
    """Something of the session's details was set; None leaves what was known."""

    type: Literal["SessionDescribed"] = "SessionDescribed"
    details: Details


class ProgrammeSet(Event):
    """The programme with its minutes; `questions` replaces the usual wording of 問１ to 問３ where not empty."""

    type: Literal["ProgrammeSet"] = "ProgrammeSet"
    steps: tuple[PlannedStep, ...]
    format_name: str = ""
    questions: tuple[str, str, str] = ("", "", "")


class ChecklistSet(Event):
    """The room checklist."""

    type: Literal["ChecklistSet"] = "ChecklistSet"
    items: tuple[CheckItem, ...]


class RoomChecked(Event):
    """One line of the room checklist was ticked or unticked."""

    type: Literal["RoomChecked"] = "RoomChecked"
    item_id: Id
    done: bool


class MemberRegistered(Event):
    """A member was put on the list."""

    type: Literal["MemberRegistered"] = "MemberRegistered"
    member: Member


class MemberRevised(Event):
    """A member's entry was corrected; the member's id stays."""

    type: Literal["MemberRevised"] = "MemberRevised"
    member: Member


class MemberRemoved(Event):
    """A member was taken off the list. What they said stays."""

    type: Literal["MemberRemoved"] = "MemberRemoved"
    member_id: Id


class PromiseCarried(Event):
    """A promise of an earlier session was brought to this one, to be asked about."""

    type: Literal["PromiseCarried"] = "PromiseCarried"
    entry_id: Id
    from_session: str
    text: str
    who: str = ""
    due: Date | None = None
    organisation: str = ""
