"""Facts of the course of the meeting: opening and closing, attendance, steps, questions, turns, countdowns."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from chietai.meeting.events.base import Event, Id
from chietai.meeting.kinds import Overlay, Presence, Scope
from chietai.meeting.model import Question, Seconds, Table


class SessionOpened(Event):
    """The meeting began in front of the room."""

    type: Literal["SessionOpened"] = "SessionOpened"


class SessionClosed(Event):
    """The meeting ended."""

    type: Literal["SessionClosed"] = "SessionClosed"


class AttendanceMarked(Event):
    """Where a member is."""

    type: Literal["AttendanceMarked"] = "AttendanceMarked"
    member_id: Id
    presence: Presence


class StepEntered(Event):
    """The meeting went to a step of the programme (and left the one before); its countdown begins."""

    type: Literal["StepEntered"] = "StepEntered"
    step_id: Id


class StepSkipped(Event):
    """A step will not be held."""

    type: Literal["StepSkipped"] = "StepSkipped"
    step_id: Id


class QuestionPut(Event):
    """A question was put to the room about one trouble."""

    type: Literal["QuestionPut"] = "QuestionPut"
    question: Question
    trouble_id: str = ""


class TurnStarted(Event):
    """A table, or one member, has the floor for so many seconds."""

    type: Literal["TurnStarted"] = "TurnStarted"
    table: Table | None = None
    member_id: str = ""
    seconds: Seconds = 0


class TurnEnded(Event):
    """The floor is free."""

    type: Literal["TurnEnded"] = "TurnEnded"


class TimerPaused(Event):
    """A countdown was halted."""

    type: Literal["TimerPaused"] = "TimerPaused"
    scope: Scope


class TimerResumed(Event):
    """A countdown goes on."""

    type: Literal["TimerResumed"] = "TimerResumed"
    scope: Scope


class TimerExtended(Event):
    """A countdown was given more (or, negative, less) time."""

    type: Literal["TimerExtended"] = "TimerExtended"
    scope: Scope
    seconds: Annotated[int, Field(strict=True, ge=-86400, le=86400)]


class OverlayShown(Event):
    """The agreements or the curtain were laid over the stage, or taken away."""

    undoable: ClassVar[bool] = False
    type: Literal["OverlayShown"] = "OverlayShown"
    overlay: Overlay
