"""The state of a meeting at one point of its list of events. Immutable: every event gives a new one.

Maps, and the order of the members, are persistent (`rpds`): a new state shares all that did not change with the one
before, so that keeping some of the earlier states (for undo and for replay) costs little.
"""

from __future__ import annotations  # rpds maps cannot be subscripted when the program runs

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import datetime
from datetime import time as Time
from typing import TYPE_CHECKING, Any, TypeAlias

from rpds import HashTrieMap, HashTrieSet, List, Queue

from chietai.lottery.rules import Rules
from chietai.lottery.types import DrawRequest
from chietai.meeting.base import MOST_SEQ, Event
from chietai.meeting.kinds import HERE, EntryKind, Outcome, Overlay, Phase, Presence, SeedSource, Verdict
from chietai.meeting.model import CheckItem, Council, Details, Member, PlannedStep

if TYPE_CHECKING:
    from dataclasses import replace as evolve
else:

    def evolve(instance, /, **changes):
        """A copy of a frozen dataclass without slots, with `changes`: dataclasses.replace, but ten times as fast.

        A meeting of 10,000 events is folded when it is opened, and dataclasses.replace would take most of that time:
        it calls the constructor, which sets each of some forty fields through object.__setattr__. Type checkers see
        dataclasses.replace itself, so names and types stay checked.
        """
        copy = object.__new__(type(instance))
        copy.__dict__.update(instance.__dict__, **changes)
        return copy


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was said, as it stands now. Empty texts and None mean: not known."""

    id: str
    kind: EntryKind
    seq: int  # of the event that brought it
    at: datetime
    text: str
    no: int = 0  # number on the wall, of troubles and cases; 0: none
    trouble_id: str = ""
    case_id: str = ""
    table: int | None = None
    member_id: str = ""
    organisation: str = ""
    who: str = ""
    due: Date | None = None
    step_id: str = ""
    withdrawn: bool = False
    merged_into: str = ""  # what it was laid under, which may lie under another itself: see `corrections.host_of`
    merged: tuple[str, ...] = ()
    votes: int | None = None
    revisions: int = 0
    as_said: bool = False  # the wall shows the words as they were said, whoever they name
    outcome: Outcome | None = None
    outcome_note: str = ""
    outcome_as_said: bool = False
    from_session: str = ""  # of a promise carried over

    @property
    def standing(self) -> bool:
        """True when it stands for itself: neither withdrawn nor laid under another."""
        return not self.withdrawn and not self.merged_into


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay in one step. `left_at` is None while it lasts."""

    step_id: str
    entered_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Countdown:
    """A clock that runs down from `limit` seconds: `spent` until `since`, and running from then if that is not None."""

    limit: int
    spent: float = 0.0
    since: datetime | None = None

    def elapsed(self, now: datetime) -> float:
        """Seconds used up at `now`. A clock set backwards never gives time back."""
        return self.spent if self.since is None else self.spent + max(0.0, (now - self.since).total_seconds())

    def remaining(self, now: datetime) -> float:
        """Seconds left at `now`; negative when the time is over."""
        return self.limit - self.elapsed(now)

    @property
    def running(self) -> bool:
        """True when it is not paused."""
        return self.since is not None

    def paused(self, at: datetime) -> Countdown:
        """Halted at `at`; as it was when it does not run."""
        return Countdown(self.limit, self.elapsed(at)) if self.running else self

    def resumed(self, at: datetime) -> Countdown:
        """Running again from `at`; as it was when it runs."""
        return self if self.running else replace(self, since=at)


@dataclass(frozen=True, slots=True)
class Turn:
    """Who has the floor: a table or one member."""

    table: int | None
    member_id: str
    clock: Countdown


@dataclass(frozen=True, slots=True)
class Seat:
    """A place: the table and the number of the seat, both counted from 1; seat numbers are unique in the room."""

    table: int
    number: int


