"""Writing a meeting's documents: which kinds, for whom, into which folder."""

import hashlib
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from chietai.meeting.state import State
from chietai.privacy.guard import Guard
from chietai.reports import terms
from chietai.reports.output_files import write_files
from chietai.reports.summarise import summarise
from chietai.reports.summary import Level, Summary

if TYPE_CHECKING:
    from chietai.reports.document_blocks import Block

_LONGEST_ID = 40
_MADE_BY_PROGRAM = re.compile(r"(?=.*\d)[a-z0-9]{21}")


class Kind(StrEnum):
    """The kinds of documents that are written of a meeting. The values are the endings of their files."""

    MARKDOWN = "md"
    HTML = "html"
    CSV = "csv"


def export(
    state: State,
    folder: Path,
    kinds: Iterable[Kind],
    level: Level,
    *,
    guard: Guard | None = None,
    looked: bool = False,
    group_size: int | None = None,
    with_case: bool = False,
    force: bool = False,
) -> list[Path]:
    """Writes the documents of `state` into `folder`, in the language in force, and returns their paths.

    `guard`, `looked`, `group_size`, `with_case`: see `chietai.reports.summarise.summarise`.

    Raises chietai.reports.output_files.ExportError (its text is for the user) when nothing could be written.
    """
    summary = summarise(state, level, guard, looked=looked, group_size=group_size, with_case=with_case)
    return write_files(folder, documents(summary, kinds), force=force)


def documents(summary: Summary, kinds: Iterable[Kind]) -> dict[str, bytes]:
    """The documents by the names of their files, without writing them.

    Raises ValueError for a kind that is none of the list.
    """
    wanted = set(map(Kind, kinds))

    @cache
    def blocks() -> "tuple[Block, ...]":
        from chietai.reports.minutes_document import pages

        return pages(summary)

    return {name: data for kind in Kind if kind in wanted for name, data in _files(summary, kind, blocks).items()}


def _files(summary: Summary, kind: Kind, blocks: "Callable[[], tuple[Block, ...]]") -> dict[str, bytes]:
    """The files of one kind, by name. A writer is imported when its kind is written."""
    stem = file_stem(summary)
    match kind:
        case Kind.MARKDOWN:
            from chietai.reports.markdown import markdown

            return {f"{stem}.md": markdown(blocks()).encode()}
        case Kind.HTML:
            from chietai.reports.html import html

            return {f"{stem}.html": html(blocks()).encode()}
        case Kind.CSV:
            from chietai.reports.tables import csv_bytes, tables

            return {f"{stem}-{t.name.lower().replace(' ', '-')}.csv": csv_bytes(t) for t in tables(summary)}


def file_stem(summary: Summary) -> str:
    """How the files of `summary` are called: date, id and level. No text from people is in it."""
    day = summary.date.isoformat() if summary.date else "0000-00-00"
    return f"{day}-{_plain(summary)}-{terms.level(summary.level).in_file_name}"


def _plain(summary: Summary) -> str:
    """The id as part of a file name: small letters, figures and dashes, and still different for different ids.

    An id that was given by hand may be anything, also somebody's name: everybody gets a digest of it.
    """
    session_id = summary.session_id
    plain = re.sub(r"[^a-z0-9]+", "-", session_id).strip("-")[:_LONGEST_ID]
    if plain and plain == session_id and (summary.level is not Level.PUBLIC or _MADE_BY_PROGRAM.fullmatch(plain)):
        return plain
    if summary.level is Level.PUBLIC:
        plain = ""
    digest = hashlib.sha256(session_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain}-{digest}" if plain else digest
