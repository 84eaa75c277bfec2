"""What tells one kind of document from another. Everything else in `records` serves all kinds alike.

A second kind needs its events (with the envelope of `meeting.events.Event`), a description like `SESSION` below, and a
place in `KINDS`; scanning, checksums, journal, lock, backups, repair and joining are then there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chietai.meeting.events import KNOWN, Event, SessionCreated
from chietai.meeting.migrate import KeyedEvents, migrate
from chietai.meeting.session_document import FORMAT, VERSION, header
from chietai.meeting.transitions import fold
from chietai.records.document_format import document_text, other_tables


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document.

    `format` and `version`: what its header says. `header_table`: the name of the table with the header. `events`: the
    types of event, by name; others are kept without being understood. `id_from`: the id of the document, if this event
    is the one that created it, else "". `header`: the header made from all events. `migrate`: header and events of an
    older version in the present one, None when there is nothing to do.
    """

    format: str
    version: str
    header_table: str
    events: Mapping[str, type[Event]]
    id_from: Callable[[Event], str]
    header: Callable[[Sequence[Event]], dict[str, Any]]
    migrate: Callable[[Any, dict[str, Any], Sequence[tuple[str, Any]]], tuple[dict[str, Any], KeyedEvents] | None]

    @property
    def major(self) -> int:
        """Documents of a higher major version can be read but not written."""
        return int(self.version.split(".")[0])

    def others(self, tables: Mapping[str, Any]) -> dict[str, Any]:
        """The tables that are somebody else's."""
        return other_tables(tables, self.header_table)

    def text(self, tables: Mapping[str, Any]) -> str:
        """The text of a document of this kind, with its checksums."""
        return document_text(tables, self.header_table)


def _session_id(event: Event) -> str:
    return event.session_id if isinstance(event, SessionCreated) else ""


def _session_header(events: Sequence[Event]) -> dict[str, Any]:
    return header(fold(events), len(events), events[-1].at.isoformat() if events else "")


SESSION = DocumentKind(
    format=FORMAT,
    version=VERSION,
    header_table="session",
    events=KNOWN,
    id_from=_session_id,
    header=_session_header,
    migrate=migrate,
)
"""A meeting."""

KINDS = (SESSION,)
"""All kinds there are."""


def kind_of(tables: Mapping[str, Any]) -> DocumentKind:
    """The kind of a document with these tables; a session when none of them says."""
    return next((kind for kind in KINDS if kind.header_table in tables), SESSION)
