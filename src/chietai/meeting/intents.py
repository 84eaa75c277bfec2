"""What somebody at the desk (or a table's slip, or an import) wants. `decide` turns an intent into an event or refuses.

An intent is also what `chietai append` reads as one line of JSON: `{"kind": "trouble", "text": "..."}`. Texts pass the
gate (`chietai.meeting.text.clean`) here and nowhere else. An entry is referred to by its id, or as a person would:
`"3"` is trouble 3 and `"c2"` is case 2. A member is referred to by id, by seat (`"s12"`) or by the exact name.
"""

from collections.abc import Mapping
from datetime import date as Date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from chietai.lottery.types import DrawRequest, Rules
from chietai.meeting.model import CheckItem, Council, Count, Details, Member, PlannedStep, Question, Seconds, Table
from chietai.meeting.text import clean
from chietai.meeting.words import Outcome, Overlay, Presence, Scope, SeatReason, SeedSource

Line = Annotated[str, AfterValidator(clean)]
"""One line of text from a person, through the gate."""

Paragraphs = Annotated[str, AfterValidator(lambda text: clean(text, multiline=True))]
"""Several lines of text from a person, through the gate."""

Ref = Annotated[str, AfterValidator(clean)]
"""Refers to an entry or a member: an id, or what a person would say."""


