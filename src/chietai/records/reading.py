"""Reading a document."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from chietai.i18n import _
from chietai.meeting.codec import parse_event
from chietai.meeting.document import check_of, line_of, other_tables
from chietai.records import disk
from chietai.records.errors import NotFoundError, RecordError
from chietai.records.rows import Row


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document as it was read."""

    session: dict[str, Any]
    rows: list[Row]
    others: dict[str, Any] = field(default_factory=dict)


def read_tables(path: Path) -> dict[str, Any]:
    """The tables of the document. Raises RecordError."""
    try:
        data = disk.read_bytes(path)
    except FileNotFoundError:
        raise NotFoundError(_("There is no file {path}.").format(path=path)) from None
    try:
        tables: Any = json.loads(data)
    except ValueError:
        raise RecordError(_("{path} is not a session document.").format(path=path)) from None
    return dict(tables)


def load(path: Path) -> Loaded:
    """The document at `path`. Raises RecordError."""
    tables = read_tables(path)
    rows = []
    try:
        for key, value in tables["events"].items():
            line = line_of(value)
            rows.append(Row(key, line, check_of(line), value, parse_event(value)))
        session = tables["session"]["1"]
    except (KeyError, ValidationError):
        raise RecordError(_("{path} is not a session document.").format(path=path)) from None
    return Loaded(session, rows, other_tables(tables))
