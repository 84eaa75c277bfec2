"""The parts of a document, out of its bytes: header, events, tables of others, and what is wrong with each."""

import zlib
from dataclasses import dataclass, field
from typing import Any

from chietai.meeting.limits import Limit
from chietai.records.decoding import decoded
from chietai.records.document_format import check_of, checksum, line_of
from chietai.records.document_kind import SESSION, DocumentKind, kind_of
from chietai.records.event_scanner import EventScanner, ScannedDocument, ScannedEvent, TooMany
from chietai.records.faults import Fault, FaultKind
from chietai.records.values import NotJson, TooDeep

_MOST_PLACES = 20  # of damage that are named; the events that it cost are all named


@dataclass(slots=True)
class Parts:
    """`events` keep the piece of text they came from, "" when it is of an older version. `second`: the other document
    when the file held two. `old_version`: the version on the disk, when it is an older one.
    """

    kind: DocumentKind = SESSION
    header: dict[str, Any] = field(default_factory=dict)
    events: list[tuple[ScannedEvent, str]] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    old_version: str = ""
    second: "Parts | None" = None


def parts_of(data: bytes) -> Parts:
    """Takes a document apart, as far as that is possible."""
    decoding = decoded(data)
    if isinstance(decoding, Fault):
        return Parts(faults=[decoding])
    text, damaged = decoding
    try:
        return _of_text(text, damaged)
    except TooDeep:
        return Parts(faults=[Fault(FaultKind.TOO_DEEP)])
    except TooMany:
        return Parts(faults=[Fault(FaultKind.TOO_MUCH, detail=Limit.EVENTS.value)])
    except NotJson as error:
        kind = FaultKind.NOT_A_NUMBER if error.constant else FaultKind.SYNTAX
        return Parts(faults=[Fault(kind, _line_and_column(text, error.position))])


def _of_text(text: str, damaged: bool) -> Parts:
    start = len(text) - len(text.lstrip(" \t\r\n"))
    scanner = EventScanner(text, damaged=damaged)
    if text[start] == "{":
        scanned = scanner.scan(start)
    elif '"events"' in text:
        scanned = scanner.scan_remains(start)
    else:
        try:
            scanner.value(start)
        except ValueError as error:
            if isinstance(error, TooDeep | NotJson):
                raise
        return Parts(faults=[Fault(FaultKind.ROOT, detail=text[start : start + 12])])
    rest = text[scanned.end :].strip(" \t\r\n")
    if scanned.broken or not rest:
        return _of_scanned(text, scanned)
    if rest.startswith("{"):
        other = scanner.scan(text.index(rest, scanned.end))
        if other.events:
            return _of_two(text, scanned, other)
    parts = _of_scanned(text, scanned)
    parts.faults.append(Fault(FaultKind.TAIL, detail=str(len(_bytes(rest)))))
    return parts


def _of_two(text: str, first: ScannedDocument, second: ScannedDocument) -> Parts:
    if len(second.events) > len(first.events):
        first, second = second, first
    parts = _of_scanned(text, first)
    parts.second = _of_scanned(text, second)
    parts.faults.append(Fault(FaultKind.SEVERAL, detail=str(len(second.events))))
    return parts


def _of_scanned(text: str, scanned: ScannedDocument) -> Parts:
    kind = kind_of(scanned.tables)
    parts = Parts(kind, others=kind.others(scanned.tables), faults=list(scanned.faults))
    parts.faults += [Fault(FaultKind.BROKEN, str(len(_bytes(text[:place])))) for place in scanned.broken[:_MOST_PLACES]]
    header = row_of_table(scanned.tables.get(kind.header_table))
    if header is None or header.get("format") != kind.format or not scanned.has_events:
        if not scanned.broken or not scanned.events:
            parts.faults.append(Fault(FaultKind.NOT_OURS))
            return parts
        parts.faults.append(Fault(FaultKind.HEADER_LOST))
    parts.header = header or {}
    parts.faults += _check_faults(text, scanned, parts)
    version = parts.header.get("version", kind.version)
    if _major(version, kind.major) > kind.major:
        parts.faults.append(Fault(FaultKind.NEWER, detail=str(version)))
    migrated = kind.migrate(version, parts.header, [(item.key, item.value) for item in scanned.events])
    if migrated is None:
        parts.events = [(item, text[item.start : item.end]) for item in scanned.events]
        return parts
    parts.old_version = str(version)
    parts.header, events = migrated
    for item, (key, value) in zip(scanned.events, events, strict=True):
        item.key, item.value, item.check = key, value, ""
        parts.events.append((item, line_of(value)))
    return parts


def _check_faults(text: str, scanned: ScannedDocument, parts: Parts) -> list[Fault]:
    """Holds the checksums against what was read. A document without any (made by hand) is taken as it is."""
    checks = row_of_table(scanned.tables.get("checks"))
    if checks is None:
        lost = "checksum" in parts.header and not scanned.broken
        return [Fault(FaultKind.CHECKSUM)] if lost else []
    by_key: dict[str, ScannedEvent] = {}
    for item in scanned.events:
        by_key.setdefault(item.key, item)
    faults = [
        Fault(FaultKind.EVENT_CHANGED, key)
        for key, item in by_key.items()
        if not _matches(checks.get(key), text[item.start : item.end], item)
    ]
    faults += [Fault(FaultKind.EVENT_LOST, key) for key in checks if key not in by_key]
    if not faults and not scanned.broken:
        keyed = [(item.key, str(checks[item.key])) for item in scanned.events]
        if checksum(parts.header, keyed, parts.others) != parts.header.get("checksum"):
            faults.append(Fault(FaultKind.CHECKSUM))
    return faults


def _matches(expected: Any, piece: str, item: ScannedEvent) -> bool:
    # The text itself first, which is what this program wrote; then without the white space of an editor.
    if expected == f"{zlib.crc32(_bytes(piece)):08x}":
        item.check = str(expected)
        return True
    return bool(expected == check_of(line_of(item.value)))


def row_of_table(table: Any) -> dict[str, Any] | None:
    """The one row of the header or of `checks`."""
    row = next(iter(table.values()), None) if isinstance(table, dict) else None
    return row if isinstance(row, dict) else None


def _major(version: Any, unknown: int) -> int:
    head = str(version).split(".")[0]
    return int(head) if head.isdecimal() and len(head) < 9 else unknown


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _line_and_column(text: str, position: int) -> str:
    line_start = text.rfind("\n", 0, position) + 1
    return f"{text.count(chr(10), 0, position) + 1}:{position - line_start + 1}"
