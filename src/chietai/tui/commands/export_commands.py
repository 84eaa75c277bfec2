"""What can be done while the summary of a meeting is written."""

from typing import Protocol

from chietai.i18n import N_
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import Help, NextTheme, Palette
from chietai.tui.screen_protocols import AnyScreen


class Exporting(AnyScreen, Protocol):
    """The screen on which the summary is written."""

    ready: bool

    def write(self) -> None:
        """Writes what is ticked, in the background."""

    def look(self) -> None:
        """Shows what the paper hides, without writing it."""


class Write(Command[Exporting]):
    """Writes the files."""

    id = "export_write"
    label = N_("Write the files")
    hint = N_("Writes the files that are ticked into the folder.")
    place = 1

    def available(self, screen: Exporting) -> bool:
        return screen.ready

    def run(self, screen: Exporting) -> None:
        screen.write()


class LookAtHidden(Command[Exporting]):
    """Shows what the paper hides."""

    id = "export_look"
    label = N_("Look at what is hidden")
    hint = N_("Shows what the paper hides, and lets you leave words as they are.")
    place = 2

    def available(self, screen: Exporting) -> bool:
        return screen.ready

    def run(self, screen: Exporting) -> None:
        screen.look()


class Back(Command[Exporting]):
    """Back to where one was."""

    id = "export_back"
    label = N_("Go back")
    hint = N_("Goes back to where you were.")
    place = 3

    def run(self, screen: Exporting) -> None:
        screen.dismiss(None)


EXPORT_COMMANDS: tuple[type[Command[Exporting]], ...] = (Write, LookAtHidden, Back, Help, Palette, NextTheme)
"""All commands of the screen, in the order of the help."""
