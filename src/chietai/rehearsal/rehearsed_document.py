"""A rehearsed meeting as a session document."""

from pathlib import Path
from typing import Any

from chietai.i18n import _
from chietai.meeting.events import Event
from chietai.meeting.session_document import header
from chietai.meeting.state import State
from chietai.records import disk
from chietai.records.document_format import Row
from chietai.records.document_kind import SESSION
from chietai.records.documents import DocumentStorage
from chietai.records.file_names import file_stem
from chietai.records.record_errors import RecordError, store_error


def tables_of(events: tuple[Event, ...], state: State) -> dict[str, dict[str, Any]]:
    """The tables of the document with these events, whose fold is `state`."""
    rows = [Row.of(event) for event in events]
    last_at = events[-1].at.isoformat() if events else ""
    return {"session": {"1": header(state, len(rows), last_at)}, "events": {row.key: row for row in rows}}


def write(folder: Path, events: tuple[Event, ...], state: State, name: str = "") -> Path:
    """Writes the document into `folder`, which is made when it is missing, and gives its path.

    The same document at the same place changes nothing. Raises RecordError when there is another one, or when the
    disk refuses.
    """
    stem = name or file_stem(state.session_id, state.details.date, state.details.title or "")
    path = folder / f"{stem}.json"
    tables = tables_of(events, state)
    try:
        disk.make_folder(folder)
        if disk.identity(path) is not None:
            if disk.read_bytes(path) != SESSION.text(tables).encode():
                raise RecordError(_("{path} exists already. Please choose another name.").format(path=path))
            return path
        DocumentStorage(path).write(tables)
    except OSError as error:
        raise store_error(error) from error
    return path
