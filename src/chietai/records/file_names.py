"""Where the files beside a document lie."""

from pathlib import Path


def stem(document: Path) -> str:
    """The name of a document without `.json`."""
    return document.name.removesuffix(".json") if document.name.endswith(".json") else f"{document.name}_"


def journal(document: Path) -> Path:
    """The journal: there while a meeting is live, and after a bad end."""
    return document.with_name(f"{stem(document)}.journal")


def lock(document: Path) -> Path:
    """The file that is locked while somebody writes. It may lie about; only the lock on it counts."""
    return document.with_name(f".{stem(document)}.lock")


def stage(document: Path) -> Path:
    """The file that is locked while a window shows the stage of this document."""
    return document.with_name(f".{stem(document)}.stage")


def turned(document: Path) -> Path:
    """The note about the page that the desk turned to by hand."""
    return document.with_name(f".{stem(document)}.turned")


def shown(document: Path) -> Path:
    """The note about the page that the window for the wall shows."""
    return document.with_name(f".{stem(document)}.shown")


def holder(document: Path) -> Path:
    """Who holds the lock, to be read by others."""
    return document.with_name(f".{stem(document)}.holder")


def backups(document: Path) -> Path:
    """The folder with the last good documents, and with all that was ever set aside from this one."""
    return document.with_name("backups") / stem(document)


def free(path: Path) -> Path:
    """`path`, or with a number in its name when there is such a file."""
    number, wanted = 1, path
    while path.exists() or path.is_symlink():
        number += 1
        path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return path
