"""Making a whole document again: out of a damaged one, its journal and its backups. What is damaged is never lost."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chietai.i18n import _
from chietai.meeting.clock import Clock
from chietai.records import backups, disk, file_names
from chietai.records.document_files import DocumentFiles
from chietai.records.document_format import Row
from chietai.records.documents import DocumentStorage
from chietai.records.faults import Fault, FaultKind, Verdict
from chietai.records.reading import Examined, examine, file_bytes, readable
from chietai.records.record_errors import NotFoundError, RecordError, store_error

_SPOILT = (FaultKind.EVENT_CHANGED, FaultKind.HALF_CHARACTER, FaultKind.DOUBLE_FIELD)


@dataclass(frozen=True, slots=True)
class Recovered:
    """`path`: the whole document. `events`: how many it has; `missing`: how many numbers are lost; `aside`: how many
    things could not be read as events and are kept in its table `aside`; `kept`: where the damaged document lies now;
    `other`: a second document, when the damaged file held two.
    """

    path: Path
    events: int
    missing: int
    aside: int
    kept: Path
    other: Path | None = None
    faults: tuple[Fault, ...] = field(default=())


def recover(path: Path) -> Recovered:
    """Writes what can be read of the document at `path` into a new file beside it. The old one is not touched.

    Raises RecordError when nothing can be read, or when it is of a newer version.
    """
    path = path.expanduser().resolve()
    found, rows, others = _gathered(path)
    target = file_names.free(path.with_name(f"{file_names.stem(path)}-recovered.json"))
    _write(target, tables_of(found, rows, others))
    other = None
    if found.second:
        other = file_names.free(path.with_name(f"{file_names.stem(path)}-recovered.json"))
        _write(other, tables_of(found, found.second, {}))
    return _summary(found, rows, target, path, other)


def restore(path: Path, clock: Clock, backup: Path | None = None) -> Recovered:
    """Puts a whole document in the place of the one at `path`, which is kept aside word for word first.

    Without `backup`: everything that document, journal and backups hold together. With it: just that backup, without
    what came later. Raises RecordError.
    """
    path = path.expanduser().resolve()
    files = DocumentFiles(path, clock)
    files.lock()
    try:
        if backup is None:
            found, rows, others = _gathered(path)
        else:
            found = readable(backup)
            rows, others = found.rows, found.others
        try:
            kept = _keep_everything(path)
            files.adopt()
        except OSError as error:
            raise store_error(error) from error
        files.begin(found.document_id)
        files.save(tables_of(found, rows, others))
        try:
            disk.remove(file_names.journal(path))
            disk.sync_folder(path.parent)
        except OSError as error:
            raise store_error(error) from error
    finally:
        files.close(all_saved=False)
    return _summary(found, rows, path, kept or path, None)


def _keep_everything(path: Path) -> Path | None:
    kept = None
    for file, what in ((file_names.journal(path), "journal"), (path, "damaged")):
        data = file_bytes(file)
        if data is not None:
            kept = backups.set_aside(path, data, what, file.suffix)
    return kept


def _gathered(path: Path) -> tuple[Examined, list[Row], dict[str, Any]]:
    """What is left of everything: events of the damaged document, of its journal, and of the newest good backup."""
    # The newest alone: what an older one has besides was left out on purpose, when somebody went back.
    good = [readable(newest) for newest in [_newest_good(path)] if newest is not None]
    try:
        found = examine(path)
    except NotFoundError:
        if not good:
            raise
        found = Examined(path)
    for kind in (FaultKind.NEWER, FaultKind.BAD_ID):
        if (fault := next((fault for fault in found.faults if fault.kind is kind), None)) is not None:
            raise RecordError(fault.sentence)
    good = [one for one in good if not found.document_id or one.document_id == found.document_id]
    spoilt = {fault.where for fault in found.faults if fault.kind in _SPOILT}
    rows: dict[str, Row] = {row.event.id: row for row in found.rows}
    for row in (row for earlier in good for row in earlier.rows):
        known = rows.get(row.event.id)
        if known is None or known.key in spoilt:
            rows[row.event.id] = row
    if not rows:
        reasons = [fault.sentence for fault in found.faults if fault.verdict is Verdict.REJECT]
        raise RecordError(
            _("{path}: {problem} There is no earlier copy either, so nothing could be brought back.").format(
                path=path, problem=" ".join(reasons[:1])
            )
        )
    if not found.header and good:
        found.header, found.others = good[0].header, good[0].others
    others = dict(found.others)
    if found.aside:
        others["aside"] = {
            str(n): {"key": a.key, "reason": a.reason, "text": _writable(a.text)} for n, a in enumerate(found.aside, 1)
        }
    return found, with_own_keys(sorted(rows.values(), key=lambda row: row.event.seq)), others


def _writable(text: str) -> str:
    """`text` with what was not UTF-8 spelt out as `\\xNN`."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _newest_good(path: Path) -> Path | None:
    for backup in backups.list_of(path):
        try:
            if examine(backup.path).verdict in (Verdict.ACCEPT, Verdict.WARN):
                return backup.path
        except RecordError:
            continue
    return None


def with_own_keys(rows: list[Row]) -> list[Row]:
    """The rows with a key of its own for each: the first that has one keeps it, the others get the next free ones."""
    taken: set[str] = set()
    highest = max((int(row.key) for row in rows), default=0)
    keyed = []
    for row in rows:
        if row.key in taken:
            highest += 1
            row = row.with_key(str(highest))
        taken.add(row.key)
        keyed.append(row)
    return keyed


def tables_of(found: Examined, rows: list[Row], others: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The tables of a document with these events, the header made anew from them, and these tables of others."""
    header = found.header | found.kind.header([row.event for row in rows])
    return {found.kind.header_table: {"1": header}, "events": {row.key: row for row in rows}, **others}


def _write(target: Path, tables: dict[str, dict[str, Any]]) -> None:
    try:
        DocumentStorage(target).write(tables)
    except OSError as error:
        raise store_error(error) from error


def _summary(found: Examined, rows: list[Row], path: Path, kept: Path, other: Path | None) -> Recovered:
    numbers = {row.event.seq for row in rows}
    lost = {f.where for f in found.faults if f.kind is FaultKind.EVENT_LOST and f.where not in {r.key for r in rows}}
    announced = found.header.get("events")
    known = [max(numbers), announced if isinstance(announced, int) and 0 <= announced < 10**7 else 0]
    missing = max(max(known) - len(numbers), len(lost), 0)
    return Recovered(path, len(rows), missing, len(found.aside), kept, other, tuple(found.faults))
