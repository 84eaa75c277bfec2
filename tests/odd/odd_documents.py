"""What a session document may look like after the world had it: the list, and the means to make its items.

Every item is a named function that changes a sound rehearsed meeting: its bytes (`@odd_bytes`), its tables
(`@odd_tables`), or the folder it lies in (`@odd_folder`). The first line of the function's docstring says what is odd.
The functions stand in `odd_files`, `odd_shapes`, `odd_values`, `odd_references`, `odd_texts` and `odd_companions`;
whoever wants all of them asks `odd_documents()`.
"""

import contextlib
import copy
import hashlib
import importlib
import io
import json
import re
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Tables = dict[str, Any]
NAME = "odd.json"
_MODULES = ("odd_files", "odd_shapes", "odd_values", "odd_references", "odd_texts", "odd_companions")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls, halves of pairs, and marks that turn the direction."""


@dataclass(frozen=True)
class OddDocument:
    """`make` writes the document under the given path, and whatever lies beside it."""

    name: str
    oddity: str
    make: Callable[[Path], None]


_FOUND: dict[str, OddDocument] = {}


def odd_documents() -> tuple[OddDocument, ...]:
    """All of them, in the order of the modules."""
    for module in _MODULES:
        importlib.import_module(f"{__package__}.{module}")
    return tuple(_FOUND.values())


def _add(name: str, oddity: str, make: Callable[[Path], None]) -> None:
    assert name not in _FOUND, f"two odd documents are called {name}"
    _FOUND[name] = OddDocument(name, oddity, make)


def _named(function: Callable[..., object]) -> tuple[str, str]:
    assert function.__doc__, f"{function.__name__} does not say what is odd"
    return function.__name__.strip("_").replace("_", "-"), function.__doc__.splitlines()[0]


def odd_bytes(function: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """A change of the bytes of a whole document."""

    def make(path: Path) -> None:
        path.write_bytes(function(rehearsed().encode("utf-8")))

    _add(*_named(function), make)
    return function


def odd_tables(
    *, events: int | None = None, sealed: bool = True
) -> Callable[[Callable[[Tables], object]], Callable[[Tables], object]]:
    """A change of the tables of a rehearsed meeting, which may also answer other tables. Sealed, they are written with
    checksums that are right, as by a program that meant it; otherwise without any, as by hand."""

    def decorate(function: Callable[[Tables], object]) -> Callable[[Tables], object]:
        def make(path: Path) -> None:
            tables = rehearsed_tables(events)
            answer = function(tables)
            write_document(path, tables if answer is None else answer, sealed=sealed)

        _add(*_named(function), make)
        return function

    return decorate


def odd_folder(function: Callable[[Path], None]) -> Callable[[Path], None]:
    """A change of the folder: the function gets the path of the document, and writes it if there is to be one."""
    _add(*_named(function), function)
    return function


@cache
def rehearsed(events: int | None = None) -> str:
    """The text of a sound document: a whole meeting of ten people, or its first `events` events."""
    from chietai.cli import main

    with tempfile.TemporaryDirectory() as folder:
        argv = ["rehearse", "--members", "10", "--tables", "3", "--seed", "odd", "--out", folder, "--name", "sound"]
        if events is not None:
            argv += ["--events", str(events)]
        with contextlib.redirect_stdout(io.StringIO()):
            assert main(argv) == 0
        return (Path(folder) / "sound.json").read_text("utf-8")


def rehearsed_tables(events: int | None = None) -> Tables:
    """The tables of `rehearsed`, to be changed."""
    return copy.deepcopy(_parsed(events))


@cache
def _parsed(events: int | None) -> Tables:
    tables: Tables = json.loads(rehearsed(events))
    return tables


def event_list(tables: Tables) -> list[dict[str, Any]]:
    """The events of the tables themselves, oldest first."""
    return list(tables["events"].values())


def first_of(tables: Tables, kind: str) -> dict[str, Any]:
    """The first event of a type."""
    return next(event for event in event_list(tables) if event["type"] == kind)


def append_event(tables: Tables, kind: str, /, **fields: Any) -> dict[str, Any]:
    """A further event, with an envelope that follows the last one."""
    last = tables["events"][next(reversed(tables["events"]))]
    seq = len(tables["events"]) + 1
    while str(seq) in tables["events"]:
        seq += 1
    event = {"type": kind, "id": f"odd-{seq}", "seq": seq, "at": last["at"], "by": "desk", **fields}
    tables["events"][str(seq)] = event
    return event


def write_document(path: Path, tables: Any, *, sealed: bool) -> None:
    """Writes tables as the format describes it, with right checksums or with none."""
    path.write_text(document_text(tables, sealed=sealed), "utf-8", newline="\n")


def document_text(tables: Any, *, sealed: bool) -> str:
    """The text of a document, written from the description of the format and from nothing else."""
    if not _can_be_sealed(tables):
        return json.dumps(tables, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode("utf-8")
    header = {name: value for name, value in tables["session"]["1"].items() if name != "checksum"}
    others = {name: table for name, table in tables.items() if name not in ("session", "events", "checks")}
    lines = {key: _one_line(event) for key, event in tables["events"].items()}
    checks = {key: f"{zlib.crc32(line.encode('utf-8')):08x}" for key, line in lines.items()}
    if sealed:
        header["events"] = len(lines)
        parts = [_one_line(header, sort_keys=True), *(f"{key} {check}" for key, check in checks.items())]
        parts.append(_one_line(others, sort_keys=True))
        header["checksum"] = f"sha256:{hashlib.sha256(chr(10).join(parts).encode('utf-8')).hexdigest()}"
    rows = ",\n".join(f"{_one_line(key)}: {line}" for key, line in lines.items())
    text = f'{{\n"session": {{"1": {_one_line(header)}}},\n"events": {{\n{rows}\n}}'
    if sealed:
        text += f',\n"checks": {{"1": {_one_line(checks)}}}'
    for name, table in others.items():
        text += f",\n{_one_line(name)}: {_one_line(table)}"
    return text + "\n}\n"


def _can_be_sealed(tables: Any) -> bool:
    return (
        isinstance(tables, dict)
        and isinstance(tables.get("events"), dict)
        and isinstance(tables.get("session"), dict)
        and isinstance(tables["session"].get("1"), dict)
        and len(tables["session"]) == 1
    )


def _one_line(value: Any, *, sort_keys: bool = False) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=sort_keys)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
