"""How long texts may be: what is too long is refused before anything is stored, never cut.

Counted are code points of the text as it would be stored, after the gate. A sign that is put together of several (an
emoji of a family, a letter with accents) counts as each of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from pydantic import BaseModel

from chietai.meeting.base import LONGEST_ID, Intent
from chietai.meeting.refusal import Reason, Refused
from chietai.text.gate import LIMIT

_IDS = frozenset({"id", "session_id", "from_session"})
"""Fields of intents that give an id; those that refer to one hold what a person would say, or lead to nothing."""

_ADDRESS = 500
"""What may stand before the words of a line at most: whose they are and what they are about."""


def require_fitting(intent: Intent) -> None:
    """Raises Refused (`TEXT_TOO_LONG` with field, length and limit) when a text in `intent` is too long to be stored.

    Fields this version does not know are texts too.
    """
    for field, text in texts_in(intent):
        if len(text) > LONGEST_ID:  # most texts are short: the name of the field is looked at only when it matters
            most = LONGEST_ID if field.rpartition(".")[2] in _IDS else LIMIT
            require_short(text, most, field)


def require_short(text: str, most: int = LIMIT, field: str = "") -> None:
    """Raises Refused when `text`, which is to be stored as `field`, is longer than `most`."""
    if len(text) > most:
        raise Refused(Reason.TEXT_TOO_LONG, ref=field, length=len(text), most=most)


def require_readable(line: str) -> None:
    """Raises Refused for a line so long that its words are too long, whatever they mean: it need not be read."""
    if len(line) > LIMIT + _ADDRESS:
        raise Refused(Reason.TEXT_TOO_LONG, length=len(line), most=LIMIT)


def texts_in(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value, however deep, with the names of the fields that lead to it: `details.title`."""
    match value:
        case str():
            yield field, value
        case BaseModel():
            for name, part in value:
                yield from texts_in(part, _below(field, name))
        case Mapping():
            for key, part in value.items():
                yield field, str(key)
                yield from texts_in(part, _below(field, str(key)))
        case tuple() | list() | set() | frozenset():
            for part in value:
                yield from texts_in(part, field)
        case _ if is_dataclass(value):
            for item in fields(value):
                yield from texts_in(getattr(value, item.name), _below(field, item.name))
        case _:
            return


def _below(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name
