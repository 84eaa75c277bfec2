"""What `chietai --help` shows. Built from the table of commands without importing any."""

from chietai.cli.command_table import COMMANDS, Group
from chietai.cli.output import padded, terminal_width, wrapped
from chietai.i18n import _

_INDENT = 2


def overview() -> str:
    """The help of the whole program."""
    width = terminal_width()
    lines = [
        _("usage: ") + _("chietai [command] [options]"),
        "",
        *wrapped(
            _(
                "Chietai runs council meetings in which people exchange wisdom, projected on the wall. "
                "Without a command it opens its first screen."
            ),
            width,
        ),
    ]
    names = max(map(len, COMMANDS)) + 2
    for group in Group:
        lines += ["", _(group.value)]
        for name, command in COMMANDS.items():
            if command.group is group:
                first, *more = wrapped(_(command.line), width - names - _INDENT)
                lines.append(" " * _INDENT + padded(name, names) + first)
                lines += [" " * (names + _INDENT) + line for line in more]
    lines += [
        "",
        _("For every command"),
        " " * _INDENT + padded("--help", names) + _("explains the command"),
        " " * _INDENT + padded("--lang", names) + _("the language: ja (Japanese) or en (English)"),
        "",
        *wrapped(_("To try it: `chietai demo`"), width),
    ]
    return "\n".join(lines)
