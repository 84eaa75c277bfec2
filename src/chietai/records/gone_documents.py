"""Documents that are gone while a journal or copies of them remain: they are named, with the command that brings them
back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chietai.i18n import ngettext
from chietai.records import file_names
from chietai.records.clock_and_ids import modified_at
from chietai.records.library import documents_in
from chietai.records.record_errors import RecordError
from chietai.records.version_contents import contents_of, id_of
from chietai.records.versions import quoted

_ENDINGS = (".json", ".journal")


@dataclass(frozen=True, slots=True)
class GoneDocument:
    """There is no document at `path` any more. `copy` is the fullest of what was kept of it: `events` of the meeting
    `id`, last written at `written_at`.
    """

    path: Path
    copy: Path
    id: str
    events: int
    written_at: datetime

    @property
    def sentence(self) -> str:
        """For the user: what is gone, what holds it, what to do."""
        kept = file_names.backups(self.path)
        return ngettext(
            "{path} is gone, but {copy}, written at {time}, holds {n} event of it. This brings it back: {command}. If "
            "it was thrown away on purpose, please throw {kept} away as well.",
            "{path} is gone, but {copy}, written at {time}, holds {n} events of it. This brings it back: {command}. If "
            "it was thrown away on purpose, please throw {kept} away as well.",
            self.events,
        ).format(
            path=self.path,
            copy=self.copy,
            time=self.written_at.strftime("%Y-%m-%d %H:%M"),
            n=self.events,
            command=f"`chietai restore {quoted(self.path)}`",
            kept=kept if self.copy.is_relative_to(kept) else self.copy,
        )


def gone_documents(folder: Path) -> list[GoneDocument]:
    """Those of `folder`, by name. One that is there under another name is not gone: what is kept of it is looked for
    when that is opened or checked. Raises nothing.
    """
    there = {id_of(path) for path in documents_in(folder)}
    fullest: dict[str, GoneDocument] = {}
    for path, copy in _remains(folder):
        document_id = id_of(copy)
        if not document_id or document_id in there:
            continue
        try:
            found = GoneDocument(path, copy, document_id, len(contents_of(copy).events), modified_at(copy))
        except (RecordError, OSError):
            continue
        known = fullest.get(document_id)
        if known is None or (known.events, known.written_at) < (found.events, found.written_at):
            fullest[document_id] = found
    return sorted(fullest.values(), key=lambda gone: gone.path)


def gone_document(name: str, folder: Path) -> GoneDocument | None:
    """The one that is meant by a path, a file name (with or without its ending) in `folder`, or an id; None if that is
    not gone.
    """
    given = Path(name)
    if len(given.parts) > 1:
        return next((gone for gone in gone_documents(given.absolute().parent) if gone.path == given.absolute()), None)
    return next((gone for gone in gone_documents(folder) if name in (gone.path.name, gone.path.stem, gone.id)), None)


def _remains(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Every document that is not there, with each file that may have been kept of it."""
    for copies in _entries(folder / file_names.BACKUPS):
        path = folder / f"{copies.name}.json"
        if path.exists() or folder.joinpath(copies.name.removesuffix("_")).is_file():
            continue
        yield from ((path, copy) for copy in _entries(copies) if copy.suffix in _ENDINGS)
    for journal in _entries(folder):
        path = journal.with_suffix(".json")
        if journal.suffix == ".journal" and not journal.name.startswith(".") and not path.exists():
            yield path, journal


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
