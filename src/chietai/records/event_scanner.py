"""Walking through the text of a document, event by event, past what is damaged.

Unlike `json.loads` this knows where each event stands, sees a key or a field that is there twice, refuses numbers that
could not be written back, and after damage finds the next event. What is made of the findings is decided elsewhere.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from chietai.records.faults import Fault, FaultKind
from chietai.records.values import HALVES, Broken, NotJson, ValueReader

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
# A key of digits before an object cannot stand inside a string, where its quotes would have backslashes.
_EVENT_START = re.compile(r'"([0-9]{1,15})"[ \t\r\n]*:[ \t\r\n]*(?=\{)')


@dataclass(slots=True)
class Found:
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
class Walked:
    """What was found in one document. `broken`: positions at which it is not JSON. `end`: where it ended."""

    tables: dict[str, Any] = field(default_factory=dict)
    events: list[Found] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    has_events: bool = False
    end: int = 0


class Walker:
    """Walks one text."""

    def __init__(self, text: str, *, damaged: bool = False) -> None:
        """`damaged`: the bytes were not all UTF-8, so that `text` has half characters in their place."""
        self.text = text
        self._values = ValueReader(text, damaged=damaged)

    def value(self, place: int) -> tuple[Any, int]:
        """The value at `place`, and where it ends. Raises Broken, TooDeep, NotJson."""
        return self._values.read(place)

    # -- from the outside in --------------------------------------------------------------------------------------

    def walk(self, start: int = 0) -> Walked:
        """The document that begins with "{" at `start`. Raises TooDeep and NotJson."""
        return self._walk(Walked(), self._skip(start + 1))

    def walk_remains(self, start: int = 0) -> Walked:
        """The same for a document whose beginning is lost."""
        walked = Walked()
        resumed = self._resume(start, start, walked)
        walked.end = len(self.text)
        return walked if resumed is None else self._walk(walked, resumed)

    def _walk(self, walked: Walked, place: int) -> Walked:
        while True:
            try:
                if self._at(place) == "}":
                    break
                name, place = self._key(place)
                place = self._table(name, place, walked)
                place = self._separator(place)
            except Broken as error:
                self._own_words(error)
                resumed = self._resume(place, error.pos, walked)
                if resumed is None:
                    walked.end = len(self.text)
                    return walked
                place = resumed
        walked.end = place + 1
        return walked

    def _table(self, name: str, place: int, walked: Walked) -> int:
        if name != "events" or self._at(place) != "{":
            value, end = self.value(place)
            if name in walked.tables:
                self._values.note(Fault(FaultKind.DOUBLE_TABLE, name))
            walked.tables.setdefault(name, value)
            walked.faults += self._values.taken(name)
            return end
        walked.has_events = True
        return self._rows(place + 1, walked)

    def _rows(self, place: int, walked: Walked) -> int:
        """The events from `place` on, up to and with the closing brace."""
        place = self._skip(place)
        while self._at(place) != "}":
            began = place
            try:
                key, place = self._key(place)
                place = self._row(key, place, walked)
                place = self._separator(place)
            except Broken as error:
                self._own_words(error)
                walked.broken.append(error.pos)
                following = self._next_event(max(began + 1, place))
                if following is None:
                    raise Broken(error.pos) from None
                place = following
        return place + 1

    def _row(self, key: str, place: int, walked: Walked) -> int:
        value, end = self.value(place)
        walked.events.append(Found(key, value, place, end, self._values.taken(key)))
        return end

    def _resume(self, place: int, position: int, walked: Walked) -> int | None:
        """After damage outside of the events: the rest of the events, if there is one."""
        if not walked.broken or walked.broken[-1] != position:
            walked.broken.append(position)
        search = max(place, walked.events[-1].end if walked.events else 0)
        while (following := self._next_event(search)) is not None:
            walked.has_events = True
            try:
                return self._separator(self._rows(following, walked))
            except Broken as error:
                if error.pos not in walked.broken:
                    walked.broken.append(error.pos)
                search = max(following + 1, walked.events[-1].end)
        return None

    def _next_event(self, search: int) -> int | None:
        """Where the next thing stands that can only be an event."""
        while (found := _EVENT_START.search(self.text, search)) is not None:
            search = found.end()
            try:
                value, _end = self.value(search)
            except Broken:
                continue
            finally:
                self._values.taken()
            if isinstance(value, dict) and {"type", "id", "seq"} <= value.keys():
                return found.start()
        return None

    # -- pieces ---------------------------------------------------------------------------------------------------

    def _at(self, place: int) -> str:
        if place >= len(self.text):
            raise Broken(len(self.text))
        return self.text[place]

    def _skip(self, place: int) -> int:
        found = _SPACE.match(self.text, place)
        return found.end() if found else place

    def _key(self, place: int) -> tuple[str, int]:
        found = _STRING.match(self.text, place)
        if found is None:
            raise Broken(min(place, len(self.text)))
        colon = self._skip(found.end())
        if self._at(colon) != ":":
            raise Broken(colon)
        try:
            key = found[0][1:-1] if "\\" not in found[0] else json.loads(found[0])
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

    def _own_words(self, error: Broken) -> None:
        """Raises NotJson for a comment or a comma too many: not damage, but somebody's hand."""
        here = self.text[error.pos : error.pos + 2]
        before = self.text[max(0, error.pos - 64) : error.pos].rstrip()[-1:]
        if here[:1] == "#" or here in ("//", "/*") or (here[:1] in ("}", "]") and before == ","):
            raise NotJson(error.pos)
