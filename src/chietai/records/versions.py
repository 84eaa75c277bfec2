"""Other versions of a document that hold events which it lacks: backups, what was set aside, copies that a
synchronising program made. They are named whenever the document is opened or checked, until they were taken in, or
somebody left out on purpose what they hold.
"""

import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from chietai.i18n import _, ngettext
from chietai.records import backups, file_names
from chietai.records.reading import Examined
from chietai.records.record_errors import RecordError
from chietai.records.version_contents import Contents, Erasures, contents_of, erasures_compared, examine_version, id_of

_ENDINGS = (".json", ".journal")


class Remedy(StrEnum):
    """What brings back the events of a version."""

    JOIN = "join"
    MEND = "mend"  # it is damaged: first a whole copy of it, which can be joined
    GO_OVER = "go_over"  # something was erased from it that the document still holds
    BY_HAND = "by_hand"  # it may hold what was erased from the document


@dataclass(frozen=True, slots=True)
class Version:
    """A version of `document` at `path`, last written at `written_at`, with `missing` events that the document lacks
    (`events`: their ids). `number`: its place in the list of earlier copies, 0 when it is none of them.
    """

    document: Path
    path: Path
    written_at: datetime
    events: frozenset[str]
    remedy: Remedy
    number: int = 0

    @property
    def missing(self) -> int:
        """How many events only this version holds."""
        return len(self.events)

    @property
    def command(self) -> str:
        """The command that brings the events back, "" when there is none."""
        match self.remedy:
            case Remedy.JOIN:
                return f"chietai restore {quoted(self.document)} --join {quoted(self.path)}"
            case Remedy.MEND:
                return f"chietai restore {quoted(self.path)} --copy"
            case Remedy.GO_OVER:
                return f"chietai restore {quoted(self.document)} --backup {self.number}" if self.number else ""
            case Remedy.BY_HAND:
                return ""
            case _:
                assert_never(self.remedy)

    @property
    def sentence(self) -> str:
        """For the user: where it is, what it holds, what to do."""
        found = ngettext(
            "{path}, written at {time}, holds {n} event that is not in this record.",
            "{path}, written at {time}, holds {n} events that are not in this record.",
            self.missing,
        ).format(path=self.path, time=self.written_at.strftime("%Y-%m-%d %H:%M"), n=self.missing)
        return f"{found} {self._advice()}"

    def _advice(self) -> str:
        match self.remedy:
            case Remedy.JOIN:
                return _("This brings them back: {command}").format(command=f"`{self.command}`")
            case Remedy.MEND:
                return _("It is damaged. This makes a whole copy of it, which can be taken in: {command}").format(
                    command=f"`{self.command}`"
                )
            case Remedy.GO_OVER if self.number:
                return _(
                    "Something was erased from it that this record still holds. This goes over to it: {command}"
                ).format(command=f"`{self.command}`")
            case Remedy.GO_OVER:
                return _(
                    "Something was erased from it that this record still holds. Please go on with that file, and throw "
                    "this one away."
                )
            case Remedy.BY_HAND:
                return _(
                    "It may still hold what was erased from this record, so it cannot be taken in. Please look at it "
                    "({command}), enter again what is missing, and throw the file away."
                ).format(command=f"`chietai events {quoted(self.path)}`")
            case _:
                assert_never(self.remedy)


@dataclass(frozen=True, slots=True)
class Found:
    """`versions`: those that hold more than the document, the newest first. `contained`: the names of the backups that
    hold nothing which the document lacks.
    """

    versions: tuple[Version, ...] = ()
    contained: frozenset[str] = field(default=frozenset())


