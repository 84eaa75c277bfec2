"""Where a list comes from and how it is to be read. Reading asks the disk: in a worker only."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from chietai.roster import Field, RosterError, RosterPreview, read_bytes, read_roster
from chietai.text.gate import clean


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or pasted lines, and what the user chose about it: None lets the reader find out."""

    path: Path | None = None
    pasted: str = ""
    title: str = ""
    encoding: str | None = None
    sheet: str | None = None
    header: int | None = None
    columns: Mapping[int | str, Field | str | None] = field(default_factory=dict)

    def with_(self, **changes: Any) -> "Source":
        """The same source, to be read another way."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Read:
    """What was understood, or a sentence about why nothing was. Both when only the columns are unclear."""

    source: Source
    preview: RosterPreview | None = None
    problem: str = ""


def read(source: Source) -> Read:
    """Reads the list."""
    try:
        if source.path is not None:
            preview = read_roster(
                source.path, encoding=source.encoding, sheet=source.sheet, header=source.header, columns=source.columns
            )
        else:
            preview = read_bytes(source.pasted.encode(), source.title, header=source.header, columns=source.columns)
    except RosterError as error:
        return Read(source, error.preview, str(error))
    return Read(source, preview)


def cleaned_lines(text: str) -> str:
    """Pasted text, cleaned cell by cell: tabs between the cells of a spreadsheet stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("\t".join(clean(cell) for cell in line.split("\t")) for line in lines)
