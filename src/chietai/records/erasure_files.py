"""Erasing in the files that are no documents of the library: copies under other names, journals that were left behind,
papers, notes, logs, settings. And in the names of files.
"""

import bz2
import gzip
import io
import json
import lzma
import os
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from chietai.meeting.limits import LARGEST_FILE
from chietai.privacy.erasing import Eraser
from chietai.records import disk, file_names
from chietai.records.document_header import header_of
from chietai.records.erased_document import ErasedDocument
from chietai.records.erased_values import ValueEraser, cut_raw, renamed_ids
from chietai.records.faults import Verdict
from chietai.records.journal import encode, scan
from chietai.records.people_keys import FOLDER as KEYS_FOLDER
from chietai.records.reading import Examined, examine, tables_of
from chietai.records.record_errors import RecordError, why
from chietai.records.renaming import rename_remains

_ENDINGS = ("json", "json.tmp", "journal", "lock", "holder", "stage", "turned", "shown", "turned.tmp", "shown.tmp")
_NAME_MARK = "xx"
_COPIES = ("changed-", "damaged-", "found-", "torn-")
_OTHER_ENCODINGS = ("cp932", "euc_jp")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF_16_WITHOUT_MARK = ("utf-16-le", "utf-16-be")
_PACKED = {b"\x1f\x8b": gzip.decompress, b"BZh": bz2.decompress, b"\xfd7zXZ\x00": lzma.decompress}
_KEPT = ("json", "journal", "lock", "holder")
"""What belongs to a document and is written by whoever holds it; notes of a wall and temporary files are text."""
_EVENT_LINE = re.compile(r'"([0-9]+)": (\{.*\}),?')
"""How an event stands in a document that this program wrote."""


@dataclass(slots=True)
class Outcome:
    """What became of it. `documents`: erased, with so many `events` in all; `erased`: other files, rewritten;
    `renamed`: old and new path; `failed`: what still holds it, and why ("" for what is no text and has to be thrown
    away by hand).
    """

    events: int = 0
    documents: list[Path] = field(default_factory=list)
    erased: list[Path] = field(default_factory=list)
    renamed: list[tuple[Path, Path]] = field(default_factory=list)
    failed: dict[Path, str] = field(default_factory=dict)


def files_beside(documents: Iterable[Path], folders: Collection[Path]) -> Iterator[Path]:
    """The files that may be copies of `documents` or belong to them: in `folders`, which are the program's own, all
    files; beside documents that lie elsewhere those that bear their names, or a name that this program gives to copies.
    """
    own = [folder.resolve() for folder in folders]
    for folder in own:
        yield from _files_in(folder)
    elsewhere: dict[Path, list[str]] = {}
    for document in documents:
        if not any(document.is_relative_to(folder) for folder in own):
            elsewhere.setdefault(document.parent, []).append(file_names.stem(document))
    for folder, stems in elsewhere.items():
        beginnings = (*stems, *_COPIES)
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name.lstrip(".").startswith(beginnings) and path.is_file():
                yield path
        for stem in stems:
            yield from _files_in(folder / file_names.BACKUPS / stem)


def _files_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink() and not path.is_relative_to(folder / KEYS_FOLDER):
            yield path


def erase_in_file(path: Path, eraser: Eraser) -> bool:
    """Erases in one file; whether it held it. Raises OSError, and ValueError when it holds it and is no text."""
    if path.stat().st_size > LARGEST_FILE:
        return False
    data = disk.read_bytes(path)
    if _glance(data, eraser) is False:
        return False
    erased = _erased_document(path, eraser) if b'"events"' in data else None
    if erased is None:
        erased = _erased_journal(data, eraser) if path.suffix == ".journal" else _erased_text(data, eraser)
    if erased is None or erased == data:
        return False
    disk.replace_with(path, erased)
    return True


def holds_events(path: Path, known_lines: AbstractSet[str]) -> bool:
    """Whether a file looks like a document, whatever its name, with other events than those of `known_lines`: nearly
    every copy has none, and need not be understood."""
    try:
        if path.stat().st_size > LARGEST_FILE or b'"events"' not in (data := disk.read_bytes(path)):
            return False
    except OSError:
        return False
    found = [match[2] for match in map(_EVENT_LINE.fullmatch, data.decode("utf-8", "replace").split("\n")) if match]
    return not set(found) <= known_lines or len(found) != (header_of(path) or {}).get("events")


