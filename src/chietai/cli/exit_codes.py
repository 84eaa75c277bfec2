"""Exit codes: however a command ends, the user reads one sentence and the caller gets a code, never a traceback."""

import os
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Self

from chietai import __version__
from chietai.cli.output import OutputError, complain, flush
from chietai.cli.streams import LostOutput, abandon, codes_were_written
from chietai.i18n import _
from chietai.resources import user_folder

REFUSED = 1
INTERRUPTED = 130  # 128 + SIGINT
READER_GONE = 141  # 128 + SIGPIPE
_LOG_LIMIT = 1_000_000  # bytes; then a new log is begun and one older log is kept


class CommandError(Exception):
    """A command that is refused. The text is one sentence for the user: what is the matter, and what to do."""


class ExitGuard:
    """`with ExitGuard() as guard: guard.code = ...`: the exit code is in `code` afterwards, whatever was raised."""

    def __init__(self) -> None:
        self.code = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        try:
            flush()
        except OSError as unwritten:
            error = error or unwritten
        if error is None:
            self._tell_of_output()
            return False
        if isinstance(error, SystemExit):
            self.code = error.code if isinstance(error.code, int) else REFUSED if error.code else 0
        elif isinstance(error, KeyboardInterrupt):
            complain(_("Stopped."))
            self.code = INTERRUPTED
        elif isinstance(error, BrokenPipeError):
            self.code = READER_GONE
        elif isinstance(error, OutputError):
            from chietai.records.record_errors import why

            complain(_("What was to be shown could not be written: {reason}.").format(reason=why(error)))
            self.code = REFUSED
        elif isinstance(error, Exception):
            complain(sentence(error))
            self.code = REFUSED
        else:
            return False
        if isinstance(error, BrokenPipeError | OutputError):
            abandon(sys.stdout)
        return True

    def _tell_of_output(self) -> None:
        if isinstance(sys.stdout, LostOutput) and sys.stdout.lost:
            complain(_("Standard output is closed: what was to be shown is lost."))
            self.code = self.code or REFUSED
        elif codes_were_written() and not self.code:
            complain(_("Letters that cannot be written here stand as codes. Please set LANG=ja_JP.UTF-8 to read them."))


def sentence(error: Exception) -> str:
    """What to tell the user about `error`. Details of what nobody expected go into a file."""
    from chietai.meeting.refusal import Refused
    from chietai.records.record_errors import RecordError, why
    from chietai.resources import DataMissingError

    if isinstance(error, Refused):
        from chietai.wording.refusals import refusal

        return refusal(error)
    if isinstance(error, CommandError | RecordError | DataMissingError):
        return str(error)
    if isinstance(error, UnicodeEncodeError) and error.encoding != "utf-8":
        return _(
            "Names of files cannot have Japanese letters here, because the computer is set so. Please give "
            "LANG=ja_JP.UTF-8 and try again."
        )
    if isinstance(error, OSError) and error.errno is not None:
        if isinstance(error.filename, str | bytes | os.PathLike):
            name = os.fsdecode(error.filename)
            return _("{file}: {reason}. Please check it and try again.").format(file=name, reason=why(error))
        return _("It did not work: {reason}. Please check it and try again.").format(reason=why(error))
    log = _logged(error)
    if log is None:
        return _("Something unexpected happened. What was stored before is safe. Please try once more.")
    return _(
        "Something unexpected happened. What was stored before is safe. Please try once more. Details are in {file}."
    ).format(file=log)


def _logged(error: Exception) -> Path | None:
    """Where the details were written; None when they could not be."""
    from chietai.records.clock_and_ids import now

    path = user_folder() / "log" / "chietai.log"
    time = now().isoformat(timespec="seconds")
    head = f"{time} chietai {__version__} Python {platform.python_version()} {sys.platform}\n"
    text = head + "".join(traceback.format_exception(error)) + "\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists():
            if not path.is_file():
                return None  # a pipe would be waited for
            if path.stat().st_size > _LOG_LIMIT:
                path.replace(path.with_suffix(".log.1"))
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with open(handle, "a", encoding="utf-8", errors="backslashreplace") as file:  # noqa: PTH123
            file.write(text)
    except OSError:
        return None
    return path
