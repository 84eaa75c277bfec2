"""What can go wrong with documents. The text of each error is one sentence for the user, in the language in force."""

import errno

from chietai.i18n import _
from chietai.regular_files import NotRegularError


class RecordError(Exception):
    """Something about a document that the user has to know."""


class NotFoundError(RecordError):
    """There is no such session."""


class ReadOnlyError(RecordError):
    """The document may be read but not written."""


class DamagedError(RecordError):
    """The document is damaged and will not be written. What can be read of it: see `records.recover`."""


class LockedError(RecordError):
    """Somebody else writes this document."""


class StoreError(RecordError):
    """It could not be written to the disk. What was to be written is still in memory. `cause` says why."""

    def __init__(self, message: str, cause: OSError) -> None:
        super().__init__(message)
        self.cause = cause


def why(error: OSError) -> str:
    """Why the disk refused, in words."""
    if isinstance(error, NotRegularError):
        return str(error.strerror)
    full, forbidden, gone = _("the disk is full"), _("writing is not allowed there"), _("the disk is gone")
    reasons = {
        "ENOSPC": full,
        "EDQUOT": full,
        "EACCES": forbidden,
        "EPERM": forbidden,
        "EROFS": _("the disk can only be read"),
        "EIO": _("the disk reports a fault"),
        "ENOENT": _("the folder is gone"),
        "ENOTDIR": _("the folder is gone"),
        "ENODEV": gone,
        "ENXIO": gone,
        "ESTALE": gone,
        "ENAMETOOLONG": _("the name is too long"),
        "EMFILE": _("too many files are open"),
        "ENFILE": _("too many files are open"),
        "EISDIR": _("a folder has this name"),
        "ELOOP": _("links lead in a circle"),
        "EFBIG": _("the file would be larger than this computer allows"),
        "EBADF": _("it is closed"),
    }
    # By name, because Windows does not know all of the numbers.
    name = errno.errorcode.get(error.errno or 0, "?")
    return reasons.get(name) or _("the disk refused ({error})").format(error=name)


def store_error(error: OSError) -> StoreError:
    """The error to tell for `error`."""
    return StoreError(
        _(
            "This could not be stored: {reason}. It is still on the screen; please make room or choose another folder."
        ).format(reason=why(error)),
        error,
    )
