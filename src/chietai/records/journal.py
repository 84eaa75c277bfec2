"""The journal of a live meeting: each event is on the disk before it is acknowledged."""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from chietai.records import backups, disk, file_names
from chietai.records.journal_lines import encode, first_line


class Journal:
    """Used by one writer, who holds the lock. It keeps in memory what it holds on the disk."""

    def __init__(self, document: Path, session_id: str) -> None:
        self._document = document
        self._path = file_names.journal(document)
        self._head = first_line(session_id)
        self._lines: list[bytes] = []
        self._handle: int | None = None
        self._size = 0
        self._untrusted = False  # after a failed fsync nobody knows what of the file is on the disk

    def begin_with(self, lines: Sequence[str]) -> None:
        """What the journal on the disk holds already, one text for each line. Nothing is written before `append`, which
        then makes the file anew: its unfinished end, if any, must not stay before the next line.
        """
        self._lines = [encode([line]) for line in lines]

    def append(self, lines: Sequence[str]) -> None:
        """Stores the JSON texts of some events, all or none, durably.

        Raises OSError: then they are not acknowledged, what was stored before is safe, and it can be tried again.
        """
        line = encode(lines)
        if self._handle is None and not self._mended():
            self._rewrite([*self._lines, line])
        else:
            self._write(line)
        self._lines.append(line)

    def clear(self) -> None:
        """Empties the journal, once the document holds everything. Raises OSError: the old lines do no harm then."""
        self._lines = []
        if self._handle is None:
            return
        try:
            disk.calls.truncate(self._handle, len(self._head))
            disk.calls.fsync(self._handle)
        except OSError:
            self._drop()
            self._untrusted = True
            raise
        self._size = len(self._head)

    def remove(self) -> None:
        """Removes the file, once the document holds everything. Raises OSError."""
        self._lines, self._size = [], 0
        self._drop()
        if disk.identity(self._path) is not None:
            disk.remove(self._path)
            disk.sync_folder(self._path.parent)

    def close(self) -> None:
        """Lets go of the file and leaves it where it is."""
        self._drop()

    def _write(self, line: bytes) -> None:
        handle = self._handle
        assert handle is not None
        synced = True
        try:
            disk.write_all(handle, line)
            synced = False
            disk.calls.fsync(handle)
        except OSError:
            self._drop()
            self._untrusted = not synced
            raise
        self._size += len(line)
        if not self._in_place(handle):
            # Another program exchanged or changed the file: what was just written may lie in a file without a name.
            self._drop()
            backups.keep_strange(self._document, self._path, "journal")
            self._rewrite([*self._lines, line])

    def _in_place(self, handle: int) -> bool:
        named, open_one = disk.identity(self._path), os.fstat(handle)
        return named is not None and named[:3] == (open_one.st_dev, open_one.st_ino, self._size)

    def _mended(self) -> bool:
        """After a write that failed half-way: cuts the file back to what was acknowledged. Needs no room."""
        if self._untrusted or self._size == 0:
            return False
        whole = b"".join([self._head, *self._lines])
        try:
            if not disk.read_bytes(self._path).startswith(whole):
                return False
            handle = disk.open_for_appending(self._path)
        except OSError:
            return False
        try:
            disk.calls.truncate(handle, len(whole))
            disk.calls.fsync(handle)
        except OSError:
            with contextlib.suppress(OSError):
                disk.calls.close(handle)
            return False
        self._handle, self._size = handle, len(whole)
        return True

    def _rewrite(self, lines: Sequence[bytes]) -> None:
        """Puts a new file with `lines` in the place of the journal."""
        whole = b"".join([self._head, *lines])
        disk.replace_with(self._path, whole)
        self._handle = disk.open_for_appending(self._path)
        self._size, self._untrusted = len(whole), False

    def _drop(self) -> None:
        if self._handle is not None:
            handle, self._handle = self._handle, None
            with contextlib.suppress(OSError):
                disk.calls.close(handle)
