"""What is wanted of entries that are there, at any time: corrected, moved, merged, voted for, picked, reviewed."""

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import Field

from chietai.meeting.intents.base import Intent, Line, Ref
from chietai.meeting.kinds import Outcome
from chietai.meeting.model import Count, Question


class ReviseEntry(Intent):
    """Corrects an entry. None leaves a field as it is; `no_due` takes the date of a promise away."""

    kind: Literal["revise"] = "revise"
    entry: Ref
    text: Line | None = None
    who: Line | None = None
    due: Date | None = None
    no_due: bool = False


class MoveEntry(Intent):
    """Moves an entry to another trouble, case, table (0: none), person, body or question. None leaves a field."""

    kind: Literal["move"] = "move"
    entry: Ref
    trouble: Ref | None = None
    case: Ref | None = None
    table: Annotated[int, Field(strict=True, ge=0, le=999)] | None = None
    member: Ref | None = None
    organisation: Line | None = None
    question: Question | None = None


class WithdrawEntry(Intent):
    """Takes an entry back; it can be restored."""

    kind: Literal["withdraw"] = "withdraw"
    entry: Ref


class RestoreEntry(Intent):
    """Lets a withdrawn or merged entry stand for itself again."""

    kind: Literal["restore"] = "restore"
    entry: Ref


class MergeEntries(Intent):
    """Lays entries that say the same under one."""

    kind: Literal["merge"] = "merge"
    into: Ref
    merged: tuple[Ref, ...]


class CountVotes(Intent):
    """Records a show of hands for one trouble."""

    kind: Literal["vote"] = "vote"
    entry: Ref
    votes: Count


class PickTrouble(Intent):
    """Chooses a trouble to be worked on."""

    kind: Literal["pick"] = "pick"
    entry: Ref


class UnpickTrouble(Intent):
    """Takes a trouble off the chosen."""

    kind: Literal["unpick"] = "unpick"
    entry: Ref


class ReviewPromise(Intent):
    """Says what became of a promise."""

    kind: Literal["review"] = "review"
    entry: Ref
    outcome: Outcome
    note: Line = ""
