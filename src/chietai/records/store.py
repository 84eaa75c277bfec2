"""A session document that is open: what was decided is stored before it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, assert_never

from chietai.i18n import _, ngettext
from chietai.meeting.disclosing import JudgeWords
from chietai.meeting.events import Event, SessionClosed, StepEntered
from chietai.meeting.intents import CloseSession, CreateSession, Intent
from chietai.meeting.limits import MEGABYTE, MOST_BYTES
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.session_document import SESSION_ID, header
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide, fold
from chietai.records import disk
from chietai.records.clock_and_ids import Clock, NewId
from chietai.records.document_files import DocumentFiles
from chietai.records.document_format import Row
from chietai.records.document_kind import SESSION
from chietai.records.faults import Fault, FaultKind, Verdict
from chietai.records.opening_report import Report, report_of
from chietai.records.reading import Examined, examine, examine_again, readable, rejection, state_of
from chietai.records.record_errors import DamagedError, ReadOnlyError, RecordError, StoreError, store_error
from chietai.regular_files import resolved

CHECKPOINTS = (StepEntered, SessionClosed)
"""After these the whole document is written."""

_BYTES_BESIDE = 40
"""Bytes that an event takes in a document besides its line: its key, twice, and its checksum."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All of a document at one moment: what a checkpoint writes."""

    state: State
    rows: tuple[Row, ...]


