"""`chietai export`: writes the summary of a meeting as files."""

import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chietai.cli.common import CommandError, complain, folder, say, session_path, whole_number
from chietai.i18n import _, ngettext, pgettext, speaking
from chietai.privacy.groups import USUAL_SIZE
from chietai.reports.export_documents import Kind
from chietai.reports.summary import Level

if TYPE_CHECKING:
    from chietai.meeting.state import Judgement, State


def add_parser(subparsers: Any) -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "export",
        description=_(
            "Writes the summary of a meeting: a record to read (html prints well), and tables for a spreadsheet (csv)."
        ),
        epilog=_(
            "In csv, a field that a spreadsheet would take for a formula begins with an apostrophe ('). Take one "
            "apostrophe off the front to have the text as it was."
        ),
    )
    parser.add_argument("session", metavar=_("MEETING"), help=_("the file or the id; `chietai list` shows them"))
    parser.add_argument(
        "--to",
        type=_kinds,
        default=["html"],
        metavar=",".join(Kind),
        help=_("which files: {kinds}; several with commas. Usual: html").format(kinds=_listed(map(_offered, Kind))),
    )
    parser.add_argument(
        "--out", type=folder, default=Path(), metavar=_("FOLDER"), help=_("where to; usually the folder you are in")
    )
    parser.add_argument(
        "--level",
        choices=[level.value for level in Level],
        default=Level.MEMBERS.value,
        help=_(
            "who may read it: original (the secretariat: also who said what), members (the usual: names, but not who "
            "said what), public (everybody: names of people are hidden)"
        ),
    )
    parser.add_argument(
        "--group",
        type=whole_number(1, 99),
        metavar=_("NUMBER"),
        help=_(
            "members and public: words are told with the name of a body, sector or table only where at least so many "
            "people of it were there; usual: {n}"
        ).format(n=USUAL_SIZE),
    )
    parser.add_argument("--with-case", action="store_true", help=_("public: the case of the day, too"))
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar=_("WORDS"),
        help=_("leave these words as they are, which would be hidden; may be given several times"),
    )
    parser.add_argument(
        "--remember", action="store_true", help=_("with --keep: remember it in the file of the meeting")
    )
    parser.add_argument("--list-hidden", action="store_true", help=_("show everything that is hidden, with its place"))
    parser.add_argument(
        "--looked", action="store_true", help=_("say on the paper that a person has looked at what is hidden")
    )
    parser.add_argument(
        "--although-closed", action="store_true", help=_("public, although the meeting was not open to the public")
    )
    parser.add_argument("--force", action="store_true", help=_("replace files that are there already"))


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code. Raises CommandError and RecordError."""
    from chietai.cli.hidden_words import kept_words, tell
    from chietai.privacy.judgements import Judgements
    from chietai.privacy.meeting_guard import guard_of
    from chietai.records.gather_people import keys_for
    from chietai.records.opening_report import report_of
    from chietai.records.reading import readable, state_of
    from chietai.reports import terms
    from chietai.reports.export_documents import documents
    from chietai.reports.output_files import ExportError, FilesExistError, write_files
    from chietai.reports.summarise import summarise_and_review

    path = session_path(args.session)
    examined = readable(path)
    state, level = state_of(examined), Level(args.level)
    if not args.although_closed:
        _ask_when_closed(state, level)
    problems: list[str] = []
    keys = keys_for(path, state, problems=problems, examined=examined)
    notes = report_of(examined).notes
    del examined  # of a long record it takes half of the memory
    told: Any = {"group_size": args.group, "with_case": args.with_case}
    summary, found = summarise_and_review(state, level, guard_of(state, keys), looked=args.looked, **told)
    judgements, missing = kept_words(found, args.keep)
    if judgements:
        guard = guard_of(state, keys, Judgements(tuple(judgements)))
        summary, found = summarise_and_review(state, level, guard, looked=True, **told)
    kinds = [Kind(kind) for kind in args.to]
    with speaking(args.language):
        papers = documents(summary, kinds)
    try:
        written = write_files(args.out, papers, force=args.force)
    except FilesExistError as error:
        raise CommandError(
            ngettext(
                "{file} is there already. Nothing was written. To replace it, add --force.",
                "{file} and others ({n} files) are there already. Nothing was written. To replace them, add --force.",
                len(error.paths),
            ).format(file=error.paths[0], n=len(error.paths))
        ) from error
    except ExportError as error:
        raise CommandError(str(error)) from error
    for note in (*notes, *problems):
        complain(note)
    for words in missing:
        complain(_("These words are not hidden anywhere: {words}").format(words=words))
    tell(found, everything=args.list_hidden)
    if args.remember and judgements:
        _remember(path, judgements)
    for file in written:
        say(str(file))
    if caution := terms.level(level).caution:
        say(caution)
    return 0


def _ask_when_closed(state: "State", level: Level) -> None:
    """Asks whether a meeting that was not open to the public is to be told to everybody.

    Raises CommandError when it is not, or when there is nobody to ask.
    """
    from chietai.reports import terms

    if not terms.is_against_closing(state, level):
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError(
            _("{closed} Nothing was written. To write it for everybody all the same, add --although-closed.").format(
                closed=terms.closed(state)
            )
        )
    say(terms.closed(state))
    say(_("Type yes to write it for everybody all the same."))
    if sys.stdin.readline().strip().casefold() not in ("yes", "はい"):
        raise CommandError(_("Nothing was written."))


def _remember(path: Path, judgements: "list[Judgement]") -> None:
    from chietai.records.clock_and_ids import new_id, now
    from chietai.records.judging import keep_judgements

    if not keep_judgements(path, judgements, clock=now, new_id=new_id):
        complain(_("It cannot be remembered in the file of the meeting: it holds for these files only."))


def _kinds(text: str) -> list[str]:
    """For `type=`: "md,html" as a list without doubles; unknown kinds are refused."""
    kinds = [part.strip().lower() for part in text.replace("、", ",").replace("，", ",").split(",") if part.strip()]
    wrong = next((kind for kind in kinds if kind not in set(Kind)), None)
    if wrong is not None or not kinds:
        raise ArgumentTypeError(
            _("please choose from {kinds}, with commas between; not {kind}").format(
                kinds=_listed(Kind), kind=wrong or "-"
            )
        )
    return list(dict.fromkeys(kinds))


def _offered(kind: Kind) -> str:
    match kind:
        case Kind.MARKDOWN:
            return _("md (plain text)")
        case Kind.HTML:
            return _("html (for printing)")
        case Kind.CSV:
            return _("csv (tables)")


def _listed(texts: Iterable[str]) -> str:
    return pgettext("between the items of a list", ", ").join(texts)
