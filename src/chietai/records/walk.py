"""Walking through the text of a document, event by event, past what is damaged.

Unlike `json.loads` this knows where each event stands, sees a key or a field that is there twice, refuses numbers that
could not be written back, and after damage finds the next event. What is made of the findings is decided elsewhere.
"""

import json
import math
import re
from dataclasses import dataclass, field
from typing import Any

from chietai.records.faults import Fault, FaultKind

MOST_DEPTH = 64
_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
# A key of digits before an object cannot stand inside a string, where its quotes would have backslashes.
_EVENT_START = re.compile(r'"([0-9]{1,15})"[ \t\r\n]*:[ \t\r\n]*(?=\{)')
_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|(-?Infinity|NaN)')
_HALVES = re.compile("[\ud800-\udfff]")
_MOST_INTEGER = 2**63


class TooDeep(ValueError):
    """Nested so deeply that no program could have meant it."""


class NotJson(ValueError):
    """Something that people or other programs write, but that is not JSON, at `position`: the author can mend it."""

    def __init__(self, position: int, constant: bool = False) -> None:
        super().__init__(position)
        self.position = position
        self.constant = constant


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
    """Walks one text. `decoder` notes in `_noted` what it met, which is then said of the event it was met in."""

    def __init__(self, text: str, *, damaged: bool = False) -> None:
        """`damaged`: the bytes were not all UTF-8, so that `text` has half characters in their place."""
        self.text = text
        self._damaged = damaged
        self._noted: list[Fault] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._pairs, parse_int=self._integer, parse_float=self._float, parse_constant=_constant
        )

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
            except json.JSONDecodeError as error:
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
                self._noted.append(Fault(FaultKind.DOUBLE_TABLE, name))
            walked.tables.setdefault(name, value)
            walked.faults += self._taken(name)
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
            except json.JSONDecodeError as error:
                self._own_words(error)
                walked.broken.append(error.pos)
                following = self._next_event(max(began + 1, place))
                if following is None:
                    raise _Lost(error.pos) from None
                place = following
        return place + 1

    def _row(self, key: str, place: int, walked: Walked) -> int:
        value, end = self.value(place)
        walked.events.append(Found(key, value, place, end, self._taken(key)))
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
            except json.JSONDecodeError as error:
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
            except json.JSONDecodeError:
                continue
            finally:
                self._noted.clear()
            if isinstance(value, dict) and {"type", "id", "seq"} <= value.keys():
                return found.start()
        return None

    # -- pieces ---------------------------------------------------------------------------------------------------

    def _at(self, place: int) -> str:
        if place >= len(self.text):
            raise json.JSONDecodeError("end", self.text, len(self.text))
        return self.text[place]

    def _skip(self, place: int) -> int:
        found = _SPACE.match(self.text, place)
        return found.end() if found else place

    def _key(self, place: int) -> tuple[str, int]:
        found = _STRING.match(self.text, place)
        if found is None:
            raise json.JSONDecodeError("key", self.text, min(place, len(self.text)))
        colon = self._skip(found.end())
        if self._at(colon) != ":":
            raise json.JSONDecodeError("colon", self.text, colon)
        key = found[0][1:-1] if "\\" not in found[0] else json.loads(found[0])
        return _HALVES.sub("\ufffd", key), self._skip(colon + 1)

    def _separator(self, place: int) -> int:
        place = self._skip(place)
        if self._at(place) == "}":
            return place
        if self._at(place) != ",":
            raise json.JSONDecodeError("comma", self.text, place)
        following = self._skip(place + 1)
        if self._at(following) == "}":
            raise NotJson(place)
        return following

    def value(self, place: int) -> tuple[Any, int]:
        try:
            value, end = self._decoder.raw_decode(self.text, place)
        except RecursionError:
            raise TooDeep from None
        except _ConstantMet:
            raise NotJson(self._constant_after(place), constant=True) from None
        piece = self.text[place:end]
        if piece.count("{") + piece.count("[") > MOST_DEPTH and _depth(value) > MOST_DEPTH:
            raise TooDeep
        if self._damaged or ("\\u" in piece and _HALF_ESCAPE.search(piece)):
            value, changed = _whole(value)
            if changed:
                self._noted.append(Fault(FaultKind.HALF_CHARACTER))
        return value, end

    def _own_words(self, error: json.JSONDecodeError) -> None:
        """Raises NotJson for a comment or a comma too many: not damage, but somebody's hand."""
        here = self.text[error.pos : error.pos + 2]
        before = self.text[max(0, error.pos - 64) : error.pos].rstrip()[-1:]
        if here[:1] == "#" or here in ("//", "/*") or (here[:1] in ("}", "]") and before == ","):
            raise NotJson(error.pos)

    def _constant_after(self, place: int) -> int:
        return next((m.start() for m in _CONSTANT.finditer(self.text, place) if m[1]), place)

    # -- hooks of the decoder -------------------------------------------------------------------------------------

    def _taken(self, where: str) -> list[Fault]:
        taken = [Fault(fault.kind, where or fault.where, fault.detail) for fault in self._noted]
        self._noted.clear()
        return taken

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        made = {}
        for key, value in pairs:
            if key not in made:
                made[key] = value
                continue
            self._noted.append(Fault(FaultKind.DOUBLE_FIELD, detail=f"{key}: {made[key]!s:.200} / {value!s:.200}"))
            if isinstance(made[key], str) and isinstance(value, str) and key not in _IDENTIFYING:
                # Nobody can know which of the two was meant, so the room sees both and can put it right.
                made[key] = f"{made[key]} / {value}"
        return made

    def _integer(self, digits: str) -> int:
        if len(digits) <= 18:
            return int(digits)
        if len(digits) > 20 or not -_MOST_INTEGER <= int(digits) < _MOST_INTEGER:
            self._noted.append(Fault(FaultKind.BIG_NUMBER))
            return 0
        return int(digits)

    def _float(self, digits: str) -> float:
        number = float(digits)
        if math.isinf(number):
            self._noted.append(Fault(FaultKind.BIG_NUMBER))
            return 0.0
        return number


_IDENTIFYING = ("type", "id", "at", "by", "entry_id", "member_id")


class _Lost(json.JSONDecodeError):
    """Nothing more that looks like an event."""

    def __init__(self, position: int) -> None:
        super().__init__("lost", "", 0)
        self.pos = position


class _ConstantMet(ValueError):
    pass


def _constant(name: str) -> Any:
    raise _ConstantMet(name)


_HALF_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def _depth(value: Any) -> int:
    deepest, todo = 0, [(value, 1)]
    while todo:
        item, depth = todo.pop()
        deepest = max(deepest, depth)
        if isinstance(item, dict):
            todo += [(inner, depth + 1) for inner in item.values()]
        elif isinstance(item, list):
            todo += [(inner, depth + 1) for inner in item]
    return deepest


def _whole(value: Any) -> tuple[Any, bool]:
    """`value` with U+FFFD for each half character, and whether there was one. At most `MOST_DEPTH` deep."""
    if isinstance(value, str):
        text, count = _HALVES.subn("\ufffd", value)
        return text, count > 0
    if isinstance(value, list):
        items = [_whole(item) for item in value]
        return [item for item, _ in items], any(changed for _, changed in items)
    if isinstance(value, dict):
        pairs = [(_whole(key), _whole(item)) for key, item in value.items()]
        return {k: v for (k, _), (v, _) in pairs}, any(a or b for (_, a), (_, b) in pairs)
    return value, False
