"""Collecting the events of a document and its journal: each one is understood, or set aside word for word."""

import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from chietai.meeting.events import Event, UnknownEvent
from chietai.meeting.limits import MOST_KEPT
from chietai.records.document_format import Row, check_of, line_of
from chietai.records.document_kind import SESSION, DocumentKind
from chietai.records.event_scanner import ScannedEvent
from chietai.records.faults import Fault, FaultKind
from chietai.records.values import Broken, NotJson, TooDeep, ValueReader

_KEY = re.compile("[0-9]{1,18}")
"""What the key of an event may look like; whatever else it is under, it gets one of its own."""
_START = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that cannot be an event: its key, why, and its text as it was found."""

    key: str
    reason: str
    text: str


class Collector:
    """`add` and `add_line` in the order of the files; then `in_order`."""

    def __init__(self, kind: DocumentKind = SESSION) -> None:
        self._types = kind.events
        self.rows: list[Row] = []
        self.aside: list[Aside] = []
        self.faults: list[Fault] = []
        self._keys: set[str] = set()
        self._found_keys: set[str] = set()  # as they stand in the document; odd ones are not kept
        self._ids: dict[str, Row] = {}
        self._highest = 0

    @property
    def full(self) -> bool:
        """Whether there are more things than a document may hold: the rest is not worth reading."""
        return len(self.rows) + len(self.aside) > MOST_KEPT

    def in_order(self) -> list[Row]:
        """The events by `seq`; equal numbers stay in the order in which they stood."""
        return sorted(self.rows, key=lambda row: row.event.seq)

    def add(self, scanned: ScannedEvent, piece: str) -> None:
        """One value of table `events`; `piece` is its text."""
        self.faults += scanned.faults
        value, kinds = scanned.value, {fault.kind for fault in scanned.faults}
        if FaultKind.BIG_NUMBER in kinds:
            self.aside.append(Aside(scanned.key, FaultKind.BIG_NUMBER.value, piece))
            return
        if not isinstance(value, dict):
            self._unreadable(scanned.key, "{}", piece)
            return
        line = piece if scanned.check else line_of(value)
        event = self._event(scanned.key, value, line, piece)
        if event is None:
            return
        if scanned.faults:
            self.aside.append(Aside(scanned.key, scanned.faults[0].kind.value, piece))
        if scanned.faults or "\n" in piece or "\r" in piece:
            piece = line
        key = scanned.key
        if key in self._found_keys:
            self.faults.append(Fault(FaultKind.DOUBLE_KEY, key))
        self._found_keys.add(key)
        self._add(key, piece, line, event, scanned.check)

    def add_line(self, line: str) -> None:
        """One line of a journal: an event, or an array of events."""
        reader = ValueReader(line)
        try:
            value, end = reader.read(0)
        except (Broken, TooDeep, NotJson):
            value, end = None, 0
        if end != len(line) or reader.taken():
            # Its checksum is right, so it was written like this, though not by this program.
            self._unreadable("?", "JSON", line)
            return
        for item in value if isinstance(value, list) else [value]:
            if self.full:
                return
            text = line_of(item)
            if not isinstance(item, dict):
                self._unreadable("?", type(item).__name__, text)
                continue
            key = str(item.get("seq", "?"))
            event = self._event(key, item, text, text)
            if event is not None:
                self._add(key, text, text, event)

    def _add(self, key: str, piece: str, line: str, event: Event, check: str = "") -> None:
        known = self._ids.get(event.id)
        if known is not None:
            if line_of(known.data) != line:
                self.faults.append(Fault(FaultKind.SAME_ID, key))
                self.aside.append(Aside(key, FaultKind.SAME_ID.value, piece))
            return
        if key in self._keys or not _KEY.fullmatch(key):
            key = str(max(self._highest, len(self.rows)) + 1)
        row = Row(key, piece, check or check_of(line), event)
        self._keys.add(key)
        self._highest = max(self._highest, int(key))
        self._ids[event.id] = row
        self.rows.append(row)

    def _event(
        self, key: str, value: dict[str, Any], line: str, piece: str, *, may_lack_time: bool = True
    ) -> Event | None:
        kind = value.get("type")
        cls = self._types.get(kind, UnknownEvent) if isinstance(kind, str) else Event
        try:
            # Strict, and from JSON: a number as text, or a truth value as a number, is not what was meant.
            event = cls.model_validate_json(line, strict=True)
        except ValidationError as error:
            if (
                may_lack_time
                and error.error_count() == 1
                and error.errors()[0]["loc"] == ("at",)
                and isinstance(value.get("at"), str)
            ):
                return self._timeless(key, value, line, piece)
            self._unreadable(key, ", ".join(sorted({str(e["loc"][0]) for e in error.errors() if e["loc"]})), piece)
            return None
        if isinstance(event, UnknownEvent):
            self.faults.append(Fault(FaultKind.UNKNOWN_TYPE, key, event.type))
        return event

    def _timeless(self, key: str, value: dict[str, Any], line: str, piece: str) -> Event | None:
        """An event whose time nobody can read still happened: after its neighbour."""
        at = self.rows[-1].event.at.isoformat() if self.rows else _START
        timed = value | {"at": at}
        event = self._event(key, timed, line_of(timed), piece, may_lack_time=False)
        if event is not None:
            self.faults.append(Fault(FaultKind.BAD_TIME, key, str(value["at"])))
        return event

    def _unreadable(self, key: str, detail: str, piece: str) -> None:
        self.faults.append(Fault(FaultKind.EVENT_UNREADABLE, key, detail))
        self.aside.append(Aside(key, FaultKind.EVENT_UNREADABLE.value, piece))
