"""What all events share, what all intents share, and the gate for texts: `chietai.text.gate.clean`.

An intent says what somebody wants, an event what has happened. Both are frozen. Texts from people pass the gate in the
fields of intents: nothing is stored that did not. Fields of an event that this version does not know are kept
(`extra="allow"`).
"""

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from chietai.text.eras import EARLIEST, LATEST
from chietai.text.gate import clean

Line = Annotated[str, AfterValidator(clean)]
"""One line of text from a person, through the gate, however long: `decide` refuses what is too long to be stored."""

Ref = Annotated[str, AfterValidator(clean)]
"""Refers to an entry or a member: an id, or what a person would say."""


class Intent(BaseModel):
    """What all intents share. A field that does not exist is a mistake and refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


MOST_SEQ = 2**53 - 1
"""The highest number of an event: what every reader of JSON can hold."""


def _iso(value: object) -> object:
    # pydantic would read a bare number as seconds since 1970; a document holds ISO 8601 and nothing else. Read here,
    # so that an event can be validated strictly: behind this function pydantic no longer knows that it came from JSON.
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime):
        raise ValueError("a time is written as ISO 8601 text")
    if moment.tzinfo is not None and not EARLIEST <= moment < LATEST:
        raise ValueError("no time of a meeting")
    return moment


Moment = Annotated[AwareDatetime, BeforeValidator(_iso)]
"""A point in time with its offset from UTC."""

LONGEST_ID = 200
"""Code points of an id."""

Id = Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]
"""An id that is unique for ever; nothing is read out of it."""


class Event(BaseModel):
    """A fact: `id` is unique for ever, `seq` counts from 1 in the document, `by` is the desk or table that wrote it."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    undoable: ClassVar[bool] = True

    type: str
    id: Id
    seq: Annotated[int, Field(strict=True, ge=1, le=MOST_SEQ)]
    at: Moment
    by: str = "desk"


class UnknownEvent(Event):
    """An event of a type that this version does not know: kept as it is, without effect."""

    undoable: ClassVar[bool] = False
