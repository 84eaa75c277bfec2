"""The commands that only print: `list`, the stored meetings, `where`, where they lie, and `events`, as JSON lines."""

import json
from argparse import Namespace
from typing import TYPE_CHECKING, Any, assert_never

from chietai.i18n import _, ngettext

if TYPE_CHECKING:
    from chietai.records.library import Listing


def add_parser(subparsers: Any) -> None:
    """Adds the three commands."""
    subparsers.add_parser(
        "list", description=_("Lists the meetings that are stored, the newest first, with the id of each.")
    )
    subparsers.add_parser("where", description=_("Says where the meetings, themes and formats lie on this computer."))
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
    if args.command == "where":
        return _where()
    if args.command == "events":
        return _events(args)
    return _list()


def _list() -> int:
    from chietai.cli.common import library
    from chietai.cli.output import say

    own = library()
    listings = own.list()
    for listing in listings:
        for line in _lines(listing):
            say(line)
    if not listings:
        say(_("There are no meetings yet in {folder}.").format(folder=own.folder))
    return 0


def _lines(listing: "Listing") -> list[str]:
    if listing.damaged:
        return [f"{listing.path.name}", f"  {listing.damaged}", "  " + _("`chietai check` says more.")]
    day = listing.date.isoformat() if listing.date else _("no date")
    what = "  ".join(text for text in (day, listing.council, listing.title or listing.theme) if text)
    n = listing.events
    facts = [_phase(listing.phase), ngettext("{n} event", "{n} events", n).format(n=n)]
    if listing.sample:
        facts.append(_("a sample"))
    comma = _(", ")
    return [what, f"  {listing.id}  ({comma.join(facts)})"]


def _phase(name: str) -> str:
    from chietai.meeting.kinds import Phase

    try:
        phase = Phase(name)
    except ValueError:  # of a newer version
        return name
    match phase:
        case Phase.PREPARING:
            return _("being prepared")
        case Phase.LIVE:
            return _("under way")
        case Phase.CLOSED:
            return _("closed")
        case _:
            assert_never(phase)


def _where() -> int:
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


def _events(args: Namespace) -> int:
    from chietai.cli.common import session_path
    from chietai.cli.output import complain, flush, write_line
    from chietai.cli.streams import carries
    from chietai.records.document_format import line_of
    from chietai.records.opening_report import report_of
    from chietai.records.reading import readable

    examined = readable(session_path(args.session))
    for row in examined.rows:
        # A line as it was found may hold what a terminal would obey; written anew it does not.
        line = line_of(row.data)
        write_line(line if carries(line) else json.dumps(row.data))
    flush()
    for note in report_of(examined).notes:
        complain(note)
    return 0
