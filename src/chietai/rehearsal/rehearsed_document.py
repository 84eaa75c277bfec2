"""A rehearsed meeting as a session document."""

from pathlib import Path

from chietai.i18n import _
from chietai.meeting.events import Event
from chietai.meeting.session_document import document_text, header
from chietai.meeting.state import State
from chietai.records import disk
from chietai.records.record_errors import RecordError, store_error
from chietai.records.rows import row_of
from chietai.records.slug import file_stem
from chietai.records.storage import DocumentStorage


def text_of(events: tuple[Event, ...], state: State) -> str:
    """The text of the document with these events, whose fold is `state`."""
    rows = [row_of(event) for event in events]
    last_at = events[-1].at.isoformat() if events else ""
    return document_text(
        header(state, len(rows), last_at), [(row.key, row.line) for row in rows], [row.check for row in rows], {}
    )


def write(folder: Path, events: tuple[Event, ...], state: State, name: str = "") -> Path:
    """Writes the document into `folder`, which is made when it is missing, and gives its path.

    The same document at the same place changes nothing. Raises RecordError when there is another one, or when the
    disk refuses.
    """
    stem = name or file_stem(state.session_id, state.details.date, state.details.title or "")
    path = folder / f"{stem}.json"
    text = text_of(events, state)
    try:
        disk.make_folder(folder)
        if disk.identity(path) is not None:
            if disk.read_bytes(path) != text.encode():
                raise RecordError(_("{path} exists already. Please choose another name.").format(path=path))
            return path
        DocumentStorage(path).write_bytes(text.encode())
    except OSError as error:
        raise store_error(error) from error
    return path
