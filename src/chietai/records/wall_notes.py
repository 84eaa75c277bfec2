"""Two small notes beside a document, by which the desk and a window for the wall turn the same pages.

What is turned is no part of the record, so these are no events: files that are gone when nobody needs them. Nothing
depends on them: where a note cannot be written or read there is none, and the wall turns its pages by itself.
"""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeGuard

from chietai.records import disk, file_names

_LIMIT = 1000  # bytes; both notes are far shorter


@dataclass(frozen=True, slots=True)
class Turned:
    """What the facilitator turned to by hand, from the desk to the wall.

    `seq`: the last event that the desk knew. `page` of `pages`, counted from 0; None: no page was turned. `skipped`:
    the draw whose show was skipped (the id of its event), "" for none.
    """

    seq: int
    page: int | None = None
    pages: int = 1
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the wall shows, from the wall to the desk: `page` of `pages`, counted from 0, after the event `seq`."""

    seq: int
    page: int
    pages: int


def turned(document: Path) -> Turned | None:
    """The note of the desk; None when there is none."""
    told = _read(file_names.turned(document))
    seq, page, pages, skipped = (told.get(name) for name in ("seq", "page", "pages", "skipped"))
    if not (_count(seq) and (page is None or _count(page)) and _count(pages) and isinstance(skipped, str)):
        return None
    return Turned(seq, page, max(1, pages), skipped)


def which_turned(document: Path) -> disk.Identity | None:
    """What tells one note of the desk from the next, without reading it; None when there is none."""
    try:
        return disk.identity(file_names.turned(document))
    except OSError:
        return None


def leave_turned(document: Path, note: Turned | None) -> None:
    """Leaves the note of the desk; None takes it away."""
    _leave(file_names.turned(document), None if note is None else asdict(note))


def shown(document: Path) -> Shown | None:
    """The note of the wall; None when there is none."""
    told = _read(file_names.shown(document))
    seq, page, pages = (told.get(name) for name in ("seq", "page", "pages"))
    return Shown(seq, page, max(1, pages)) if _count(seq) and _count(page) and _count(pages) else None


def leave_shown(document: Path, note: Shown | None) -> None:
    """Leaves the note of the wall; None takes it away."""
    _leave(file_names.shown(document), None if note is None else asdict(note))


def along(page: int, pages: int, of: int) -> int:
    """The page of a stage with `of` pages that goes with `page` of `pages`, all counted from 0."""
    return page if of >= pages else page * of // pages


def _count(value: Any) -> TypeGuard[int]:
    return type(value) is int and value >= 0


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(_LIMIT))
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _leave(path: Path, told: dict[str, Any] | None) -> None:
    # Not durable on purpose: waiting for the disk would delay the key that turned the page.
    temporary = path.with_name(f"{path.name}.tmp")
    with contextlib.suppress(OSError):
        if told is None:
            disk.remove(path)
            return
        disk.remove(temporary)
        handle = disk.calls.open(str(temporary), os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            disk.write_all(handle, json.dumps(told).encode())
        finally:
            disk.calls.close(handle)
        disk.calls.replace(str(temporary), str(path))
