"""The commands by name: which module each stands in, and one line about it. Nothing is imported for this list.

A module has `add_parser(subparsers)`, which adds the parsers of its commands, and `run(args) -> int`, the exit code.
`args.command` is the name of the command, `args.language` the language in force ("ja" or "en").
"""

from enum import Enum
from typing import NamedTuple

from chietai.i18n import N_


class Group(Enum):
    """The groups of the overview, in their order, with the words above each."""

    MEETING = N_("For a meeting")
    PAPERS = N_("Before and after")
    KEEPING = N_("Looking after the records")


class Command(NamedTuple):
    """One command: the module that holds it, its group, and what it does in one line (a message id)."""

    module: str
    group: Group
    line: str


COMMANDS: dict[str, Command] = {
    "demo": Command("chietai.cli.open_screens", Group.MEETING, N_("Try a practice meeting that is half-way through")),
    "open": Command("chietai.cli.open_screens", Group.MEETING, N_("Open a meeting and go on with it")),
    "stage": Command("chietai.cli.stage", Group.MEETING, N_("A second window for the wall, for the room to read")),
    "replay": Command("chietai.cli.open_screens", Group.MEETING, N_("Watch a meeting again from its beginning")),
    "list": Command("chietai.cli.print_commands", Group.PAPERS, N_("List the meetings that are stored")),
    "export": Command("chietai.cli.export", Group.PAPERS, N_("Write the summary of a meeting as a file")),
    "draw": Command("chietai.cli.draw", Group.PAPERS, N_("Draw lots for the tables from a member list")),
    "verify": Command("chietai.cli.verify", Group.PAPERS, N_("Check that the draws of a meeting were fair")),
    "rehearse": Command("chietai.cli.rehearse", Group.PAPERS, N_("Write an invented meeting, for practice")),
    "where": Command("chietai.cli.print_commands", Group.KEEPING, N_("Say where the files lie")),
    "check": Command("chietai.cli.check", Group.KEEPING, N_("Check that the record of a meeting is whole")),
    "restore": Command("chietai.cli.restore", Group.KEEPING, N_("Bring back an earlier copy of a record")),
    "redact": Command("chietai.cli.redact", Group.KEEPING, N_("Erase a name or a sentence everywhere")),
    "events": Command(
        "chietai.cli.print_commands", Group.KEEPING, N_("Print everything that happened, one line each (JSON)")
    ),
    "append": Command("chietai.cli.append", Group.KEEPING, N_("Store what comes in line by line (JSON)")),
}
"""Every command, in the order of the overview."""
