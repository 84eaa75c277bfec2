"""What a typed line can mean, and what has to be known to say so: the answer of `chietai.meeting.line_reader.read`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from chietai.meeting import intents as i
from chietai.meeting.addresses import Doubt
from chietai.meeting.kinds import SeedSource, StepKind
from chietai.meeting.refusal import Reason


def nothing_hidden(_text: str) -> tuple[str, ...]:
    """For `Context.hides`: nothing leads to a person."""
    return ()


@dataclass(frozen=True, slots=True)
class Context:
    """What has to be known beside the state.

    `today`: the date in the room. `step`: the kind of step as which lines are read after the meeting. `member`: the id
    of the member who is marked in the list of names. `confirmed`: the line that was asked about just before. `hides`:
    the words of a text that the wall hides, as they lead to a person; a pure function, which only a guard above this
    floor can be. `held`: the line about whose hidden words was asked just before; with `as_said` the answer is that
    the wall shows them.
    """

    today: date
    step: StepKind | None = None
    member: str = ""
    confirmed: str = ""
    hides: Callable[[str], tuple[str, ...]] = nothing_hidden
    held: str = ""
    as_said: bool = False


LineIntent = (
    i.Say
    | i.MarkAttendance
    | i.ReviewPromise
    | i.ChangeSeat
    | i.SwapSeats
    | i.CountVotes
    | i.MergeEntries
    | i.PickTrouble
    | i.UnpickTrouble
    | i.TakeMood
    | i.SetNextMeeting
)
"""The intents that a line can mean."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The line means this intent, and `decide` accepts it."""

    intent: LineIntent


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is not on the list is put on it and marked as here."""

    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class LotsCalled:
    """The announced draw is held with these digits; with none the program chooses them."""

    digits: str
    source: SeedSource


@dataclass(frozen=True, slots=True)
class Question:
    """Something is odd about the line. Entered once more it is `proposal`."""

    doubt: Doubt
    proposal: Wanted
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """`words` lead to a person: it is asked whether the wall may show them.

    Entered once more it is `proposal`, of which the wall hides them.
    """

    words: tuple[str, ...]
    proposal: Wanted


@dataclass(frozen=True, slots=True)
class Refusal:
    """The line cannot be taken as it stands."""

    reason: Reason
    ref: str = ""
    most: int = 0
    length: int = 0


Reading = Wanted | Newcomer | LotsCalled | Question | Held | Refusal


def for_the_wall(intent: LineIntent) -> str:
    """The words of a person in `intent` that the wall will show; "" for none. Whose they are is not among them."""
    match intent:
        case i.TakeNote():
            return ""
        case (
            i.RaiseTrouble()
            | i.MakeOffer()
            | i.ShareWisdom()
            | i.VoiceHope()
            | i.TellCase()
            | i.MakePromise()
            | i.NoteUnsaid()
        ):
            return intent.text
        case i.ReviewPromise() | i.SetNextMeeting():
            return intent.note
        case (
            i.MarkAttendance()
            | i.ChangeSeat()
            | i.SwapSeats()
            | i.CountVotes()
            | i.MergeEntries()
            | i.PickTrouble()
            | i.UnpickTrouble()
            | i.TakeMood()
        ):
            return ""
        case _:
            assert_never(intent)
