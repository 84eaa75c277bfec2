"""Making a whole document again: out of a damaged one, its journal and its backups. What is damaged is never lost."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from chietai.i18n import _
from chietai.meeting.apply import fold
from chietai.meeting.clock import Clock
from chietai.meeting.session_document import document_text, header
from chietai.records import backups, disk, file_names
from chietai.records.examine import Examined, examine, file_bytes
from chietai.records.faults import Fault, FaultKind, Verdict
from chietai.records.reading import readable
from chietai.records.record_errors import NotFoundError, RecordError, store_error
from chietai.records.rows import Row
from chietai.records.session_files import SessionFiles

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
    _write(target, found.session, rows, others)
    other = None
    if found.second:
        other = file_names.free(path.with_name(f"{file_names.stem(path)}-recovered.json"))
        _write(other, found.session, found.second, {})
    return _told(found, rows, target, path, other)


def restore(path: Path, clock: Clock, backup: Path | None = None) -> Recovered:
    """Puts a whole document in the place of the one at `path`, which is kept aside word for word first.

    Without `backup`: everything that document, journal and backups hold together. With it: just that backup, without
    what came later. Raises RecordError.
    """
    path = path.expanduser().resolve()
    files = SessionFiles(path, clock)
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
        files.begin(found.session_id)
        files.save(text_of(found.session, rows, others), len(rows))
        try:
            disk.remove(file_names.journal(path))
            disk.sync_folder(path.parent)
        except OSError as error:
            raise store_error(error) from error
    finally:
        files.close(all_saved=False)
    return _told(found, rows, path, kept or path, None)


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
    good = [one for one in good if not found.session_id or one.session_id == found.session_id]
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
    if not found.session and good:
        found.session, found.others = good[0].session, good[0].others
    others = dict(found.others)
    if found.aside:
        told = {
            str(n): {"key": a.key, "reason": a.reason, "text": _writable(a.text)} for n, a in enumerate(found.aside, 1)
        }
        others["aside"] = told
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
    made = []
    for row in rows:
        key = row.key
        if key in taken:
            highest += 1
            key = str(highest)
        taken.add(key)
        made.append(Row(key, row.line, row.check, row.value, row.event))
    return made


def text_of(session: dict[str, Any], rows: list[Row], others: dict[str, Any]) -> str:
    """The text of a document with these events, a header made from them, and these tables of others."""
    last: datetime = rows[-1].event.at
    row = session | header(fold([row.event for row in rows]), len(rows), last.isoformat())
    return document_text(row, [(r.key, r.line) for r in rows], [r.check for r in rows], others)


def _write(target: Path, session: dict[str, Any], rows: list[Row], others: dict[str, Any]) -> None:
    try:
        disk.replace_with(target, text_of(session, rows, others).encode())
    except OSError as error:
        raise store_error(error) from error


def _told(found: Examined, rows: list[Row], path: Path, kept: Path, other: Path | None) -> Recovered:
    numbers = {row.event.seq for row in rows}
    lost = {f.where for f in found.faults if f.kind is FaultKind.EVENT_LOST and f.where not in {r.key for r in rows}}
    announced = found.session.get("events")
    known = [max(numbers), announced if isinstance(announced, int) and 0 <= announced < 10**7 else 0]
    missing = max(max(known) - len(numbers), len(lost), 0)
    return Recovered(path, len(rows), missing, len(found.aside), kept, other, tuple(found.faults))