class SessionStore:
    """Made by `create` or `open`. Use it as a context manager, or call `close`.

    `report` tells what was noticed at the opening, `notes` what went wrong since then without harm to the meeting.
    `commit` gives an event that is on the disk. For a screen that may not wait for the disk see
    `chietai.records.live_session`.
    """

    def __init__(self, path: Path, *, clock: Clock, new_id: NewId, by: str, readonly: bool) -> None:
        self.path = path
        self.readonly = readonly
        self.report = Report()
        self.notes: list[str] = []
        self._clock, self._new_id, self._by = clock, new_id, by
        self._files: DocumentFiles | None = None
        self._state = State()
        self._rows: list[Row] = []
        self._events: list[Event] = []
        self._header: dict[str, Any] = {}
        self._others: dict[str, Any] = {}
        self._saved = 0
        self._keys: set[str] = set()
        self._size = 0  # bytes that the document takes, a little more rather than less

    @classmethod
    def create(cls, path: Path, session_id: str, *, clock: Clock, new_id: NewId, by: str = "desk") -> Self:
        """A new document at `path` with the id `session_id`, and nothing in it but that.

        Raises RecordError when the id is not allowed, the file exists already or cannot be written.
        """
        if not SESSION_ID.fullmatch(session_id):
            raise RecordError(Fault(FaultKind.BAD_ID, detail=session_id).sentence)
        path = _resolved(path)
        store = cls(path, clock=clock, new_id=new_id, by=by, readonly=False)
        files = _new_files(path, session_id, clock, store.notes)
        try:
            store._files = files
            store._lend_ids(files)
            store.take(store.decide(CreateSession(session_id=session_id)))
            # The document first: a journal without one would not be found.
            store.save(store.snapshot())
        except RecordError:
            files.close(all_saved=False)
            raise
        return store

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        new_id: NewId,
        by: str = "desk",
        readonly: bool = False,
        known: Examined | None = None,
    ) -> Self:
        """The document at `path`, for writing unless `readonly`. It opens `readonly` of itself when its version is
        newer than ours, or its journal is damaged (`report` says so). `known`: the document as it was examined before;
        then other versions of it are not looked for.

        Raises NotFoundError, LockedError (another process writes it: follow, or open `readonly`), DamagedError (open
        `readonly`, or make a recovered copy), and RecordError for what is no document at all.
        """
        path = _resolved(path)
        store = cls(path, clock=clock, new_id=new_id, by=by, readonly=readonly)
        if readonly:
            examined = readable(path)
            store._load(examined, report_of(examined))
            return store
        if disk.identity(path) is None:
            readable(path)  # says what is missing; no lock file is left in a wrong place
        files = DocumentFiles(path, clock, store.notes)
        left_by = files.lock()
        try:
            examined = examine(path) if known is None else examine_again(path, known)
            store._check_writable(examined)  # before what may be too much is worked out
            store._load(examined, report_of(examined, left_by))
            if not store.readonly:
                files.begin(examined.document_id, examined, look=known is None)
                store._files = files
                store._lend_ids(files)
                store.report = report_of(examined, left_by, files.versions)
        except RecordError:
            files.close(all_saved=False)
            raise
        if store.readonly:
            files.close(all_saved=False)
        return store

    def _load(self, examined: Examined, report: Report) -> None:
        self.report = report
        self._rows = examined.rows
        self._keys = {row.key for row in examined.rows}
        self._header, self._others = examined.header, examined.others
        self._events = [row.event for row in examined.rows]
        self._state = state_of(examined)
        self._size = examined.size if examined.size <= MOST_BYTES else sum(map(_bytes_of, examined.rows))
        self._saved = 0 if examined.old_version else len(self._rows) - examined.from_journal

    def _check_writable(self, examined: Examined) -> None:
        """Turns `readonly` on, or raises, when the document must not be written."""
        if examined.sound:
            return
        newer = any(fault.kind is FaultKind.NEWER for fault in examined.faults)
        match examined.verdict:
            case Verdict.ACCEPT | Verdict.WARN:
                pass
            case Verdict.READONLY:
                self.readonly = True
            case Verdict.REPAIR if newer:
                self.readonly = True
            case Verdict.REPAIR:
                raise _damaged(examined)
            case Verdict.REJECT:
                raise rejection(examined)
            case _:
                assert_never(examined.verdict)

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
    def rows(self) -> Sequence[Row]:
        """All events as the document holds them. Do not change the list."""
        return self._rows

    @property
    def header(self) -> dict[str, Any]:
        """The header of the document as it would be written now, unknown fields included."""
        return self._header_of(self.snapshot())

    @property
    def others(self) -> dict[str, Any]:
        """The tables of the document that are not ours."""
        return self._others

    # -- what happens ---------------------------------------------------------------------------------------------

    def commit(self, intent: Intent) -> Event:
        """The event that `intent` became, stored and applied.

        Raises Refused when it is not allowed, ReadOnlyError, and StoreError when the disk refused: then nothing
        happened.
        """
        return self.commit_event(self.decide(intent))

    def commit_event(self, event: Event) -> Event:
        """Stores and applies an event that was decided elsewhere. One that is there already changes nothing."""
        if self.readonly:
            raise ReadOnlyError(_("This session can only be read."))
        if event.id in self._state.ids:
            return event
        row = self._row_for(event)
        self.make_durable([row])
        self._take(row)
        if isinstance(event, CHECKPOINTS):
            try:
                self.checkpoint()
            except StoreError as error:
                # The journal has the event: nothing is lost, and the next checkpoint may succeed.
                self.notes.append(str(error))
        return event

    def decide(self, intent: Intent) -> Event:
        """The event that `intent` would become now. Raises Refused."""
        if self._size > MOST_BYTES and not isinstance(intent, CloseSession | JudgeWords):
            raise Refused(Reason.DOCUMENT_FULL, most=MOST_BYTES // MEGABYTE)
        return decide(self._state, intent, Stamp(id=self._new_id(), at=self._clock(), by=self._by))

    def checkpoint(self) -> None:
        """Writes the whole document, if it has not got everything yet.

        Raises StoreError: nothing that was stored is lost then.
        """
        if self.dirty:
            self.save(self.snapshot())

    def close(self) -> None:
        """Writes the document if need be, and closes it. When that fails the journal stays: nothing is lost."""
        if self._files is None:
            return
        self.watch()
        try:
            self.checkpoint()
        except StoreError as error:
            self.notes.append(str(error))
        self.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- the single steps, for the writer in a thread ---------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether the document on the disk lacks something."""
        return not self.readonly and self._saved < len(self._rows)

    def take(self, event: Event) -> Row:
        """Applies an event in memory, and gives the row that is to be made durable."""
        row = self._row_for(event)
        self._take(row)
        return row

    def _row_for(self, event: Event) -> Row:
        key = str(event.seq)
        if key in self._keys:
            # Where two events had one number, one of them got the number of another as its key.
            key = str(max(int(k) for k in self._keys) + 1)
        return Row.of(event, key)

    def _take(self, row: Row) -> None:
        self._state = apply(self._state, row.event)
        self._rows.append(row)
        self._events.append(row.event)
        self._keys.add(row.key)
        self._size += _bytes_of(row)

    @property
    def warning(self) -> str:
        """A sentence for a lasting banner when another program writes the same record; "" when all is well."""
        return "" if self._files is None else self._files.warning

    def watch(self) -> None:
        """Looks whether another program has touched the files, see `DocumentFiles.watch`. A document that was replaced
        by one with less in it is written again at the next checkpoint. Raises nothing.
        """
        if self._files is None:
            return
        ids = self._state.ids
        self._files.watch(lambda event_id: event_id in ids, self._saved)
        if self._files.overwritten:
            self._saved = 0

    def make_durable(self, rows: Sequence[Row]) -> None:
        """Stores events in the journal. Raises StoreError, ReadOnlyError."""
        self._writable().journal.append([row.line for row in rows])

    def snapshot(self) -> Snapshot:
        """What a checkpoint would write now."""
        return Snapshot(self._state, tuple(self._rows))

    def save(self, snapshot: Snapshot) -> None:
        """Replaces the document. Raises StoreError, ReadOnlyError."""
        self._writable().save(self._tables(snapshot))
        self._saved = len(snapshot.rows)

    def move_to(self, path: Path, snapshot: Snapshot) -> None:
        """Goes on in a new document at `path`, which gets everything; the old one stays as far as it got.

        Raises RecordError: then nothing changed.
        """
        path = _resolved(path)
        old = self._writable()
        files = _new_files(path, self._state.session_id, self._clock, self.notes)
        try:
            files.save(self._tables(snapshot))
        except RecordError:
            files.close(all_saved=False)
            raise
        self._files, self.path, self._saved = files, path, len(snapshot.rows)
        self._lend_ids(files)
        old.close(all_saved=False)

    def replace_rows(self, rows: Sequence[Row], others: dict[str, Any], header: dict[str, Any]) -> None:
        """Exchanges everything, the id of the session too, as an erasure must. Nothing is written yet."""
        self._rows, self._others, self._header = list(rows), others, header
        self._keys = {row.key for row in rows}
        self._events = [row.event for row in self._rows]
        self._state = fold(self._events)
        self._size = sum(map(_bytes_of, rows))
        self._saved = 0
        self._writable().journal.begin(self._state.session_id)

    def remove_copies(self) -> None:
        """Removes the journal and all copies, after a checkpoint. Raises StoreError."""
        self.checkpoint()
        self._writable().remove_copies()

    def release(self) -> None:
        """Closes the files as they are, without a checkpoint."""
        if self._files is not None:
            self._files.close(all_saved=not self.dirty)
            self._files = None
        self.readonly = True

    def _lend_ids(self, files: DocumentFiles) -> None:
        files.journal.holds = lambda event_id: event_id in self._state.ids

    def _writable(self) -> DocumentFiles:
        if self._files is None:
            raise ReadOnlyError(_("This session can only be read."))
        return self._files

    def _header_of(self, snapshot: Snapshot) -> dict[str, Any]:
        last_at = snapshot.rows[-1].event.at.isoformat() if snapshot.rows else ""
        return self._header | header(snapshot.state, len(snapshot.rows), last_at)

    def _tables(self, snapshot: Snapshot) -> dict[str, dict[str, Any]]:
        return {
            SESSION.header_table: {"1": self._header_of(snapshot)},
            "events": {row.key: row for row in snapshot.rows},
            **self._others,
        }


def _new_files(path: Path, document_id: str, clock: Clock, notes: list[str]) -> DocumentFiles:
    """The files of a document that is to be new at `path`, locked. Raises RecordError."""
    try:
        disk.make_folder(path.parent)
    except OSError as error:
        raise store_error(error) from error
    files = DocumentFiles(path, clock, notes)
    files.lock()
    if disk.identity(path) is not None:
        files.close(all_saved=False)
        raise RecordError(_("{path} exists already. Please choose another name.").format(path=path))
    files.begin(document_id)
    return files


def _bytes_of(row: Row) -> int:
    return len(row.line.encode()) + _BYTES_BESIDE


def _damaged(examined: Examined) -> DamagedError:
    n = len(examined.rows)
    return DamagedError(
        ngettext(
            "{path} is damaged. {n} event can be read: `chietai restore` saves that and keeps the old file.",
            "{path} is damaged. {n} events can be read: `chietai restore` saves that and keeps the old file.",
            n,
        ).format(path=examined.path, n=n)
    )


def _resolved(path: Path) -> Path:
    # Through links: replacing a link would leave the document it points to behind.
    return resolved(path)
