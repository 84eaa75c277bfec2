"""`chietai redact`: erases a name or a sentence everywhere, after asking."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chietai.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from chietai.privacy.erasing import Eraser, Writing
    from chietai.records.erase_everywhere import Reach
    from chietai.records.erasure_files import Outcome
    from chietai.records.erasure_scope import Scope

_MOST_NAMED = 5  # examples and files


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "redact",
        description=_(
            "Erases a name or a sentence from everything that is kept of a council: the records of its meetings, their "
            "journals and all earlier copies, papers and other files in the program's own folder, and names of files. "
            "It asks first. It cannot be undone. That something was erased stays on record."
        ),
        epilog=_(
            "A name that stands on a list is erased in other writings too: in kana, in Latin letters, in other forms "
            "of the same kanji, with something between its halves, and the family or the given name alone. What "
            "somebody else bears too, or what may be another word, stays unless you say so; it is named in the end."
        ),
    )
    parser.add_argument("session", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them"))
    parser.add_argument(
        "text", nargs="?", default="", metavar=_("TEXT"), help=_("what to erase; it is asked for when it is not given")
    )
    parser.add_argument("--reason", default="", metavar=_("TEXT"), help=_("why, to be kept in the record"))
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))
    reach = parser.add_mutually_exclusive_group()
    reach.add_argument("--also", action="store_true", help=_("everything that may be the person, doubtful places too"))
    reach.add_argument("--only", action="store_true", help=_("only what was typed, in any spelling"))
    parser.add_argument(
        "--forget", action="store_true", help=_("also forget the name: papers will no longer hide it where it stands")
    )


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code: 1 when it still stands somewhere. Raises CommandError, RecordError."""
    from chietai.cli.common import CommandError, session_path
    from chietai.cli.output import complain, say
    from chietai.records.clock_and_ids import new_id, now
    from chietai.records.erase_everywhere import erase_everywhere, keep_names, reach_of
    from chietai.records.erasure_scope import scope_of
    from chietai.records.record_errors import RecordError
    from chietai.regular_files import resolved
    from chietai.resources import user_folder
    from chietai.text.gate import LIMIT, clean
    from chietai.wording.refusals import too_long

    reason = clean(args.reason)
    if len(reason) > LIMIT:
        raise CommandError(too_long(len(reason), LIMIT))
    path = session_path(args.session)
    text = args.text or _asked(_("What is to be erased?"))
    folders = [resolved(user_folder())]
    scope = scope_of(path, text, folders)
    _ask_about_namesakes(args, scope)
    chosen = _chosen(args, scope)
    eraser = scope.eraser.choosing(chosen)
    reach = reach_of(scope, eraser, folders)
    if not reach:
        if args.forget and _forgets_what_was_erased(args, scope, eraser, text):
            return 0
        raise RecordError(_("This text is not in the record: {text}").format(text=text))
    _say_places(reach)
    subject = eraser.subject
    problems: list[str] = []
    kept = args.forget or keep_names(scope, eraser, problems=problems)
    for problem in problems:
        complain(problem)
    if not kept:
        complain(_("Papers will no longer hide this name: what it is known by cannot be kept on this computer."))
    if not args.yes and not _agreed(_("Type yes to erase it for good.")):
        raise CommandError(_("Nothing was erased."))
    forget = args.forget and _forgets(args)
    outcome = erase_everywhere(scope, eraser, folders, clock=now, new_id=new_id, reason=reason)
    _say_outcome(outcome)
    _say_rest(scope, chosen)
    if forget:
        names = {name for name, _reading in subject.own_names} if subject else {text}
        _forget(scope, eraser, names, outcome)
    for file, reason in outcome.failed.items():
        complain(
            _("It still stands in {path}: {reason}").format(path=file, reason=reason)
            if reason
            else _("It still stands in {path}, which is no text. Please throw the file away.").format(path=file)
        )
    if outcome.failed:
        say(_("Once that is mended, please give the command again."))
    return 1 if outcome.failed else 0


def _ask_about_namesakes(args: Namespace, scope: "Scope") -> None:
    """Asks whether all are meant who are written alike. Raises CommandError when not, or if nobody can be asked."""
    from chietai.cli.common import CommandError
    from chietai.cli.output import say

    if not scope.namesakes or args.also:
        return
    people = pgettext("between the items of a list", ", ").join(
        _("{name} (reading: {reading})").format(name=name, reading=reading) if reading else name
        for name, reading in scope.namesakes
    )
    told = _("Several people on the list are written alike: {people}.").format(people=people)
    if args.yes or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError(
            _(
                "{told} Nothing was erased. To erase all of them, add --also. To erase one, first write the other's "
                "name on the list in another way."
            ).format(told=told)
        )
    say(told)
    if not _agreed(_("Type yes to erase all of them.")):
        raise CommandError(_("Nothing was erased."))


