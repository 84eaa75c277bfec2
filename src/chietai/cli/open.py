"""`chietai open`: opens a meeting and goes on with it."""

from argparse import Namespace
from typing import Any

from chietai.cli.common import run_app, session_path
from chietai.i18n import _


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "open",
        description=_(
            "Opens a meeting where it was left. Without a meeting, the list of meetings is shown to choose from."
        ),
    )
    parser.add_argument(
        "session", nargs="?", default="", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them")
    )


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code."""
    if not args.session:
        return run_app()
    return run_app("meeting", session_path(args.session))
