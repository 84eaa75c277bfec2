"""How a document of events is written: its tables, one event a line, and the checksums. Pure.

A document is a JSON object of tables, each an object of rows by key, as TinyDB keeps them: the table of the header (one
row, derived from the events at each save, for human eyes and quick lists), `events` (what happened, in order), `checks`
(a checksum for each event). Tables of others are kept as they are.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from chietai.meeting.events import Event

_PER_LINE = 8
_ENVELOPE = ("type", "id", "seq", "at", "by")
# Valid in JSON, but not on a terminal or in an editor: controls, line ends of other kinds, marks that turn the
# direction of writing; and half characters, which UTF-8 cannot hold.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class Row(Mapping[str, Any]):
    """One event as a row of table `events`: a mapping of its plain data, read from `line` when it is asked for.

    `key`: its key in the table; `line`: the JSON text that is written back, byte for byte as it was found; `check`: the
    checksum of that; `event`: what the program understands of it.
    """

    __slots__ = ("check", "event", "key", "line")

    def __init__(self, key: str, line: str, check: str, event: Event) -> None:
        self.key, self.line, self.check, self.event = key, line, check, event

    @classmethod
    def of(cls, event: Event, key: str = "") -> "Row":
        """The row for a new event; its key is its number unless it is given."""
        line = line_of(dump_event(event))
        return cls(key or str(event.seq), line, check_of(line), event)

    @property
    def data(self) -> dict[str, Any]:
        """The plain data, a new dictionary each time: kept for each event it would take as much again as the event."""
        data: dict[str, Any] = json.loads(self.line)
        return data

    def __getitem__(self, name: str) -> Any:
        return self.data[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def with_key(self, key: str) -> "Row":
        """The same row under another key."""
        return Row(key, self.line, self.check, self.event)


def dump_event(event: Event) -> dict[str, Any]:
    """The dictionary for a document: the envelope, then what differs from the defaults, unknown fields included."""
    full = event.model_dump(mode="json", exclude_defaults=True)
    at = full["at"]
    envelope = {"type": event.type, "id": event.id, "seq": event.seq, "at": at, "by": event.by}
    return envelope | {key: value for key, value in full.items() if key not in _ENVELOPE}


def line_of(value: Any) -> str:
    """`value` as JSON on one line, safe to print: the way in which this program writes an event."""
    return _printable(_encode(value))


def check_of(line: str) -> str:
    """The checksum of one event, from its line: CRC-32 as eight hexadecimal digits."""
    return f"{zlib.crc32(line.encode()):08x}"


def checksum(header: Mapping[str, Any], checks: Iterable[tuple[str, str]], others: Mapping[str, Any]) -> str:
    """The checksum of a whole document: of the header, of the key and the checksum of every event in their order, and
    of the tables of others. White space and the order of keys in the header make no difference.
    """
    digest = hashlib.sha256()
    row = {key: value for key, value in header.items() if key != "checksum"}
    digest.update(_sorted(row).encode())
    for key, check in checks:
        digest.update(f"\n{key} {check}".encode())
    digest.update(f"\n{_sorted(others)}".encode())
    return f"sha256:{digest.hexdigest()}"


def other_tables(tables: Mapping[str, Any], header_table: str) -> dict[str, Any]:
    """The tables that are not ours: kept as they are."""
    return {name: table for name, table in tables.items() if name not in (header_table, "events", "checks")}


def document_text(tables: Mapping[str, Any], header_table: str) -> str:
    """The text of a document with these tables, one event a line. All checksums are made here.

    A `Row` among the events is written as it was found, any other mapping as `line_of` writes it.
    """
    rows = tables.get("events", {})
    events = [
        (key, row.line, row.check) if isinstance(row, Row) else (key, line := line_of(row), check_of(line))
        for key, row in rows.items()
    ]
    keyed = [(key, check) for key, _, check in events]
    header: Mapping[str, Any] = next(iter(tables.get(header_table, {}).values()), {})
    others = other_tables(tables, header_table)
    sealed = {key: value for key, value in header.items() if key != "checksum"}
    sealed["checksum"] = checksum(header, keyed, others)
    fields = ",\n".join(f"  {line_of(key)}: {line_of(value)}" for key, value in sealed.items())
    pairs = [f'{_quoted(key)}: "{check}"' for key, check in keyed]
    parts = [
        f'{line_of(header_table)}: {{"1": {{\n{fields}\n}}}}',
        '"events": {\n' + ",\n".join(f"{_quoted(key)}: {line}" for key, line, _ in events) + "\n}",
        '"checks": {"1": {\n' + ",\n".join(", ".join(group) for group in _grouped(pairs)) + "\n}}",
        *(f"{line_of(name)}: {line_of(table)}" for name, table in others.items()),
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _quoted(key: str) -> str:
    return f'"{key}"' if key.isdecimal() and key.isascii() else line_of(key)


def _sorted(value: Any) -> str:
    return _printable(json.dumps(value, ensure_ascii=False, sort_keys=True))


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _grouped(items: Sequence[str]) -> Iterable[Sequence[str]]:
    for start in range(0, len(items), _PER_LINE):
        yield items[start : start + _PER_LINE]
