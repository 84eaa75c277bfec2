"""Setting a session up: its id, the council, the details, the programme, the room checklist.

The members are in `membership`, the rules of the draw in `seats`, the promises of last time in `promises`.
"""

from typing import Annotated, ClassVar, Literal, assert_never

from pydantic import AfterValidator

from chietai.meeting.base import Event, Id, Intent, Line
from chietai.meeting.model import CheckItem, Council, Details, PlannedStep
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Stamp, State, evolve
from chietai.text.gate import clean


def _cleaned_details(details: Details) -> Details:
    multiline = {"case_text", "handouts"}
    texts = {k: clean(v, multiline=k in multiline) for k, v in details if isinstance(v, str) and k != "kind"}
    return details.model_copy(update=texts)


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


SetupIntent = CreateSession | DescribeCouncil | DescribeSession | SetProgramme | SetChecklist | CheckRoom


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


SetupEvent = SessionCreated | CouncilDescribed | SessionDescribed | ProgrammeSet | ChecklistSet | RoomChecked


def decide_setup(state: State, intent: SetupIntent, stamp: Stamp) -> SetupEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case CreateSession():
            if state.session_id:
                raise Refused(Reason.ALREADY_CREATED, ref=state.session_id)
            return SessionCreated(session_id=intent.session_id, **stamp.on(state))
        case DescribeCouncil():
            if not intent.council.name:
                raise Refused(Reason.NO_NAME)
            return CouncilDescribed(council=intent.council, **stamp.on(state))
        case DescribeSession():
            if state.details.updated(intent.details) == state.details:
                raise Refused(Reason.NO_CHANGE)
            return SessionDescribed(details=intent.details, **stamp.on(state))
        case SetProgramme():
            if not intent.steps:
                raise Refused(Reason.NO_STEPS)
            if len({step.id for step in intent.steps}) < len(intent.steps):
                raise Refused(Reason.DOUBLE_ID)
            return ProgrammeSet(
                steps=intent.steps, format_name=intent.format_name, questions=intent.questions, **stamp.on(state)
            )
        case SetChecklist():
            if len({item.id for item in intent.items}) < len(intent.items):
                raise Refused(Reason.DOUBLE_ID)
            return ChecklistSet(items=intent.items, **stamp.on(state))
        case CheckRoom():
            if all(item.id != intent.item for item in state.checklist):
                raise Refused(Reason.UNKNOWN_ITEM, ref=intent.item)
            return RoomChecked(item_id=intent.item, done=intent.done, **stamp.on(state))
        case _:
            assert_never(intent)


def apply_setup(state: State, event: SetupEvent) -> State:
    """The state after `event`."""
    match event:
        case SessionCreated():
            return state if state.session_id else evolve(state, session_id=event.session_id)
        case CouncilDescribed():
            return evolve(state, council=event.council)
        case SessionDescribed():
            return evolve(state, details=state.details.updated(event.details))
        case ProgrammeSet():
            return evolve(state, steps=event.steps, format_name=event.format_name, questions=event.questions)
        case ChecklistSet():
            return evolve(state, checklist=event.items)
        case RoomChecked():
            items = tuple(
                item.model_copy(update={"done": event.done}) if item.id == event.item_id else item
                for item in state.checklist
            )
            return evolve(state, checklist=items)
        case _:
            assert_never(event)
