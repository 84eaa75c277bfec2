"""`chietai stage`: the wall, a second window for the projector."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chietai.cli.common import CommandError, library, needs_a_terminal, run_screens, services, session_path
from chietai.i18n import _

if TYPE_CHECKING:
    from chietai.records.library import Library, Listing


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "stage",
        description=_(
            "A second window for the projector. It shows what the room reads and follows the desk, also when the desk "
            "is closed and opened again. Without a meeting, it takes the one that is going on."
        ),
    )
    parser.add_argument(
        "session", nargs="?", default="", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them")
    )
    parser.add_argument(
        "--theme",
        default="",
        metavar=_("NAME"),
        help=_("the colours of this window, such as ai, sumi, washi, wakatake"),
    )


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code."""
    from chietai.records.follow import Follower
    from chietai.records.gather_people import CouncilPeople

    path = session_path(args.session) if args.session else _going_on()
    follower = Follower(path)
    follower.poll()
    if follower.problem and not follower.events:
        raise CommandError(follower.problem)
    needs_a_terminal()
    from chietai.tui.screens.wall_screen import WallApp
    from chietai.tui.settings import read_settings

    services_here = services()
    last = read_settings(services_here.home).settings
    theme = args.theme or last.stage_theme or last.theme
    people = CouncilPeople(follower.path, services_here.home, services_here.library)
    people.gather(follower.state)
    app = WallApp(
        follower, services_here.clock, home=services_here.home, theme=theme, edge=last.stage_edge, people=people
    )
    if args.theme and app.theme_problem:
        raise CommandError(app.theme_problem)
    return run_screens(app)


def _going_on() -> Path:
    """The meeting that somebody writes now (a practice meeting too), else the one that was changed last."""
    from chietai.records.library import Library
    from chietai.records.lock import is_written
    from chietai.tui.practice import practice_folder

    own = _newest_first(library())
    written = [item for item in [*own, *_newest_first(Library(practice_folder(services())))] if is_written(item.path)]
    if not own and not written:
        raise CommandError(_("There is no meeting yet. Please open one first: chietai open"))
    return (written or own)[0].path


def _newest_first(library: "Library") -> "list[Listing]":
    own = [item for item in library.list() if not item.sample and not item.damaged]
    return sorted(own, key=lambda item: item.changed_at.timestamp() if item.changed_at else 0.0, reverse=True)
