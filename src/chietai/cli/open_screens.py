"""The commands that open a screen with a meeting: `chietai open`, `chietai demo` and `chietai replay`."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from chietai.cli.common import CommandError, library, needs_a_terminal, run_app, services, session_path, whole_number
from chietai.i18n import _


def add_parser(subparsers: Any) -> None:
    """Adds the three commands."""
    opening = subparsers.add_parser(
        "open",
        description=_(
            "Opens a meeting where it was left. Without a meeting, the list of meetings is shown to choose from. A "
            "sample is played again, as it cannot be changed."
        ),
    )
    _add_session(opening)
    subparsers.add_parser(
        "demo",
        description=_(
            "Opens a practice meeting that is half-way through. Go on by hand, or let it play by itself. It is made "
            "anew each time, lies apart from your own meetings, and is thrown away after a week."
        ),
    )
    replay = subparsers.add_parser(
        "replay",
        description=_(
            "Plays a meeting again from its beginning, as the room saw it. Nothing is changed. Without a meeting, it "
            "takes the last one that was held."
        ),
    )
    _add_session(replay)
    replay.add_argument(
        "--speed", type=whole_number(1, 60), default=1, metavar=_("TIMES"), help=_("how many times as fast: 1 to 60")
    )


def _add_session(parser: Any) -> None:
    parser.add_argument(
        "session", nargs="?", default="", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them")
    )


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code. Raises CommandError and RecordError."""
    if args.command == "demo":
        return _demo()
    if args.command == "replay":
        return _replay(args)
    return _open(args)


def _open(args: Namespace) -> int:
    if not args.session:
        return run_app()
    path = session_path(args.session)
    screen = screen_for(path, library().samples)
    needs_a_terminal()
    return run_app(screen, path)


def screen_for(path: Path, samples: Path | None) -> str:
    """The screen on which to open the document at `path`: by how far the meeting is; samples are only watched.

    Raises CommandError for a file that is no session document.
    """
    from chietai.meeting.kinds import Phase
    from chietai.meeting.session_document import FORMAT
    from chietai.records.document_header import header_of

    header = header_of(path)
    if header is None or header.get("format") != FORMAT:
        raise CommandError(
            _("{path} is not a whole session document. `chietai check` says what is wrong.").format(path=path)
        )
    if samples is not None and path.parent == samples.absolute():
        return "replay"
    return "prepare" if header.get("phase") == Phase.PREPARING else "meeting"


def _demo() -> int:
    needs_a_terminal()
    from chietai.tui.practice import write_practice

    path, autoplay = write_practice(services())
    return run_app("meeting", path, autoplay=autoplay)


def _replay(args: Namespace) -> int:
    from chietai.tui.screens.replay_screen import SPEEDS

    path = session_path(args.session) if args.session else None
    if path is None:
        held = [item.path for item in library().list() if item.opened_at is not None and not item.damaged]
        if not held:
            raise CommandError(_("No meeting has been held yet."))
        path = held[0]
    return run_app("replay", path, speed=min(SPEEDS, key=lambda speed: abs(speed - args.speed)))
