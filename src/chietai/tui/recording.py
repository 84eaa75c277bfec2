"""A past meeting that can be played: its states on a line of seconds.

Pure. Every earlier state is kept for undo anyway, so any point is available at once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chietai.meeting import events as e
from chietai.meeting.kinds import PRIVATE, Phase
from chietai.meeting.state import State
from chietai.meeting.transitions import apply
from chietai.text.dates import shifted
from chietai.text.folding import fold as search_key
from chietai.wording import names

_LONGEST_REST = 45 * 60.0
"""Seconds: within the meeting nothing is shortened but a rest longer than this."""
_OUTSIDE = 2.0
"""Seconds between two events before the meeting and after it, which may lie days apart."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay in a step: its name, and from where to where it lasts on the line."""

    title: str
    start: float
    end: float


class Recording:
    """The events of a meeting on a line from 0 to `length` seconds. `index` counts events: 0 is before the first."""

    def __init__(self, events: Sequence[e.Event]) -> None:
        self.events = list(events)
        self.states = [State()]
        self.times: list[float] = []
        at = 0.0
        for event in self.events:
            if self.times:
                at += self._rest(self.events[len(self.times) - 1], event)
            self.times.append(at)
            self.states.append(apply(self.states[-1], event))
        self.length = at + (_OUTSIDE if self.events else 0.0)

    def _rest(self, before: e.Event, after: e.Event) -> float:
        real = max(0.0, (after.at - before.at).total_seconds())
        live = self.states[-1].phase is Phase.LIVE
        if not live and isinstance(after, e.WordsJudged):  # said for a paper, some time after the meeting
            return 0.0
        return min(real, _LONGEST_REST if live else _OUTSIDE)

    @property
    def final(self) -> State:
        """The meeting as it ended."""
        return self.states[-1]

    @property
    def beginning(self) -> float:
        """Where the meeting begins: the first event that opens it, or 0."""
        return next((self.times[n] for n, state in enumerate(self.states[1:]) if state.phase is Phase.LIVE), 0.0)

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
        event = self.events[number]
        if isinstance(event, e.NoteTaken | e.WordsJudged):
            return False
        entry = self.states[number + 1].entries.get(getattr(event, "entry_id", ""))
        return entry is None or entry.kind not in PRIVATE

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
        starts: list[tuple[str, float]] = []
        for number, event in enumerate(self.events):
            if not isinstance(event, e.StepEntered) or event.id in self.final.undone:
                continue
            step = next((s for s in self.states[number + 1].steps if s.id == event.step_id), None)
            if step is not None:
                starts.append((shown(names.step(step)), self.times[number]))
        ends = [*(start for _title, start in starts[1:]), self._end()] if starts else []
        return [Stay(title, start, end) for (title, start), end in zip(starts, ends, strict=True)]

    def _end(self) -> float:
        closed = [n for n, event in enumerate(self.events) if isinstance(event, e.SessionClosed)]
        return self.times[closed[-1]] if closed else self.length

    def entries(self) -> list[float]:
        """Where something was said, from left to right. Private notes are left out."""
        return [
            self.times[number]
            for number, event in enumerate(self.events)
            if isinstance(event, e.Said) and self.shown(number) and event.id not in self.final.undone
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
