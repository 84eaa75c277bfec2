"""Older versions of the document. Each step is a pure function from one version to the next; they run in a row.

Version 0.9 was the first draft: an event had its kind under `kind`, its time under `time`, its text under `words`, and
no id; the header had one `name` for the council and one `subject` for the theme.
"""

from collections.abc import Callable, Sequence
from typing import Any

from chietai.meeting.session_document import VERSION

Header = dict[str, Any]
KeyedEvents = list[tuple[str, Any]]
Step = Callable[[Header, KeyedEvents], tuple[str, Header, KeyedEvents]]

_RENAMED_09 = {"kind": "type", "time": "at", "words": "text", "desk": "by"}
_HEADER_09 = {"name": "council", "subject": "theme"}


def _from_09(header: Header, events: KeyedEvents) -> tuple[str, Header, KeyedEvents]:
    session = str(header.get("id", "session"))
    migrated: KeyedEvents = []
    for key, value in events:
        if isinstance(value, dict):
            renamed = {_RENAMED_09.get(name, name): content for name, content in value.items()}
            # The id must be the same whenever and wherever the document is opened.
            renamed.setdefault("id", f"{session}-{key}")
            renamed.setdefault("seq", int(key) if key.isdecimal() and len(key) < 19 else None)
            if "text" in renamed:
                renamed.setdefault("entry_id", renamed["id"])
            migrated.append((key, renamed))
        else:
            migrated.append((key, value))
    return "1.0", {_HEADER_09.get(name, name): content for name, content in header.items()}, migrated


STEPS: dict[str, Step] = {"0.9": _from_09}
"""The step that leads away from each older version."""


def migrate(version: Any, header: Header, events: Sequence[tuple[str, Any]]) -> tuple[Header, KeyedEvents] | None:
    """Header and events (pairs of key and value) in the present version, or None when there is nothing to do.

    The order and the number of the events stay. A version that is not known is left as it is.
    """
    if not isinstance(version, str) or version not in STEPS:
        return None
    migrated: KeyedEvents = list(events)
    while version in STEPS:
        version, header, migrated = STEPS[version](header, migrated)
    return {**header, "version": VERSION}, migrated
