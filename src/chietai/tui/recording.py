"""A past meeting that can be played: its states on a line of seconds.

Pure. A state costs far more than an event, so only some are kept, and any other is worked out from the one before it
that is. What is asked about all events at once needs the course of the meeting alone.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import overload

from chietai.meeting import events as e
from chietai.meeting.course import CourseEvent
from chietai.meeting.entries import EntryEvent, kind_of
from chietai.meeting.kinds import PRIVATE, Phase
from chietai.meeting.model import PlannedStep
from chietai.meeting.session_setup import SetupEvent
from chietai.meeting.state import State
from chietai.meeting.transitions import apply, fold
from chietai.text.dates import shifted
from chietai.text.folding import fold as search_key
from chietai.wording import names

_LONGEST_REST = 45 * 60.0
"""Seconds: within the meeting nothing is shortened but a rest longer than this."""
_OUTSIDE = 2.0
"""Seconds between two events before the meeting and after it, which may lie days apart."""
_KEEP_EACH = 64
"""Events for each state that is kept: so many are applied at most to go back to a place that was passed."""
_FAR = 4_000
"""Events beyond which a state is worked out from the beginning, as a whole."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay in a step: its name, and from where to where it lasts on the line."""

    title: str
    start: float
    end: float


class States(Sequence[State]):
    """The states after the first n of `events`, n from 0 to all of them. Each is worked out when it is asked for."""

    def __init__(self, events: Sequence[e.Event]) -> None:
        self._events = events
        self._kept = {0: State()}
        self._numbers = [0]  # of `_kept`, rising
        self._latest = (0, State())  # asked for last: the next one is often the one after it

    def __len__(self) -> int:
        return len(self._events) + 1

    @overload
    def __getitem__(self, index: int) -> State: ...
    @overload
    def __getitem__(self, index: slice) -> list[State]: ...
    def __getitem__(self, index: int | slice) -> State | list[State]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        wanted = range(len(self))[index]
        number = self._numbers[bisect_right(self._numbers, wanted) - 1]
        state = self._kept[number]
        if number < self._latest[0] <= wanted:
            number, state = self._latest
        if wanted - number > _FAR:  # then what was undone in between need not be worked out
            number, state = wanted, fold(self._events[:wanted])
            self._keep(number, state)
        for event in self._events[number:wanted]:
            state = apply(state, event)
            number += 1
            if number % _KEEP_EACH == 0:
                self._keep(number, state)
        self._latest = (number, state)
        return state

    def _keep(self, number: int, state: State) -> None:
        if number not in self._kept:
            self._kept[number] = state
            insort(self._numbers, number)


class Recording:
    """The events of a meeting on a line from 0 to `length` seconds. `index` counts events: 0 is before the first."""

    def __init__(self, events: Sequence[e.Event]) -> None:
        self.events = list(events)
        self.states = States(self.events)
        self.times: list[float] = []
        self._opened: float | None = None
        self._entered: list[tuple[e.StepEntered, PlannedStep, float]] = []
        said = (event for event in self.events if isinstance(event, EntryEvent))
        private = {event.entry_id for event in said if kind_of(event) in PRIVATE}
        self._shown = [self._is_shown(event, private) for event in self.events]
        at, course = 0.0, State()
        for event in self.events:
            if self.times:
                at += self._rest(self.events[len(self.times) - 1], event, live=course.phase is Phase.LIVE)
            self.times.append(at)
            if not isinstance(event, SetupEvent | CourseEvent | e.EventUndone | e.EventRedone):
                continue  # neither steps nor phase depend on it
            course = apply(course, event)
            if self._opened is None and course.phase is Phase.LIVE:
                self._opened = at
            if isinstance(event, e.StepEntered):
                self._entered += [(event, step, at) for step in course.steps if step.id == event.step_id][:1]
        self.length = at + (_OUTSIDE if self.events else 0.0)

    def _rest(self, before: e.Event, after: e.Event, *, live: bool) -> float:
        real = max(0.0, (after.at - before.at).total_seconds())
        if not live and isinstance(after, e.WordsJudged):  # said for a paper, some time after the meeting
            return 0.0
        return min(real, _LONGEST_REST if live else _OUTSIDE)

    @cached_property
    def final(self) -> State:
        """The meeting as it ended."""
        return fold(self.events)

    @property
    def beginning(self) -> float:
        """Where the meeting begins: the first event that opens it, or 0."""
        return 0.0 if self._opened is None else self._opened

    def index_at(self, position: float) -> int:
        """How many events have happened at `position`."""
        return bisect_right(self.times, position)

    def moment_at(self, position: float) -> datetime | None:
        """The time of day at `position`; None without events."""
        if not self.events:
            return None
        n = self.index_at(position)
        if n == 0:
            return self.events[0].at
        return shifted(self.events[n - 1].at, timedelta(seconds=position - self.times[n - 1]))

    def shown(self, number: int) -> bool:
        """Whether event `number` (from 0) is told to the room: whatever is not about a private note or a paper."""
        return self._shown[number]

    def _is_shown(self, event: e.Event, private: Container[str]) -> bool:
        return not isinstance(event, e.WordsJudged) and getattr(event, "entry_id", "") not in private

    def next_event(self, position: float) -> float | None:
        """Where the next event lies that may be told; None after the last."""
        for number in range(self.index_at(position), len(self.events)):
            if self.shown(number):
                return self.times[number]
        return None

    def previous_event(self, position: float) -> float | None:
        """Where the event before the present one lies; None at the first."""
        for number in range(bisect_left(self.times, self._present(position)) - 1, -1, -1):
            if self.shown(number):
                return self.times[number]
        return None

    def _present(self, position: float) -> float:
        n = self.index_at(position)
        return self.times[n - 1] if n else 0.0

    def last_shown(self, position: float) -> int | None:
        """The number of the newest event that may be told at `position`."""
        return next((n for n in range(self.index_at(position) - 1, -1, -1) if self.shown(n)), None)

    def stays(self, shown: Callable[[str], str] = str) -> list[Stay]:
        """The stays in steps, in order. What was undone is left out. `shown`: what may be shown of their names."""
        undone = self.final.undone
        starts = [(shown(names.step(step)), at) for event, step, at in self._entered if event.id not in undone]
        ends = [*(start for _title, start in starts[1:]), self._end()] if starts else []
        return [Stay(title, start, end) for (title, start), end in zip(starts, ends, strict=True)]

    def _end(self) -> float:
        closed = (n for n in range(len(self.events) - 1, -1, -1) if isinstance(self.events[n], e.SessionClosed))
        return next((self.times[n] for n in closed), self.length)

    @cached_property
    def entries(self) -> Sequence[float]:
        """Where something was said, from left to right. Private notes are left out."""
        undone = self.final.undone
        return [
            self.times[number]
            for number, event in enumerate(self.events)
            if isinstance(event, e.Said) and self.shown(number) and event.id not in undone
        ]

    def matches(self, text: str) -> list[int]:
        """The numbers of the events in which `text` was said or corrected (width, case and kana aside)."""
        key = search_key(text)
        if not key:
            return []
        numbers = []
        for number, event in enumerate(self.events):
            spoken = event.text if isinstance(event, e.Said | e.EntryRevised | e.EntryCorrected) else None
            if spoken and self.shown(number) and key in search_key(spoken):
                numbers.append(number)
        return numbers

    def find(self, text: str, position: float) -> float | None:
        """Where `text` is said next after `position`, beginning again at the start; None when it never is."""
        times = [self.times[number] for number in self.matches(text)]
        return next((at for at in times if at > position), times[0] if times else None)
