"""What a summary says, before it has a form: the model that every kind of document is written from.

Pure values without a language: no labels, no sentences, only what was entered and what follows from it. Texts are safe
to show (`chietai.text.gate.visible`) but not escaped: that is for each writer, by the rules of its own form.
"""

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from datetime import time as Time
from enum import StrEnum

from chietai.meeting.kinds import (
    CouncilKind,
    EntryKind,
    MemberAttribute,
    Outcome,
    Phase,
    Presence,
    SeedSource,
    SessionKind,
    StepKind,
)
from chietai.reports.review import Withheld


class Level(StrEnum):
    """Who may read a document."""

    ORIGINAL = "original"  # the secretariat: everything that was said, and by whom
    MEMBERS = "members"  # the members: who was there and who promised what, but not who said what
    PUBLIC = "public"  # everybody: no names of people


@dataclass(frozen=True, slots=True)
class Person:
    """One member and where they were. `name` and the times are empty where the level does not tell them."""

    name: str
    organisation: str
    sector: str
    role: str
    number: str
    presence: Presence
    came: datetime | None = None  # of one who came late
    left: datetime | None = None  # of one who left early
    table: int | None = None

    def attribute(self, attribute: MemberAttribute) -> str:
        """What is told of an attribute of the member; "" for one that no document tells."""
        match attribute:
            case MemberAttribute.NUMBER:
                return self.number
            case MemberAttribute.NAME:
                return self.name
            case MemberAttribute.ORGANISATION:
                return self.organisation
            case MemberAttribute.SECTOR:
                return self.sector
            case MemberAttribute.ROLE:
                return self.role
            case MemberAttribute.READING | MemberAttribute.DISTRICT | MemberAttribute.NEEDS:
                return ""


@dataclass(frozen=True, slots=True)
class Quorum:
    """定足数: how many are needed, how many were there at some time, how many at the end."""

    needed: int
    attended: int
    at_end: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words: the organisation as far as known, else the table; the person only in the original.

    Where it is not told who said what, `organisation` is a body or a sector, `others`: with all those who have no group
    of their own; without an organisation, these alone.
    """

    organisation: str = ""
    table: int | None = None
    name: str = ""
    others: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """Something that was said. `same` holds what was merged into it: others who said the same in their own words."""

    kind: EntryKind
    text: str
    voice: Voice
    at: datetime
    no: int = 0
    same: tuple["Opinion", ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """What came from one organisation or group of them, or from one table. The name in `voice` is empty."""

    voice: Voice
    opinions: tuple[Opinion, ...]


Rounds = tuple[tuple[Group, ...], tuple[Group, ...], tuple[Group, ...]]
"""The answers to 問１, 問２ and 問３, by organisation or group in the order of the member list."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A trouble that stands. `votes` is None where no hands were counted."""

    opinion: Opinion
    votes: int | None
    chosen: bool
    rounds: Rounds

    @property
    def answered(self) -> bool:
        """True when there is an answer to any of the three questions."""
        return any(self.rounds)


@dataclass(frozen=True, slots=True)
class Promise:
    """Who does what until when. `voices` are all who promised it; their names are told to the members, too."""

    text: str
    voices: tuple[Voice, ...]
    due: Date | None
    at: datetime
    case_no: int = 0  # of the success case that is taken home; 0: none
    outcome: Outcome | None = None
    outcome_note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A success case, and who takes it home."""

    opinion: Opinion
    adopted: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class StepTime:
    """One step of the programme, in seconds. `used` is None when it was not held; `title` empty: the usual name."""

    kind: StepKind
    title: str
    planned: int
    used: float | None
    start: Time | None  # planned
    skipped: bool

    @property
    def over(self) -> float:
        """Seconds beyond the plan; 0 when it was kept."""
        return max(0.0, (self.used or 0.0) - self.planned)


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw that was held. `words` is the beginning of the commitment as the room saw it."""

    at: datetime
    people: int
    words: tuple[str, ...]
    commitment: str
    digits: str
    source: SeedSource
    seed: str
    version: str
    reason: str


@dataclass(frozen=True, slots=True)
class SeatedTable:
    """A table at the end of the meeting, late comers and moves included."""

    number: int
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that leaves a meeting, at one level. The facilitator's notes never do. Made by `summarise`."""

    level: Level
    session_id: str
    phase: Phase
    as_of: datetime | None  # of the last thing that happened

    council: str
    council_kind: CouncilKind
    parent: str
    area: str
    kind: SessionKind
    title: str
    date: Date | None
    start: Time | None
    began_at: datetime | None  # after the reception
    closed_at: datetime | None
    place: str
    public: bool | None
    closed_reason: str
    secretariat: str
    observers: int | None
    handouts: tuple[str, ...]
    quorum: Quorum | None
    group_size: int  # how many people each name stands for that words are told under; 0: who said what is told
    people: tuple[Person, ...]

    theme: str
    consider: str
    result: str
    case_name: str
    case_text: tuple[str, ...]  # paragraphs

    draws: tuple[Draw, ...]
    tables: tuple[SeatedTable, ...]
    recalled: tuple[Promise, ...]
    questions: tuple[str, str, str]  # "" means the usual wording
    troubles: tuple[Trouble, ...]
    loose: Rounds  # answers about no trouble that stands
    cases: tuple[Case, ...]
    promises: tuple[Promise, ...]
    unsaid: tuple[Opinion, ...]
    mood: tuple[int, int, int, int, int] | None
    next_date: Date | None
    next_time: Time | None
    next_note: str
    steps: tuple[StepTime, ...]
    redactions: int
    withheld: Withheld

    @property
    def worked_on(self) -> tuple[Trouble, ...]:
        """The troubles that were chosen, in the order of choosing, then others that were answered all the same."""
        return tuple(t for t in self.troubles if t.chosen) + tuple(
            t for t in self.troubles if not t.chosen and t.answered
        )

    @property
    def other_troubles(self) -> tuple[Trouble, ...]:
        """The troubles that were neither chosen nor answered."""
        return tuple(t for t in self.troubles if not t.chosen and not t.answered)
