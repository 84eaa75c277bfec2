"""The parts of a document, out of its bytes: header, events, tables of others, and what is wrong with each."""

import zlib
from dataclasses import dataclass, field
from typing import Any

from chietai.meeting.migrate import migrate
from chietai.meeting.session_document import FORMAT, MAJOR, VERSION, check_of, checksum, line_of, other_tables
from chietai.records.decoding import decoded
from chietai.records.event_scanner import Found, Walked, Walker
from chietai.records.faults import Fault, FaultKind
from chietai.records.values import NotJson, TooDeep

_MOST_PLACES = 20  # of damage that are named; the events that it cost are all named


@dataclass(slots=True)
class Parts:
    """`events` keep the piece of text they came from, "" when it is of an older version. `second`: the other document
    when the file held two. `old_version`: the version on the disk, when it is an older one.
    """

    session: dict[str, Any] = field(default_factory=dict)
    events: list[tuple[Found, str]] = field(default_factory=list)
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
    except NotJson as error:
        kind = FaultKind.NOT_A_NUMBER if error.constant else FaultKind.SYNTAX
        return Parts(faults=[Fault(kind, _line_and_column(text, error.position))])


def _of_text(text: str, damaged: bool) -> Parts:
    start = len(text) - len(text.lstrip(" \t\r\n"))
    walker = Walker(text, damaged=damaged)
    if text[start] == "{":
        walked = walker.walk(start)
    elif '"events"' in text:
        walked = walker.walk_remains(start)
    else:
        try:
            walker.value(start)
        except ValueError as error:
            if isinstance(error, TooDeep | NotJson):
                raise
        return Parts(faults=[Fault(FaultKind.ROOT, detail=text[start : start + 12])])
    rest = text[walked.end :].strip(" \t\r\n")
    if walked.broken or not rest:
        return _of_walked(text, walked)
    if rest.startswith("{"):
        other = walker.walk(text.index(rest, walked.end))
        if other.events:
            return _of_two(text, walked, other)
    parts = _of_walked(text, walked)
    parts.faults.append(Fault(FaultKind.TAIL, detail=str(len(_bytes(rest)))))
    return parts


def _of_two(text: str, first: Walked, second: Walked) -> Parts:
    if len(second.events) > len(first.events):
        first, second = second, first
    parts = _of_walked(text, first)
    parts.second = _of_walked(text, second)
    parts.faults.append(Fault(FaultKind.SEVERAL, detail=str(len(second.events))))
    return parts


def _of_walked(text: str, walked: Walked) -> Parts:
    parts = Parts(others=other_tables(walked.tables), faults=list(walked.faults))
    parts.faults += [Fault(FaultKind.BROKEN, str(len(_bytes(text[:place])))) for place in walked.broken[:_MOST_PLACES]]
    session = row_of_table(walked.tables.get("session"))
    if session is None or session.get("format") != FORMAT or not walked.has_events:
        if not walked.broken or not walked.events:
            parts.faults.append(Fault(FaultKind.NOT_OURS))
            return parts
        parts.faults.append(Fault(FaultKind.HEADER_LOST))
    parts.session = session or {}
    parts.faults += _check_faults(text, walked, parts.session)
    version = parts.session.get("version", VERSION)
    if _major(version) > MAJOR:
        parts.faults.append(Fault(FaultKind.NEWER, detail=str(version)))
    migrated = migrate(version, parts.session, [(item.key, item.value) for item in walked.events])
    if migrated is None:
        parts.events = [(item, text[item.start : item.end]) for item in walked.events]
        return parts
    parts.old_version = str(version)
    parts.session, events = migrated
    for item, (key, value) in zip(walked.events, events, strict=True):
        item.key, item.value, item.check = key, value, ""
        parts.events.append((item, line_of(value)))
    return parts


def _check_faults(text: str, walked: Walked, session: dict[str, Any]) -> list[Fault]:
    """Holds the checksums against what was read. A document without any (made by hand) is taken as it is."""
    checks = row_of_table(walked.tables.get("checks"))
    if checks is None:
        lost = "checksum" in session and not walked.broken
        return [Fault(FaultKind.CHECKSUM)] if lost else []
    by_key: dict[str, Found] = {}
    for item in walked.events:
        by_key.setdefault(item.key, item)
    faults = [
        Fault(FaultKind.EVENT_CHANGED, key)
        for key, item in by_key.items()
        if not _matches(checks.get(key), text[item.start : item.end], item)
    ]
    faults += [Fault(FaultKind.EVENT_LOST, key) for key in checks if key not in by_key]
    if not faults and not walked.broken:
        keyed = [(item.key, str(checks[item.key])) for item in walked.events]
        if checksum(session, keyed, other_tables(walked.tables)) != session.get("checksum"):
            faults.append(Fault(FaultKind.CHECKSUM))
    return faults


def _matches(expected: Any, piece: str, item: Found) -> bool:
    # The text itself first, which is what this program wrote; then without the white space of an editor.
    if expected == f"{zlib.crc32(_bytes(piece)):08x}":
        item.check = str(expected)
        return True
    return bool(expected == check_of(line_of(item.value)))


def row_of_table(table: Any) -> dict[str, Any] | None:
    """The one row of `session` or `checks`."""
    row = next(iter(table.values()), None) if isinstance(table, dict) else None
    return row if isinstance(row, dict) else None


def _major(version: Any) -> int:
    head = str(version).split(".")[0]
    return int(head) if head.isdecimal() and len(head) < 9 else MAJOR


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _line_and_column(text: str, position: int) -> str:
    line_start = text.rfind("\n", 0, position) + 1
    return f"{text.count(chr(10), 0, position) + 1}:{position - line_start + 1}"
