"""Following a meeting that another process writes: for the wall."""

from collections.abc import Sequence
from pathlib import Path

from chietai.meeting.events import Event
from chietai.meeting.state import State
from chietai.meeting.transitions import fold
from chietai.records import disk, file_names
from chietai.records.collect import Collector
from chietai.records.document_format import Row
from chietai.records.document_header import header_of
from chietai.records.journal import scan
from chietai.records.reading import readable
from chietai.records.record_errors import RecordError
from chietai.regular_files import open_regular, resolved


class Follower:
    """Call `poll` again and again: while nothing happens it costs two looks at files. It never writes, and never raises
    for a file that is gone or half there.

    It goes on when the writer ends and another one begins. `problem` is a sentence when nothing can be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = resolved(path)
        self.problem = ""
        self.rewritten = False
        self._journal = file_names.journal(self.path)
        self._seen: tuple[disk.Identity | None, disk.Identity | None] | None = None
        self._place = 0
        self._rows: dict[str, Row] = {}
        self._events: list[Event] = []
        self._state = State()

    @property
    def state(self) -> State:
        """The meeting as far as it was followed."""
        return self._state

    @property
    def events(self) -> Sequence[Event]:
        """All events so far. Do not change the list."""
        return self._events

    @property
    def written(self) -> bool:
        """Whether the journal has changed, through which every entry goes: one look at one file.

        What comes past it (a restored copy, an erasure) only `poll` notices. Never raises.
        """
        return self._seen is None or _identity(self._journal) != self._seen[1]

    def _identities(self) -> tuple[disk.Identity | None, disk.Identity | None]:
        return _identity(self.path), _identity(self._journal)

    def poll(self) -> list[Event]:
        """The events that are new since the last call.

        `rewritten` is True when older events were changed as well (an erasure, a restored copy): then everything that
        was shown has to be drawn again.
        """
        self.rewritten = False
        now = self._identities()
        if now == self._seen:
            return []
        before, self._seen = self._seen, now
        if before is not None and before[0] == now[0] and _grown(before[1], now[1]):
            return self._read_appended()
        if before is not None and self._is_checkpoint():
            self._place = 0
            return self._read_appended()
        return self._read_all()

    def _is_checkpoint(self) -> bool:
        """Whether the document, which was replaced, holds just what is known already: the usual checkpoint."""
        row = header_of(self.path)
        return (
            row is not None
            and row.get("events") == len(self._events)
            and row.get("redactions") == self._state.redactions
            and row.get("id") == self._state.session_id
        )

    def _read_appended(self) -> list[Event]:
        """The journal from where it was read last."""
        try:
            with open_regular(self._journal) as file:
                file.seek(self._place)
                data = file.read()
        except OSError:
            return []
        whole = data[: data.rfind(b"\n") + 1]
        scanned = scan(whole)
        if scanned.bad or scanned.torn:
            return self._read_all()
        self._place += len(whole)
        collector = Collector()
        for line in scanned.lines:
            collector.add_line(line)
        return self._take(collector.rows)

    def _read_all(self) -> list[Event]:
        try:
            examined = readable(self.path)
        except (RecordError, OSError) as error:
            self.problem = str(error)
            self._seen = None
            return []
        self.problem = ""
        self._place = 0
        changed = [
            row for row in examined.rows if row.event.id in self._rows and self._rows[row.event.id].check != row.check
        ]
        gone = len(self._rows.keys() - {row.event.id for row in examined.rows})
        if changed or (gone and examined.rows):
            self.rewritten = True
            fresh = [row.event for row in examined.rows if row.event.id not in self._rows]
            self._rows = {row.event.id: row for row in examined.rows}
            self._events = [row.event for row in examined.rows]
            self._state = fold(self._events)
            return fresh
        return self._take(examined.rows)

    def _take(self, rows: Sequence[Row]) -> list[Event]:
        fresh = [row for row in rows if row.event.id not in self._rows]
        events = [row.event for row in fresh]
        self._state = fold(events, self._state if self._events else None)  # a whole list costs less than one by one
        self._rows |= {row.event.id: row for row in fresh}
        self._events += events
        return events


def _identity(path: Path) -> disk.Identity | None:
    try:
        return disk.identity(path)
    except OSError:  # a drive that is away for the moment: what was read stays
        return None


def _grown(before: disk.Identity | None, now: disk.Identity | None) -> bool:
    return before is not None and now is not None and before[:2] == now[:2] and before[2] <= now[2]
