"""What all events share."""

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field


def _iso(value: object) -> object:
    # pydantic would read a bare number as seconds since 1970; a document holds ISO 8601 and nothing else. Read here,
    # so that an event can be validated strictly: behind this function pydantic no longer knows that it came from JSON.
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return value
    raise ValueError("a time is written as ISO 8601 text")


Moment = Annotated[AwareDatetime, BeforeValidator(_iso)]
"""A point in time with its offset from UTC."""

Id = Annotated[str, Field(min_length=1, max_length=200)]


class Event(BaseModel):
    """A fact: `id` is unique for ever, `seq` counts from 1 in the document, `by` is the desk or table that wrote it."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    undoable: ClassVar[bool] = True

    type: str
    id: Id
    seq: Annotated[int, Field(strict=True, ge=1, lt=2**53)]
    at: Moment
    by: str = "desk"


class UnknownEvent(Event):
    """An event of a type that this version does not know: kept as it is, without effect."""

    undoable: ClassVar[bool] = False
