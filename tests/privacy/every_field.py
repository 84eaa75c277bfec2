"""A meeting in which every field that people can type into says the same, found by walking the fields themselves.

So a field that is added tomorrow is among them without being thought of.
"""

import dataclasses
import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from rpds import HashTrieMap

from chietai.meeting.model import Council, Details, Member
from chietai.meeting.state import Entry, Link, State

BY_MACHINE = frozenset(
    {
        "id", "member_id", "trouble_id", "case_id", "step_id", "event_id", "merged", "merged_into", "picked", "skipped",
        "from_session", "format_name", "commitment", "shown", "tables", "sat", "member_order", "ids", "undone",
        "redoable", "link", "entries_before", "request", "announced", "rules", "weights", "seats", "presence",
        "judgements",
    }
)  # fmt: skip
"""Fields that hold ids, hashes and what refers to them, and no text of people."""

NAMES = frozenset({(Member, "name"), (Member, "reading"), (Entry, "who")})
"""Fields that hold the name of a person where the guard learns it from."""


NAMES_OF_BODIES = frozenset(
    {
        (Member, "organisation"), (Council, "name"), (Council, "parent"), (Council, "area"), (Details, "place"),
        (Details, "case_name"),
    }
)  # fmt: skip
"""Fields that hold the name of a body or a place, which may be called after somebody on no list."""


def filled(value: Any, text: str, body: str) -> Any:
    """`value` with `text` in every field for text, also where it was empty, and `body` where a body is named."""
    match value:
        case BaseModel():
            hints = {name: field.annotation for name, field in type(value).model_fields.items()}
            old = {name: getattr(value, name) for name in hints}
            return value.model_copy(update=dict(_changes(type(value), hints, old, text, body)))
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type | Link):
            hints = {field.name: field.type for field in dataclasses.fields(value)}
            old = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
            return dataclasses.replace(value, **dict(_changes(type(value), hints, old, text, body)))
        case HashTrieMap():
            return HashTrieMap({key: filled(one, text, body) for key, one in value.items()})
        case tuple():
            return tuple(filled(one, text, body) for one in value)
        case str() if type(value) is str:
            return text
        case _:
            return value


def _changes(cls: type, hints: dict[str, Any], old: dict[str, Any], text: str, body: str) -> Iterator[tuple[str, Any]]:
    for name, hint in hints.items():
        if name in BY_MACHINE or (cls, name) in NAMES:
            continue
        if _is_text(hint):
            yield name, body if (cls, name) in NAMES_OF_BODIES else text
        else:
            yield name, filled(old[name], text, body)


def _is_text(hint: Any) -> bool:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) in (typing.Union, typing.Annotated):
        return any(_is_text(one) for one in typing.get_args(hint))
    return hint in (str, "str", "str | None")


def texts_of(value: Any) -> Iterator[tuple[str, str]]:
    """Every text in a field for text of `value`, with the place: (class and field, text)."""
    match value:
        case BaseModel() | State() | Entry():
            fields = type(value).model_fields if isinstance(value, BaseModel) else dataclasses.fields(value)
            for name in (field if isinstance(field, str) else field.name for field in fields):
                if name not in BY_MACHINE and (type(value), name) not in NAMES:
                    one = getattr(value, name)
                    if type(one) is str:
                        yield f"{type(value).__name__}.{name}", one
                    else:
                        for place, text in texts_of(one):
                            yield place or f"{type(value).__name__}.{name}", text
        case HashTrieMap():
            for one in value.values():
                yield from texts_of(one)
        case tuple():
            for one in value:
                yield from texts_of(one)
        case str() if type(value) is str:
            yield "", value
