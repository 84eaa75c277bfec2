"""Following a meeting that another process writes: for the second window."""

from collections.abc import Sequence
from pathlib import Path

from chietai.meeting.apply import apply
from chietai.meeting.events import Event
from chietai.meeting.state import State
from chietai.records import disk
from chietai.records.errors import RecordError
from chietai.records.reading import load

POLL_SECONDS = 0.05
"""How often to call `poll`: cheap enough, and quick enough for a wall."""


class Follower:
    """Call `poll` every `POLL_SECONDS`. Never writes; never raises for a file that is gone or half there."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self._seen: disk.Identity | None = None
        self._events: list[Event] = []
        self._state = State()

    @property
    def state(self) -> State:
        """The meeting as far as it was followed."""
        return self._state

    @property
    def events(self) -> Sequence[Event]:
        """All events so far."""
        return self._events

    def poll(self) -> list[Event]:
        """The events that are new since the last call."""
        now = disk.identity(self.path)
        if now is None or now == self._seen:
            return []
        try:
            loaded = load(self.path)
        except (RecordError, OSError):
            return []
        self._seen = now
        fresh = [row.event for row in loaded.rows if row.event.id not in self._state.ids]
        for event in fresh:
            self._state = apply(self._state, event)
            self._events.append(event)
        return fresh
