"""The commands: `main` finds the one that is asked for, imports it, and turns whatever happens into an exit code.

0: done. 1: refused, with one sentence on stderr. 2: wrong usage. 128 + n: ended by signal n (Ctrl+C is 130).
"""

import os
import sys
from collections.abc import Mapping, Sequence

from chietai import __version__
from chietai.cli.command_table import COMMANDS
from chietai.cli.exit_codes import ExitGuard
from chietai.cli.output import complain, say
from chietai.cli.streams import carry_japanese, is_readable, mend_streams, typed
from chietai.i18n import _, set_language

USAGE = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command in `argv` (without the program's name; None: the process's own) and gives the exit code."""
    mend_streams()
    _let_the_owner_read()
    arguments = [typed(argument) for argument in (sys.argv[1:] if argv is None else argv)]
    with ExitGuard() as guard:
        guard.code = _run(arguments, os.environ)
    return guard.code


def _let_the_owner_read() -> None:
    """Takes the owner out of the mask for new files: what was acknowledged could not be opened again."""
    before = os.umask(0o077)
    os.umask(before & 0o077)


def _run(arguments: list[str], environ: Mapping[str, str]) -> int:
    from chietai.cli.language import LanguageError, choose

    try:
        language, arguments = choose(arguments, environ)
    except LanguageError as error:
        set_language("ja" if carry_japanese() else "en")
        complain(str(error))
        return USAGE
    # English rather than rows of codes: papers are still written in the language that was chosen.
    set_language(language if carry_japanese() else "en")
    unreadable = next((argument for argument in arguments if not is_readable(argument)), None)
    if unreadable is not None:
        complain(_("{argument} has letters that cannot be read. Please type it again.").format(argument=unreadable))
        return USAGE
    if not arguments:
        from chietai.cli.common import run_app

        return run_app()
    first, rest = arguments[0], arguments[1:]
    if first in ("-h", "--help", "help"):
        return _help(rest, language)
    if first in ("-V", "--version"):
        say(f"chietai {__version__}")
        return 0
    if first not in COMMANDS:
        complain(_unknown(first))
        return USAGE
    return _command(first, rest, language)


def _command(name: str, rest: list[str], language: str) -> int:
    from importlib import import_module

    from chietai.cli.parser import new_parser, words

    module = import_module(COMMANDS[name].module)
    with words():
        parser, subparsers = new_parser()
        module.add_parser(subparsers)
        args, unknown = parser.parse_known_args([name, *rest])
        if unknown:
            subparsers.choices[name].error(_("unrecognized arguments: %s") % " ".join(unknown))
    args.language = language
    return int(module.run(args))


def _help(rest: list[str], language: str) -> int:
    from chietai.cli.overview import overview

    if rest and rest[0] in COMMANDS:
        return _command(rest[0], ["--help"], language)
    say(overview(), multiline=True)
    return 0


def _unknown(first: str) -> str:
    import difflib

    if first.startswith("-"):
        return _("{option} is not known. `chietai --help` shows what there is.").format(option=first)
    near = difflib.get_close_matches(first, COMMANDS, n=1)
    if near:
        return _("There is no command {name}. Do you mean `chietai {near}`?").format(name=first, near=near[0])
    return _("There is no command {name}. `chietai --help` shows what there is.").format(name=first)
