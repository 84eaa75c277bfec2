"""A TinyDB storage that keeps a session document safe: whole replacement, UTF-8, checksums."""

from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from chietai.meeting.session_document import check_of, document_text, line_of, other_tables
from chietai.records import disk


class DocumentStorage(Storage):
    """`TinyDB(path, storage=DocumentStorage)`.

    Unlike TinyDB's own it never takes an empty or unreadable file for an empty database, replaces the file as a whole,
    and writes it as people can read it, one event a line.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables, or None when there is no file. Raises RecordError when the file cannot be read as a document."""
        from chietai.records.reading import read_tables

        if disk.identity(self.path) is None:
            return None
        return read_tables(self.path)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replaces the document. The lines of its events are made from `data`. Raises OSError; the old one is whole."""
        lines = [(str(key), line_of(value)) for key, value in data.get("events", {}).items()]
        session: dict[str, Any] = next(iter(data.get("session", {}).values()), {})
        text = document_text(session, lines, [check_of(line) for _, line in lines], other_tables(data))
        self.write_bytes(text.encode())

    def write_bytes(self, data: bytes) -> None:
        """Replaces the document by one that `chietai.meeting.session_document.document_text` made. Raises OSError."""
        disk.replace_with(self.path, data)
