"""What a typed line can mean, and what has to be known to say so: the answer of `chietai.meeting.line_reader.read`."""

from dataclasses import dataclass
from datetime import date

from chietai.meeting import intents as i
from chietai.meeting.addresses import Doubt
from chietai.meeting.kinds import SeedSource, StepKind
from chietai.meeting.refusal import Reason


@dataclass(frozen=True, slots=True)
class Context:
    """What has to be known beside the state.

    `today`: the date in the room. `step`: the kind of step as which lines are read after the meeting. `member`: the id
    of the member who is marked in the list of names. `confirmed`: the line that was asked about just before.
    """

    today: date
    step: StepKind | None = None
    member: str = ""
    confirmed: str = ""


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
class Refusal:
    """The line cannot be taken as it stands."""

    reason: Reason
    ref: str = ""
    most: int = 0


Reading = Wanted | Newcomer | LotsCalled | Question | Refusal
