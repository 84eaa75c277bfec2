"""What is wanted of the course of the meeting: opening and closing, attendance, steps, questions, turns, countdowns."""

from typing import Annotated, Literal

from pydantic import Field

from chietai.meeting.intents.base import Intent, Ref
from chietai.meeting.kinds import Overlay, Presence, Scope
from chietai.meeting.model import Question, Seconds, Table


class OpenSession(Intent):
    """Begins the meeting in front of the room."""

    kind: Literal["open"] = "open"


class CloseSession(Intent):
    """Ends the meeting."""

    kind: Literal["close"] = "close"


class MarkAttendance(Intent):
    """Says where a member is."""

    kind: Literal["attend"] = "attend"
    member: Ref
    presence: Presence


class EnterStep(Intent):
    """Goes to a step of the programme and starts its countdown."""

    kind: Literal["step"] = "step"
    step: str


class SkipStep(Intent):
    """Leaves a step out."""

    kind: Literal["skip"] = "skip"
    step: str


class PutQuestion(Intent):
    """Puts a question to the room, about one trouble if `trouble` names it."""

    kind: Literal["question"] = "question"
    question: Question
    trouble: Ref = ""


class StartTurn(Intent):
    """Gives the floor to a table or a member for so many seconds; 0 is without a countdown."""

    kind: Literal["turn"] = "turn"
    table: Table | None = None
    member: Ref = ""
    seconds: Seconds = 0


class EndTurn(Intent):
    """Ends the turn: the floor is free."""

    kind: Literal["end_turn"] = "end_turn"


class PauseTimer(Intent):
    """Halts a countdown."""

    kind: Literal["pause"] = "pause"
    scope: Scope = Scope.STEP


class ResumeTimer(Intent):
    """Lets a countdown go on."""

    kind: Literal["resume"] = "resume"
    scope: Scope = Scope.STEP


class ExtendTimer(Intent):
    """Gives a countdown more (or, negative, less) time."""

    kind: Literal["extend"] = "extend"
    scope: Scope = Scope.STEP
    seconds: Annotated[int, Field(strict=True, ge=-86400, le=86400)] = 60


class ShowOverlay(Intent):
    """Lays the agreements or the curtain over the stage, or takes them away."""

    kind: Literal["overlay"] = "overlay"
    overlay: Overlay
