"""File names for sessions: never made of raw text."""

import re
import unicodedata
from datetime import date as Date

_MOST_BYTES = 60
# Letters that every system keeps as they are: ASCII, kana, kanji. A voiced kana is one character after NFC.
_OTHERS = re.compile("[^0-9a-z\u3041-\u3096\u30a1-\u30fa\u30fc\u3005\u4e00-\u9fff\u3400-\u4dbf]+")


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
