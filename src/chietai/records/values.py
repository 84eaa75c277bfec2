"""Single values out of the text of a document, strictly: what could not be written back is noted, not converted."""

import json
import math
import re
from typing import Any

from chietai.records.faults import Fault, FaultKind

MOST_DEPTH = 64
HALVES = re.compile("[\ud800-\udfff]")
_HALF_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|(-?Infinity|NaN)')
_MOST_INTEGER = 2**63
_WINDOW = 16384  # where much is broken, this is tried before the whole rest of the text
# Where two values must not be joined into one that both would be found under.
_IDENTIFYING = ("type", "id", "at", "by", "entry_id", "member_id")


class TooDeep(ValueError):
    """Nested so deeply that no program could have meant it."""


class NotJson(ValueError):
    """Something that people or other programs write, but that is not JSON, at `position`: the author can mend it."""

    def __init__(self, position: int, constant: bool = False) -> None:
        super().__init__(position)
        self.position = position
        self.constant = constant


class Broken(ValueError):
    """Not JSON at `pos`. Unlike JSONDecodeError it does not count all lines before, which costs when much is broken."""

    def __init__(self, pos: int) -> None:
        super().__init__(pos)
        self.pos = pos


class ValueReader:
    """Reads values and notes what it met in them: the notes belong to whatever is being read."""

    def __init__(self, text: str, *, damaged: bool = False) -> None:
        """`damaged`: half characters stand in `text` for bytes that were not UTF-8."""
        self.text = text
        self._damaged = damaged
        self._met_damage = False
        self._noted: list[Fault] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._pairs, parse_int=self._integer, parse_float=self._float, parse_constant=_constant
        )

    def read(self, place: int) -> tuple[Any, int]:
        """The value at `place`, and where it ends. Raises Broken, TooDeep, NotJson."""
        try:
            value, end = self._decoded(place)
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

    def _decoded(self, place: int) -> tuple[Any, int]:
        if self._met_damage:
            window = self.text[place : place + _WINDOW]
            try:
                value, end = self._decoder.raw_decode(window)
            except json.JSONDecodeError as error:
                if error.pos < len(window) - 16 and not error.msg.startswith("Unterminated"):
                    raise Broken(place + error.pos) from None
                self._noted.clear()
            else:
                if end < len(window):
                    return value, place + end
                self._noted.clear()
        try:
            return self._decoder.raw_decode(self.text, place)
        except json.JSONDecodeError as error:
            self._met_damage = True
            raise Broken(error.pos) from None

    def note(self, fault: Fault) -> None:
        """Adds a note."""
        self._noted.append(fault)

    def taken(self, where: str = "") -> list[Fault]:
        """The notes since the last time, as being about `where`."""
        taken = [Fault(fault.kind, where or fault.where, fault.detail) for fault in self._noted]
        self._noted.clear()
        return taken

    def _constant_after(self, place: int) -> int:
        return next((m.start() for m in _CONSTANT.finditer(self.text, place) if m[1]), place)

    # -- hooks of the decoder -------------------------------------------------------------------------------------

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        merged = dict(pairs)
        if len(merged) == len(pairs):
            return merged
        merged = {}
        for key, value in pairs:
            if key not in merged:
                merged[key] = value
                continue
            self._noted.append(Fault(FaultKind.DOUBLE_FIELD, detail=f"{key}: {merged[key]!s:.200} / {value!s:.200}"))
            if isinstance(merged[key], str) and isinstance(value, str) and key not in _IDENTIFYING:
                # Nobody can know which of the two was meant, so the room sees both and can put it right.
                merged[key] = f"{merged[key]} / {value}"
        return merged

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


class _ConstantMet(ValueError):
    pass


def _constant(name: str) -> Any:
    raise _ConstantMet(name)


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
        text, count = HALVES.subn("\ufffd", value)
        return text, count > 0
    if isinstance(value, list):
        items = [_whole(item) for item in value]
        return [item for item, _ in items], any(changed for _, changed in items)
    if isinstance(value, dict):
        pairs = [(_whole(key), _whole(item)) for key, item in value.items()]
        return {k: v for (k, _), (v, _) in pairs}, any(a or b for (_, a), (_, b) in pairs)
    return value, False
