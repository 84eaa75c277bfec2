"""`chietai restore`: makes a damaged record whole again, goes back to an earlier copy, or joins two versions."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chietai.i18n import _, ngettext

if TYPE_CHECKING:
    from chietai.records.recover import Recovered


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "restore",
        description=_(
            "Makes a damaged record whole again, out of what can be read of it, its journal and its earlier copies. "
            "The damaged file is kept, word for word. With --backup it goes back to one of the earlier copies, with "
            "--join it takes in another version of the same record."
        ),
    )
    parser.add_argument("session", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them"))
    parser.add_argument(
        "--list", action="store_true", dest="show", help=_("show the earlier copies and change nothing")
    )
    parser.add_argument(
        "--backup", type=int, metavar=_("NUMBER"), help=_("go back to this one of the earlier copies (see --list)")
    )
    parser.add_argument("--copy", action="store_true", help=_("write a new file beside and leave the old one alone"))
    parser.add_argument(
        "--join",
        metavar=_("FILE"),
        help=_("take in what another version of this record holds, such as the copy of a synchronised folder"),
    )


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code."""
    from chietai.cli.common import CommandError
    from chietai.cli.output import say
    from chietai.records.backups import good_copies
    from chietai.records.clock_and_ids import now
    from chietai.records.recover import recover, restore
    from chietai.regular_files import expanded

    path = _path(args.session)
    if args.join is not None:
        return _join(path, expanded(args.join))
    copies = good_copies(path)
    if args.show:
        for number, copy in enumerate(copies, 1):
            n = copy.events
            made_at = copy.made_at.strftime("%Y-%m-%d %H:%M")
            say(f"{number}: {made_at}, " + ngettext("{n} event", "{n} events", n).format(n=n))
        if not copies:
            say(_("There are no earlier copies."))
        return 0
    if args.backup is not None and not 1 <= args.backup <= len(copies):
        raise CommandError(_("There is no earlier copy {number}. --list shows them.").format(number=args.backup))
    if args.copy:
        return _say_recovered(recover(path))
    if args.backup is None and _is_sound(path):
        raise CommandError(_("This record is whole. To go back to an earlier copy, give --backup and its number."))
    chosen = copies[args.backup - 1].path if args.backup is not None else None
    return _say_recovered(restore(path, now, chosen))


def _join(path: Path, other: Path) -> int:
    from chietai.cli.output import say
    from chietai.records.clock_and_ids import now
    from chietai.records.join import join

    done = join(path, other, now)
    n = done.added
    if done.kept_at is None:
        say(_("There is nothing new in {path}.").format(path=other))
        return 0
    say(
        ngettext("{n} event was taken in; {path} has {all}.", "{n} events were taken in; {path} has {all}.", n).format(
            path=done.path, n=n, all=done.events
        )
    )
    if done.differing:
        n = done.differing
        say(
            ngettext(
                "{n} event is not the same in both; the other one is kept in the table `aside`.",
                "{n} events are not the same in both; the other ones are kept in the table `aside`.",
                n,
            ).format(n=n)
        )
    say(_("The old file is kept here: {path}").format(path=done.kept_at))
    return 0


def _path(name: str) -> Path:
    """The document, which may be gone altogether while its journal or its copies are there."""
    from chietai.cli.common import library, session_path
    from chietai.records import file_names
    from chietai.records.record_errors import NotFoundError

    try:
        return session_path(name)
    except NotFoundError:
        if Path(name).name in ("", ".."):  # a whole drive, the folder itself or the one above
            raise
        for path in (Path(name), library().folder / Path(name).name, library().folder / f"{Path(name).name}.json"):
            if file_names.backups(path).is_dir() or file_names.journal(path).is_file():
                return path.absolute()
        raise


def _is_sound(path: Path) -> bool:
    from chietai.records.reading import examine
    from chietai.records.record_errors import NotFoundError

    try:
        return examine(path).sound
    except NotFoundError:
        return False


def _say_recovered(done: "Recovered") -> int:
    from chietai.cli.output import say

    n = done.events
    say(
        ngettext("{path} is whole again: {n} event.", "{path} is whole again: {n} events.", n).format(
            path=done.path, n=n
        )
    )
    if done.missing:
        say(ngettext("{n} event is lost.", "{n} events are lost.", done.missing).format(n=done.missing))
    if done.aside:
        say(
            ngettext(
                "{n} thing could not be read and is kept in the table `aside`.",
                "{n} things could not be read and are kept in the table `aside`.",
                done.aside,
            ).format(n=done.aside)
        )
    if done.other is not None:
        say(_("The file held two documents. The other one is here: {path}").format(path=done.other))
    say(_("The old file is kept here: {path}").format(path=done.kept_at))
    return 0
