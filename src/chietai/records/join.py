"""Joining two versions of one document that were written apart: on two machines, in a folder that synchronises itself.

Events are facts with ids that are unique for ever, so the meeting of both is the union of their events.
"""

from dataclasses import dataclass
from pathlib import Path

from chietai.i18n import _
from chietai.meeting.limits import exceeded_in
from chietai.records import backups, disk, file_names
from chietai.records.clock_and_ids import Clock
from chietai.records.document_files import DocumentFiles
from chietai.records.document_format import Row
from chietai.records.event_order import with_own_keys
from chietai.records.reading import Examined, tables_of
from chietai.records.record_errors import RecordError, store_error, why
from chietai.records.version_contents import Erasures, erasures_compared, examine_version
from chietai.regular_files import resolved
from chietai.wording.limit_sentences import limit_sentence


@dataclass(frozen=True, slots=True)
class Joined:
    """`events`: how many there are now, `added` of them from the other version. `differing`: events that both have, but
    not alike; ours stays, the other is kept in the table `aside`. `kept_at`: where the document lies as it was before.
    """

    path: Path
    events: int
    added: int
    differing: int
    kept_at: Path | None


def join(path: Path, other: Path, clock: Clock) -> Joined:
    """Takes the events of the version at `other`, and of its journal, into the document at `path`. `other`, which may
    be a journal alone, stays as it is; nothing is written when it holds nothing new.

    Raises RecordError: when one of them is damaged, is of another meeting, or when something was erased from one of
    them only, because the other would bring it back.
    """
    path = resolved(path)
    files = DocumentFiles(path, clock)
    files.lock()
    try:
        mine, theirs = _whole(path), _whole(resolved(other))
        if mine.document_id != theirs.document_id and not _set_aside_from(path, theirs):
            raise RecordError(_("{path} is the record of another meeting.").format(path=other))
        if erasures_compared(mine, theirs) is not Erasures.ALIKE:
            raise RecordError(
                _(
                    "From one of the two something was erased, and the other may still hold it. Please throw away the "
                    "version that still holds it."
                )
            )
        known = {row.event.id: row for row in mine.rows}
        new = [row for row in theirs.rows if row.event.id not in known]
        differing = [row for row in theirs.rows if _differs(row, known)]
        rows = with_own_keys(sorted([*mine.rows, *new], key=lambda row: row.event.seq))
        limit = exceeded_in(row.event for row in rows)
        if limit is not None:
            raise RecordError(
                _("The two together are too much for one record. {limit}").format(limit=limit_sentence(limit))
            )
        if not new and not differing:
            return Joined(path, len(rows), 0, 0, None)
        return Joined(path, len(rows), len(new), len(differing), _put(files, mine, theirs, rows, differing))
    finally:
        files.close(all_saved=False)


def _put(files: DocumentFiles, mine: Examined, theirs: Examined, rows: list[Row], differing: list[Row]) -> Path:
    others = theirs.others | mine.others
    if differing:
        aside = dict(others["aside"]) if isinstance(others.get("aside"), dict) else {}
        known = [value.get("text") for value in aside.values() if isinstance(value, dict)]
        for row in differing:
            if row.line not in known:
                aside[str(len(aside) + 1)] = {"key": row.key, "reason": "same_id", "text": row.line}
        others["aside"] = aside
    try:
        kept_at = backups.set_aside(files.path, disk.read_bytes(files.path), "found")
        if mine.journal is not None and mine.journal.torn:
            backups.set_aside(files.path, mine.journal.torn, "torn", ".txt")
        files.adopt()
    except OSError as error:
        raise store_error(error) from error
    files.begin(mine.document_id)
    files.save(tables_of(mine, rows, others))
    try:
        disk.remove(file_names.journal(files.path))
        disk.sync_folder(files.path.parent)
        # What was taken in is wanted: were it lost once more, it would be asked for again.
        backups.leave_out(files.path, backups.left_out(files.path) - {row.event.id for row in rows})
    except OSError as error:
        raise store_error(error) from error
    return kept_at


def _whole(path: Path) -> Examined:
    try:
        examined = examine_version(path)
    except OSError as error:
        raise RecordError(_("{path} cannot be read: {reason}.").format(path=path, reason=why(error))) from error
    if not examined.sound or examined.foreign_journal:
        raise RecordError(_("{path} is damaged. Please make it whole first: `chietai restore`").format(path=path))
    return examined


def _set_aside_from(path: Path, theirs: Examined) -> bool:
    """Whether it is a journal whose beginning is lost, and which lies among the copies of this very document."""
    return not theirs.document_id and theirs.path.parent == file_names.backups(path)


def _differs(row: Row, known: dict[str, Row]) -> bool:
    own = known.get(row.event.id)
    return own is not None and own.line != row.line and own.data != row.data
