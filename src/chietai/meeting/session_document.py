"""The shape of a session document: tables, header, checksums, and its text. Pure: where it is kept is not known here.

A document is a JSON object of tables, each an object of rows by key, as TinyDB keeps them: `session` (one row, the
header, derived from the state at each save, for human eyes and quick lists), `events` (the meeting itself, in order),
`checks` (a checksum for each event). Tables of others are kept as they are.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chietai.meeting.state import State

FORMAT = "chietai-session"
VERSION = "1.0"
MAJOR = 1

Table = dict[str, dict[str, Any]]
Tables = dict[str, Table]

_OWN = ("session", "events", "checks")
_PER_LINE = 8
# Valid in JSON, but not on a terminal or in an editor: controls, line ends of other kinds, marks that turn the
# direction of writing; and half characters, which UTF-8 cannot hold.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

SESSION_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""What the id of a session looks like: nothing that could be part of a path."""


def line_of(value: Any) -> str:
    """`value` as JSON on one line, safe to print: the way in which this program writes an event."""
    return _printable(_encode(value))


def check_of(line: str) -> str:
    """The checksum of one event, from its line: CRC-32 as eight hexadecimal digits."""
    return f"{zlib.crc32(line.encode()):08x}"


def header(state: State, events: int, last_at: str = "") -> dict[str, Any]:
    """The row of table `session`: what a person wants to know about a document before reading it."""
    details = state.details
    row: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "id": state.session_id,
        "council": state.council.name,
        "area": state.council.area,
        "title": details.title or "",
        "date": details.date.isoformat() if details.date else "",
        "start": details.start.strftime("%H:%M") if details.start else "",
        "place": details.place or "",
        "theme": details.theme or "",
        "aim": {"consider": details.consider or "", "result": details.result or ""},
        "programme": [{"step": s.kind.value, "minutes": s.minutes, "title": s.title} for s in state.steps],
        "phase": state.phase.value,
        "opened_at": state.opened_at.isoformat() if state.opened_at else "",
        "closed_at": state.closed_at.isoformat() if state.closed_at else "",
        "members": len(state.members),
        "entries": sum(entry.standing for entry in state.entries.values()),
        "redactions": state.redactions,
        "events": events,
        "last_at": last_at,
    }
    return row


def checksum(session: Mapping[str, Any], checks: Iterable[tuple[str, str]], others: Mapping[str, Any]) -> str:
    """The checksum of a whole document: of the header, of the key and the checksum of every event in their order, and
    of the tables of others. White space and the order of keys in the header make no difference.
    """
    digest = hashlib.sha256()
    row = {key: value for key, value in session.items() if key != "checksum"}
    digest.update(_sorted(row).encode())
    for key, check in checks:
        digest.update(f"\n{key} {check}".encode())
    digest.update(f"\n{_sorted(others)}".encode())
    return f"sha256:{digest.hexdigest()}"


def other_tables(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables that are not ours: kept as they are."""
    return {name: table for name, table in tables.items() if name not in _OWN}


def document_text(
    session: Mapping[str, Any], events: Sequence[tuple[str, str]], checks: Sequence[str], others: Mapping[str, Any]
) -> str:
    """The text of a document, one event a line.

    `events`: pairs of key and line; `checks`: the checksum of each, in the same order. The header's own checksum is
    made here.
    """
    keyed = [(key, check) for (key, _), check in zip(events, checks, strict=True)]
    row = {key: value for key, value in session.items() if key != "checksum"}
    row["checksum"] = checksum(row, keyed, others)
    head = ",\n".join(f"  {line_of(key)}: {line_of(value)}" for key, value in row.items())
    pairs = [f'{_quoted(key)}: "{check}"' for key, check in keyed]
    parts = [
        f'"session": {{"1": {{\n{head}\n}}}}',
        '"events": {\n' + ",\n".join(f"{_quoted(key)}: {line}" for key, line in events) + "\n}",
        '"checks": {"1": {\n' + ",\n".join(", ".join(group) for group in _grouped(pairs)) + "\n}}",
        *(f"{line_of(name)}: {line_of(table)}" for name, table in others.items()),
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def sealed(tables: Mapping[str, Any]) -> str:
    """The text of a document made of `tables` (`session` and `events`, others too): for tools that write documents."""
    events = [(key, line_of(value)) for key, value in tables["events"].items()]
    session = next(iter(tables["session"].values()))
    return document_text(session, events, [check_of(line) for _, line in events], other_tables(tables))


def _quoted(key: str) -> str:
    return f'"{key}"' if key.isdecimal() and key.isascii() else line_of(key)


def _sorted(value: Any) -> str:
    return _printable(json.dumps(value, ensure_ascii=False, sort_keys=True))


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _grouped(items: Sequence[str]) -> Iterable[Sequence[str]]:
    for start in range(0, len(items), _PER_LINE):
        yield items[start : start + _PER_LINE]