class Intent(BaseModel):
    """What all intents share. A field that does not exist is a mistake and refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _cleaned_details(details: Details) -> Details:
    multiline = {"case_text", "handouts"}
    texts = {k: clean(v, multiline=k in multiline) for k, v in details if isinstance(v, str) and k != "kind"}
    return details.model_copy(update=texts)


def _cleaned_member(member: Member) -> Member:
    return member.model_copy(update={k: clean(v) for k, v in member if isinstance(v, str)})


def _cleaned_council(council: Council) -> Council:
    return council.model_copy(update={k: clean(getattr(council, k)) for k in ("name", "parent", "area")})


class CreateSession(Intent):
    kind: Literal["create"] = "create"
    session_id: str


class DescribeCouncil(Intent):
    kind: Literal["council"] = "council"
    council: Annotated[Council, AfterValidator(_cleaned_council)]


class DescribeSession(Intent):
    kind: Literal["details"] = "details"
    details: Annotated[Details, AfterValidator(_cleaned_details)]


class SetProgramme(Intent):
    kind: Literal["programme"] = "programme"
    steps: tuple[PlannedStep, ...]
    format_name: Line = ""
    questions: tuple[Line, Line, Line] = ("", "", "")


class SetChecklist(Intent):
    kind: Literal["checklist"] = "checklist"
    items: tuple[CheckItem, ...]


class CheckRoom(Intent):
    kind: Literal["check"] = "check"
    item: str
    done: bool = True


class RegisterMember(Intent):
    kind: Literal["member"] = "member"
    member: Annotated[Member, AfterValidator(_cleaned_member)]


class ReviseMember(Intent):
    kind: Literal["revise_member"] = "revise_member"
    member: Annotated[Member, AfterValidator(_cleaned_member)]


class RemoveMember(Intent):
    kind: Literal["remove_member"] = "remove_member"
    member: Ref


class CarryPromise(Intent):
    kind: Literal["carry_promise"] = "carry_promise"
    from_session: str
    text: Line
    who: Line = ""
    due: Date | None = None
    organisation: Line = ""


class OpenSession(Intent):
    kind: Literal["open"] = "open"


class CloseSession(Intent):
    kind: Literal["close"] = "close"


class MarkAttendance(Intent):
    kind: Literal["attend"] = "attend"
    member: Ref
    presence: Presence


class EnterStep(Intent):
    kind: Literal["step"] = "step"
    step: str


class SkipStep(Intent):
    kind: Literal["skip"] = "skip"
    step: str


class PutQuestion(Intent):
    kind: Literal["question"] = "question"
    question: Question
    trouble: Ref = ""


class StartTurn(Intent):
    kind: Literal["turn"] = "turn"
    table: Table | None = None
    member: Ref = ""
    seconds: Seconds = 0


class EndTurn(Intent):
    kind: Literal["end_turn"] = "end_turn"


class PauseTimer(Intent):
    kind: Literal["pause"] = "pause"
    scope: Scope = Scope.STEP


class ResumeTimer(Intent):
    kind: Literal["resume"] = "resume"
    scope: Scope = Scope.STEP


class ExtendTimer(Intent):
    kind: Literal["extend"] = "extend"
    scope: Scope = Scope.STEP
    seconds: Annotated[int, Field(strict=True, ge=-86400, le=86400)] = 60


class ShowOverlay(Intent):
    kind: Literal["overlay"] = "overlay"
    overlay: Overlay


class SetDrawRules(Intent):
    """What every draw of this session has to keep. Empty `weights` are the usual ones."""

    kind: Literal["draw_rules"] = "draw_rules"
    rules: Rules
    weights: tuple[tuple[str, Count], ...] = ()


class AnnounceDraw(Intent):
    kind: Literal["announce_draw"] = "announce_draw"
    request: DrawRequest
    commitment: str


class RecordDraw(Intent):
    """The result of a draw that was held. `tables` hold member ids."""

    kind: Literal["draw"] = "draw"
    tables: tuple[tuple[str, ...], ...]
    request: DrawRequest
    seed: str
    digits: Line = ""
    source: SeedSource = SeedSource.PROGRAM
    version: str = ""
    cost: Count = 0
    reason: Line = ""


class ChangeSeat(Intent):
    kind: Literal["seat"] = "seat"
    member: Ref
    table: Table | None = None
    reason: SeatReason = SeatReason.BY_HAND


class SwapSeats(Intent):
    kind: Literal["swap"] = "swap"
    member: Ref
    other: Ref


class RearrangeSeats(Intent):
    kind: Literal["rearrange"] = "rearrange"
    moves: tuple[tuple[str, Table], ...]
    reason: SeatReason


class _Say(Intent):
    text: Line
    table: Table | None = None
    member: Ref = ""
    organisation: Line = ""


class RaiseTrouble(_Say):
    kind: Literal["trouble"] = "trouble"


class MakeOffer(_Say):
    kind: Literal["offer"] = "offer"
    trouble: Ref = ""


class ShareWisdom(_Say):
    kind: Literal["wisdom"] = "wisdom"
    trouble: Ref = ""


class VoiceHope(_Say):
    kind: Literal["hope"] = "hope"
    trouble: Ref = ""


class TellCase(_Say):
    kind: Literal["case"] = "case"


class MakePromise(_Say):
    kind: Literal["promise"] = "promise"
    who: Line = ""
    due: Date | None = None
    case: Ref = ""


class NoteUnsaid(_Say):
    kind: Literal["unsaid"] = "unsaid"


class TakeNote(_Say):
    kind: Literal["note"] = "note"


Say = RaiseTrouble | MakeOffer | ShareWisdom | VoiceHope | TellCase | MakePromise | NoteUnsaid | TakeNote
"""The intents that bring an entry."""


class ReviseEntry(Intent):
    """Corrects an entry. None leaves a field as it is; `no_due` takes the date of a promise away."""

    kind: Literal["revise"] = "revise"
    entry: Ref
    text: Line | None = None
    who: Line | None = None
    due: Date | None = None
    no_due: bool = False


class MoveEntry(Intent):
    kind: Literal["move"] = "move"
    entry: Ref
    trouble: Ref | None = None
    case: Ref | None = None
    table: Annotated[int, Field(strict=True, ge=0, le=999)] | None = None
    member: Ref | None = None
    organisation: Line | None = None
    question: Question | None = None


class WithdrawEntry(Intent):
    kind: Literal["withdraw"] = "withdraw"
    entry: Ref


class RestoreEntry(Intent):
    kind: Literal["restore"] = "restore"
    entry: Ref


class MergeEntries(Intent):
    kind: Literal["merge"] = "merge"
    into: Ref
    merged: tuple[Ref, ...]


class CountVotes(Intent):
    kind: Literal["vote"] = "vote"
    entry: Ref
    votes: Count


class PickTrouble(Intent):
    kind: Literal["pick"] = "pick"
    entry: Ref


class UnpickTrouble(Intent):
    kind: Literal["unpick"] = "unpick"
    entry: Ref


class ReviewPromise(Intent):
    kind: Literal["review"] = "review"
    entry: Ref
    outcome: Outcome
    note: Line = ""


class TakeMood(Intent):
    kind: Literal["mood"] = "mood"
    counts: tuple[Count, Count, Count, Count, Count]


class SetNextMeeting(Intent):
    kind: Literal["next"] = "next"
    date: Date | None = None
    note: Line = ""


class Undo(Intent):
    """Takes back the newest thing that counts, or the event `target`."""

    kind: Literal["undo"] = "undo"
    target: str = ""


class Redo(Intent):
    """Brings back what was undone last."""

    kind: Literal["redo"] = "redo"


AnyIntent = Annotated[
    CreateSession | DescribeCouncil | DescribeSession | SetProgramme | SetChecklist | CheckRoom | RegisterMember
    | ReviseMember | RemoveMember | CarryPromise | OpenSession | CloseSession | MarkAttendance | EnterStep | SkipStep
    | PutQuestion | StartTurn | EndTurn | PauseTimer | ResumeTimer | ExtendTimer | ShowOverlay | SetDrawRules
    | AnnounceDraw
    | RecordDraw | ChangeSeat | SwapSeats | RearrangeSeats | RaiseTrouble | MakeOffer | ShareWisdom | VoiceHope
    | TellCase | MakePromise | NoteUnsaid | TakeNote | ReviseEntry | MoveEntry | WithdrawEntry | RestoreEntry
    | MergeEntries | CountVotes | PickTrouble | UnpickTrouble | ReviewPromise | TakeMood | SetNextMeeting | Undo | Redo,
    Field(discriminator="kind"),
]  # fmt: skip
"""Every intent, told apart by `kind`."""


def parse_intent(raw: Mapping[str, Any] | str | bytes) -> Intent:
    """The intent that a dictionary or a JSON text describes.

    Raises pydantic.ValidationError when it is not one.
    """
    adapter: TypeAdapter[Any] = _adapter()
    intent: Intent = adapter.validate_json(raw) if isinstance(raw, str | bytes) else adapter.validate_python(raw)
    return intent


def intent_schema() -> dict[str, Any]:
    """The JSON Schema of one intent."""
    return _adapter().json_schema()


def _adapter() -> TypeAdapter[Any]:
    global _cached
    if _cached is None:
        _cached = TypeAdapter(AnyIntent)
    return _cached


_cached: TypeAdapter[Any] | None = None
