"""Copies of a document: the last good ones, and whatever was set aside because it was damaged or strange."""

import contextlib
import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chietai.records import disk, names

KEPT = 5


@dataclass(frozen=True, slots=True)
class Backup:
    """A good document of earlier: how many events it holds, and when it was made."""

    path: Path
    events: int
    made_at: datetime


def keep(document: Path, data: bytes, events: int) -> None:
    """Keeps `data`, a good document, and lets go of the oldest beyond `KEPT`. Raises OSError."""
    folder = names.backups(document)
    disk.make_folder(folder)
    path = folder / f"{events:07d}-{_mark(data)}.json"
    if not path.exists():
        disk.replace_with(path, data)
    for old in list_of(document)[KEPT:]:
        disk.remove(old.path)


def list_of(document: Path) -> list[Backup]:
    """The good documents of earlier, the newest first."""
    found = []
    try:
        paths = list(names.backups(document).iterdir())
    except OSError:
        return []
    for path in paths:
        count, _, rest = path.name.partition("-")
        if count.isdecimal() and rest.endswith(".json"):
            with contextlib.suppress(OSError):
                made = path.stat().st_mtime_ns
                found.append((made, Backup(path, int(count), datetime.fromtimestamp(made / 1e9).astimezone())))
    return [backup for _made, backup in sorted(found, key=lambda pair: (pair[0], pair[1].events), reverse=True)]


def set_aside(document: Path, data: bytes, what: str, suffix: str = ".json") -> Path:
    """Keeps `data`, which is not good, under a name that begins with `what`. Raises OSError."""
    folder = names.backups(document)
    disk.make_folder(folder)
    path = folder / f"{what}-{_mark(data)}{suffix}"
    if not path.exists():
        disk.write_new(path, data)
        disk.sync_folder(folder)
    return path


def keep_strange(document: Path, path: Path, what: str) -> Path | None:
    """Sets aside what another program put at `path`, if anything is there. Raises OSError."""
    if disk.identity(path) is None:
        return None
    return set_aside(document, disk.read_bytes(path), f"changed-{what}", path.suffix)


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
