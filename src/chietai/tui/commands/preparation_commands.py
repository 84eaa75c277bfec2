"""What can be done while a meeting is prepared."""

from collections.abc import Awaitable

from chietai.i18n import N_
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import Help, NextTheme, Palette, Quit
from chietai.tui.screen_protocols import Preparing


class PageBefore(Command[Preparing]):
    """The page before."""

    id = "page_before"
    label = N_("Previous")
    hint = N_("Goes to the page before. Everything typed is stored.")
    place = 3

    def available(self, screen: Preparing) -> bool:
        return screen.can_turn(-1)

    def run(self, screen: Preparing) -> Awaitable[None]:
        return screen.turn(-1)


class PageAfter(Command[Preparing]):
    """The page after."""

    id = "page_after"
    label = N_("Onward")
    hint = N_("Goes to the next page. Everything typed is stored.")
    place = 4

    def available(self, screen: Preparing) -> bool:
        return screen.can_turn(1)

    def run(self, screen: Preparing) -> Awaitable[None]:
        return screen.turn(1)


class Begin(Command[Preparing]):
    """To the meeting itself."""

    id = "begin"
    label = N_("To the meeting")
    hint = N_("Goes to the screen that the room sees. You can come back here at any time.")
    place = 5

    def run(self, screen: Preparing) -> None:
        screen.begin()


class TakeBack(Command[Preparing]):
    """Undo."""

    id = "undo"
    label = N_("Undo")
    hint = N_("Takes back what was stored last.")
    place = 7

    def run(self, screen: Preparing) -> None:
        screen.undo()


class BringBack(Command[Preparing]):
    """Redo."""

    id = "redo"
    label = N_("Redo")
    hint = N_("Brings back what was taken back last.")

    def run(self, screen: Preparing) -> None:
        screen.redo()


class DetailsAsSaid(Command[Preparing]):
    """A text goes onto the wall as it is."""

    id = "details_as_said"
    label = N_("On the wall as it is")
    hint = N_("The wall shows this text as it stands, also words that may lead to a person; the same key hides them.")
    place = 6

    def available(self, screen: Preparing) -> bool:
        return screen.hiding

    def run(self, screen: Preparing) -> None:
        screen.toggle_as_said()


class OtherFolder(Command[Preparing]):
    """Another folder, when the disk refuses."""

    id = "other_folder"
    label = N_("Store elsewhere")
    hint = N_("Stores this meeting in another folder, because it cannot be stored where it is.")
    place = 6

    def available(self, screen: Preparing) -> bool:
        return screen.is_open and bool(screen.failure)

    def run(self, screen: Preparing) -> None:
        screen.carry_on()


class Leave(Command[Preparing]):
    """To the list of meetings."""

    id = "home"
    usual = "home away from the desk"
    label = N_("Go back")
    hint = N_("Goes to the first screen. Everything is stored, and you can go on later.")
    place = 8

    def run(self, screen: Preparing) -> None:
        screen.leave()


PREPARATION_COMMANDS: tuple[type[Command[Preparing]], ...] = (
    PageBefore, PageAfter, Begin, TakeBack, BringBack, DetailsAsSaid, OtherFolder, Leave,
    Help, Palette, NextTheme, Quit,
)  # fmt: skip
"""All commands of the preparation, in the order of the help."""
