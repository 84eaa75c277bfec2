"""The journal of a live meeting: each event is on the disk before it is acknowledged.

A line is a checksum, a space, an event as JSON (or an array of events), a line feed. The first line is not an event but
says whose journal it is. Events that were stored by one write are one line, so that a power cut in that write can leave
a torn end but never a hole before a whole line.
"""

import contextlib
import json
import os
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chietai.records import backups, disk, file_names
from chietai.records.record_errors import store_error

JOURNAL = "chietai-journal"
JOURNAL_VERSION = 1
_LINE_START = re.compile(rb'[0-9a-f]{8} \[?\{"')
# Within a whole line this stands only where a text ends like it. Far more of them before the next line feed mean that
# line feeds are lost, and reading up to it from each of them would take for ever.
_MOST_WITHIN = 64
_EVENT_ID = re.compile(r'"id": "([^"\\]+)", "seq": ')
_PREFIX = 9


class Journal:
    """Used by one writer, who holds the lock. It keeps in memory what it holds on the disk."""

    def __init__(self, document: Path) -> None:
        self._document = document
        self._path = file_names.journal(document)
        self._head = b""
        self._lines: list[bytes] = []
        self._handle: int | None = None
        self._size = 0
        self._written_at = 0  # when this writer last changed it, nanoseconds
        self._untrusted = False  # after a failed fsync nobody knows what of the file is on the disk
        self._own: disk.Identity | None = None  # the file as this writer knows it; None when it made none yet
        self._foreign: list[bytes] = []
        self.holds: Callable[[str], bool] = lambda event_id: False
        """Whether the document of this writer has the event with an id, in memory at least."""
        self.known_document: disk.Identity | None = None
        """The file of the document as its writer knows it: with everything but what is in the journal."""
        self.shared = False
        """Whether a second writer was noticed: events came into this journal that the document of this one lacks."""

    def begin(self, document_id: str, lines: Sequence[str] | None = None) -> None:
        """Becomes the journal of the document with this id; `lines` is what it holds on the disk already, one text for
        each line; None when it should not be there. Nothing is written before `append`, which then makes the file anew:
        its unfinished end, if any, must not stay before the next line.
        """
        self._head = first_line(document_id)
        self._lines = [encode([line]) for line in lines or ()]
        self._foreign = []
        self._own = disk.identity(self._path) if lines is not None else None

    def append(self, lines: Sequence[str]) -> None:
        """Stores the JSON texts of some events, all or none, durably.

        Raises StoreError: then they are not acknowledged, what was stored before is safe, and it can be tried again.
        """
        line = encode(lines)
        try:
            if self._handle is None and not self._mended():
                self._take_in()
                self._rewrite([*self._lines, line])
            else:
                self._write(line)
        except OSError as error:
            raise store_error(error) from error
        self._lines.append(line)

    def clear(self) -> None:
        """Empties the journal, once the document holds everything; what a second writer has written stays in it.

        Raises OSError: the old lines do no harm then.
        """
        if self._handle is not None:
            self._take_in(closely=True)  # what came since the last write would go with what is written over here
        self._lines = []
        if self._handle is None:
            return
        if self._foreign:
            self._drop()
            self._rewrite([])
            return
        try:
            disk.calls.truncate(self._handle, len(self._head))
            disk.calls.fsync(self._handle)
        except OSError:
            self._drop()
            self._untrusted = True
            raise
        self._is_ours(self._handle, len(self._head))

    def remove(self, *, everything: bool = False) -> None:
        """Removes the file, once the document holds everything. What a second writer has written stays, unless
        `everything` has to go. Raises OSError.
        """
        if not everything:
            self._take_in(closely=True)
        if everything or disk.identity(self._document) == self.known_document:
            self._lines = []
        self._drop()
        self._size = 0
        if (stays := [*self._foreign, *self._lines]) and not everything:
            disk.replace_with(self._path, b"".join([self._head, *stays]))
        elif disk.identity(self._path) is not None:
            disk.remove(self._path)
            disk.sync_folder(self._path.parent)

    def watch(self) -> None:
        """Puts the file back when another program has removed, exchanged or overwritten it. Raises OSError."""
        if self._handle is None:
            return
        touched = os.fstat(self._handle).st_mtime_ns != self._written_at
        if not self._in_place(self._handle) or (touched and self._is_written_over()):
            self._take_in(closely=True)
            self._drop()
            self._rewrite(self._lines)
        elif touched:
            self._is_ours(self._handle, self._size)

    def close(self) -> None:
        """Closes the file and leaves it in place."""
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
        self._is_ours(handle, self._size + len(line))
        if not self._in_place(handle):
            # Another program exchanged or changed the file: what was just written may lie in a file without a name.
            self._take_in(line)
            self._drop()
            self._rewrite([*self._lines, line])

    def _take_in(self, *known: bytes, closely: bool = False) -> None:
        """Takes what a second writer has put at our name into our own file, so that neither throws the other's events
        away. What is no whole journal of this document is kept aside. Raises OSError.

        A file of our size in our place is ours, unless it is looked at `closely`: what was written over our lines may
        be as long as they are.
        """
        if self._handle is not None and self._in_place(self._handle) and not (closely and self._is_written_over()):
            return
        now = disk.identity(self._path)
        if now is None or (self._handle is None and now == self._own):
            return
        data = disk.read_bytes(self._path)
        scanned = scan(data)
        if scanned.bad or scanned.torn or not data.startswith(self._head):
            backups.keep_foreign(self._document, self._path, "journal")
        if not data.startswith(self._head):
            return
        there = {*self._lines, *self._foreign, *known}
        in_document = disk.identity(self._document) == self.known_document
        for line, text in ((encode([text]), text) for text in scanned.lines):
            if line in there:
                continue
            if not all(map(self.holds, _EVENT_ID.findall(text))):
                self._foreign.append(line)
                self.shared = True
            elif not in_document:
                self._lines.append(line)  # until the document is written again, it is in no other file

    def _is_ours(self, handle: int, size: int) -> None:
        """The file as it is now, of `size` bytes, holds what this writer knows."""
        self._size, self._written_at = size, os.fstat(handle).st_mtime_ns

    def _is_written_over(self) -> bool:
        return disk.read_bytes(self._path) != b"".join([self._head, *self._foreign, *self._lines])

    def _in_place(self, handle: int) -> bool:
        named, open_one = disk.identity(self._path), os.fstat(handle)
        return named is not None and named[:3] == (open_one.st_dev, open_one.st_ino, self._size)

    def _mended(self) -> bool:
        """After a write that failed half-way: cuts the file back to what was acknowledged. Needs no room."""
        if self._untrusted or self._size == 0:
            return False
        whole = b"".join([self._head, *self._foreign, *self._lines])
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
        self._handle = handle
        self._is_ours(handle, len(whole))
        return True

    def _rewrite(self, lines: Sequence[bytes]) -> None:
        """Puts a new file with `lines` in the place of the journal."""
        whole = b"".join([self._head, *self._foreign, *lines])
        disk.replace_with(self._path, whole)
        self._handle = disk.open_for_appending(self._path)
        self._untrusted = False
        self._is_ours(self._handle, len(whole))

    def _drop(self) -> None:
        if self._handle is not None:
            handle, self._handle = self._handle, None
            with contextlib.suppress(OSError):
                named, open_one = disk.identity(self._path), os.fstat(handle)
                self._own = named if named is not None and named[:2] == (open_one.st_dev, open_one.st_ino) else None
            with contextlib.suppress(OSError):
                disk.calls.close(handle)


