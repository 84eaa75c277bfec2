"""The content of a folder, possible member lists first, and a sentence for a folder that cannot be read."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.suggester import Suggester

from chietai.i18n import _
from chietai.regular_files import expanded

LISTS = (".csv", ".xlsx", ".xlsm", ".xls", ".tsv", ".txt")
"""Endings of files that may hold a member list."""
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder or a file; `name` is what to show."""

    path: Path
    name: str
    folder: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, what is in it, and a sentence when it cannot be read."""

    path: Path
    entries: tuple[Entry, ...] = ()
    problem: str = ""


def list_folder(path: Path) -> Folder:
    """What lies in `path`: the folder above, files that may be lists, folders. Hidden ones are left out.

    Reads the disk: call it in a worker.
    """
    above = [Entry(path.parent, "..", True)] if path.parent != path else []
    folders, files = list[Entry](), list[Entry]()
    try:
        with os.scandir(path) as items:
            for item in items:
                if item.name.startswith(".") or len(folders) + len(files) >= _MOST:
                    continue
                if item.is_dir():
                    folders.append(Entry(Path(item.path), item.name, True))
                elif item.name.lower().endswith(LISTS) and not item.name.startswith("~$"):
                    files.append(Entry(Path(item.path), item.name, False))
    except (OSError, ValueError):
        problem = _("The folder {folder} cannot be opened. Please choose another one.").format(folder=path)
        return Folder(path, tuple(above), problem)
    for entries in (folders, files):
        entries.sort(key=lambda entry: entry.name.casefold())
    return Folder(path, (*above, *files, *folders))


def documents_folder() -> Path:
    """Where the user keeps documents, or the home folder; else the current folder, or the topmost when that is gone."""
    from platformdirs import user_documents_path

    try:
        for place in (user_documents_path(), Path.home()):
            if place.is_dir():
                return place
    except (OSError, RuntimeError):
        pass
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)


def resolve_typed_path(typed: str, folder: Path) -> Path | None:
    """The path that `typed` is, seen from `folder`; None when it cannot be one."""
    try:
        path = expanded(typed.strip().strip("\"'"))
        return path if path.is_absolute() else folder / path
    except (OSError, ValueError, RuntimeError):
        return None


class NameSuggester(Suggester):
    """Completes names of what is in the folder that is shown."""

    def __init__(self, entries: Callable[[], Sequence[Entry]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._entries = entries

    async def get_suggestion(self, value: str) -> str | None:
        """The first name that begins with `value`."""
        return next((e.name for e in self._entries() if value and e.name.startswith(value) and e.name != ".."), None)