def look_for(document: Path, examined: Examined) -> Found:
    """The versions of `document`, which was read as `examined`. Raises nothing: what cannot be read is no version.

    Each file is looked through for the ids of its events; only one that holds more is read in full.
    """
    own = Contents.of(examined.rows)
    left_out = backups.left_out(document)
    numbers = {copy.path: place for place, copy in enumerate(backups.good_copies(document), 1)}
    contained, more = set[str](), list[tuple[int, Path]]()
    for path in _candidates(document, examined.document_id):
        try:
            same = path in numbers and backups.is_same(path, examined.digest)
            events = frozenset() if same else contents_of(path).events - own.events
        except (RecordError, OSError):
            continue
        if not events and path in numbers:
            contained.add(path.name)
        if events - left_out:
            more.append((len(events), path))
    versions, covered = list[Version](), set(left_out)
    # The fullest first: what only repeats some of it need not be read, nor named.
    for _count, path in sorted(more, key=lambda item: item[0], reverse=True):
        try:
            version = _version(document, path, examined, covered, numbers.get(path, 0))
        except (RecordError, OSError):
            continue
        if version is not None:
            versions.append(version)
            if version.remedy is Remedy.JOIN:
                covered |= version.events
    versions = _without_repetitions(versions)
    return Found(tuple(sorted(versions, key=lambda item: item.written_at, reverse=True)), frozenset(contained))


def _without_repetitions(versions: Sequence[Version]) -> list[Version]:
    """Without those whose events another one brings back, or of which the same is said of a fuller one before."""
    joined = frozenset[str]().union(*(version.events for version in versions if version.remedy is Remedy.JOIN))
    told = dict.fromkeys(Remedy, joined)
    lasting = []
    for version in versions:
        if version.remedy is Remedy.JOIN or version.events - told[version.remedy]:
            lasting.append(version)
            told[version.remedy] |= version.events
    return lasting


def _version(document: Path, path: Path, mine: Examined, covered: set[str], number: int) -> Version | None:
    theirs = examine_version(path)
    events = Contents.of(theirs.rows).events - Contents.of(mine.rows).events
    if not events - covered:
        return None
    written_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return Version(document, path, written_at, events, _remedy(mine, theirs), number)


def _remedy(mine: Examined, theirs: Examined) -> Remedy:
    match erasures_compared(mine, theirs):
        case Erasures.ALIKE:
            return Remedy.JOIN if theirs.sound else Remedy.MEND
        case Erasures.OURS:
            return Remedy.BY_HAND
        case Erasures.THEIRS:
            return Remedy.GO_OVER
        case _ as never:
            assert_never(never)


def _candidates(document: Path, document_id: str) -> Iterator[Path]:
    """The files that may be versions: all that was kept of this document, copies beside it under any name, and what was
    kept of a document whose name was changed by another program.
    """
    journal = file_names.journal(document)
    yield from (path for path in backups.all_copies(document) if path.suffix in _ENDINGS)
    stem = file_names.stem(document)
    beside = _files_in(document.parent)
    names = {path.name for path in beside}
    orphans = [
        path
        for folder in _folders_in(document.parent / file_names.BACKUPS)
        if folder.name != stem and id_of(document.with_name(f"{folder.name}.json")) in ("", document_id)
        for path in _files_in(folder)
        if path.suffix in _ENDINGS
    ]
    for path in [*beside, *orphans]:
        if path in (document, journal) or path.name.startswith("."):
            continue
        if path.suffix not in _ENDINGS and not path.name.startswith(stem):
            continue
        if path.suffix == ".journal" and f"{path.stem}.json" in names and id_of(path.with_suffix(".json")):
            owner = id_of(path.with_suffix(".json"))
            if owner == id_of(path):
                continue  # it is read with its document
        if document_id and id_of(path) == document_id:
            yield path


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []


def leave_out(document: Path, kept: Iterable[Path], before: Contents, chosen: Contents) -> None:
    """Notes that somebody went back to `chosen` on purpose: what the document held `before`, and what the copies `kept`
    hold, is not asked for again. Raises OSError.
    """
    events = set(before.events)
    for path in kept:
        try:
            events |= contents_of(path).events
        except (RecordError, OSError):
            continue
    backups.leave_out(document, (backups.left_out(document) | events) - chosen.events)


def quoted(path: Path) -> str:
    """`path` as it is typed in a command."""
    return subprocess.list2cmdline([str(path)]) if sys.platform == "win32" else shlex.quote(str(path))
