"""The library: the session documents in a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from chietai.i18n import _
from chietai.meeting.session_document import FORMAT
from chietai.meeting.state import State
from chietai.records import file_names
from chietai.records.clock_and_ids import modified_at
from chietai.records.document_header import ends_well, header_of
from chietai.records.record_errors import NotFoundError, RecordError
from chietai.regular_files import expanded
from chietai.resources import DataMissingError, data_folder, user_folder
from chietai.text.folding import fold


@dataclass(frozen=True, slots=True)
class Listing:
    """One document, from its header. `damaged` is a sentence for the user, "" when nothing was seen. `unfinished`: it
    is being written, or the program did not end in good order (there is a journal): offer to go on.
    """

    path: Path
    id: str = ""
    council: str = ""
    title: str = ""
    theme: str = ""
    date: Date | None = None
    phase: str = ""
    events: int = 0
    opened_at: datetime | None = None
    changed_at: datetime | None = None
    sample: bool = False
    unfinished: bool = False
    damaged: str = ""


class Library:
    """The documents in `folder`, and the samples that came with the program in `samples`, which are never written."""

    def __init__(self, folder: Path, samples: Path | None = None) -> None:
        self.folder = folder
        self.samples = samples

    @classmethod
    def default(cls, home: Path | None = None) -> Self:
        """The user's own library, with the samples of the program."""
        try:
            samples = data_folder("sessions")
        except DataMissingError:
            samples = None
        return cls(user_folder(home, "sessions"), samples)

    def list(self) -> list[Listing]:
        """All documents, the newest meeting first, samples last. A damaged file is listed as damaged."""
        own = [_listing(path, sample=False) for path in documents_in(self.folder)]
        shipped = [] if self.samples is None else [_listing(path, sample=True) for path in documents_in(self.samples)]
        own.sort(key=lambda item: (item.date or Date.min, item.path.name), reverse=True)
        return own + shipped

    def path_of(self, name: str | Path) -> Path:
        """The document that is meant by a path, a file name (with or without its ending) or an id.

        Raises NotFoundError, or RecordError when several are meant.
        """
        given = Path(name)
        if given.parts[:1] == ("~",):
            given = expanded(given)
        if _is_file(given):
            return given.absolute()
        folders = [folder for folder in (self.folder, self.samples) if folder is not None]
        if len(given.parts) == 1:
            for folder in folders:
                for file in (folder / given.name, folder / f"{given.name}.json"):
                    if _is_file(file):
                        return file.absolute()
        matches = [item for item in self.list() if item.id == str(name)]
        if len(matches) > 1:
            # A copy of a sample, and a recovered copy of something damaged, have the id of the original.
            matches = [item for item in matches if not item.sample and not item.damaged] or matches
        if len(matches) > 1:
            raise RecordError(_("Several documents have the id {name}. Please give the file.").format(name=name))
        if not matches:
            raise NotFoundError(_("There is no session {name}. `chietai list` shows what there is.").format(name=name))
        return matches[0].path.absolute()

    def new_path(self, session_id: str, date: Date | None, title: str) -> Path:
        """A path for a new document that does not exist yet."""
        return file_names.free(self.folder / f"{file_names.file_stem(session_id, date, title)}.json")


def earlier_meetings(folder: Path, council: str, before: Date) -> tuple[State, ...]:
    """The meetings of `council` before the day `before` at which lots were drawn, oldest first.

    What cannot be read is left aside: a draw does not wait for a document to be repaired. A meeting of which there
    are several copies counts once. Nothing is written.
    """
    by_id = {state.session_id: state for state in _states(folder, council, before) if state.draws}
    return tuple(by_id.values())


def _states(folder: Path, council: str, before: Date) -> Iterator[State]:
    from chietai.records.reading import readable, state_of  # a list alone needs none of it

    wanted = fold(council)
    for listing in reversed(Library(folder).list()):
        if listing.damaged or not wanted or fold(listing.council) != wanted:
            continue
        if listing.date is None or listing.date >= before:
            continue
        try:
            yield state_of(readable(listing.path))
        except RecordError:
            continue


def documents_in(folder: Path) -> list[Path]:
    """The files in `folder` that may be documents, by name; none when it cannot be read."""
    try:
        return sorted(p for p in folder.iterdir() if p.suffix == ".json" and not p.name.startswith(".") and p.is_file())
    except OSError:
        return []


def _listing(path: Path, *, sample: bool) -> Listing:
    try:
        changed = modified_at(path)
    except OSError:
        return Listing(path, sample=sample, damaged=_("The file cannot be read."))
    row = header_of(path)
    if row is None or row.get("format") != FORMAT or not ends_well(path):
        return Listing(path, sample=sample, changed_at=changed, damaged=_("This is not a whole session document."))
    return Listing(
        path=path,
        id=_text(row, "id"),
        council=_text(row, "council"),
        title=_text(row, "title"),
        theme=_text(row, "theme"),
        date=_date(row),
        phase=_text(row, "phase"),
        events=row["events"] if isinstance(row.get("events"), int) else 0,
        opened_at=_moment(row),
        changed_at=changed,
        sample=sample,
        unfinished=file_names.journal(path).is_file(),
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that is too long, or that no file can have
        return False


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _date(row: dict[str, Any]) -> Date | None:
    try:
        return Date.fromisoformat(_text(row, "date"))
    except ValueError:
        return None


def _moment(row: dict[str, Any]) -> datetime | None:
    try:
        return datetime.fromisoformat(_text(row, "opened_at"))
    except ValueError:
        return None
