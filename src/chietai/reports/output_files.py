"""Putting finished files into a folder: all of them or none, readable by their owner only, nothing overwritten unasked.

Every file is first written whole under a temporary name beside its place, and then takes its name in one step.
"""

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from chietai.i18n import _


class ExportError(Exception):
    """Nothing could be written. The text is one sentence for the user, in the language in force."""


class FilesExistError(ExportError):
    """Files of these names are there already (`paths`), and were left as they are."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__(_("{file} is there already. Please choose another folder.").format(file=paths[0].name))
        self.paths = paths


# Where a file cannot have a second name for a moment: sticks and cards, some shares.
_NO_LINKS = frozenset({"EPERM", "EACCES", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EINVAL"})


def write_files(folder: Path, contents: Mapping[str, bytes], *, force: bool = False) -> list[Path]:
    """Writes `contents` (name: bytes) into `folder`, which is created when missing; the paths in the order given.

    Raises FilesExistError when one of them exists and `force` is not said, ExportError when the disk refuses.
    """
    targets = [folder / name for name in contents]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_existing(targets, force=force)
        _write(folder, dict(zip(targets, contents.values(), strict=True)), force=force)
    except OSError as error:
        raise ExportError(_sentence(folder, error)) from error
    return targets


def _refuse_existing(targets: list[Path], *, force: bool) -> None:
    there = [path for path in targets if os.path.lexists(path)]
    if there and not force:
        raise FilesExistError(there)


def _write(folder: Path, contents: Mapping[Path, bytes], *, force: bool) -> None:
    waiting: dict[Path, Path] = {}
    try:
        for target, data in contents.items():
            waiting[target] = _temporary(folder, data)
        for target in contents:
            _take_name(waiting[target], target, force=force)
            del waiting[target]
    finally:
        for temporary in waiting.values():
            with contextlib.suppress(OSError):
                temporary.unlink()


def _temporary(folder: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".chietai-", suffix=".tmp", dir=folder)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _take_name(temporary: Path, target: Path, *, force: bool) -> None:
    if not force:
        try:
            os.link(temporary, target)  # unlike a rename, this never overwrites
        except FileExistsError:
            raise FilesExistError([target]) from None
        except OSError as error:
            if errno.errorcode.get(error.errno or 0) not in _NO_LINKS:
                raise
            try:
                os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            except FileExistsError:
                raise FilesExistError([target]) from None
        else:
            temporary.unlink()
            return
    temporary.replace(target)


def _sentence(folder: Path, error: OSError) -> str:
    # By name, because Windows does not know all of the numbers.
    name = errno.errorcode.get(error.errno or 0, "")
    if name in ("ENOSPC", "EDQUOT"):
        words = _("The disk is full, and nothing was written to {folder}. Please make room or choose another folder.")
    elif name in ("EISDIR", "ENOTEMPTY"):
        words = _("A folder in {folder} has the name that a file is to have. Please choose another folder.")
    elif name in ("ENOTDIR", "EEXIST"):
        words = _("{folder} is a file, not a folder. Please choose a folder.")
    else:
        words = _("Nothing can be written to {folder}. Please choose another folder.")
    return words.format(folder=folder)
