"""Every call by which documents, journals and backups touch the disk. Nothing else in `records` calls `os` for that.

The calls themselves stand in `Calls`, one method each, so that a test can put another object in their place that
fails, falls short or takes notes (`disk.calls`). Files are created readable by their owner only.
"""

import contextlib
import errno
import os
import stat
import sys
import time
from pathlib import Path

from chietai import regular_files

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_WINDOWS = sys.platform == "win32"
_BINARY = getattr(os, "O_BINARY", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # a pipe in the place of a file is not waited for
_TRIES = 6  # of a rename on Windows, where a virus scanner may hold the file for a moment


class Calls:
    """The bare calls."""

    def open(self, path: str, flags: int, mode: int = PRIVATE_FILE) -> int:
        return os.open(path, flags, mode)

    def write(self, handle: int, data: bytes | memoryview) -> int:
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def truncate(self, handle: int, size: int) -> None:
        os.ftruncate(handle, size)

    def replace(self, source: str, target: str) -> None:
        os.replace(source, target)  # noqa: PTH105

    def unlink(self, path: str) -> None:
        os.unlink(path)  # noqa: PTH108

    def mkdir(self, path: str, mode: int) -> None:
        os.mkdir(path, mode)  # noqa: PTH102


calls = Calls()


def read_bytes(path: Path) -> bytes:
    """The whole file. Raises OSError, for anything but an ordinary file too; never waits."""
    return regular_files.read_bytes(path)


def write_all(handle: int, data: bytes) -> None:
    """Writes all of `data`, however short the single writes fall. Raises OSError."""
    view = memoryview(data)
    while view:
        written = calls.write(handle, view)
        if written <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        view = view[written:]


def sync_folder(folder: Path) -> None:
    """Makes the names in `folder` durable. Not possible, and not needed, on Windows."""
    if _WINDOWS:
        return
    handle = calls.open(str(folder), os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        calls.fsync(handle)
    finally:
        calls.close(handle)


def write_new(path: Path, data: bytes) -> None:
    """Creates `path` with `data`, durable except for its name. Raises OSError (FileExistsError when it exists)."""
    handle = calls.open(str(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NOFOLLOW)
    try:
        write_all(handle, data)
        calls.fsync(handle)
    finally:
        calls.close(handle)


def replace_with(path: Path, data: bytes) -> None:
    """Puts `data` in the place of `path`: afterwards it holds the old or the new, never something between.

    The caller holds the lock, so the temporary file beside can have one fixed name. Raises OSError; `path` is then
    whole, and old or new.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    remove(temporary)
    try:
        write_new(temporary, data)
        _rename(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            remove(temporary)
        raise
    sync_folder(path.parent)


def _rename(source: Path, target: Path) -> None:
    for attempt in range(_TRIES):
        try:
            calls.replace(str(source), str(target))
            return
        except PermissionError:
            if not _WINDOWS or attempt == _TRIES - 1:
                raise
            time.sleep(0.05 * 2**attempt)


def remove(path: Path) -> None:
    """Removes `path` if it is there. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        calls.unlink(str(path))


def make_folder(folder: Path) -> None:
    """Creates `folder` and what is missing above it, for the owner only, with durable names. Raises OSError."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for missing_folder in reversed(missing):
        with contextlib.suppress(FileExistsError):
            calls.mkdir(str(missing_folder), PRIVATE_FOLDER)
        sync_folder(missing_folder.parent)


def open_for_appending(path: Path) -> int:
    """A handle that writes at the end of `path`, which is created when missing. Raises OSError."""
    handle = calls.open(str(path), os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY | _NOFOLLOW | _NONBLOCK)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        calls.close(handle)
        raise regular_files.NotRegularError(path)
    return handle


Identity = tuple[int, int, int, int]


def identity(path: Path) -> Identity | None:
    """What changes when a file is written or exchanged (device, inode, size, time); None when there is none."""
    try:
        seen = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns)


def is_regular(path: Path) -> bool:
    """Whether `path` is an ordinary file (or a link to one): not a folder, a device or a pipe."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False