@dataclass(slots=True)
class Scanned:
    """What a journal holds.

    `lines`: the JSON texts. `bad`: pairs of line number and bytes that are no whole line. `torn`: bytes after the last
    whole line.
    """

    document_id: str = ""
    lines: list[str] = field(default_factory=list)
    bad: list[tuple[int, bytes]] = field(default_factory=list)
    torn: bytes = b""


def encode(lines: Sequence[str]) -> bytes:
    """The journal line for the JSON texts `lines`."""
    data = (lines[0] if len(lines) == 1 else f"[{', '.join(lines)}]").encode()
    return b"%08x %s\n" % (zlib.crc32(data), data)


def first_line(document_id: str) -> bytes:
    """The line that begins the journal of a document."""
    return encode([json.dumps({"journal": JOURNAL, "version": JOURNAL_VERSION, "session": document_id})])


def scan(data: bytes) -> Scanned:
    """Reads a whole journal, past damaged lines: each line that is whole is found, wherever it stands."""
    scanned = Scanned()
    starts = [found.start() for found in _LINE_START.finditer(data)]
    place = 0
    line, counted = 1, 0  # the number of the line in which byte `counted` stands
    for index, start in enumerate(starts):
        if start < place:
            continue  # within a line that was whole
        following = starts[index + 1] if index + 1 < len(starts) else len(data)
        farthest = starts[index + _MOST_WITHIN] if index + _MOST_WITHIN < len(starts) else len(data)
        end = _end_of(data, start, following, farthest)
        if end is None:
            continue
        if start > place:
            line, counted = line + data.count(b"\n", counted, place), place
            scanned.bad.append((line, data[place:start]))
        try:
            text = data[start + _PREFIX : end].decode()
        except UnicodeDecodeError:
            continue
        owner = _owner(text)
        if owner is None:
            scanned.lines.append(text)
        else:
            scanned.document_id = scanned.document_id or owner
        ending = 2 if data[end : end + 2] == b"\r\n" else 1
        place = min(end + ending, following) if following >= end else end + ending
    scanned.torn = data[place:]
    return scanned


def _end_of(data: bytes, start: int, following: int, farthest: int) -> int | None:
    """Where the line that begins at `start` ends, if it is whole: at the first line feed before `farthest` (also one
    that an editor made two bytes of), or, where that was damaged or lost, before the next line, which begins at
    `following`.
    """
    line_feed = data.find(b"\n", start, farthest)
    if line_feed < 0:
        line_feed = farthest
    for end in dict.fromkeys((following - 1, line_feed, line_feed - 1, following)):
        body = data[start + _PREFIX : end]
        if end > start and data[start : start + 8] == b"%08x" % zlib.crc32(body):
            return end
    return None


def _owner(line: str) -> str | None:
    if not line.startswith('{"journal"'):
        return None
    try:
        owner: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    session = owner.get("session") if isinstance(owner, dict) else None
    return session if isinstance(session, str) else ""
