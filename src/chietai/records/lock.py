"""One writer at a time: a lock of the operating system, which ends with the process that holds it, and a note beside
that says who that is.
"""

import contextlib
import json
import os
import socket
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, SoftFileLock, Timeout

from chietai.i18n import _
from chietai.records import disk, file_names
from chietai.records.record_errors import LockedError, RecordError, why
from chietai.text.gate import shortened


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes, or wrote, a document."""

    host: str
    pid: int
    since: str

    @property
    def here(self) -> bool:
        """Whether it is, or was, on this machine."""
        return self.host == socket.gethostname()

    @property
    def sentence(self) -> str:
        """For the user: the machine, the process and the time."""
        try:
            since = datetime.fromisoformat(self.since).strftime("%Y-%m-%d %H:%M")
        except ValueError:
            since = "?"
        return _("machine {host}, process {pid}, since {since}").format(host=self.host, pid=self.pid, since=since)


def holder_of(document: Path) -> Holder | None:
    """Who left the note beside `document`. The note alone is no lock."""
    try:
        note = json.loads(disk.read_bytes(file_names.holder(document))[:4096])
        return Holder(shortened(str(note["host"]), 100), int(note["pid"]), shortened(str(note["since"]), 40))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def is_written(document: Path) -> bool:
    """Whether somebody writes `document` now; not when they left it without giving their lock back."""
    if holder_of(document) is None:
        return False
    lock = FileLock(file_names.lock(document), timeout=0, mode=disk.PRIVATE_FILE)
    try:
        with lock:
            return False
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return False


class WriterLock:
    """The right to write one document. Not taken until `take`."""

    def __init__(self, document: Path) -> None:
        self._document = document
        self._lock = self._new_lock()
        self._file: tuple[int, int] | None = None

    def _new_lock(self) -> FileLock:
        # The thread that writes is not the one that opened.
        return FileLock(file_names.lock(self._document), timeout=0, mode=disk.PRIVATE_FILE, thread_local=False)

    def _file_now(self) -> tuple[int, int] | None:
        """Which file bears the name of the lock."""
        try:
            now = disk.identity(file_names.lock(self._document))
        except OSError:
            return None
        return None if now is None else now[:2]

    def take(self, since: datetime) -> Holder | None:
        """Takes the lock; returns who held it last, if they did not give it back in good order.

        Raises LockedError when another process holds it, RecordError when there can be no lock in that folder.
        """
        try:
            self._lock.acquire()
        except Timeout:
            held = holder_of(self._document)
            who = held.sentence if held is not None else _("another program")
            raise LockedError(
                _(
                    "Somebody else is writing this session ({holder}). You can follow it. "
                    "To write, please close it there first."
                ).format(holder=who)
            ) from None
        except OSError as error:
            raise RecordError(
                _("{path} cannot be written: {reason}. You can open it for reading.").format(
                    path=self._document, reason=why(error)
                )
            ) from error
        except NotImplementedError:
            raise self._no_locks() from None
        if isinstance(self._lock, SoftFileLock):
            self._lock.release()
            raise self._no_locks()
        before = holder_of(self._document)
        self._file = self._file_now()
        self._leave_note(since)
        return before

    def keep(self, since: datetime) -> bool:
        """Takes the lock file again when another program has removed or exchanged it: without it a second writer would
        not be refused. False when a second writer holds it by now.
        """
        if not self._lock.is_locked or self._file_now() == self._file:
            return True
        again = self._new_lock()
        try:
            again.acquire()
        except Timeout:
            return False
        except (OSError, NotImplementedError):  # the folder is away: nobody else can write there either
            return True
        lost, self._lock = self._lock, again
        with contextlib.suppress(OSError):
            lost.release()
        self._file = self._file_now()
        self._leave_note(since)
        return True

    def release(self) -> None:
        """Releases the lock."""
        if self._lock.is_locked:
            if self._file_now() in (self._file, None):  # else the note is of a second writer
                with contextlib.suppress(OSError):
                    disk.remove(file_names.holder(self._document))
            self._lock.release()

    def _leave_note(self, since: datetime) -> None:
        note = {"host": socket.gethostname(), "pid": os.getpid(), "since": since.isoformat()}
        path = file_names.holder(self._document)
        with contextlib.suppress(OSError):
            # Only for people to read: a failure here is no reason not to write the meeting.
            disk.remove(path)
            disk.write_new(path, json.dumps(note).encode())

    def _no_locks(self) -> RecordError:
        return RecordError(
            _("In the folder {folder} files cannot be locked. Please use a folder on this computer.").format(
                folder=self._document.parent
            )
        )
