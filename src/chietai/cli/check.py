"""`chietai check`: whether the record of a meeting is whole, and what is wrong with it."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from chietai.i18n import _, ngettext

if TYPE_CHECKING:
    from chietai.records.reading import Examined


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "check",
        description=_(
            "Looks whether the record of a meeting is whole, names every fault, and says what to do. Without a meeting "
            "it looks at all of them. It never changes anything."
        ),
    )
    parser.add_argument(
        "session", nargs="?", default="", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them")
    )


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code: 1 when something is damaged or gone."""
    from chietai.cli.common import library, session_path
    from chietai.cli.output import complain
    from chietai.records.gone_documents import gone_documents

    if args.session:
        return _check(session_path(args.session))
    known = library()
    codes = [_check(listing.path) for listing in known.list()]
    for gone in gone_documents(known.folder):
        complain(gone.sentence)
        codes.append(1)
    return max(codes, default=0)


def _check(path: Path) -> int:
    from chietai.cli.output import complain, say
    from chietai.records.faults import FaultKind, Verdict
    from chietai.records.reading import examine, rejection
    from chietai.records.record_errors import RecordError

    try:
        examined = examine(path)
    except RecordError as error:
        complain(str(error))
        return 1
    match examined.verdict:
        case Verdict.ACCEPT:
            sound, verdict = True, _("whole")
        case Verdict.WARN:
            sound, verdict = True, _("readable")
        case Verdict.REPAIR if examined.sound:  # the end of the journal, which opening sets aside without asking
            sound, verdict = True, _("readable")
        case Verdict.READONLY:
            sound = not any(fault.kind is FaultKind.JOURNAL_LINE for fault in examined.faults)
            verdict = _("readable") if sound else _("damaged")
        case Verdict.REPAIR | Verdict.REJECT:
            sound, verdict = False, _("damaged")
        case _:
            assert_never(examined.verdict)
    n = len(examined.rows)
    say(
        ngettext("{path}: {verdict}, {n} event", "{path}: {verdict}, {n} events", n).format(
            path=path, verdict=verdict, n=n
        )
    )
    for fault in examined.faults:
        say(f"  {fault.sentence}")
    _say_the_rest(examined)
    if sound:
        return 0
    if examined.verdict is Verdict.REJECT:
        complain(str(rejection(examined)))  # nothing of it can be read: only an earlier copy helps
        return 1
    complain(_("{path} is damaged. `chietai restore` makes it whole again and keeps the old file.").format(path=path))
    return 1


def _say_the_rest(examined: "Examined") -> None:
    from chietai.cli.output import say
    from chietai.records.backups import good_copies
    from chietai.records.lock import holder_of
    from chietai.records.versions import look_for
    from chietai.regular_files import resolved

    if examined.from_journal:
        n = examined.from_journal
        say("  " + ngettext("{n} event lies in the journal.", "{n} events lie in the journal.", n).format(n=n))
    for version in look_for(resolved(examined.path), examined).versions:
        say(f"  {version.sentence}")
    holder = holder_of(examined.path)
    if holder is not None:
        say("  " + _("It is, or was last, written by: {holder}").format(holder=holder.sentence))
    if copies := len(good_copies(examined.path)):
        say("  " + ngettext("{n} earlier copy is kept.", "{n} earlier copies are kept.", copies).format(n=copies))