def _chosen(args: Namespace, scope: "Scope") -> "frozenset[Writing]":
    """What is to be erased: as the options say, or as somebody at the terminal says."""
    from chietai.cli.output import say
    from chietai.cli.redact_choices import choose, tell
    from chietai.privacy.erasing import ALL_OF_PERSON, SURE, Writing

    if len(scope.meant) > 1:
        names = pgettext("between the items of a list", ", ").join(scope.meant)
        say(_("Several people may be meant: {names}. Only what was typed is erased.").format(names=names))
        say(_("For everything of one person, please give the whole name."))
    if scope.eraser.subject is None:
        return SURE
    usual = ALL_OF_PERSON if args.also else frozenset({Writing.TYPED}) if args.only else SURE
    held = scope.held()
    name = scope.eraser.subject.label
    asks = not (args.yes or args.also or args.only) and sys.stdin.isatty() and sys.stdout.isatty()
    say(_("{name} stands there in these writings; what has a star is erased:").format(name=name))
    tell(held, usual, numbered=asks)
    while asks:
        say(_("Enter erases what has a star. a: everything of this person; t: only what was typed; or numbers."))
        chosen = choose(held, sys.stdin.readline())
        if chosen is not None:
            return chosen
    return usual


def _asked(question: str) -> str:
    from chietai.cli.output import say

    say(question)
    return sys.stdin.readline().strip()


def _agreed(question: str) -> bool:
    return _asked(question).casefold() in ("yes", "はい")


def _say_places(reach: "Reach") -> None:
    from chietai.cli.output import say

    n, meetings = sum(reach.documents.values()), len(reach.documents)
    if meetings > 1:
        say(
            ngettext(
                "It stands in {n} event, in the records of {meetings} meetings:",
                "It stands in {n} events, in the records of {meetings} meetings:",
                n,
            ).format(n=n, meetings=meetings)
        )
    else:
        say(ngettext("It stands in {n} event:", "It stands in {n} events:", n).format(n=n))
    for place in reach.examples[:_MOST_NAMED]:
        say(f"  {place}")
    others = len(reach.files)
    if others:
        say(ngettext("And in {n} other file:", "And in {n} other files:", others).format(n=others))
        _say_files(reach.files)
    if reach.names:
        say(_("And in names of files:"))
        _say_files(reach.names)


def _say_files(paths: Iterable[Path]) -> None:
    from chietai.cli.output import say

    listed = list(paths)
    for path in listed[:_MOST_NAMED]:
        say(f"  {path}")
    if (more := len(listed) - _MOST_NAMED) > 0:
        say("  " + ngettext("and {n} more file", "and {n} more files", more).format(n=more))


def _say_outcome(outcome: "Outcome") -> None:
    from chietai.cli.output import say

    n = outcome.events
    say(
        ngettext(
            "Erased from {n} event, and from all copies.", "Erased from {n} events, and from all copies.", n
        ).format(n=n)
    )
    if len(outcome.documents) > 1:
        _say_files(outcome.documents)
    if outcome.erased:
        n = len(outcome.erased)
        say(ngettext("Erased from {n} other file:", "Erased from {n} other files:", n).format(n=n))
        _say_files(outcome.erased)
    for _old, new in outcome.renamed:
        say(_("A file has another name now: {path}").format(path=new))


def _say_rest(scope: "Scope", chosen: "frozenset[Writing]") -> None:
    """What still resembles the person."""
    from chietai.cli.output import say
    from chietai.cli.redact_choices import tell
    from chietai.privacy.erasing import ALL_OF_PERSON

    held = {} if scope.eraser.only_typed else scope.held()
    left = {one: found for one, found in held.items() if one not in chosen}
    perhaps = {one: found for one, found in left.items() if one in ALL_OF_PERSON}
    if perhaps:
        say(_("This resembles it and stands there still; --also erases what may be the person:"))
        tell(perhaps)
    if within := {one: found for one, found in left.items() if one not in ALL_OF_PERSON}:
        say(_("This resembles it and stays, also with --also; to erase it, please give the whole word:"))
        tell(within)
    if scope.elsewhere:
        say(_("Records of other councils hold it too. Where the same person is meant, please give them one by one:"))
        _say_files(scope.elsewhere)


def _forgets(args: Namespace) -> bool:
    """Whether the name is to be forgotten as well: asked by itself."""
    from chietai.cli.output import complain

    complain(
        _("A name that is forgotten is no longer hidden: where it still stands, or is said again, papers show it.")
    )
    return bool(args.yes) or _agreed(_("Type yes to forget it as well."))


def _forgets_what_was_erased(args: Namespace, scope: "Scope", eraser: "Eraser", name: str) -> bool:
    """Forgets a name that an earlier erasure took out of the record; False when nobody is known by it."""
    from chietai.cli.output import say
    from chietai.records.erase_everywhere import forget_names

    if not (_forgets(args) and forget_names(scope, eraser, {name})):
        return False
    say(_("The name is forgotten: papers no longer hide it."))
    return True


def _forget(scope: "Scope", eraser: "Eraser", names: Iterable[str], outcome: "Outcome") -> None:
    from chietai.cli.output import complain, say
    from chietai.records.erase_everywhere import forget_names

    if outcome.failed:
        complain(_("The name is not forgotten yet, because it still stands somewhere."))
        return
    forget_names(scope, eraser, names)
    say(_("The name is forgotten: papers no longer hide it."))
