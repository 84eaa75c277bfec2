"""Who is at a document now: who writes it, and whether a window shows its stage, so that the room has its own wall.

That there is such a window is told by a lock beside the document as long as it is open.
Only a hint: where there can be no lock (a folder for reading, a folder without locks) there is none, and nothing fails.
"""

import contextlib
from pathlib import Path

from filelock import FileLock, Timeout

from chietai.records import disk, file_names
from chietai.records.lock import holder_of


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


class StageMark:
    """`document`'s mark. `take` it while a stage is shown; `taken_elsewhere` asks whether another one has taken it."""

    def __init__(self, document: Path) -> None:
        self._path = file_names.stage(document.resolve())
        self._lock = FileLock(self._path, timeout=0, mode=disk.PRIVATE_FILE, thread_local=False)

    @property
    def taken(self) -> bool:
        """Whether it is taken here."""
        return self._lock.is_locked

    def take(self) -> bool:
        """Takes it and keeps it. Whether that was possible."""
        try:
            self._lock.acquire(timeout=0.2, poll_interval=0.02)  # a desk may just be asking
        except (Timeout, OSError, NotImplementedError):
            return False
        return True

    def taken_elsewhere(self) -> bool:
        """Whether a stage is shown now. Costs no more than looking for a file when there is none."""
        try:
            if not self._path.exists():
                return False
            self._lock.acquire()
        except Timeout:
            return True
        except (OSError, NotImplementedError):
            return False
        self._lock.release()
        return False

    def release(self) -> None:
        """Gives it back and takes the file away."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
            self._lock.release()
