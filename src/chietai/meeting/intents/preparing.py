"""What is wanted while a meeting is prepared: council, details, programme, checklist, members, earlier promises."""

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import AfterValidator

from chietai.meeting.intents.base import Intent, Line, Ref
from chietai.meeting.model import CheckItem, Council, Details, Member, PlannedStep
from chietai.text.gate import clean


def _cleaned_details(details: Details) -> Details:
    multiline = {"case_text", "handouts"}
    texts = {k: clean(v, multiline=k in multiline) for k, v in details if isinstance(v, str) and k != "kind"}
    return details.model_copy(update=texts)


def _cleaned_member(member: Member) -> Member:
    return member.model_copy(update={k: clean(v) for k, v in member if isinstance(v, str)})


def _cleaned_council(council: Council) -> Council:
    return council.model_copy(update={k: clean(getattr(council, k)) for k in ("name", "parent", "area")})


class CreateSession(Intent):
    """A session begins to exist under an id that never changes."""

    kind: Literal["create"] = "create"
    session_id: str


class DescribeCouncil(Intent):
    """Says which council meets."""

    kind: Literal["council"] = "council"
    council: Annotated[Council, AfterValidator(_cleaned_council)]


class DescribeSession(Intent):
    """Sets some of the session's details; None leaves what is known."""

    kind: Literal["details"] = "details"
    details: Annotated[Details, AfterValidator(_cleaned_details)]


class SetProgramme(Intent):
    """Sets the programme with its minutes; `questions` replaces the usual wording of 問１ to 問３ where not empty."""

    kind: Literal["programme"] = "programme"
    steps: tuple[PlannedStep, ...]
    format_name: Line = ""
    questions: tuple[Line, Line, Line] = ("", "", "")


class SetChecklist(Intent):
    """Sets the room checklist."""

    kind: Literal["checklist"] = "checklist"
    items: tuple[CheckItem, ...]


class CheckRoom(Intent):
    """Ticks one line of the room checklist, or takes the tick away."""

    kind: Literal["check"] = "check"
    item: str
    done: bool = True


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


class CarryPromise(Intent):
    """Brings a promise of an earlier session to this one, to be asked about."""

    kind: Literal["carry_promise"] = "carry_promise"
    from_session: str
    text: Line
    who: Line = ""
    due: Date | None = None
    organisation: Line = ""
