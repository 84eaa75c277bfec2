"""The names of documents, which are never made of raw text, and of the files beside them."""

import re
import unicodedata
from datetime import date as Date
from pathlib import Path

BACKUPS = "backups"
"""The folder, beside the documents, that holds a folder of copies for each."""

_MOST_BYTES = 60
# Letters that every system keeps as they are: ASCII, kana, kanji. A voiced kana is one character after NFC.
_OTHERS = re.compile("[^0-9a-z\u3041-\u3096\u30a1-\u30fa\u30fc\u3005\u4e00-\u9fff\u3400-\u4dbf]+")


def stem(document: Path) -> str:
    """The name of a document without `.json`."""
    return document.name.removesuffix(".json") if document.name.endswith(".json") else f"{document.name}_"


def journal(document: Path) -> Path:
    """The journal: it exists while a meeting is live, and after the program was killed."""
    return document.with_name(f"{stem(document)}.journal")


def lock(document: Path) -> Path:
    """The file that is locked while somebody writes. It may stay behind; only the lock on it counts."""
    return document.with_name(f".{stem(document)}.lock")


def wall_lock(document: Path) -> Path:
    """The file that is locked while a wall shows this document."""
    return document.with_name(f".{stem(document)}.stage")


def desk_page(document: Path) -> Path:
    """The note about the page that the desk turned to by hand."""
    return document.with_name(f".{stem(document)}.turned")


def wall_page(document: Path) -> Path:
    """The note about the page that the wall shows."""
    return document.with_name(f".{stem(document)}.shown")


def holder(document: Path) -> Path:
    """Who holds the lock, to be read by others."""
    return document.with_name(f".{stem(document)}.holder")


def backups(document: Path) -> Path:
    """The folder with the last good documents, and with all that was ever set aside from this one."""
    return document.with_name(BACKUPS) / stem(document)


def free(path: Path) -> Path:
    """`path`, or with a number in its name when there is such a file."""
    number, wanted = 1, path
    while path.exists() or path.is_symlink():
        number += 1
        path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return path


def slug(title: str) -> str:
    """`title` as part of a file name: letters, digits and hyphens only, at most 60 bytes; "" when nothing is left."""
    text = _OTHERS.sub("-", unicodedata.normalize("NFKC", title).lower()).strip("-")
    while len(text.encode()) > _MOST_BYTES:
        text = text[:-1]
    return text.strip("-")


def file_stem(session_id: str, date: Date | None, title: str) -> str:
    """The name of a document without its ending: date, title and the head of the id, which tells equal titles apart.

    It begins with a digit or "undated", so it is never the name of a device, hidden, or an option.
    """
    day = date.isoformat() if date else "undated"
    mark = re.sub(r"[^0-9a-z]", "", session_id.lower())[:8] or "session"
    return "-".join(part for part in (day, slug(title), mark) if part)
