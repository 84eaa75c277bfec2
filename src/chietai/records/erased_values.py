"""Erasing in the values of a document: texts are cut, ids are renamed alike wherever they stand.

Ids are what ties a document together. A member, a step or an entry may bear a name in its id, when the document was
made by hand or by another program: then the id gets another one, everywhere at once, draws and rules included.
"""

import enum
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel, ValidationError

from chietai.i18n import _
from chietai.meeting import kinds
from chietai.meeting.events import KNOWN, parse_event
from chietai.meeting.kinds import MemberAttribute
from chietai.meeting.session_document import SESSION_ID, header
from chietai.meeting.state import State
from chietai.privacy.erasing import MARK, Eraser, Writing
from chietai.privacy.readers import personal
from chietai.records.document_format import Row, check_of, line_of
from chietai.records.record_errors import RecordError

_IDS = frozenset(
    (
        "id", "entry_id", "member_id", "other_id", "target", "targets", "into", "merged", "trouble_id", "case_id",
        "step_id", "session_id", "from_session", "item_id", "key",
    )
)  # fmt: skip
# Below these stand ids of members among other things: in the requests, tables and rules of draws.
_WITH_IDS = frozenset(("tables", "request", "rules", "moves"))
# Hold words of closed lists, times and checksums; whatever else stands there is text.
_CLOSED = frozenset(
    (
        "type", "kind", "presence", "outcome", "scope", "overlay", "verdict", "source", "reason", "phase", "at", "date",
        "start", "due", "time", "seed", "commitment", "version", "format",
    )
)  # fmt: skip
_CLOSED_VALUES: frozenset[str] = frozenset(
    str(word.value)
    for closed_list in vars(kinds).values()
    if isinstance(closed_list, type) and issubclass(closed_list, enum.Enum)
    for word in closed_list
)
_FORMAL = re.compile(r"[\d:T.+Z-]*|[0-9a-f]{64}|sha256:[0-9a-f]{64}|chietai-[a-z]+")
_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_LEAST_OF_ID = 3  # ASCII characters of a text that counts in an id
_SESSION_MARK = "x"  # ids of sessions are ASCII


class ValueEraser:
    """Erases by `eraser` in the values of one document. `ids`: the new ids by the old ones, as `renamed_ids` gives
    them."""

    def __init__(self, eraser: Eraser, ids: Mapping[str, str]) -> None:
        self._eraser = eraser
        self._ids = ids
        self._names = {name for name, _ in eraser.subject.names} if eraser.subject else set()

    def row(self, row: Row) -> Row:
        """The row without it; `row` itself when there was nothing in it. Raises RecordError when the event cannot be
        without it."""
        if not self._eraser.may_find(row.line):
            return row
        data = row.data
        value = self._value(data, "", with_ids=False)
        if data.get("type") in KNOWN:
            value["type"] = data["type"]
        if value == data:
            return row
        try:
            event = parse_event(value | {"at": row.event.at.isoformat()})
        except ValidationError:
            raise RecordError(
                _("Event {key} cannot be without this text. Nothing was erased; please give a longer text.").format(
                    key=row.key
                )
            ) from None
        line = line_of(value)
        return Row(row.key, line, check_of(line), event)

    def table(self, table: Mapping[str, Any]) -> dict[str, Any]:
        """A table of others, or a header, without it. Texts in it may be JSON themselves, as it was found."""
        erased: dict[str, Any] = self._value(dict(table), "", with_ids=False, text=self.raw)
        return erased

    def raw(self, text: str) -> str:
        """Any text without it, where characters may be spelt out as JSON does."""
        return cut_raw(self._eraser, text)

    def _value(self, value: Any, key: str, *, with_ids: bool, text: Callable[[str], str] | None = None) -> Any:
        if isinstance(value, str):
            if (key in _IDS or with_ids or key.endswith(("_id", "_ids"))) and value in self._ids:
                return self._ids[value]
            if key in _IDS and not _bears(self._eraser, value):
                return value
            if key in _CLOSED and (value in _CLOSED_VALUES or _FORMAL.fullmatch(value)):
                return value
            return (text or self._eraser.cut)(value)
        if isinstance(value, list | tuple):
            return [self._value(item, key, with_ids=with_ids, text=text) for item in value]
        if isinstance(value, dict):
            cleaned: dict[str, Any] = {}
            for name, item in value.items():
                new_name = name if name in field_names() else _free(self._eraser.cut(name), cleaned)
                cleaned[new_name] = self._value(item, name, with_ids=with_ids or name in _WITH_IDS, text=text)
            return self._without_person(value, cleaned) if key == "member" else cleaned
        return value

    def _without_person(self, member: Mapping[str, Any], cleaned: dict[str, Any]) -> dict[str, Any]:
        """The entry on the list of the person who is erased: nothing stays that is this person's alone."""
        if member.get("name") not in self._names or Writing.READING not in self._eraser.chosen:
            return cleaned
        own = {attribute.value for attribute in MemberAttribute if personal(attribute)}
        erased = {k: MARK if k in own and isinstance(v, str) and v else v for k, v in cleaned.items()}
        name = cleaned["name"]
        return erased | {"name": name if name != member["name"] else MARK}  # beside the name a deputy may stand