def holds(path: Path, eraser: Eraser, changed_lines: Collection[str] = ()) -> bool:
    """Whether a file holds something that would be erased, text or not. True for one that cannot be read: it may.

    `changed_lines`: lines of events that are known to hold it.
    """
    try:
        data = disk.read_bytes(path)
        glance = _glance(data, eraser, changed_lines)
        if glance is not None:
            return glance
        erased = _erased_document(path, eraser) if b'"events"' in data else None
        if erased is None:
            erased = _erased_text(data, eraser)
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
    return erased is not None and erased != data


def _glance(data: bytes, eraser: Eraser, changed_lines: Collection[str] = ()) -> bool | None:
    """Whether a file that is plain text holds it, by its lines alone, without understanding it; None when they do not
    tell. A line of an event that is found in many copies is looked at once.
    """
    if b"\0" in data or b"\x1b" in data or data.startswith((*_UTF_16, *_PACKED)):
        return None
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return None
    doubtful = False
    for line in lines:
        key, line = match.groups() if (match := _EVENT_LINE.fullmatch(line)) is not None else ("", line)
        if line in changed_lines:
            return True
        doubtful = doubtful or eraser.may_find(line) or bool(key and eraser.may_find(key))
    return None if doubtful else False


def document_may_hold(path: Path, eraser: Eraser) -> bool:
    """Whether one of the texts in a document and its journal may hold it: a glance at all lines. True for what cannot
    be read."""
    for file in (path, file_names.journal(path)):
        try:
            if _glance(disk.read_bytes(file), eraser) is not False:
                return True
        except FileNotFoundError:
            continue
        except OSError:
            return True
    return False


def unreadable_folders(folders: Collection[Path]) -> dict[Path, str]:
    """The folders in `folders` that cannot be looked into, each with the reason: what is in them is not known."""
    unread: dict[Path, str] = {}

    def note(error: OSError) -> None:
        unread[Path(error.filename)] = why(error)

    for folder in folders:
        for _root, _below, _files in os.walk(folder, onerror=note if folder.exists() else None):
            pass
    return unread


def _erased_document(path: Path, eraser: Eraser) -> bytes | None:
    """The whole of a copy of a document; None when it is none, or damaged: then it is text like any other."""
    try:
        examined = examine(path)
    except RecordError:
        return None
    if examined.verdict not in (Verdict.ACCEPT, Verdict.WARN) or examined.from_journal or examined.aside:
        return None
    try:
        tables = erased_tables(examined, eraser)
    except RecordError:
        return None
    return examined.kind.text(tables).encode() if tables is not None else disk.read_bytes(path)


def erased_tables(examined: Examined, eraser: Eraser) -> dict[str, dict[str, object]] | None:
    """The tables of a document without it; None when it holds nothing of it."""
    erased = ErasedDocument(eraser, examined.rows)
    others, header = erased.table(examined.others), erased.table(examined.header)
    if others == examined.others and header == examined.header and not erased.changed:
        return None
    examined.header = header
    return tables_of(examined, erased.rows, others)


def _erased_journal(data: bytes, eraser: Eraser) -> bytes:
    """A journal that was left behind: each line is a whole line again, with its checksum."""
    scanned = scan(data)
    lines = data.splitlines(keepends=True)
    if scanned.bad or scanned.torn:
        return _erased_text(data, eraser) or data
    erased = []
    for line in lines:
        body = json.loads(line[9:])
        rows = body if isinstance(body, list) else [body]
        values = ValueEraser(eraser, renamed_ids(eraser, [row for row in rows if isinstance(row, dict)]))
        cleaned = [values.table(row) if isinstance(row, dict) else row for row in rows]
        erased.append(line if cleaned == rows else encode([json.dumps(row, ensure_ascii=False) for row in cleaned]))
    return b"".join(erased)


def _erased_text(data: bytes, eraser: Eraser) -> bytes | None:
    """The text without it, line by line in whatever encoding a line is; None when it holds nothing and is no text.

    Raises ValueError for what is no text and holds it.
    """
    wide = "utf-16" if data.startswith(_UTF_16) else _wide_encoding(data, eraser)
    if wide:
        text = data.decode(wide)
        erased = "".join(_cut_line(line, eraser) for line in text.splitlines(keepends=True))
        return erased.encode(wide) if erased != text else data
    if b"\0" in data or data.startswith(tuple(_PACKED)):
        if any(eraser.finds(part) for part in _texts_of(data)):
            raise ValueError("no text")
        return None
    return b"".join(_cut_bytes(line, eraser) for line in data.splitlines(keepends=True))


