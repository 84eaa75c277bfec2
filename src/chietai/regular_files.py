"""Reading the files that users and other programs leave: ordinary files only, whatever lies there under their name.

To open a named pipe waits for a writer who may never come, a device has no end, and a folder is no file: all of them
are refused before a byte is read. Everything that reads a file goes through here; `tests/test_regular_files.py` holds
that.
"""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

from chietai.i18n import _

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)


class NotRegularError(OSError):
    """Something that is no ordinary file: a folder, a pipe, a device, a socket. `strerror` is for the user."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, _("it is not an ordinary file"), str(path))


def open_regular(path: Path) -> BufferedReader:
    """The ordinary file at `path` (or at the end of a link), open for reading bytes. Never waits.

    Raises NotRegularError, or another OSError when it cannot be read.
    """
    try:
        seen = path.stat()  # to look costs nothing; to open a device may set it going
    except ValueError as error:  # a NUL, or letters that this system cannot have in a name
        raise _no_such_name(path) from error
    if not stat.S_ISREG(seen.st_mode):
        raise NotRegularError(path)
    handle = os.open(path, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):  # exchanged in between
            raise NotRegularError(path)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """The ordinary file at `path`; of a larger one, `most` bytes and one more. Raises OSError."""
    with open_regular(path) as file:
        return file.read() if most is None else file.read(most + 1)


def read_text(path: Path) -> str:
    """The ordinary file at `path` as UTF-8, without a byte order mark. Raises OSError and UnicodeDecodeError."""
    return read_bytes(path).decode("utf-8-sig")


def expanded(path: Path | str) -> Path:
    """`path` with the home folder in the place of `~`; as it is when there is no such user or no home folder."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def resolved(path: Path | str) -> Path:
    """`expanded` without links, from the root. Raises OSError for links in a circle and for a folder that is gone."""
    try:
        return expanded(path).resolve()
    except RuntimeError:  # links in a circle, before Python 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None
    except ValueError as error:
        raise _no_such_name(path) from error


def _no_such_name(path: Path | str) -> OSError:
    return OSError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
