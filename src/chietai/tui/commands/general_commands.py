"""Commands that every screen has."""

from collections.abc import Awaitable
from typing import Any

from chietai.i18n import N_
from chietai.tui.commands.command import AnyCommand, Command
from chietai.tui.screens.command_screen import CommandScreen

AnyScreen = CommandScreen[Any]


class Help(Command[AnyScreen]):
    """All that can be done here, with keys."""

    id = "help"
    key = "f1"
    label = N_("Help")
    hint = N_("Shows all that can be done here, and the keys.")
    place = 14

    def run(self, screen: AnyScreen) -> None:
        from chietai.tui.screens.help_screen import HelpScreen

        screen.app.push_screen(HelpScreen(screen))


class Palette(Command[AnyScreen]):
    """All that can be done now, to choose from."""

    id = "palette"
    key = "f2"
    label = N_("Everything")
    hint = N_("Lists all that can be done now. Type a word to find it.")
    place = 5

    def run(self, screen: AnyScreen) -> None:
        from chietai.tui.screens.palette import PaletteScreen

        def chosen(command: AnyCommand | None) -> None:
            if command is not None and screen.can(command):
                screen.call_next(screen.run_command, command)

        screen.app.push_screen(PaletteScreen(screen), chosen)


class NextTheme(Command[AnyScreen]):
    """The next theme."""

    id = "theme"
    key = "ctrl+t"
    label = N_("Colours")
    hint = N_("Takes the next set of colours, dark or light.")

    def run(self, screen: AnyScreen) -> None:
        screen.tell(screen.desk.next_theme())


class GoHome(Command[AnyScreen]):
    """To the first screen."""

    id = "home"
    label = N_("First screen")
    hint = N_("Goes to the first screen. Everything is stored.")

    def run(self, screen: AnyScreen) -> Awaitable[None]:
        return screen.desk.go_home()


class Quit(Command[AnyScreen]):
    """Out of the program."""

    id = "quit"
    key = "ctrl+q"
    label = N_("Leave the program")
    hint = N_("Leaves the program. Everything is stored.")

    def run(self, screen: AnyScreen) -> Awaitable[None]:
        return screen.desk.action_quit()
