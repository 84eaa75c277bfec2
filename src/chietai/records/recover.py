"""Making a whole document again: out of a damaged one, its journal and its backups. What is damaged is never lost."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chietai.i18n import _
from chietai.records import backups, disk, file_names
from chietai.records.carried_erasures import CarriedErasures
from chietai.records.clock_and_ids import Clock
from chietai.records.document_files import DocumentFiles
from chietai.records.document_format import Row
from chietai.records.documents import DocumentStorage
from chietai.records.event_order import with_own_keys
from chietai.records.faults import Fault, FaultKind, Verdict
from chietai.records.reading import Examined, examine, file_bytes, readable, tables_of
from chietai.records.record_errors import NotFoundError, RecordError, store_error
from chietai.records.version_contents import Contents, contents_of
from chietai.records.versions import leave_out
from chietai.regular_files import resolved


@dataclass(frozen=True, slots=True)
class Recovered:
    """`path`: the whole document. `events`: how many it has; `missing`: how many numbers are lost; `aside`: how many
    things could not be read as events and are kept in its table `aside`; `kept_at`: where the damaged document lies
    now; `other`: a second document, when the damaged file held two.
    """

    path: Path
    events: int
    missing: int
    aside: int
    kept_at: Path
    other: Path | None = None
    faults: tuple[Fault, ...] = field(default=())


def recover(path: Path) -> Recovered:
    """Writes what can be read of the document at `path` into a new file beside it. The old one is not touched.

    Raises RecordError when nothing can be read, or when it is of a newer version.
    """
    path = resolved(path)
    examined, rows, others = _gathered(path)
    target = file_names.free(path.with_name(f"{file_names.stem(path)}-recovered.json"))
    _write(target, tables_of(examined, rows, others))
    other = None
    if examined.second:
        other = file_names.free(path.with_name(f"{file_names.stem(path)}-recovered.json"))
        _write(other, tables_of(examined, examined.second, {}))
    return _summary(examined, rows, target, path, other)


def restore(path: Path, clock: Clock, backup: Path | None = None) -> Recovered:
    """Puts a whole document in the place of the one at `path`, which is kept aside word for word first.

    Without `backup`: everything that document, journal and backups hold together. With it: just that backup, without
    what came later, which was left out on purpose then and is not asked for again. What was erased from that backup is
    erased from all that is kept of the document as well. Raises RecordError.
    """
    path = resolved(path)
    files = DocumentFiles(path, clock)
    files.lock()
    try:
        if backup is None:
            examined, rows, others = _gathered(path)
        else:
            examined = readable(backup)
            rows, others = examined.rows, examined.others
        copies = [copy.path for copy in backups.good_copies(path)] if backup is not None else []
        try:
            before = _contents(path) if backup is not None else Contents()
            carried = _carried(path, examined) if backup is not None else None
            if carried is None:
                kept_at = _keep_everything(path)
            else:
                # As in an erasure: the copies first. Were the program to stop here, the document would still tell.
                carried.reach_copies(path)
                kept_at = backups.set_aside(path, carried.text_of(examine(path)).encode(), "damaged")
            files.adopt()
        except OSError as error:
            raise store_error(error) from error
        files.begin(examined.document_id)
        files.save(tables_of(examined, rows, others))
        try:
            disk.remove(file_names.journal(path))
            disk.sync_folder(path.parent)
            if backup is not None:
                leave_out(path, copies, before, Contents.of(rows))
        except OSError as error:
            raise store_error(error) from error
    finally:
        files.close(all_saved=False)
    return _summary(examined, rows, path, kept_at or path, None)


def _carried(path: Path, chosen: Examined) -> CarriedErasures | None:
    """What was erased from `chosen` and not from the document, which must not be kept anywhere then."""
    try:
        before = examine(path)
    except RecordError:
        return None
    return CarriedErasures(before, chosen) if CarriedErasures.lacking_in(before, chosen) else None


def _contents(path: Path) -> Contents:
    try:
        return contents_of(path)
    except (RecordError, OSError):
        return Contents()


def _keep_everything(path: Path) -> Path | None:
    kept_at = None
    for file, what in ((file_names.journal(path), "journal"), (path, "damaged")):
        data = file_bytes(file)
        if data is not None:
            kept_at = backups.set_aside(path, data, what, file.suffix)
    return kept_at


def _gathered(path: Path) -> tuple[Examined, list[Row], dict[str, Any]]:
    """What is left of everything: events of the damaged document, of its journal, and of the newest good backup."""
    # The newest alone: what an older one has besides was left out on purpose, when somebody went back.
    newest = _newest_good(path) or _fullest_kept(path)
    backup = readable(newest) if newest is not None else None
    try:
        examined = examine(path)
    except NotFoundError:
        if backup is None:
            raise
        examined = Examined(path)
    for kind in (FaultKind.NEWER, FaultKind.BAD_ID, FaultKind.TOO_MUCH):
        if (fault := next((fault for fault in examined.faults if fault.kind is kind), None)) is not None:
            raise RecordError(fault.sentence)
    if backup is not None and examined.document_id not in ("", backup.document_id):
        backup = None
    spoilt = {fault.where for fault in examined.faults if fault.spoils_event}
    rows: dict[str, Row] = {row.event.id: row for row in examined.rows}
    for row in backup.rows if backup is not None else ():
        known = rows.get(row.event.id)
        if known is None or known.key in spoilt:
            rows[row.event.id] = row
    if not rows:
        reasons = [fault.sentence for fault in examined.faults if fault.verdict is Verdict.REJECT]
        raise RecordError(
            _("{path}: {problem} There is no earlier copy either, so nothing could be brought back.").format(
                path=path, problem=" ".join(reasons[:1])
            )
        )
    if not examined.header and backup is not None:
        examined.header, examined.others = backup.header, backup.others
    others = dict(examined.others)
    if examined.aside:
        others["aside"] = {
            str(n): {"key": a.key, "reason": a.reason, "text": _writable(a.text)}
            for n, a in enumerate(examined.aside, 1)
        }
    return examined, with_own_keys(sorted(rows.values(), key=lambda row: row.event.seq)), others


def _writable(text: str) -> str:
    """`text` with what was not UTF-8 spelt out as `\\xNN`."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _newest_good(path: Path) -> Path | None:
    for backup in backups.good_copies(path):
        try:
            if examine(backup.path).sound:
                return backup.path
        except RecordError:
            continue
    return None


def _fullest_kept(path: Path) -> Path | None:
    """When nothing else is left of the document: what was once set aside of it."""
    if path.exists() or file_names.journal(path).exists():
        return None
    kept = [(len(_contents(copy).events), copy) for copy in backups.all_copies(path) if copy.suffix == ".json"]
    events, copy = max(kept, default=(0, path))
    return copy if events else None


def _write(target: Path, tables: dict[str, dict[str, Any]]) -> None:
    try:
        DocumentStorage(target).write(tables)
    except OSError as error:
        raise store_error(error) from error


def _summary(examined: Examined, rows: list[Row], path: Path, kept_at: Path, other: Path | None) -> Recovered:
    numbers = {row.event.seq for row in rows}
    lost = {f.where for f in examined.faults if f.kind is FaultKind.EVENT_LOST and f.where not in {r.key for r in rows}}
    announced = examined.header.get("events")
    known = [max(numbers), announced if isinstance(announced, int) and 0 <= announced < 10**7 else 0]
    missing = max(max(known) - len(numbers), len(lost), 0)
    return Recovered(path, len(rows), missing, len(examined.aside), kept_at, other, tuple(examined.faults))
