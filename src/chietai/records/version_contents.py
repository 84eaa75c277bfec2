"""What a version of a document holds: a document with its journal, or a journal alone. Which events, cheaply."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from chietai.meeting.events import TextRedacted
from chietai.meeting.limits import LARGEST_FILE
from chietai.records import disk, file_names
from chietai.records.collect import Collector
from chietai.records.document_format import Row
from chietai.records.document_header import header_of
from chietai.records.journal import JOURNAL, Scanned, scan
from chietai.records.reading import Examined, examine, file_bytes
from chietai.records.record_errors import NotFoundError
from chietai.regular_files import open_regular

# As this program writes an event. Inside a JSON string a quote has a backslash before it, so no text looks like this.
_EVENT = re.compile(rb'"type": "([A-Za-z]+)", "id": "([^"\\]+)", "seq": ')
_ERASURE = TextRedacted.__name__.encode()
_JOURNAL_START = re.compile(rb'[0-9a-f]{8} \{"journal": "' + JOURNAL.encode())
_HEAD = 1024  # bytes in which the first line of a journal ends


@dataclass(frozen=True, slots=True)
class Contents:
    """The ids of the events, and of those among them that are erasures."""

    events: frozenset[str] = frozenset()
    erasures: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Contents":
        """What these rows hold."""
        events = [row.event for row in rows]
        return cls(
            frozenset(event.id for event in events),
            frozenset(event.id for event in events if isinstance(event, TextRedacted)),
        )

    def __or__(self, other: "Contents") -> "Contents":
        return Contents(self.events | other.events, self.erasures | other.erasures)


def contents_of(path: Path) -> Contents:
    """What can be read in the version at `path`: by a quick look where this program wrote it, else by reading it whole.

    Raises RecordError when nothing can be read, OSError.
    """
    if is_journal(path):
        return _quick("\n".join(scan(_bytes(path)).lines).encode())
    found = _quick(_bytes(path))
    if len(found.events) != (header_of(path) or {}).get("events"):
        return Contents.of(examine(path).rows)
    beside = file_names.journal(path)
    return found | contents_of(beside) if disk.is_regular(beside) and id_of(beside) == id_of(path) else found


def examine_version(path: Path) -> Examined:
    """The version at `path` in full: a document with its journal, or the whole lines of a journal alone.

    Raises RecordError when nothing can be read.
    """
    if not is_journal(path):
        return examine(path)
    scanned: Scanned = scan(_bytes(path))
    collector = Collector()
    for line in scanned.lines:
        collector.add_line(line)
    header = {"id": scanned.document_id} if scanned.document_id else {}
    return Examined(path, header=header, rows=collector.in_order(), journal=scanned)


class Erasures(StrEnum):
    """How the erasures of two versions compare."""

    ALIKE = "alike"
    OURS = "ours"  # ours has one that theirs lacks: theirs may still hold what was erased
    THEIRS = "theirs"


def erasures_compared(mine: Examined, theirs: Examined) -> Erasures:
    """Whether something was erased from one of two versions only.

    A journal alone cannot tell: what happened after our last erasure, by number and by time, cannot hold what was
    erased by it.
    """
    ours, others = Contents.of(mine.rows).erasures, Contents.of(theirs.rows).erasures
    if ours <= others:
        return Erasures.ALIKE if ours == others else Erasures.THEIRS
    if theirs.digest or others - ours:
        return Erasures.OURS
    last = max((row.event for row in mine.rows if row.event.id in ours), key=lambda event: event.seq)
    later = all(row.event.seq > last.seq and row.event.at > last.at for row in theirs.rows)
    return Erasures.ALIKE if later else Erasures.OURS


def id_of(path: Path) -> str:
    """The id of the document whose version lies at `path`, from its beginning alone; "" when it is none."""
    try:
        if not disk.is_regular(path) or path.stat().st_size > LARGEST_FILE:
            return ""
        if is_journal(path):
            with open_regular(path) as file:
                return scan(file.read(_HEAD)).document_id
    except OSError:
        return ""
    return str((header_of(path) or {}).get("id") or "")


def is_journal(path: Path) -> bool:
    """Whether the file at `path` is a journal, by its name or by how it begins. Raises OSError."""
    if path.suffix == ".journal" or not disk.is_regular(path):
        return path.suffix == ".journal"
    with open_regular(path) as file:
        return _JOURNAL_START.match(file.read(64)) is not None


def _quick(data: bytes) -> Contents:
    found = _EVENT.findall(data)
    return Contents(
        frozenset(event_id.decode("utf-8", "replace") for _kind, event_id in found),
        frozenset(event_id.decode("utf-8", "replace") for kind, event_id in found if kind == _ERASURE),
    )


def _bytes(path: Path) -> bytes:
    data = file_bytes(path)
    if data is None:
        raise NotFoundError(str(path))
    return data
