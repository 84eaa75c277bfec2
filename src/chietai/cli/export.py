"""`chietai export`: writes the summary of a meeting as files."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from chietai.cli.common import CommandError, complain, folder, say, session_path
from chietai.i18n import _, ngettext, pgettext
from chietai.reports.export_documents import Kind
from chietai.reports.summary import Level


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
            "said what), public (everybody: no names of people)"
        ),
    )
    parser.add_argument("--force", action="store_true", help=_("replace files that are there already"))


def run(args: Namespace) -> int:
    """Runs the command and gives the exit code. Raises CommandError and RecordError."""
    from chietai.records.opening_report import report_of
    from chietai.records.reading import readable, state_of
    from chietai.reports import terms
    from chietai.reports.export_documents import export
    from chietai.reports.output_files import ExportError, FilesExistError

    examined = readable(session_path(args.session))
    level = Level(args.level)
    try:
        written = export(state_of(examined), args.out, [Kind(kind) for kind in args.to], level, force=args.force)
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
    for note in report_of(examined).notes:
        complain(note)
    for file in written:
        say(str(file))
    if caution := terms.level(level).caution:
        say(caution)
    return 0


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
