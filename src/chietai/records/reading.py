"""Reading a document and its journal: what they hold, what is wrong, what may be done. Nothing is written here."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from chietai.i18n import _
from chietai.meeting.limits import LARGEST_FILE, MEGABYTE, exceeded_in
from chietai.meeting.session_document import SESSION_ID
from chietai.meeting.state import State
from chietai.meeting.transitions import fold
from chietai.records import disk, file_names
from chietai.records.collect import Aside, Collector
from chietai.records.document_format import Row
from chietai.records.document_kind import SESSION, DocumentKind
from chietai.records.document_parts import Parts, parts_of
from chietai.records.event_order import order_faults
from chietai.records.faults import Fault, FaultKind, Verdict, worst
from chietai.records.journal import Scanned, scan
from chietai.records.record_errors import NotFoundError, RecordError, why
from chietai.regular_files import resolved


@dataclass(slots=True)
class Examined:
    """What was found.

    `rows`: the events that can be read, in their order; `from_journal`: how many of them only the journal holds;
    `aside`: what cannot be read; `digest`: SHA-256 of the document's bytes, "" when there is none; `size`: bytes of the
    document and its journal; `second`: the events of the other document, when the file held two.
    """

    path: Path
    kind: DocumentKind = SESSION
    header: dict[str, Any] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    second: list[Row] = field(default_factory=list)
    from_journal: int = 0
    journal: Scanned | None = None
    foreign_journal: bool = False
    digest: str = ""
    size: int = 0
    old_version: str = ""
    _state: State | None = None

    @property
    def verdict(self) -> Verdict:
        """The worst of the faults."""
        return worst(self.faults)

    @property
    def document_id(self) -> str:
        """The id of the document, from its events or else from the header; "" when neither knows."""
        ids = (self.kind.id_from(row.event) for row in self.rows)
        return next(filter(None, ids), "") or str(self.header.get("id") or "")

    @property
    def tables(self) -> dict[str, dict[str, Any]]:
        """What can be read, as plain tables."""
        return {
            self.kind.header_table: {"1": self.header},
            "events": {row.key: row.data for row in self.rows},
            **self.others,
        }

    @property
    def torn_only(self) -> bool:
        """True when nothing is wrong but the unfinished end of the journal, which can be set aside without asking."""
        rest = [fault for fault in self.faults if fault.kind is not FaultKind.JOURNAL_TORN]
        return len(rest) < len(self.faults) and worst(rest) in (Verdict.ACCEPT, Verdict.WARN)

    @property
    def sound(self) -> bool:
        """Whether it opens for writing as it is. The one judgement for opening, checking, restoring and joining."""
        return self.verdict in (Verdict.ACCEPT, Verdict.WARN) or self.torn_only


def examine(path: Path) -> Examined:
    """Reads the document at `path` and the journal beside it.

    Raises NotFoundError when there is neither, RecordError when they cannot be read at all.
    """
    if not path.name:  # a whole drive, beside which no journal can lie
        raise RecordError(_("{path} is not a file.").format(path=path))
    # The journal first: were the document to take in what it holds between the two, the document would have it.
    journal = file_bytes(file_names.journal(path))
    with _collector_paused():
        return _examined(path, journal)


def examine_again(path: Path, known: Examined) -> Examined:
    """What `examine` gives; without reading it all once more when the document has the very bytes that it had when
    `known` was found, and no journal then or now. `path`: it may have got another name since. Raises as `examine` does.
    """
    if known.journal is None and known.digest and file_bytes(file_names.journal(path)) is None:
        data = file_bytes(path)
        if data is not None and hashlib.sha256(data).hexdigest() == known.digest:
            return replace(known, path=path, rows=list(known.rows))
    return examine(path)


def _examined(path: Path, journal: bytes | None) -> Examined:
    examined = Examined(path)
    parts, examined.digest, examined.size = _parts_in(path)
    if parts is None and journal is None:
        raise NotFoundError(_("There is no file {path}.").format(path=path))
    if parts is None:
        examined.faults.append(Fault(FaultKind.EMPTY))
    collector = Collector(examined.kind) if parts is None else _take(parts, examined)
    in_document = len(collector.rows)
    if journal is not None:
        examined.size += len(journal)
        _merge(scan(journal), examined, collector)
    examined.from_journal = len(collector.rows) - in_document
    examined.rows, examined.aside = collector.in_order(), collector.aside
    examined.faults += collector.faults
    limit = exceeded_in(row.event for row in examined.rows)
    if limit is not None:
        examined.faults.append(Fault(FaultKind.TOO_MUCH, detail=limit.value))
    if examined.rows:
        examined.faults += order_faults(examined.rows, examined.kind)
    ids = {examined.document_id, str(examined.header.get("id") or examined.document_id)}
    examined.faults += [Fault(FaultKind.BAD_ID, detail=i) for i in ids if i and not SESSION_ID.fullmatch(i)]
    return examined


def _parts_in(path: Path) -> tuple[Parts | None, str, int]:
    """The parts of the document at `path`, None when there is none; the digest of its bytes, and how many they are."""
    data = file_bytes(path)
    return (None, "", 0) if data is None else (parts_of(data), hashlib.sha256(data).hexdigest(), len(data))


def file_bytes(path: Path) -> bytes | None:
    """All bytes of a file; None when there is none. Raises RecordError when it cannot be read."""
    try:
        seen = disk.identity(path)
        if seen is None:
            return None
        if not disk.is_regular(path):
            raise RecordError(_("{path} is not a file.").format(path=path))
        if seen[2] > LARGEST_FILE:
            raise RecordError(
                _("{path} is too large for a session document: {most} megabytes at most can be opened.").format(
                    path=path, most=LARGEST_FILE // MEGABYTE
                )
            )
        return disk.read_bytes(path)
    except OSError as error:
        raise RecordError(_("{path} cannot be read: {reason}.").format(path=path, reason=why(error))) from error


def _take(parts: Parts, examined: Examined) -> Collector:
    """The parts of the document."""
    examined.kind, examined.header, examined.others = parts.kind, parts.header, parts.others
    examined.faults, examined.old_version = parts.faults, parts.old_version
    collector = Collector(parts.kind)
    # What was scanned goes as its events are made: both at once would take half as much memory again.
    waiting, parts.events = parts.events[::-1], []
    while waiting:
        collector.add(*waiting.pop())
    if parts.second is not None:
        other = Collector(parts.kind)
        for item, piece in parts.second.events:
            other.add(item, piece)
        examined.second = other.in_order()
    return collector


def _merge(scanned: Scanned, examined: Examined, collector: Collector) -> None:
    """The events of the journal after those of the document."""
    examined.journal = scanned
    examined.rows = collector.rows
    owner = examined.document_id
    if scanned.document_id and owner and scanned.document_id != owner:
        examined.foreign_journal = True
        examined.faults.append(Fault(FaultKind.JOURNAL_FOREIGN))
        return
    examined.faults += [Fault(FaultKind.JOURNAL_LINE, str(number)) for number, _data in scanned.bad]
    if scanned.torn:
        examined.faults.append(Fault(FaultKind.JOURNAL_TORN, detail=str(len(scanned.torn))))
    for line in scanned.lines:
        collector.add_line(line)


def readable(path: Path) -> Examined:
    """What can be read of the document at `path` and its journal. Raises RecordError when that is nothing at all."""
    # Through links: the journal lies beside the document itself.
    examined = examine(resolved(path))
    if examined.verdict is Verdict.REJECT:
        raise rejection(examined)
    return examined


def state_of(examined: Examined) -> State:
    """The meeting as far as it can be read. It is worked out once: the events of `examined` may not change then."""
    if examined._state is None:
        with _collector_paused():
            examined._state = fold(row.event for row in examined.rows)
    return examined._state


def tables_of(examined: Examined, rows: list[Row], others: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The tables of a document with these events, the header made anew from them, and these tables of others."""
    header = examined.header | examined.kind.header([row.event for row in rows])
    return {examined.kind.header_table: {"1": header}, "events": {row.key: row for row in rows}, **others}


def rejection(examined: Examined) -> RecordError:
    """The error for a document that is none: its first grave fault, and what to do next."""
    fault = next(fault for fault in examined.faults if fault.verdict is Verdict.REJECT)
    if fault.kind is FaultKind.TOO_MUCH:
        return RecordError(_("{path}: {problem}").format(path=examined.path, problem=fault.sentence))
    return RecordError(
        _("{path}: {problem} `chietai restore` brings back the last good copy, if there is one.").format(
            path=examined.path, problem=fault.sentence
        )
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """For loading a document: nothing of it is garbage, and looking for some takes a quarter of the time otherwise."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
