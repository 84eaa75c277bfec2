"""Looking at a document and its journal: what they hold, what is wrong, what may be done. Nothing is written here."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chietai.i18n import _
from chietai.meeting.events import SessionCreated
from chietai.meeting.session_document import SESSION_ID
from chietai.records import disk, file_names
from chietai.records.collect import Aside, Collector
from chietai.records.document_parts import Parts, parts_of
from chietai.records.event_order import order_faults
from chietai.records.faults import Fault, FaultKind, Verdict, worst
from chietai.records.garbage_pause import collector_paused
from chietai.records.journal_lines import Scanned, scan
from chietai.records.record_errors import NotFoundError, RecordError, why
from chietai.records.rows import Row

LARGEST = 512 * 1024 * 1024


@dataclass(slots=True)
class Examined:
    """What was found.

    `rows`: the events that can be read, in their order; `from_journal`: how many of them only the journal holds;
    `aside`: what cannot be read; `digest`: SHA-256 of the document's bytes, "" when there is none; `second`: the events
    of the other document, when the file held two.
    """

    path: Path
    session: dict[str, Any] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    second: list[Row] = field(default_factory=list)
    from_journal: int = 0
    journal: Scanned | None = None
    foreign_journal: bool = False
    digest: str = ""
    old_version: str = ""

    @property
    def verdict(self) -> Verdict:
        """The worst of the faults."""
        return worst(self.faults)

    @property
    def session_id(self) -> str:
        """The id of the session, from its events or else from the header; "" when neither knows."""
        created = (row.event for row in self.rows if isinstance(row.event, SessionCreated))
        event = next(created, None)
        return event.session_id if event is not None else str(self.session.get("id") or "")

    @property
    def torn_only(self) -> bool:
        """True when nothing is wrong but the unfinished end of the journal, which can be set aside without asking."""
        rest = [fault for fault in self.faults if fault.kind is not FaultKind.JOURNAL_TORN]
        return len(rest) < len(self.faults) and worst(rest) in (Verdict.ACCEPT, Verdict.WARN)


def examine(path: Path) -> Examined:
    """Reads the document at `path` and the journal beside it.

    Raises NotFoundError when there is neither, RecordError when they cannot be read at all.
    """
    # The journal first: were the document to take in what it holds between the two, the document would have it.
    journal = file_bytes(file_names.journal(path))
    data = file_bytes(path)
    if data is None and journal is None:
        raise NotFoundError(_("There is no file {path}.").format(path=path))
    with collector_paused():
        return _examined(path, data, journal)


def _examined(path: Path, data: bytes | None, journal: bytes | None) -> Examined:
    found = Examined(path)
    collector = Collector()
    if data is None:
        found.faults.append(Fault(FaultKind.EMPTY))
    else:
        found.digest = hashlib.sha256(data).hexdigest()
        _take(parts_of(data), found, collector)
    in_document = len(collector.rows)
    if journal is not None:
        _merge(scan(journal), found, collector)
    found.from_journal = len(collector.rows) - in_document
    found.rows, found.aside = collector.in_order(), collector.aside
    found.faults += collector.faults
    if found.rows:
        found.faults += order_faults(found.rows)
    ids = {found.session_id, str(found.session.get("id") or found.session_id)}
    found.faults += [Fault(FaultKind.BAD_ID, detail=i) for i in ids if i and not SESSION_ID.fullmatch(i)]
    return found


def file_bytes(path: Path) -> bytes | None:
    """All bytes of a file; None when there is none. Raises RecordError when it cannot be read."""
    seen = disk.identity(path)
    if seen is None:
        return None
    if not disk.is_regular(path):
        raise RecordError(_("{path} is not a file.").format(path=path))
    if seen[2] > LARGEST:
        raise RecordError(_("{path} is too large for a session document.").format(path=path))
    try:
        return disk.read_bytes(path)
    except OSError as error:
        raise RecordError(_("{path} cannot be read: {reason}.").format(path=path, reason=why(error))) from error


def _take(parts: Parts, found: Examined, collector: Collector) -> None:
    found.session, found.others = parts.session, parts.others
    found.faults, found.old_version = parts.faults, parts.old_version
    for item, piece in parts.events:
        collector.take(item, piece)
    if parts.second is not None:
        other = Collector()
        for item, piece in parts.second.events:
            other.take(item, piece)
        found.second = other.in_order()


def _merge(scanned: Scanned, found: Examined, collector: Collector) -> None:
    """The events of the journal after those of the document."""
    found.journal = scanned
    found.rows = collector.rows
    owner = found.session_id
    if scanned.session_id and owner and scanned.session_id != owner:
        found.foreign_journal = True
        found.faults.append(Fault(FaultKind.JOURNAL_FOREIGN))
        return
    found.faults += [Fault(FaultKind.JOURNAL_LINE, str(number)) for number, _data in scanned.bad]
    if scanned.torn:
        found.faults.append(Fault(FaultKind.JOURNAL_TORN, detail=str(len(scanned.torn))))
    for line in scanned.lines:
        collector.take_line(line)
