"""`chietai open`: opens a meeting and goes on with it."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from chietai.cli.common import CommandError, library, needs_a_terminal, run_app, session_path
from chietai.i18n import _


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "open",
        description=_(
            "Opens a meeting where it was left. Without a meeting, the list of meetings is shown to choose from. A "
            "sample is played again, as it cannot be changed."
        ),
    )
    parser.add_argument(
        "session", nargs="?", default="", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them")
    )


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code."""
    if not args.session:
        return run_app()
    path = session_path(args.session)
    screen = screen_for(path, library().samples)
    needs_a_terminal()
    return run_app(screen, path)


def screen_for(path: Path, samples: Path | None) -> str:
    """The screen on which to open the document at `path`: by how far the meeting is; samples are only watched.

    Raises CommandError for a file that is no session document.
    """
    from chietai.meeting.kinds import Phase
    from chietai.meeting.session_document import FORMAT
    from chietai.records.library import header_of

    header = header_of(path)
    if header is None or header.get("format") != FORMAT:
        raise CommandError(
            _("{path} is not a whole session document. `chietai check` says what is wrong.").format(path=path)
        )
    if samples is not None and path.parent == samples.absolute():
        return "replay"
    return "prepare" if header.get("phase") == Phase.PREPARING else "meeting"