def _wide_encoding(data: bytes, eraser: Eraser) -> str:
    """The encoding of two bytes a character in which a file without its mark holds it; "" for none."""
    if b"\0" not in data or len(data) % 2:
        return ""
    readable_as = (encoding for encoding in _UTF_16_WITHOUT_MARK if _is_text(data, encoding))
    return next((e for e in readable_as if any(map(eraser.finds, data.decode(e).splitlines()))), "")


def _cut_bytes(line: bytes, eraser: Eraser) -> bytes:
    """A line without it. Its encoding is the one in which it holds it: logs of several programs mix them."""
    text = line.decode("utf-8", "surrogateescape")
    erased = _cut_line(text, eraser)
    if erased != text:
        return erased.encode("utf-8", "surrogateescape")
    others = () if _is_text(line, "utf-8") else _OTHER_ENCODINGS
    for encoding in (*others, *(("iso2022_jp",) if b"\x1b" in line else ())):
        if _is_text(line, encoding):
            text = line.decode(encoding)
            erased = _cut_line(text, eraser)
            if erased != text:
                return erased.encode(encoding, "replace")
    return line


def _cut_line(line: str, eraser: Eraser) -> str:
    body = line.rstrip("\r\n")
    return cut_raw(eraser, body) + line[len(body) :]


def _is_text(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _texts_of(data: bytes) -> Iterator[str]:
    """What can be read in a file that is no text: in a packed one (xlsx, docx, ods, gz) what is in it."""
    unpack = next((unpack for mark, unpack in _PACKED.items() if data.startswith(mark)), None)
    if unpack is not None:
        try:
            data = unpack(data)
        except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError):
            return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name
                yield from packed.read(name).decode("utf-8", "replace").split("<")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        yield from data.decode("utf-8", "replace").split("\0")


# -- names ------------------------------------------------------------------------------------------------------------


def nameless(name: str, eraser: Eraser) -> str:
    """The name of a file without it; `name` itself when there is nothing in it."""
    if not eraser.finds(name):
        return name
    return eraser.cut(name, _NAME_MARK)


def rename_others(
    paths: Collection[Path], kept: AbstractSet[tuple[Path, str]], eraser: Eraser, outcome: Outcome
) -> None:
    """Gives what is no document and holds it in its name another name, the innermost first, so that paths stay true.

    `kept`: folder and stem of documents that keep their names, with what belongs to them.
    """
    for path in sorted(paths, key=lambda path: len(path.parts), reverse=True):
        name = nameless(path.name, eraser)
        if name == path.name or belongs_to(path, kept):
            continue
        try:
            _rename(path, name)
        except FileNotFoundError:
            continue  # it went along with a document
        except OSError as error:
            outcome.failed[path] = why(error)


def everything_in(folders: Collection[Path]) -> list[Path]:
    """All files and folders in `folders`."""
    return [path for folder in folders if folder.is_dir() for path in folder.rglob("*")]


def is_kept_by(path: Path, documents: AbstractSet[tuple[Path, str]]) -> bool:
    """Whether a file is erased with its document, or is held by whoever has that open; notes of a wall are not."""
    return belongs_to(path, documents, _KEPT)


def belongs_to(path: Path, documents: AbstractSet[tuple[Path, str]], endings: Collection[str] = _ENDINGS) -> bool:
    """Whether a file is one of these documents (folder and stem), its journal, its lock, a note, or a copy of it.

    `endings`: of which files of a document that is said.
    """
    for copies in (path, *path.parents):
        if copies.parent.name == file_names.BACKUPS and (copies.parent.parent, copies.name) in documents:
            return True
    name = path.name.lstrip(".")
    return any(name.endswith(f".{end}") and (path.parent, name.removesuffix(f".{end}")) in documents for end in endings)


def _rename(path: Path, name: str) -> None:
    if path.name.startswith(".") and path.suffix in (".lock", ".holder", ".stage", ".turned", ".shown", ".tmp"):
        disk.remove(path)  # of a document that has another name now, or is gone
        return
    if path.is_dir() and path.parent.name == file_names.BACKUPS:
        document = path.parent.parent / f"{path.name}.json"
        rename_remains(document, document.with_name(f"{name}.json"))
        return
    disk.calls.replace(str(path), str(file_names.free(path.with_name(name))))
    disk.sync_folder(path.parent)
