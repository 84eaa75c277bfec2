"""`chietai replay`: watches a meeting again."""

from argparse import Namespace
from typing import Any

from chietai.cli.common import CommandError, library, run_app, session_path, whole_number
from chietai.i18n import _


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "replay",
        description=_(
            "Plays a meeting again from its beginning, as the room saw it. Nothing is changed. Without a meeting, it "
            "takes the last one that was held."
        ),
    )
    parser.add_argument(
        "session", nargs="?", default="", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them")
    )
    parser.add_argument(
        "--speed", type=whole_number(1, 60), default=1, metavar=_("TIMES"), help=_("how many times as fast: 1 to 60")
    )


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code."""
    from chietai.tui.screens.replay_screen import SPEEDS

    path = session_path(args.session) if args.session else None
    if path is None:
        held = [item.path for item in library().list() if item.opened_at is not None and not item.damaged]
        if not held:
            raise CommandError(_("No meeting has been held yet."))
        path = held[0]
    return run_app("replay", path, speed=min(SPEEDS, key=lambda speed: abs(speed - args.speed)))
