"""Documents as TinyDB databases: read and written whole, through a storage that keeps them safe.

Every document that this program writes goes through `DocumentStorage.write`: a checkpoint, a backup, a recovered copy,
a rehearsed meeting. So any of them can be opened as a database as well, by this storage or by TinyDB's own:

    TinyDB(path, storage=DocumentStorage).table("events").search(where("type") == "TroubleRaised")
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from chietai.records import disk
from chietai.records.document_kind import kind_of
from chietai.records.reading import readable


class DocumentStorage(Storage):
    """`TinyDB(path, storage=DocumentStorage)`.

    Unlike TinyDB's own it never takes an empty or unreadable file for an empty database, replaces the file as a whole,
    and writes it as people can read it, one event a line, with checksums. It takes no lock: whoever writes holds one.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.written = b""
        """What `write` put into the file last."""

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables, events of the journal included, or None when there is no file.

        Raises RecordError when it cannot be read as a document.
        """
        return readable(self.path).tables if disk.identity(self.path) is not None else None

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replaces the document: durable, and either the old one or the new one at every moment.

        Raises OSError: then the old one is whole.
        """
        written = kind_of(data).text(data).encode()
        disk.replace_with(self.path, written)
        self.written = written
