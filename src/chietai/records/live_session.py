"""Storing without waiting: events count at once in memory, a thread of its own brings them to the disk.

An entry may be shown as stored only when `on_durable` said so. When the disk refuses, the events stay in memory and
on the screen, `failure` holds a sentence for a lasting banner, the thread tries again, and `carry_on` goes on in
another folder.
"""

import contextlib
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from chietai.i18n import _
from chietai.meeting.disclosing import JudgeWords
from chietai.meeting.events import Event
from chietai.meeting.intents import Intent
from chietai.meeting.refusal import Refused
from chietai.meeting.state import Judgement, State
from chietai.records import file_names
from chietai.records.clock_and_ids import Clock, NewId
from chietai.records.document_format import Row
from chietai.records.opening_report import Report
from chietai.records.record_errors import ReadOnlyError, RecordError, StoreError
from chietai.records.store import CHECKPOINTS, SessionStore, Snapshot
from chietai.records.wall_files import write_desk_page

RETRY_SECONDS = 1.0
IDLE_SECONDS = 15.0
WATCH_SECONDS = 2.0
CLOSING_SECONDS = 2.0


class LiveSession:
    """A `SessionStore`, which it owns, behind a thread. `submit` never touches the disk.

    `on_durable(seq)` and `on_failure(error)` are called in the writing thread: hand them on to the screen's own
    (`app.call_from_thread`, `post_message`). `on_durable` comes for each event, in order, also for those that had to
    wait for a failure to end; `on_failure` once for each run of failures.
    """

    def __init__(
        self,
        store: SessionStore,
        *,
        on_durable: Callable[[int], None] = lambda seq: None,
        on_failure: Callable[[StoreError], None] = lambda error: None,
        retry_seconds: float = RETRY_SECONDS,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._store = store
        self.on_durable, self.on_failure = on_durable, on_failure
        self._retry_seconds, self._idle_seconds = retry_seconds, idle_seconds
        self._waiting: list[Row] = []
        self._failure: StoreError | None = None
        self._checkpoint_wanted = False
        self._ending = False
        self._idle = 0.0  # seconds without anything to store
        self._changed = threading.Condition()
        self._disk = threading.Lock()  # held while the files of the store are in use
        self._thread = threading.Thread(target=self._run, name="chietai-writer", daemon=True)
        self._thread.start()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        new_id: NewId,
        on_durable: Callable[[int], None],
        on_failure: Callable[[StoreError], None],
    ) -> Self:
        """The document at `path`, for writing.

        Raises RecordError with a sentence for the user: also for one that may only be read, as nothing that is typed
        would be kept.
        """
        store = SessionStore.open(path, clock=clock, new_id=new_id)
        if store.readonly:
            hint = _("It is not opened for writing, so that nothing is lost. You can replay it and write its summary.")
            raise ReadOnlyError(" ".join([*store.report.notes, hint]))
        write_desk_page(store.path, None)  # of a desk that ended without closing
        return cls(store, on_durable=on_durable, on_failure=on_failure)

    # -- for the screen: nothing here waits for the disk ------------------------------------------------------------

    @property
    def state(self) -> State:
        """The meeting with everything submitted, stored or not."""
        return self._store.state

    @property
    def events(self) -> Sequence[Event]:
        """All events, stored or not. Do not change the list."""
        return self._store.events

    @property
    def path(self) -> Path:
        """Where the document lies."""
        return self._store.path

    @property
    def report(self) -> Report:
        """What was noticed when the document was opened."""
        return self._store.report

    @property
    def notes(self) -> list[str]:
        """What was noticed at the opening, and what went wrong since without harm to the meeting: a sentence each."""
        return [*self._store.report.notes, *self._store.notes]

    @property
    def pending(self) -> int:
        """How many events are not on the disk yet."""
        return len(self._waiting)

    @property
    def failure(self) -> str:
        """A sentence for the lasting banner while storing fails; "" when all is well."""
        failure = self._failure
        return "" if failure is None else str(failure)

    @property
    def warning(self) -> str:
        """A sentence for the lasting banner when another program writes the same record; "" when all is well."""
        return self._store.warning

    def submit(self, intent: Intent) -> Event:
        """The event that `intent` became: applied now, stored soon. Raises Refused."""
        with self._changed:
            event = self._store.decide(intent)
            self._waiting.append(self._store.take(event))
            self._checkpoint_wanted = self._checkpoint_wanted or isinstance(event, CHECKPOINTS)
            self._changed.notify_all()
        return event

    def keep_judgements(self, judgements: Iterable[Judgement]) -> bool:
        """Stores what was said of words in papers. Whether it is on the disk."""
        for judgement in judgements:
            with contextlib.suppress(Refused):  # it is said already
                self.submit(JudgeWords.of(judgement))
        return self.flush()

    # -- for the screen: these wait, but not longer than they are told ----------------------------------------------

    def flush(self, timeout: float = CLOSING_SECONDS) -> bool:
        """Waits until everything is on the disk, `timeout` seconds at most. Whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, timeout)

    def carry_on(self, folders: Iterable[Path], timeout: float = 5.0) -> Path:
        """Goes on in a new document in the first of `folders` that takes it. It gets everything, stored or not. Gives
        its path.

        The old document stays as far as it got. Raises the RecordError of the first folder when all refuse, or when
        the old disk hangs for longer than `timeout` seconds: then everything stays as it was.
        """
        first: RecordError | None = None
        for folder in folders:
            try:
                return self._carry_on_in(folder, timeout)
            except RecordError as error:
                first = first or error
        assert first is not None, "no folder was given"
        raise first

    def _carry_on_in(self, folder: Path, timeout: float) -> Path:
        path = file_names.free(folder / self._store.path.name)
        if not self._disk.acquire(timeout=timeout):
            raise RecordError(_("The old disk does not answer. Please try again in a moment."))
        try:
            with self._changed:
                snapshot = self._store.snapshot()
            self._store.move_to(path, snapshot)
            with self._changed:
                known = {row.event.id for row in snapshot.rows}
                stored = [row for row in self._waiting if row.event.id in known]
                self._waiting = [row for row in self._waiting if row.event.id not in known]
                self._failure = None
                self._changed.notify_all()
        finally:
            self._disk.release()
        self._report_durable(stored)
        return self._store.path

    def close(self, timeout: float = CLOSING_SECONDS) -> bool:
        """Stores what is left, writes the document and closes it, within about `timeout` seconds.

        False: something is not on the disk (`pending` says how much), or the disk hangs.
        """
        with self._changed:
            if not self._ending:
                write_desk_page(self.path, None)
            self._ending = True
            self._changed.notify_all()
        self._thread.join(timeout)
        if self._thread.is_alive():
            return False
        if self._store.readonly:  # closed before
            return not self._waiting
        try:
            if self._waiting:
                self._store.make_durable(self._waiting)
                self._waiting = []
        except StoreError as error:
            self._failure = error
            self._store.release()
            return False
        self._store.close()
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- the thread -----------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while self._wait_for_work():
            try:
                self._work()
            except StoreError as error:
                self._failed(error)
                with self._changed:
                    if self._ending:
                        return
                    self._changed.wait(self._retry_seconds)

    def _wait_for_work(self) -> bool:
        """Waits for events to store, or until the files have to be looked at again. False at the end."""
        with self._changed:
            seconds = min(self._idle_seconds, WATCH_SECONDS)
            if self._waiting or self._checkpoint_wanted or self._ending or self._changed.wait(seconds):
                self._idle = 0.0
            else:
                self._idle += seconds
                self._checkpoint_wanted = self._store.dirty and self._idle >= self._idle_seconds
            return bool(self._waiting) or not self._ending

    def _work(self) -> None:
        with self._disk:
            with self._changed:
                batch = list(self._waiting)
                wanted, self._checkpoint_wanted = self._checkpoint_wanted, False
                snapshot = self._store.snapshot() if wanted else None
            if batch:
                self._store.make_durable(batch)
            with self._changed:
                del self._waiting[: len(batch)]
                self._failure = None
                self._changed.notify_all()
            self._report_durable(batch)
            if snapshot is not None:
                self._save(snapshot)
            self._store.watch()

    def _report_durable(self, rows: Sequence[Row]) -> None:
        # A screen that has gone meanwhile says so with a RuntimeError: no reason to store nothing more.
        with contextlib.suppress(RuntimeError):
            for row in rows:
                self.on_durable(row.event.seq)

    def _save(self, snapshot: Snapshot) -> None:
        try:
            self._store.save(snapshot)
        except StoreError as error:
            # The journal has everything: not a failure for the room, and the next checkpoint may succeed.
            self._store.notes.append(str(error))

    def _failed(self, error: StoreError) -> None:
        with self._changed:
            first = self._failure is None
            self._failure = error
            self._changed.notify_all()
        if first:
            with contextlib.suppress(RuntimeError):
                self.on_failure(error)


def rescue_folders(home: Path, document: Path) -> Iterator[Path]:
    """Where a meeting may go on when the disk of `document` refuses, the best place first. `home` is the program's."""
    for folder in (home / "rescue", Path.home() / "chietai", Path(tempfile.gettempdir()) / "chietai"):
        if folder != document.parent:
            yield folder
