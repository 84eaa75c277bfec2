"""`chietai draw`: draws lots for the tables from a member list, or solves a benchmark instance."""

import json
from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

from chietai.cli.common import CommandError, whole_number
from chietai.cli.output import say_json
from chietai.i18n import _
from chietai.lottery.types import MET, MOST_PEOPLE, MOST_WEIGHT
from chietai.regular_files import expanded, read_text

_MOST_MEETINGS = 60

ATTRIBUTES = {
    "org": "organisation",
    "prof": "profession",
    "role": "profession",
    "dist": "district",
    "exp": "experience",
    "sector": "sector",
    MET: MET,
}
"""Short names of the attributes that can have a weight."""


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "draw",
        description=_(
            "Draws lots for the tables from a member list (CSV or Excel). Nothing is stored. The same list with the "
            "same --seed gives the same tables on every computer."
        ),
    )
    add = parser.add_argument
    add("roster", nargs="?", default="", metavar=_("LIST"), help=_("the member list, a CSV or Excel file"))
    add("--tables", type=whole_number(1, MOST_PEOPLE), metavar="N", help=_("the number of tables"))
    add("--size", type=whole_number(1, MOST_PEOPLE), metavar="N", help=_("the most people at one table"))
    add("--history", metavar=_("FOLDER"), help=_("the records of earlier meetings: who met there meets less often"))
    add("--apart", action="append", default=[], metavar="A,B", help=_("these people at different tables"))
    add("--together", action="append", default=[], metavar="A,B", help=_("these people at one table"))
    add("--at", action="append", default=[], metavar="A=N", help=_("this person at table N, from 1"))
    add(
        "--spread",
        action="append",
        default=[],
        metavar="A,B,C",
        help=_("one of these people at every table, if enough"),
    )
    add(
        "--weight",
        action="append",
        default=[],
        type=_weight,
        metavar="org=4",
        help=_("how much it counts to be apart: org, sector, role, dist, exp, met (met before); 0 for not at all"),
    )
    add("--seed", metavar="S", help=_("draw with this seed; without it the program chooses digits"))
    add("--tables-plan", type=whole_number(1, _MOST_MEETINGS), metavar="T", help=_("plan T meetings at once"))
    add("--instance", metavar=_("FILE"), help=_("solve a benchmark instance (JSON) instead of a member list"))
    add("--json", action="store_true", help=_("print JSON; people are numbered from 0 in the order of the list"))


def _weight(text: str) -> tuple[str, int]:
    name, sign, number = text.partition("=")
    attribute = ATTRIBUTES.get(name.strip(), name.strip() if name.strip() in ATTRIBUTES.values() else "")
    if not sign or not attribute:
        raise ArgumentTypeError(_("please write a weight like org=4"))
    return attribute, whole_number(0, MOST_WEIGHT)(number)


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code. Raises CommandError and RecordError."""
    if args.instance:
        return _solve_instance(expanded(args.instance), args.seed)
    from chietai.cli.draw_tables import draw_tables

    return draw_tables(args)


def _solve_instance(path: Path, seed: str | None) -> int:
    """Prints the tables of all meetings of the instance in `path` and the seconds of each draw, as JSON."""
    from chietai.lottery.instances import solve

    try:
        instance = json.loads(read_text(path))
        sessions, seconds = solve(instance, seed or "0")
    except OSError as error:
        raise CommandError(_("{name} cannot be read. Please check the name.").format(name=path)) from error
    except (ValueError, RecursionError) as error:
        raise CommandError(_("{name} is not a benchmark instance.").format(name=path)) from error
    say_json({"sessions": sessions, "seconds": seconds})
    return 0
