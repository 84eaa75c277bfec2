"""argparse for people who do not program: its own words in the user's language, plain usage lines, wide letters."""

import argparse
from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from chietai.cli.output import complain, terminal_width, wrapped
from chietai.i18n import N_, _, ngettext

# What argparse itself says, in the versions of Python that we run on. The catalogue has them in Japanese.
ARGPARSE_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("argument %(argument_name)s: %(message)s"),
)


@contextmanager
def words() -> Iterator[None]:
    """While this lasts, argparse speaks the language in force. It looks its words up in its own module's namespace."""
    module: Any = argparse
    before = module._, module.ngettext
    module._, module.ngettext = _, ngettext
    try:
        yield
    finally:
        module._, module.ngettext = before


class Parser(ArgumentParser):
    """A parser whose errors are one line, without the usage."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", PlainHelp)
        kwargs.setdefault("allow_abbrev", False)
        super().__init__(*args, **kwargs)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where to look, and ends with exit code 2."""
        complain(_("{message}. `{command} --help` explains.").format(message=message, command=self.prog))
        self.exit(2)


class PlainHelp(HelpFormatter):
    """Each argument on its own line with its help below, so that nothing depends on the width of letters."""

    def __init__(self, prog: str, **more: Any) -> None:
        more |= {"max_help_position": 4, "width": terminal_width()}
        super().__init__(prog, **more)

    def _format_usage(self, usage: str | None, actions: Iterable[Action], groups: Any, prefix: str | None) -> str:
        if usage is None:
            usage = " ".join(["%(prog)s", *self._needed(list(actions))])
        return f"{_('usage: ') if prefix is None else prefix}{usage % {'prog': self._prog}}\n\n"

    def _needed(self, actions: list[Action]) -> Iterator[str]:
        """The parts of the usage line: what has to be given, and one word for all options."""
        shown = [action for action in actions if action.help != SUPPRESS]
        for action in shown:
            if not action.option_strings:
                yield self._format_args(action, action.dest)
        for action in shown:
            if action.option_strings and action.required:
                yield f"{action.option_strings[-1]} {self._format_args(action, action.dest.upper())}"
        if any(action.option_strings and not action.required for action in shown):
            yield _("[options]")

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = [line for part in text.split("\n") for line in (wrapped(part.strip(), width) or [""])]
        return "\n".join(f"{indent}{line}".rstrip() for line in lines)


def new_parser() -> tuple[Parser, Any]:
    """The parser of the program and the object that commands add theirs to. Inside `words()` only."""
    parser = Parser(prog="chietai", add_help=False)
    return parser, parser.add_subparsers(dest="command", required=True)
