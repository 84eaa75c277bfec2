"""Which key does what on a screen: the usual keys, those of the user's settings, and what is wrong with these."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chietai.i18n import _
from chietai.tui.commands.command import AnyCommand
from chietai.tui.commands.default_keys import DEFAULT_KEYS, shown
from chietai.tui.grid import safe

# Ctrl+J, M, H and I are Enter, Enter, Backspace and Tab to a terminal.
_FORBIDDEN = frozenset({"ctrl+j", "ctrl+m", "ctrl+h", "ctrl+i", "ctrl+c"})
_KEY = r"(?:(?:ctrl|shift|alt)\+)*(?:f(?:[1-9]|1\d|2[0-4])|pageup|pagedown)|(?:ctrl|alt)\+[a-z]"


@dataclass(frozen=True, slots=True)
class Keymap:
    """The key of each command by its id ("" for none), and sentences about settings that could not be followed."""

    keys: Mapping[str, str]
    problems: tuple[str, ...] = ()

    def of(self, command: AnyCommand) -> str:
        """The key of `command`."""
        return self.keys.get(command.id, command.key)


def keymap(commands: Sequence[AnyCommand], wanted: Mapping[str, str]) -> Keymap:
    """The keys of `commands` with the user's wishes, as far as these can be followed.

    Wishes about commands of other screens are left aside. When a wish clashes with another key, the sentence names
    both commands, and the command keeps its usual key.
    """
    keys = {command.id: command.key for command in commands}
    problems: list[str] = []
    for command in commands:
        key = wanted.get(command.id)
        if key is None:
            continue
        key = key.strip().lower().replace(" ", "")
        if key and (key in _FORBIDDEN or not re.fullmatch(_KEY, key)):
            problems.append(
                _(
                    "Settings, keys: {command} cannot have the key {key}. Please take F1 to F12 or Ctrl and a letter."
                ).format(command=command.id, key=key[:40])
            )
            continue
        # A command that is moved away frees its key for another one in the same settings.
        others = {c.id: wanted.get(c.id, keys[c.id]) for c in commands if c.id != command.id}
        taken = next((c for c in commands if c.id in others and key and others[c.id] == key and meet(c, command)), None)
        if taken:
            problems.append(
                _("Settings, keys: {one} and {other} both want {key}. Please give one of them another key.").format(
                    one=command.id, other=taken.id, key=shown(key)
                )
            )
            continue
        keys[command.id] = key
    return Keymap(keys, tuple(problems))


def unknown(wanted: Mapping[str, str]) -> list[str]:
    """A sentence for each wish about a command that no screen has."""
    words = _("Settings, keys: there is no command {command}. Chapter 12 of the guide lists the names.")
    return [words.format(command=safe(name)[:40]) for name in wanted if name not in DEFAULT_KEYS]


def meet(one: AnyCommand, other: AnyCommand) -> bool:
    """Whether both can be there in one step."""
    return one.steps is None or other.steps is None or bool(one.steps & other.steps)
