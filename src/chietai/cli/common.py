"""What several commands need: a refusal, the library, finding a session, and running the app."""

import codecs
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chietai.cli.exit_codes import CommandError
from chietai.cli.output import complain, say
from chietai.i18n import _, language
from chietai.regular_files import expanded

if TYPE_CHECKING:
    from chietai.records.library import Library
    from chietai.tui.safe_app import BaseApp
    from chietai.tui.services import Services

__all__ = [
    "CommandError",
    "complain",
    "folder",
    "library",
    "needs_a_terminal",
    "run_app",
    "run_screens",
    "say",
    "services",
    "session_path",
    "whole_number",
]


_MOST_COLUMNS, _MOST_LINES = 1000, 500


def library() -> "Library":
    """The user's library, with the samples of the program."""
    from chietai.records.library import Library

    return Library.default()


def session_path(name: str) -> Path:
    """The document that the user means by a path, a file name or an id.

    Raises NotFoundError, which names what is kept of a document that is gone; RecordError when several are meant.
    """
    from chietai.records.record_errors import NotFoundError

    known = library()
    try:
        return known.path_of(name)
    except NotFoundError:
        from chietai.records.gone_documents import gone_document

        gone = gone_document(name, known.folder)
        if gone is None:
            raise
        raise NotFoundError(gone.sentence) from None


def whole_number(least: int, most: int) -> Any:
    """For `type=` of an argument: a whole number in `least` .. `most` (0 or more), full-width figures too."""
    from argparse import ArgumentTypeError

    from chietai.text.figures import read_number

    def read(text: str) -> int:
        number = read_number(text)
        if number is None or not least <= number <= most:
            raise ArgumentTypeError(
                _("please give a whole number from {least} to {most}").format(least=least, most=most)
            )
        return number

    return read


def folder(text: str) -> Path:
    """For `type=` of an argument: a folder that exists or can be made; never a file."""
    from argparse import ArgumentTypeError

    path = expanded(text)
    if not text.strip() or (path.exists() and not path.is_dir()):
        raise ArgumentTypeError(_("{name} is not a folder; please give a folder").format(name=text))
    return path


def services() -> "Services":
    """The services of this computer, for the screens."""
    from chietai.tui.services import Services

    return Services.real(language=language())


def needs_a_terminal() -> None:
    """Raises CommandError when there is no terminal for the screens, or one on which they would be wrong.

    Forgets a size of the window (COLUMNS, LINES) that no window has.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise CommandError(_("The screens need a terminal window. Please start this command in one."))
    if os.environ.get("TERM", "").strip().lower() == "dumb":
        raise CommandError(_("This terminal cannot show screens (TERM is dumb). Please use another terminal window."))
    # What is typed is read as UTF-8 in any case, and what is drawn is measured as such.
    written = getattr(sys.__stdout__ if sys.platform == "win32" else sys.__stderr__, "encoding", "") or ""
    if codecs.lookup(written or "utf-8").name != "utf-8":
        raise CommandError(
            _(
                "The screens need UTF-8, and this terminal is set to {encoding}. Please set LANG=ja_JP.UTF-8, and the "
                "terminal window to UTF-8."
            ).format(encoding=written)
        )
    for name, most in (("COLUMNS", _MOST_COLUMNS), ("LINES", _MOST_LINES)):
        if name in os.environ and not (os.environ[name].isdecimal() and 0 < int(os.environ[name][:9]) <= most):
            del os.environ[name]


def run_app(start: str = "home", path: Path | None = None, **more: Any) -> int:
    """Runs the screens, beginning with `start`, and gives the exit code."""
    needs_a_terminal()
    gc.disable()  # nearly everything allocated until the first frame stays; the app collects again from then on
    try:
        from chietai.tui.app import ChietaiApp

        return run_screens(ChietaiApp(services(), start, path, **more))
    finally:
        gc.enable()


def run_screens(app: "BaseApp[None]") -> int:
    """Runs `app` and gives the exit code.

    Raises DataMissingError, or RuntimeError for any other fault that ended it, once the terminal is restored: what
    nobody expected is logged, also where its class has a sentence of its own for commands.
    """
    from chietai.resources import DataMissingError

    gc.freeze()  # modules and classes never become garbage, so the collector need not visit them
    app.run()
    if isinstance(app.failure, DataMissingError):
        raise app.failure
    if app.failure is not None:
        raise RuntimeError("the screens ended of a fault") from app.failure
    if not app.was_left:
        raise RuntimeError("the screens ended, and nobody left them")
    return app.return_code or 0
