"""`chietai demo`: a practice meeting that is half-way through, to go on with by hand or to watch."""

import contextlib
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from chietai.cli.common import needs_a_terminal, run_app, services
from chietai.i18n import _

_FOLDER = "demo"
_KEPT_SECONDS = 7 * 24 * 3600


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
    from chietai.formats import DEFAULT_FORMAT, load_formats
    from chietai.rehearsal import Plan, halfway
    from chietai.rehearsal.document import write
    from chietai.resources import DataMissingError

    formats = load_formats()
    if DEFAULT_FORMAT not in formats.formats:
        raise DataMissingError(formats.problems[0])
    world = services()
    now = world.clock()
    practice = halfway(Plan(form=formats.formats[DEFAULT_FORMAT], seed=now.isoformat()), now)
    folder = world.home / _FOLDER
    _throw_away(folder)
    path = write(folder, practice.events, practice.state, now.strftime("demo-%Y%m%d-%H%M%S"))
    return run_app("meeting", path, autoplay=practice.autoplay)


def _throw_away(folder: Path) -> None:
    """Removes practice meetings of more than a week ago, with what lies beside them. What cannot go may stay."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.rglob("*demo-*")):
            if path.is_file() and time.time() - path.stat().st_mtime > _KEPT_SECONDS:
                path.unlink()
