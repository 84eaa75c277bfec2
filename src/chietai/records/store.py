"""A session document that is open: what was decided is stored before it counts."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from chietai.i18n import _
from chietai.meeting.apply import apply, fold
from chietai.meeting.decide import decide
from chietai.meeting.document import document_text, header
from chietai.meeting.events import Event, SessionClosed, StepEntered
from chietai.meeting.intents import CreateSession, Intent
from chietai.meeting.stamp import Clock, NewId, Stamp
from chietai.meeting.state import State
from chietai.records import disk
from chietai.records.errors import ReadOnlyError, RecordError, store_error
from chietai.records.reading import load
from chietai.records.report import Report
from chietai.records.rows import Row, row_of
from chietai.records.storage import DocumentStorage


class SessionStore:
    """Made by `create` or `open`. Use it as a context manager, or call `close`.

    `commit` gives an event that is on the disk. For a screen that may not wait for the disk see
    `chietai.records.writer`.
    """

    def __init__(self, path: Path, *, clock: Clock, new_id: NewId, by: str, readonly: bool) -> None:
        self.path = path
        self.readonly = readonly
        self.report = Report()
        self._clock, self._new_id, self._by = clock, new_id, by
        self._storage = DocumentStorage(path)
        self._state = State()
        self._rows: list[Row] = []
        self._events: list[Event] = []
        self._session: dict[str, Any] = {}
        self._others: dict[str, Any] = {}
        self._saved = 0

    @classmethod
    def create(cls, path: Path, session_id: str, *, clock: Clock, new_id: NewId, by: str = "desk") -> Self:
        """A new document at `path` with the id `session_id`, and nothing in it but that.

        Raises RecordError when the file exists already or cannot be written.
        """
        path = path.absolute()
        if disk.identity(path) is not None:
            raise RecordError(_("{path} exists already. Please choose another name.").format(path=path))
        store = cls(path, clock=clock, new_id=new_id, by=by, readonly=False)
        try:
            disk.make_folder(path.parent)
        except OSError as error:
            raise store_error(error) from error
        store.commit(CreateSession(session_id=session_id))
        store.checkpoint()
        return store

    @classmethod
    def open(cls, path: Path, *, clock: Clock, new_id: NewId, by: str = "desk", readonly: bool = False) -> Self:
        """The document at `path`. Raises RecordError."""
        path = path.absolute()
        store = cls(path, clock=clock, new_id=new_id, by=by, readonly=readonly)
        loaded = load(path)
        store._rows = loaded.rows
        store._session, store._others = loaded.session, loaded.others
        store._events = [row.event for row in loaded.rows]
        store._state = fold(store._events)
        store._saved = len(store._rows)
        return store

    # -- what is there --------------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """The meeting as it stands."""
        return self._state

    @property
    def events(self) -> Sequence[Event]:
        """All events in their order. Do not change the list."""
        return self._events

    @property
    def raw(self) -> dict[str, Any]:
        """The tables of the document as plain data, unknown fields and tables included."""
        return {
            "session": {"1": self._session | header(self._state, len(self._rows), self._last_at())},
            "events": {row.key: dict(row.value) for row in self._rows},
            **self._others,
        }

    # -- what happens ---------------------------------------------------------------------------------------------

    def commit(self, intent: Intent) -> Event:
        """The event that `intent` became, stored and applied.

        Raises Refused when it is not allowed, ReadOnlyError, and StoreError when the disk refused: then nothing
        happened.
        """
        return self.commit_event(self.decided(intent))

    def decided(self, intent: Intent) -> Event:
        """The event that `intent` would become now. Raises Refused."""
        return decide(self._state, intent, Stamp(id=self._new_id(), at=self._clock(), by=self._by))

    def commit_event(self, event: Event) -> Event:
        """Stores and applies an event that was decided elsewhere. One that is there already changes nothing."""
        if self.readonly:
            raise ReadOnlyError(_("This session can only be read."))
        if event.id in self._state.ids:
            return event
        self._keep([row_of(event)])
        if isinstance(event, StepEntered | SessionClosed):
            self.checkpoint()
        return event

    def _keep(self, rows: list[Row]) -> None:
        self._rows.extend(rows)
        try:
            self._write_document()
        except RecordError:
            del self._rows[len(self._rows) - len(rows) :]
            raise
        for row in rows:
            self._state = apply(self._state, row.event)
            self._events.append(row.event)

    def checkpoint(self) -> None:
        """Writes the whole document. Raises StoreError: nothing that was stored is lost then."""
        if not self.readonly and self._saved < len(self._rows):
            self._write_document()

    def close(self) -> None:
        """Writes the document if need be and lets go of it."""
        self.checkpoint()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write_document(self) -> None:
        state = fold([row.event for row in self._rows[len(self._events) :]], self._state)
        session = self._session | header(state, len(self._rows), self._last_at())
        text = document_text(
            session, [(row.key, row.line) for row in self._rows], [row.check for row in self._rows], self._others
        )
        try:
            self._storage.write_text(text)
        except OSError as error:
            raise store_error(error) from error
        self._saved = len(self._rows)

    def _last_at(self) -> str:
        return self._rows[-1].event.at.isoformat() if self._rows else ""
