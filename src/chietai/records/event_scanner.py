"""Scanning the text of a document, event by event, past what is damaged.

Unlike `json.loads` this knows where each event stands, sees a key or a field that is there twice, refuses numbers that
could not be written back, and after damage finds the next event. What becomes of the events is decided elsewhere.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from chietai.meeting.limits import MOST_KEPT
from chietai.records.faults import Fault, FaultKind
from chietai.records.values import HALVES, Broken, NotJson, ValueReader

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
# A key of digits before an object cannot stand inside a string, where its quotes would have backslashes.
_EVENT_START = re.compile(r'"([0-9]{1,18})"[ \t\r\n]*:[ \t\r\n]*(?=\{)')


class TooMany(ValueError):
    """More events than a document may hold."""


@dataclass(slots=True)
class ScannedEvent:
    """One value of table `events`, where it stands, and what is wrong with it. `check` is its checksum when the text
    has been held against it and is right to the letter.
    """

    key: str
    value: Any
    start: int
    end: int
    faults: list[Fault]
    check: str = ""


@dataclass(slots=True)
class ScannedDocument:
    """What was found in one document. `broken`: positions at which it is not JSON. `end`: where it ended."""

    tables: dict[str, Any] = field(default_factory=dict)
    events: list[ScannedEvent] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    has_events: bool = False
    end: int = 0


class EventScanner:
    """Scans one text."""

    def __init__(self, text: str, *, damaged: bool = False) -> None:
        """`damaged`: the bytes were not all UTF-8, so that `text` has half characters in their place."""
        self.text = text
        self._values = ValueReader(text, damaged=damaged)

    def value(self, place: int) -> tuple[Any, int]:
        """The value at `place`, and where it ends. Raises Broken, TooDeep, NotJson."""
        return self._values.read(place)

    # -- from the outside in --------------------------------------------------------------------------------------

    def scan(self, start: int = 0) -> ScannedDocument:
        """The document that begins with "{" at `start`. Raises TooDeep, NotJson and TooMany."""
        return self._scan(ScannedDocument(), self._skip(start + 1))

    def scan_remains(self, start: int = 0) -> ScannedDocument:
        """The same for a document whose beginning is lost."""
        scanned = ScannedDocument()
        resumed = self._resume(start, start, scanned)
        scanned.end = len(self.text)
        return scanned if resumed is None else self._scan(scanned, resumed)

    def _scan(self, scanned: ScannedDocument, place: int) -> ScannedDocument:
        while True:
            try:
                if self._at(place) == "}":
                    break
                name, place = self._key(place)
                place = self._table(name, place, scanned)
                place = self._separator(place)
            except Broken as error:
                self._raise_if_by_hand(error)
                resumed = self._resume(place, error.pos, scanned)
                if resumed is None:
                    scanned.end = len(self.text)
                    return scanned
                place = resumed
        scanned.end = place + 1
        return scanned

    def _table(self, name: str, place: int, scanned: ScannedDocument) -> int:
        if name != "events" or self._at(place) != "{":
            value, end = self.value(place)
            if name in scanned.tables:
                self._values.note(Fault(FaultKind.DOUBLE_TABLE, name))
            scanned.tables.setdefault(name, value)
            scanned.faults += self._values.taken(name)
            return end
        scanned.has_events = True
        return self._rows(place + 1, scanned)

    def _rows(self, place: int, scanned: ScannedDocument) -> int:
        """The events from `place` on, up to and with the closing brace."""
        place = self._skip(place)
        while self._at(place) != "}":
            began = place
            try:
                key, place = self._key(place)
                place = self._row(key, place, scanned)
                place = self._separator(place)
            except Broken as error:
                self._raise_if_by_hand(error)
                scanned.broken.append(error.pos)
                following = self._next_event(max(began + 1, place))
                if following is None:
                    raise Broken(error.pos) from None
                place = following
        return place + 1

    def _row(self, key: str, place: int, scanned: ScannedDocument) -> int:
        if len(scanned.events) >= MOST_KEPT:
            raise TooMany
        value, end = self.value(place)
        scanned.events.append(ScannedEvent(key, value, place, end, self._values.taken(key)))
        return end

    def _resume(self, place: int, position: int, scanned: ScannedDocument) -> int | None:
        """After damage outside of the events: the rest of the events, if there is one."""
        if not scanned.broken or scanned.broken[-1] != position:
            scanned.broken.append(position)
        search = max(place, scanned.events[-1].end if scanned.events else 0)
        while (following := self._next_event(search)) is not None:
            scanned.has_events = True
            try:
                return self._separator(self._rows(following, scanned))
            except Broken as error:
                if error.pos not in scanned.broken:
                    scanned.broken.append(error.pos)
                search = max(following + 1, scanned.events[-1].end)
        return None

    def _next_event(self, search: int) -> int | None:
        """Where the next thing stands that can only be an event."""
        while (match := _EVENT_START.search(self.text, search)) is not None:
            search = match.end()
            try:
                value, _end = self.value(search)
            except Broken:
                continue
            finally:
                self._values.taken()
            if isinstance(value, dict) and {"type", "id", "seq"} <= value.keys():
                return match.start()
        return None

    # -- pieces ---------------------------------------------------------------------------------------------------

    def _at(self, place: int) -> str:
        if place >= len(self.text):
            raise Broken(len(self.text))
        return self.text[place]

    def _skip(self, place: int) -> int:
        match = _SPACE.match(self.text, place)
        return match.end() if match else place

    def _key(self, place: int) -> tuple[str, int]:
        match = _STRING.match(self.text, place)
        if match is None:
            raise Broken(min(place, len(self.text)))
        colon = self._skip(match.end())
        if self._at(colon) != ":":
            raise Broken(colon)
        try:
            key = match[0][1:-1] if "\\" not in match[0] else json.loads(match[0])
        except json.JSONDecodeError:
            raise Broken(place) from None
        return HALVES.sub("\ufffd", key), self._skip(colon + 1)

    def _separator(self, place: int) -> int:
        place = self._skip(place)
        if self._at(place) == "}":
            return place
        if self._at(place) != ",":
            raise Broken(place)
        following = self._skip(place + 1)
        if self._at(following) == "}":
            raise NotJson(place)
        return following

    def _raise_if_by_hand(self, error: Broken) -> None:
        """Raises NotJson for a comment or a comma too many: not damage, but somebody's hand."""
        ahead = self.text[error.pos : error.pos + 2]
        before = self.text[max(0, error.pos - 64) : error.pos].rstrip()[-1:]
        if ahead[:1] == "#" or ahead in ("//", "/*") or (ahead[:1] in ("}", "]") and before == ","):
            raise NotJson(error.pos)
