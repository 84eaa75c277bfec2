"""Copies of a document: the last good ones, and whatever was set aside because it was damaged or strange."""

import contextlib
import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chietai.records import disk, file_names
from chietai.records.clock_and_ids import modified_at

KEPT = 5
_LEFT_OUT = "left-out.txt"
_MARK_LENGTH = 12
_NAME = re.compile(r"(\d+)-(\d+)-[0-9a-f]+\.json")


@dataclass(frozen=True, slots=True)
class Backup:
    """A good document of earlier: its place in the row of all, how many events it holds, when it was made."""

    path: Path
    number: int
    events: int
    made_at: datetime


def keep(document: Path, data: bytes, events: int, contained: Collection[str] = ()) -> str:
    """Keeps `data`, a good document, as the newest. Beyond `KEPT` the oldest are removed, of those whose names are
    `contained`: nothing in them that the document lacks. Gives the name of the new one. Raises OSError.
    """
    folder = file_names.backups(document)
    disk.make_folder(folder)
    known = good_copies(document)
    number = known[0].number + 1 if known else 1
    name = f"{number:05d}-{events:07d}-{_mark(data)}.json"
    disk.replace_with(folder / name, data)
    for old in known[KEPT - 1 :]:
        if old.path.name in contained:
            disk.remove(old.path)
    return name


def is_same(copy: Path, digest: str) -> bool:
    """Whether a good copy has the content with this SHA-256, by its name."""
    return bool(digest) and copy.stem.rpartition("-")[2] == digest[:_MARK_LENGTH]


def left_out(document: Path) -> frozenset[str]:
    """The ids of the events that somebody left out on purpose, when they went back to an earlier copy."""
    try:
        return frozenset(disk.read_bytes(file_names.backups(document) / _LEFT_OUT).decode("utf-8", "replace").split())
    except OSError:
        return frozenset()


def leave_out(document: Path, events: Collection[str]) -> None:
    """These events, and no others, are left out on purpose from now on. Raises OSError."""
    if frozenset(events) == left_out(document):
        return
    folder = file_names.backups(document)
    disk.make_folder(folder)
    disk.replace_with(folder / _LEFT_OUT, "".join(f"{event}\n" for event in sorted(events)).encode())


def good_copies(document: Path) -> list[Backup]:
    """The good documents of earlier, the newest first."""
    backups = []
    try:
        paths = list(file_names.backups(document).iterdir())
    except OSError:
        return []
    for path in paths:
        if (match := _NAME.fullmatch(path.name)) is not None:
            with contextlib.suppress(OSError):
                modified = modified_at(path)
                backups.append(Backup(path, int(match[1]), int(match[2]), modified))
    return sorted(backups, key=lambda backup: backup.number, reverse=True)


def all_copies(document: Path) -> list[Path]:
    """Every file that was kept of `document`, good or not."""
    folder = file_names.backups(document)
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def set_aside(document: Path, data: bytes, what: str, suffix: str = ".json") -> Path:
    """Keeps `data`, which is not good, under a name that begins with `what`. Raises OSError."""
    folder = file_names.backups(document)
    disk.make_folder(folder)
    path = folder / f"{what}-{_mark(data)}{suffix}"
    if not path.exists():
        disk.write_new(path, data)
        disk.sync_folder(folder)
    return path


def keep_foreign(document: Path, path: Path, what: str) -> Path | None:
    """Sets aside what another program put at `path`, if anything is there. Raises OSError."""
    if disk.identity(path) is None:
        return None
    return set_aside(document, disk.read_bytes(path), f"changed-{what}", path.suffix)


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_MARK_LENGTH]
