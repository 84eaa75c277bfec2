"""`chietai demo`: a practice meeting that is half-way through, to go on with by hand or to watch."""

from argparse import Namespace
from typing import Any

from chietai.cli.common import needs_a_terminal, run_app, services
from chietai.i18n import _


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    subparsers.add_parser(
        "demo",
        description=_(
            "Opens a practice meeting that is half-way through. Go on by hand, or let it play by itself. It is made "
            "anew each time, lies apart from your own meetings, and is thrown away after a week."
        ),
    )


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code."""
    needs_a_terminal()
    from chietai.tui.practice import write_practice

    path, autoplay = write_practice(services())
    return run_app("meeting", path, autoplay=autoplay)
