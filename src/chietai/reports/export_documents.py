"""Writing a meeting's documents: which kinds, for whom, into which folder."""

import hashlib
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from chietai.i18n import pgettext
from chietai.meeting.state import State
from chietai.reports.output_files import write_files
from chietai.reports.summarise import summarise
from chietai.reports.summary import Level, Summary

_LONGEST_ID = 40


class Kind(StrEnum):
    """The kinds of documents."""

    MARKDOWN = "md"
    HTML = "html"
    CSV = "csv"


def export(state: State, folder: Path, kinds: Iterable[Kind], level: Level, *, force: bool = False) -> list[Path]:
    """Writes the documents of `state` into `folder`, in the language in force, and returns their paths.

    Raises chietai.reports.output_files.ExportError (its text is for the user) when nothing could be written.
    """
    return write_files(folder, documents(summarise(state, level), kinds), force=force)


def documents(summary: Summary, kinds: Iterable[Kind]) -> dict[str, bytes]:
    """The documents by the names of their files, without writing them."""
    from chietai.reports.minutes_document import pages

    stem, wanted = file_stem(summary), set(kinds)
    blocks = pages(summary) if wanted & {Kind.MARKDOWN, Kind.HTML} else ()
    found: dict[str, bytes] = {}
    if Kind.MARKDOWN in wanted:
        from chietai.reports.markdown import markdown

        found[f"{stem}.md"] = markdown(blocks).encode()
    if Kind.HTML in wanted:
        from chietai.reports.html import html

        found[f"{stem}.html"] = html(blocks).encode()
    if Kind.CSV in wanted:
        from chietai.reports.csvfile import csv_bytes
        from chietai.reports.tables import tables

        found |= {f"{stem}-{table.name.lower().replace(' ', '-')}.csv": csv_bytes(table) for table in tables(summary)}
    return found


def file_stem(summary: Summary) -> str:
    """How the files of `summary` are called: date, id and level. No text from people is in it."""
    day = summary.date.isoformat() if summary.date else "0000-00-00"
    level = {
        Level.ORIGINAL: pgettext("file name", "original"),
        Level.MEMBERS: pgettext("file name", "members"),
        Level.PUBLIC: pgettext("file name", "public"),
    }[summary.level]
    return f"{day}-{_plain(summary.session_id)}-{level}"


def _plain(session_id: str) -> str:
    """The id as part of a file name: small letters, figures and dashes, and still different for different ids."""
    plain = re.sub(r"[^a-z0-9]+", "-", session_id).strip("-")[:_LONGEST_ID]
    if plain and plain == session_id:
        return plain
    digest = hashlib.sha256(session_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain}-{digest}" if plain else digest