def cut_raw(eraser: Eraser, text: str) -> str:
    """`text` cut by `eraser`, where characters may be spelt out as JSON does (\\u5c0f)."""
    if "\\u" in text:
        spelt = _ESCAPES.sub(_letters, text)
        if eraser.finds(spelt):
            text = spelt
    return eraser.cut(text)


def _letters(match: re.Match[str]) -> str:
    codes = bytes.fromhex(match[0].replace("\\u", ""))
    letters = codes.decode("utf-16-be", "replace")
    return letters if min(letters) >= "\u0080" else match[0]


def renamed_ids(eraser: Eraser, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The new ids of one document, by the old ones: of those that hold what is erased, and of those of the person.

    Each is new in the document, and the same whenever it is made.
    """
    ids: dict[str, None] = {}
    own: set[str] = set()
    sessions: set[str] = set()
    names = {name for name, _ in eraser.subject.names} if eraser.subject else set()
    passed: list[Row] = []
    for row in rows:
        if isinstance(row, Row) and not eraser.may_find(row.line):
            passed.append(row)
            continue
        fields = row.data if isinstance(row, Row) else row
        ids.update(dict.fromkeys(_ids_in(fields, "", with_ids=False)))
        member = fields.get("member")
        if isinstance(member, dict) and member.get("name") in names and isinstance(member.get("id"), str):
            own.add(member["id"])
        sessions.update(value for key in ("session_id", "from_session") if isinstance(value := fields.get(key), str))
    bearing = [
        old
        for old in ids
        if _bears(eraser, old) or (old in own and eraser.places(old) and Writing.NAME in eraser.chosen)
    ]
    if not bearing:
        return {}
    taken = {*ids, *(found for row in passed for found in _ids_in(row.data, "", with_ids=False))}
    renamed: dict[str, str] = {}
    for old in bearing:
        new = _new_id(eraser, old, own=old in own, session=old in sessions)
        new = _free(new, taken)
        taken.add(new)
        renamed[old] = new
    return renamed


def _bears(eraser: Eraser, text: str) -> bool:
    """Whether an id bears what is erased, and does not only have some of its letters by chance."""
    for place in eraser.places(text):
        piece = text[place.start : place.end]
        if place.writing not in eraser.chosen:
            continue
        alone = not (text[: place.start][-1:].isalnum() or text[place.end :][:1].isalnum())
        if not piece.isascii() or (alone and len(piece) >= _LEAST_OF_ID):
            return True
    return False


def _new_id(eraser: Eraser, old: str, *, own: bool, session: bool) -> str:
    if own and not _bears(eraser, old):
        return MARK
    new = eraser.cut(old, _SESSION_MARK if session else MARK)
    return new if not session or SESSION_ID.fullmatch(new) else _SESSION_MARK


def _ids_in(value: Any, key: str, *, with_ids: bool) -> Iterator[str]:
    if isinstance(value, str):
        if value and (key in _IDS or with_ids):
            yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _ids_in(item, key, with_ids=with_ids)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _ids_in(item, name, with_ids=with_ids or name in _WITH_IDS)


@cache
def field_names() -> frozenset[str]:
    """The names of all fields of events, of what they carry, and of the header: words of the program, not of people."""
    names = set(header(State(), 0))
    seen: set[type] = set()
    waiting: list[Any] = list(KNOWN.values())
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if not isinstance(kind, type) or kind in seen:
            continue
        seen.add(kind)
        if issubclass(kind, BaseModel):
            names |= kind.model_fields.keys()
            waiting += [field.annotation for field in kind.model_fields.values()]
        elif is_dataclass(kind):
            names |= {field.name for field in fields(kind)}
            waiting += get_type_hints(kind).values()
    return frozenset(names)


def _free(wanted: str, taken: Iterable[str]) -> str:
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def texts_in(value: Any) -> Iterator[str]:
    """All texts in a value, also those that stand where the name of a field does."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in field_names():
                yield name
            yield from texts_in(item)
