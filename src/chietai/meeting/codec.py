"""Events to and from the plain dictionaries that a document holds."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from chietai.meeting.events import KNOWN, Event, UnknownEvent

_ENVELOPE = ("type", "id", "seq", "at", "by")


def parse_event(raw: Mapping[str, Any]) -> Event:
    """The event that `raw` describes; one of an unknown type becomes an `UnknownEvent`.

    Raises pydantic.ValidationError when a field is missing or of the wrong type: nothing is converted silently.
    """
    kind = raw.get("type")
    cls = KNOWN.get(kind, UnknownEvent) if isinstance(kind, str) else Event
    return cls.model_validate(raw)


def dump_event(event: Event) -> dict[str, Any]:
    """The dictionary for a document: the envelope, then what differs from the defaults, unknown fields included."""
    full = event.model_dump(mode="json", exclude_defaults=True)
    at = full["at"]
    envelope = {"type": event.type, "id": event.id, "seq": event.seq, "at": at, "by": event.by}
    return envelope | {key: value for key, value in full.items() if key not in _ENVELOPE}


def event_schema() -> dict[str, Any]:
    """The JSON Schema of one event of any known type."""
    union: Any = reduce(or_, KNOWN.values())
    schema: dict[str, Any] = TypeAdapter(Annotated[union, Field(discriminator="type")]).json_schema()
    return schema
