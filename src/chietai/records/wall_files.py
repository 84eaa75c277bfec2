"""The files beside a document by which the desk and the wall know of each other and turn the same pages.

The wall holds a lock as long as it is open. Two notes say which page the desk turned to by hand and which one the wall
shows. What is turned is no part of the record, so these are no events, and nothing depends on them: where there can be
no lock (a folder for reading, a folder without locks) there is no wall, and a note that cannot be written or read is
not there.
"""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeGuard

from filelock import FileLock, Timeout

from chietai.records import disk, file_names
from chietai.regular_files import open_regular

_LIMIT = 1000  # bytes; both notes are far shorter


class WallLock:
    """Held while a wall shows `document`. `held_elsewhere` asks whether there is another wall."""

    def __init__(self, document: Path) -> None:
        self._path = file_names.wall_lock(document.resolve())
        self._lock = FileLock(self._path, timeout=0, mode=disk.PRIVATE_FILE, thread_local=False)

    @property
    def held(self) -> bool:
        """Whether it is held here."""
        return self._lock.is_locked

    def take(self) -> bool:
        """Takes and keeps it. Whether that was possible."""
        try:
            self._lock.acquire(timeout=0.2, poll_interval=0.02)  # a desk may just be asking
        except (Timeout, OSError, NotImplementedError):
            return False
        return True

    def held_elsewhere(self) -> bool:
        """Whether a wall is open now. Costs no more than looking for a file when there is none."""
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
        """Releases it and removes the file."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
            self._lock.release()


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What the facilitator turned to by hand, from the desk to the wall.

    `seq`: the last event that the desk knew. `page` of `pages`, counted from 0; None: no page was turned. `skipped`:
    the draw whose show was skipped (the id of its event), "" for none.
    """

    seq: int
    page: int | None = None
    pages: int = 1
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class WallPage:
    """What the wall shows, from the wall to the desk: `page` of `pages`, counted from 0, after the event `seq`."""

    seq: int
    page: int
    pages: int


def read_desk_page(document: Path) -> DeskPage | None:
    """The note of the desk; None when there is none."""
    fields = _read(file_names.desk_page(document))
    seq, page, pages, skipped = (fields.get(name) for name in ("seq", "page", "pages", "skipped"))
    if not (_count(seq) and (page is None or _count(page)) and _count(pages) and isinstance(skipped, str)):
        return None
    return DeskPage(seq, page, max(1, pages), skipped)


def desk_page_identity(document: Path) -> disk.Identity | None:
    """What tells one note of the desk from the next, without reading it; None when there is none."""
    try:
        return disk.identity(file_names.desk_page(document))
    except OSError:
        return None


def write_desk_page(document: Path, note: DeskPage | None) -> None:
    """Leaves the note of the desk; None removes it."""
    _write(file_names.desk_page(document), None if note is None else asdict(note))


def read_wall_page(document: Path) -> WallPage | None:
    """The note of the wall; None when there is none."""
    fields = _read(file_names.wall_page(document))
    seq, page, pages = (fields.get(name) for name in ("seq", "page", "pages"))
    return WallPage(seq, page, max(1, pages)) if _count(seq) and _count(page) and _count(pages) else None


def write_wall_page(document: Path, note: WallPage | None) -> None:
    """Leaves the note of the wall; None removes it."""
    _write(file_names.wall_page(document), None if note is None else asdict(note))


def matching_page(page: int, pages: int, of: int) -> int:
    """The page, of `of` pages, that goes with `page` of `pages`; all counted from 0."""
    return page if of >= pages else page * of // pages


def _count(value: Any) -> TypeGuard[int]:
    return type(value) is int and value >= 0


def _read(path: Path) -> dict[str, Any]:
    try:
        with open_regular(path) as file:
            fields = json.loads(file.read(_LIMIT))
    except (OSError, ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def _write(path: Path, fields: dict[str, Any] | None) -> None:
    # Not durable on purpose: waiting for the disk would delay the key that turned the page.
    temporary = path.with_name(f"{path.name}.tmp")
    with contextlib.suppress(OSError):
        if fields is None:
            disk.remove(path)
            return
        disk.remove(temporary)
        handle = disk.calls.open(str(temporary), os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            disk.write_all(handle, json.dumps(fields).encode())
        finally:
            disk.calls.close(handle)
        disk.calls.replace(str(temporary), str(path))
