"""One event as a document or a journal holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chietai.meeting.codec import dump_event
from chietai.meeting.events import Event
from chietai.meeting.session_document import check_of, line_of


@dataclass(frozen=True, slots=True)
class Row:
    """`line` is the JSON text that is written back, byte for byte as it was found; `value` what it says; `check` its
    checksum; `event` what the program understands of it; `key` its key in the table.
    """

    key: str
    line: str
    check: str
    value: Mapping[str, Any]
    event: Event


def row_of(event: Event, key: str = "") -> Row:
    """The row for a new event; its key is its number unless it is given."""
    value = dump_event(event)
    line = line_of(value)
    return Row(key or str(event.seq), line, check_of(line), value, event)
