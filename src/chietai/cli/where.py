"""`chietai where`: where the files lie."""

from argparse import Namespace
from typing import Any

from chietai.i18n import _


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    subparsers.add_parser("where", description=_("Says where the meetings, themes and formats lie on this computer."))


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code."""
    from chietai.cli.common import library
    from chietai.cli.output import say
    from chietai.resources import user_folder

    own = library()
    say(_("Meetings: {path}").format(path=own.folder))
    if own.samples is not None:
        say(_("Samples: {path}").format(path=own.samples))
    say(_("Your own themes: {path}").format(path=user_folder(None, "themes")))
    say(_("Your own formats of meetings: {path}").format(path=user_folder(None, "formats")))
    return 0
