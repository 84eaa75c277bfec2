"""What can be done with a list that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chietai.i18n import N_
from chietai.tui.commands.command import AnyCommand, Command
from chietai.tui.commands.general_commands import Help, NextTheme, Palette, Quit

if TYPE_CHECKING:
    from chietai.tui.screens.roster.preview_screen import PreviewScreen


class ColumnMeanings(Command["PreviewScreen"]):
    """What the columns hold."""

    id = "columns"
    key = "f3"
    label = N_("Columns")
    hint = N_("Shows what was understood of each column, and changes it.")
    place = 3

    def run(self, screen: PreviewScreen) -> None:
        screen.ask_columns()


class KindOfText(Command["PreviewScreen"]):
    """Another encoding."""

    id = "encoding"
    key = "f4"
    label = N_("Kind of text")
    hint = N_("Reads the list as another kind of text, when the names look wrong.")
    place = 4

    def available(self, screen: PreviewScreen) -> bool:
        return bool(screen.preview.encoding)

    def run(self, screen: PreviewScreen) -> None:
        screen.ask_encoding()


class Sheet(Command["PreviewScreen"]):
    """Another sheet."""

    id = "sheet"
    key = "f4"
    label = N_("Sheet")
    hint = N_("Reads another sheet of the file.")
    place = 4

    def available(self, screen: PreviewScreen) -> bool:
        return len(screen.preview.sheets) > 1

    def run(self, screen: PreviewScreen) -> None:
        screen.ask_sheet()


class Guesses(Command["PreviewScreen"]):
    """Guessed sectors."""

    id = "guesses"
    key = "f6"
    label = N_("Guessed sectors")
    hint = N_("Takes on the sectors that were guessed from the organisations, or leaves them.")
    place = 6

    def available(self, screen: PreviewScreen) -> bool:
        return screen.can_guess

    def run(self, screen: PreviewScreen) -> None:
        screen.switch_guesses()


class StoreList(Command["PreviewScreen"]):
    """Store it."""

    id = "store_list"
    key = "f10"
    label = N_("Put on the list")
    hint = N_("Stores these people. What is still to be decided is asked first.")
    place = 2

    def run(self, screen: PreviewScreen) -> None:
        screen.store()


class Back(Command["PreviewScreen"]):
    """Back without storing."""

    id = "back"
    key = "escape"
    label = N_("Go back")
    hint = N_("Goes back. Nothing is stored.")
    place = 8

    def run(self, screen: PreviewScreen) -> None:
        screen.dismiss(None)


def preview_commands() -> list[AnyCommand]:
    """All commands of the screen, in the order of the help."""
    kinds: tuple[type[AnyCommand], ...] = (
        StoreList, ColumnMeanings, KindOfText, Sheet, Guesses, Back, Help, Palette, NextTheme, Quit,
    )  # fmt: skip
    return [kind() for kind in kinds]
