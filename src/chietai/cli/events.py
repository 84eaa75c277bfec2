"""`chietai events`: what can be read back, one JSON object a line, oldest first."""

import json
import sys
from argparse import Namespace
from typing import Any

from chietai.i18n import _


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "events",
        description=_(
            "Prints everything that happened in a meeting, the oldest first, one JSON object a line. Of a damaged "
            "record it prints what can be read, and says so. It never changes anything."
        ),
    )
    parser.add_argument("session", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them"))


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code."""
    from chietai.cli.common import session_path
    from chietai.cli.output import complain
    from chietai.records.document_format import line_of
    from chietai.records.opening_report import report_of
    from chietai.records.reading import readable

    examined = readable(session_path(args.session))
    unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    for row in examined.rows:
        # A line as it was found may hold what a terminal would obey; written anew it does not.
        print(line_of(row) if unicode else json.dumps(row))
    sys.stdout.flush()
    for note in report_of(examined).notes:
        complain(note)
    return 0
