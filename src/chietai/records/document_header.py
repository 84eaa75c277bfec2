"""The header of a document without the rest of it: for lists, and to know again what is known already.

The program writes the header first, so the beginning of the file is enough, however long the header is. Whatever else
`chietai check` passes (a document whose tables an editor put in another order) is read as `check` reads it.
"""

import json
import re
from pathlib import Path
from typing import Any

from chietai.meeting.limits import LARGEST_FILE
from chietai.regular_files import open_regular

_TABLE = "session"
_FIRST = 65536
"""Bytes that are read first. Few headers are longer."""
_GROWTH = 8
"""How many times as much is read when the header does not end there."""
_HEADER_FIRST = re.compile(rf'\ufeff?[ \t\r\n]*\{{[ \t\r\n]*"{_TABLE}"[ \t\r\n]*:[ \t\r\n]*(?=\{{)')
_BLOCK = 4096
_BROKEN = "\ufffd"
"""Also stands where bytes cannot be read."""


def header_of(path: Path) -> dict[str, Any] | None:
    """The header of a document, from its beginning alone where it stands there; None when there is none.

    Raises nothing: a file that cannot be read has no header.
    """
    try:
        size = path.stat().st_size
        with open_regular(path) as file:
            data = file.read(_FIRST)
            while (found := _HEADER_FIRST.match(data.decode("utf-8", "replace"))) is not None:
                row = _row(data, found.end())
                if row is not None:
                    return row
                more = file.read(len(data) * (_GROWTH - 1))
                if not more:
                    break
                data += more
            if size > LARGEST_FILE:
                return None
            return _header_anywhere(data + file.read())
    except OSError:
        return None


def ends_well(path: Path) -> bool:
    """Whether the last character of a document is there. A quick look that sees a cut, a tail and zeros."""
    try:
        with open_regular(path) as file:
            end = file.seek(0, 2)
            while end > 0:
                start = max(0, end - _BLOCK)
                file.seek(start)
                if ending := file.read(end - start).rstrip():
                    return ending.endswith(b"}")
                end = start
    except OSError:
        pass
    return False


def _row(data: bytes, start: int) -> dict[str, Any] | None:
    """The row of the header, whose table begins at the character `start`; None when it does not end in `data`."""
    try:
        text = data.decode("utf-8", "replace")
        table, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    if _BROKEN in text[:end] and not data.startswith(text[:end].encode()):
        return None  # in another encoding, or damaged
    row = next(iter(table.values()), None) if isinstance(table, dict) else None
    return row if isinstance(row, dict) else None


def _header_anywhere(data: bytes) -> dict[str, Any] | None:
    """The header wherever it stands in a document; None in one that is damaged."""
    if b'"events"' not in data and b"\\u" not in data:
        return None  # some other JSON, which may be large
    from chietai.records.document_parts import parts_of  # a list of whole documents needs none of it
    from chietai.records.faults import Verdict, worst

    parts = parts_of(data)
    return parts.header if worst(parts.faults) not in (Verdict.REPAIR, Verdict.REJECT) else None