@dataclass(frozen=True, slots=True)
class DrawRecord:
    """One draw that was held: all that is needed to recompute it."""

    event_id: str
    at: datetime
    request: DrawRequest
    tables: tuple[tuple[str, ...], ...]
    seed: str
    digits: str
    source: SeedSource
    version: str
    cost: int
    reason: str
    shown: str = ""  # the commitment that was shown to the room before; "" when none was
    sat: tuple[tuple[str, ...], ...] = ()  # who sat where in the end, once another draw has taken its place


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person has said: `words` are to be kept or hidden in papers, in the text `within` alone, or everywhere
    when that is "".
    """

    words: str
    verdict: Verdict
    within: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Link:
    """One event that counts, in the chain that undo walks back along; `number` counts from 1.

    `kept`: the state before the event. Not every link keeps it, as a state costs much more than an event: the first
    one does, and `chietai.meeting.transitions.state_before` works out the others from the nearest one that does.
    """

    event: Event
    previous: Link | None
    number: int
    kept: State | None


Tally: TypeAlias = "HashTrieMap[str, int]"
"""How much of what is limited in number (`chietai.meeting.limits`) has happened, undone or not."""


@dataclass(frozen=True)  # without slots, for `evolve`
class State:
    """Everything about a meeting. Made only by `chietai.meeting.transitions`."""

    session_id: str = ""
    council: Council = field(default_factory=Council)
    details: Details = field(default_factory=Details)
    format_name: str = ""
    steps: tuple[PlannedStep, ...] = ()
    questions: tuple[str, str, str] = ("", "", "")
    checklist: tuple[CheckItem, ...] = ()
    members: HashTrieMap[str, Member] = field(default_factory=HashTrieMap)
    member_order: Queue[str] = field(default_factory=Queue)
    presence: HashTrieMap[str, Presence] = field(default_factory=HashTrieMap)

    phase: Phase = Phase.PREPARING
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    step_id: str = ""
    visits: tuple[Visit, ...] = ()
    skipped: frozenset[str] = frozenset()
    step_clock: Countdown = Countdown(0)
    turn: Turn | None = None
    question: int = 0  # 1, 2 or 3; 0: none put yet
    trouble_id: str = ""  # the trouble that the question is about
    overlay: Overlay = Overlay.NONE

    rules: Rules = field(default_factory=Rules)
    weights: tuple[tuple[str, int], ...] = ()  # of the draw; empty: the usual ones
    announced: DrawRequest | None = None
    commitment: str = ""
    draws: tuple[DrawRecord, ...] = ()
    seats: HashTrieMap[str, Seat] = field(default_factory=HashTrieMap)
    table_count: int = 0

    entries: HashTrieMap[str, Entry] = field(default_factory=HashTrieMap)
    picked: tuple[str, ...] = ()
    trouble_count: int = 0
    case_count: int = 0
    mood: tuple[int, int, int, int, int] | None = None
    next_date: Date | None = None
    next_time: Time | None = None
    next_note: str = ""
    next_as_said: bool = False
    redactions: int = 0
    judgements: tuple[Judgement, ...] = ()  # about words in papers, the latest last

    # What the list itself looks like. Not part of what the meeting is: two lists may give one meeting.
    last_seq: int = field(default=0, compare=False)
    ids: HashTrieSet[str] = field(default_factory=HashTrieSet, compare=False)
    tally: Tally = field(default_factory=HashTrieMap, compare=False, repr=False)
    link: Link | None = field(default=None, compare=False, repr=False)
    entries_before: HashTrieMap[str, Entry] | None = field(
        default=None, compare=False, repr=False
    )  # the event of `link`
    undone: HashTrieMap[str, Event] = field(default_factory=HashTrieMap, compare=False, repr=False)
    redoable: List[str] = field(default_factory=List, compare=False)  # the ids of what was undone, the last one first

    @property
    def next_seq(self) -> int:
        """The number of the next event. Past the highest that there can be, which only a foreign hand writes, events
        share it: they stay in the order in which they stand.
        """
        return min(self.last_seq + 1, MOST_SEQ)

    @property
    def step(self) -> PlannedStep | None:
        """The step that the meeting is in, or None before the first."""
        return next((s for s in self.steps if s.id == self.step_id), None)

    def is_here(self, member_id: str) -> bool:
        """True when the member is in the room."""
        return self.presence.get(member_id) in HERE

    def counted(self) -> Iterator[Link]:
        """The events that count, newest first: what was undone is left out."""
        link = self.link
        while link is not None:
            yield link
            link = link.previous


__all__ = ["Countdown", "DrawRecord", "Entry", "Judgement", "Link", "Seat", "State", "Tally", "Turn", "Visit", "evolve"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """The envelope of the event to be: who, when, and an id. `at` must know its offset from UTC."""

    id: str
    at: datetime
    by: str = "desk"

    def on(self, state: State) -> dict[str, Any]:
        """The envelope fields of the next event of `state`."""
        return {"id": self.id, "seq": state.next_seq, "at": self.at, "by": self.by}
