"""Giving a document another name, with everything beside it that bears its name."""

from pathlib import Path

from chietai.i18n import _
from chietai.records import disk, file_names
from chietai.records.clock_and_ids import Clock
from chietai.records.lock import WriterLock
from chietai.records.record_errors import RecordError, store_error
from chietai.records.wall_files import WallLock


def rename_document(path: Path, target: Path, clock: Clock) -> None:
    """The document at `path`, which nobody has open, becomes `target`; its copies and notes go along.

    The document itself changes its name at once; were the program to stop after that, the same call for what is left
    (`rename_remains`) brings the rest along. Raises RecordError: somebody has it open, or the disk refuses.
    """
    old, new = WriterLock(path), WriterLock(target)
    old.take(clock())
    try:
        if disk.identity(file_names.journal(path)) is not None or WallLock(path).held_elsewhere():
            raise RecordError(_("{path} is shown in another window. Please close that first.").format(path=path))
        new.take(clock())
        try:
            disk.calls.replace(str(path), str(target))
            disk.sync_folder(path.parent)
            rename_remains(path, target)
        except OSError as error:
            raise store_error(error) from error
        finally:
            new.release()
    finally:
        old.release()
    try:
        disk.remove(file_names.lock(path))
    except OSError as error:
        raise store_error(error) from error


def rename_remains(path: Path, target: Path) -> None:
    """What bears the name of the document `path`, which is `target` now: copies go along, notes go. Raises OSError."""
    copies, folder = file_names.backups(path), file_names.backups(target)
    if copies.is_dir():
        if folder.exists():
            for file in sorted(copies.iterdir()):
                disk.calls.replace(str(file), str(file_names.free(folder / file.name)))
            copies.rmdir()
        else:
            disk.calls.replace(str(copies), str(folder))
        disk.sync_folder(copies.parent)
    for note in (file_names.desk_page(path), file_names.wall_page(path), file_names.wall_lock(path)):
        disk.remove(note)
        disk.remove(note.with_name(f"{note.name}.tmp"))
    disk.remove(path.with_name(f".{path.name}.tmp"))
