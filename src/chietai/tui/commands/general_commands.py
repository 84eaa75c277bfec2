"""Commands that every screen has."""

from collections.abc import Awaitable
from typing import Protocol

from chietai.i18n import N_
from chietai.tui.commands.command import AnyCommand, Command
from chietai.tui.screen_protocols import AnyScreen


class Dialog(Protocol):
    """A dialog that Escape closes."""

    def action_leave(self) -> None:
        """Escape."""


class Help(Command[AnyScreen]):
    """All that can be done here, with keys."""

    id = "help"
    label = N_("Help")
    hint = N_("Shows all that can be done here, and the keys.")
    place = 14

    def run(self, screen: AnyScreen) -> None:
        screen.open_dialog("help")


class Palette(Command[AnyScreen]):
    """All that can be done now, to choose from."""

    id = "palette"
    label = N_("Everything")
    hint = N_("Lists all that can be done now. Type a word to find it.")
    place = 5

    def run(self, screen: AnyScreen) -> None:
        def chosen(command: AnyCommand | None) -> None:
            if command is not None and screen.can(command):
                screen.call_next(screen.run_command, command)

        screen.open_dialog("palette", chosen)


class NextTheme(Command[AnyScreen]):
    """The next theme."""

    id = "theme"
    label = N_("Colours")
    hint = N_("Takes the next set of colours, dark or light.")

    def run(self, screen: AnyScreen) -> None:
        screen.tell(screen.program.next_theme())


class GoHome(Command[AnyScreen]):
    """To the first screen."""

    id = "home"
    label = N_("First screen")
    hint = N_("Goes to the first screen. Everything is stored.")

    def run(self, screen: AnyScreen) -> Awaitable[None]:
        return screen.program.go_home()


class Quit(Command[AnyScreen]):
    """Out of the program."""

    id = "quit"
    label = N_("Leave the program")
    hint = N_("Leaves the program. Everything is stored.")

    def run(self, screen: AnyScreen) -> Awaitable[None]:
        return screen.program.action_quit()


class Close(Command[Dialog]):
    """Closes a dialog, as Escape does."""

    id = "close"
    label = N_("Close (Esc)")
    hint = N_("Closes this and goes back to the meeting.")
    place = 99

    def run(self, screen: Dialog) -> None:
        screen.action_leave()
