"""`chietai rehearse`: writes an invented meeting."""

import re
from argparse import ArgumentTypeError, Namespace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from chietai.cli.common import CommandError, folder, library, say, whole_number
from chietai.i18n import _, ngettext, pgettext
from chietai.regular_files import expanded
from chietai.rehearsal.plan import CASTS, DEFAULT_AT, JAPAN, LEAST_MEMBERS, MOST_EVENTS, MOST_MEMBERS
from chietai.text.eras import EARLIEST, LATEST

if TYPE_CHECKING:
    from chietai.meeting.programme import Format

_A_YEAR = timedelta(days=366)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "rehearse",
        description=_(
            "Writes a whole invented meeting, for practice and for trying things out. People, bodies and words are "
            "made up. The same figures give the same meeting."
        ),
    )
    number = _("NUMBER")
    parser.add_argument(
        "--members",
        type=whole_number(LEAST_MEMBERS, MOST_MEMBERS),
        default=24,
        metavar=number,
        help=_("how many members the council has (usually 24)"),
    )
    parser.add_argument(
        "--tables",
        type=whole_number(1, MOST_MEMBERS),
        default=5,
        metavar=number,
        help=_("at how many tables they sit (usually 5)"),
    )
    parser.add_argument(
        "--seed", default="1", metavar=_("WORD"), help=_("any word or number: another one gives another meeting")
    )
    parser.add_argument(
        "--out",
        type=folder,
        default=None,
        metavar=_("FOLDER"),
        help=_("where to write it (usually among your own meetings)"),
    )
    parser.add_argument(
        "--events",
        type=whole_number(1, MOST_EVENTS),
        default=None,
        metavar=number,
        help=_("how many things happen: with few the meeting breaks off, with many more is said"),
    )
    parser.add_argument(
        "--format", default="", metavar=_("FORMAT"), help=_("the format of the meeting, by name or as a file (TOML)")
    )
    parser.add_argument(
        "--at",
        type=_moment,
        default=DEFAULT_AT,
        metavar=_("TIME"),
        help=_("when it begins, such as 2026-10-15T13:30"),
    )
    parser.add_argument(
        "--council",
        choices=[name.replace("_", "-") for name in CASTS],
        default="town",
        help=_("who meets: town, or first-layer (like the first-layer council of Kiyose, 15 people)"),
    )
    parser.add_argument(
        "--name", type=_file_name, default=None, metavar=_("NAME"), help=_("the name of the file, without .json")
    )


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code."""
    from chietai.rehearsal import Plan, play
    from chietai.rehearsal.rehearsed_document import write

    if args.tables > args.members:
        raise CommandError(_("There are more tables than members. Please give fewer tables."))
    plan = Plan(
        form=_format(args.format),
        members=args.members,
        tables=args.tables,
        seed=args.seed,
        events=args.events,
        at=args.at,
        cast=args.council.replace("-", "_"),
    )
    played = play(plan)
    path = write(args.out or library().folder, played.events, played.state, args.name or "")
    n = len(played.events)
    say(ngettext("{path} ({n} event)", "{path} ({n} events)", n).format(path=path, n=n))
    return 0


def _format(name: str) -> "Format":
    from chietai.formats import load_formats, read_format
    from chietai.resources import user_folder

    if name.endswith(".toml"):
        try:
            return read_format(expanded(name))
        except ValueError as error:
            raise CommandError(str(error)) from error
    formats = load_formats(user_folder(None, "formats"))
    form = formats.find(name) if name else formats.usual()
    if form is None:
        known = pgettext("between the items of a list", ", ").join(formats.titles().values())
        raise CommandError(_("There is no format {name}. Formats: {known}").format(name=name, known=known))
    return form


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ArgumentTypeError(_("please write the time like 2026-10-15T13:30")) from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=JAPAN)
    if not EARLIEST + _A_YEAR <= moment < LATEST - _A_YEAR:  # what was prepared lies before it, what is promised after
        raise ArgumentTypeError(
            _("please give a year from {first} to {last}").format(first=EARLIEST.year + 1, last=LATEST.year - 2)
        )
    return moment


def _file_name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ArgumentTypeError(_("small letters a to z, figures and hyphens only, please"))
    return text
