"""Facts about what was said, and what was done with it afterwards."""

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import Field

from chietai.meeting.events.base import Event, Id
from chietai.meeting.kinds import Outcome
from chietai.meeting.model import Count, Question, Table


class Said(Event):
    """What all entries share: the words, and whose they are as far as it is known."""

    entry_id: Id
    text: str
    table: Table | None = None
    member_id: str = ""
    organisation: str = ""


class TroubleRaised(Said):
    """Somebody told a trouble (困りごと). `no` is its number on the wall."""

    type: Literal["TroubleRaised"] = "TroubleRaised"
    no: Count = 0


class OfferMade(Said):
    """問１: what an organisation can do about a trouble."""

    type: Literal["OfferMade"] = "OfferMade"
    trouble_id: str = ""


class WisdomShared(Said):
    """問２: an idea that could solve a trouble."""

    type: Literal["WisdomShared"] = "WisdomShared"
    trouble_id: str = ""


class HopeVoiced(Said):
    """問３: what somebody holds dear, or wants to try."""

    type: Literal["HopeVoiced"] = "HopeVoiced"
    trouble_id: str = ""


class CaseTold(Said):
    """A success case (成功例): something that is being done and works. `no` is its number on the wall."""

    type: Literal["CaseTold"] = "CaseTold"
    no: Count = 0


class PromiseMade(Said):
    """Somebody takes something home: `who` does `text` by `due`. With `case_id` it is the adoption of that case."""

    type: Literal["PromiseMade"] = "PromiseMade"
    who: str = ""
    due: Date | None = None
    case_id: str = ""


class UnsaidNoted(Said):
    """Something that would otherwise have been left unsaid."""

    type: Literal["UnsaidNoted"] = "UnsaidNoted"


class NoteTaken(Said):
    """The facilitator's own note. Private: never on a stage, never in a document for others."""

    type: Literal["NoteTaken"] = "NoteTaken"


class EntryRevised(Event):
    """An entry was corrected. None leaves a field as it was; `no_due` takes the date of a promise away."""

    type: Literal["EntryRevised"] = "EntryRevised"
    entry_id: Id
    text: str | None = None
    who: str | None = None
    due: Date | None = None
    no_due: bool = False


class EntryMoved(Event):
    """An entry belongs elsewhere: another trouble, table, person, organisation or question. None leaves a field."""

    type: Literal["EntryMoved"] = "EntryMoved"
    entry_id: Id
    trouble_id: str | None = None
    case_id: str | None = None
    table: Annotated[int, Field(strict=True, ge=0, le=999)] | None = None  # 0: no table
    member_id: str | None = None
    organisation: str | None = None
    question: Question | None = None


class EntryWithdrawn(Event):
    """An entry was taken back. It stays in the list of events and can be restored."""

    type: Literal["EntryWithdrawn"] = "EntryWithdrawn"
    entry_id: Id


class EntryRestored(Event):
    """A withdrawn entry, or one that had been merged into another, stands for itself again."""

    type: Literal["EntryRestored"] = "EntryRestored"
    entry_id: Id


class EntriesMerged(Event):
    """Entries that say the same were laid together under one. Who said what is kept."""

    type: Literal["EntriesMerged"] = "EntriesMerged"
    into: Id
    merged: tuple[Id, ...]


class VotesCounted(Event):
    """A show of hands for one trouble."""

    type: Literal["VotesCounted"] = "VotesCounted"
    entry_id: Id
    votes: Count


class TroublePicked(Event):
    """A trouble was chosen to be worked on."""

    type: Literal["TroublePicked"] = "TroublePicked"
    entry_id: Id


class TroubleUnpicked(Event):
    """A trouble is no longer among the chosen."""

    type: Literal["TroubleUnpicked"] = "TroubleUnpicked"
    entry_id: Id


class PromiseReviewed(Event):
    """What became of a promise."""

    type: Literal["PromiseReviewed"] = "PromiseReviewed"
    entry_id: Id
    outcome: Outcome
    note: str = ""
