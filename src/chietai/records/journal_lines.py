"""The lines of a journal: a checksum, a space, an event as JSON (or an array of events), a line feed. Pure.

The first line of a journal is not an event but says whose journal it is. Events that were stored by one write are one
line, so that a power cut in that write can leave a torn end but never a hole before a whole line.
"""

import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

JOURNAL = "chietai-journal"
JOURNAL_VERSION = 1
# Inside a JSON string a quote has a backslash before it, so this cannot stand within a line.
_LINE_START = re.compile(rb'[0-9a-f]{8} \[?\{"')
_PREFIX = 9


@dataclass(slots=True)
class Scanned:
    """What a journal holds.

    `lines`: the JSON texts. `bad`: pairs of line number and bytes that are no whole line. `torn`: bytes after the last
    whole line.
    """

    session_id: str = ""
    lines: list[str] = field(default_factory=list)
    bad: list[tuple[int, bytes]] = field(default_factory=list)
    torn: bytes = b""


def encode(lines: Sequence[str]) -> bytes:
    """The journal line for the JSON texts `lines`."""
    data = (lines[0] if len(lines) == 1 else f"[{', '.join(lines)}]").encode()
    return b"%08x %s\n" % (zlib.crc32(data), data)


def first_line(session_id: str) -> bytes:
    """The line that begins the journal of a session."""
    return encode([json.dumps({"journal": JOURNAL, "version": JOURNAL_VERSION, "session": session_id})])


def scan(data: bytes) -> Scanned:
    """Reads a whole journal, past damaged lines: each line that is whole is found, wherever it stands."""
    scanned = Scanned()
    starts = [found.start() for found in _LINE_START.finditer(data)]
    place = 0
    for index, start in enumerate(starts):
        if start < place:
            continue  # within a line that was whole
        following = starts[index + 1] if index + 1 < len(starts) else len(data)
        end = _end_of(data, start, following)
        if end is None:
            continue
        if start > place:
            scanned.bad.append((data.count(b"\n", 0, place) + 1, data[place:start]))
        try:
            line = data[start + _PREFIX : end].decode()
        except UnicodeDecodeError:
            continue
        owner = _owner(line)
        if owner is None:
            scanned.lines.append(line)
        else:
            scanned.session_id = scanned.session_id or owner
        place = end + 1
    scanned.torn = data[place:]
    return scanned


def _end_of(data: bytes, start: int, following: int) -> int | None:
    """Where the line that begins at `start` ends, if it is whole: at the first line feed, or, where that was damaged,
    one byte before the next line.
    """
    line_feed = data.find(b"\n", start)
    for end in {line_feed if line_feed >= 0 else len(data), following - 1}:
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
