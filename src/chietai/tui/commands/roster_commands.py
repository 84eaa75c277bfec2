"""What can be done while a member list is chosen, and with one that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from chietai.i18n import N_
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import Help, NextTheme, Palette, Quit
from chietai.tui.screen_protocols import AnyScreen

if TYPE_CHECKING:
    from chietai.roster import RosterPreview


# -- which list ------------------------------------------------------------------------------------------------------


class ListChoice(AnyScreen, Protocol):
    """The screen on which a member list is chosen."""

    def paste_lines(self) -> None:
        """Asks for pasted lines."""

    def write_example(self) -> None:
        """Writes an example list into the folder that is shown."""


class Paste(Command[ListChoice]):
    """Pasted lines instead of a file."""

    id = "paste_list"
    label = N_("Paste lines")
    hint = N_("Takes lines that were copied from a table or a mail instead of a file.")
    place = 3

    def run(self, screen: ListChoice) -> None:
        screen.paste_lines()


class Template(Command[ListChoice]):
    """An example to fill in."""

    id = "template"
    label = N_("Example list")
    hint = N_("Writes an example list into this folder, to be filled in with Excel.")
    place = 4

    def run(self, screen: ListChoice) -> None:
        screen.write_example()


class LeaveChoice(Command[ListChoice]):
    """Back without a list."""

    id = "back"
    label = N_("Go back")
    hint = N_("Goes back. Nothing is changed.")
    place = 8

    def run(self, screen: ListChoice) -> None:
        screen.dismiss(None)


LIST_CHOICE_COMMANDS: tuple[type[Command[ListChoice]], ...] = (
    Paste, Template, LeaveChoice, Help, Palette, NextTheme, Quit,
)  # fmt: skip


# -- what was understood of it ---------------------------------------------------------------------------------------


class ListPreview(AnyScreen, Protocol):
    """What was understood of a list, before anything is stored."""

    @property
    def preview(self) -> RosterPreview:
        """The list as it was read."""

    @property
    def can_guess(self) -> bool:
        """Whether sectors were guessed from the organisations."""

    def ask_columns(self) -> None:
        """Asks what the columns hold."""

    def ask_encoding(self) -> None:
        """Asks what kind of text it is."""

    def ask_sheet(self) -> None:
        """Asks for the sheet."""

    def switch_guesses(self) -> None:
        """Takes the guessed sectors, or leaves them."""

    def store(self) -> None:
        """Asks what is still open, then stores."""


class ColumnMeanings(Command[ListPreview]):
    """What the columns hold."""

    id = "columns"
    label = N_("Columns")
    hint = N_("Shows what was understood of each column, and changes it.")
    place = 3

    def run(self, screen: ListPreview) -> None:
        screen.ask_columns()


class KindOfText(Command[ListPreview]):
    """Another encoding."""

    id = "encoding"
    label = N_("Kind of text")
    hint = N_("Reads the list as another kind of text, when the names look wrong.")
    place = 4

    def available(self, screen: ListPreview) -> bool:
        return bool(screen.preview.encoding)

    def run(self, screen: ListPreview) -> None:
        screen.ask_encoding()


class Sheet(Command[ListPreview]):
    """Another sheet."""

    id = "sheet"
    label = N_("Sheet")
    hint = N_("Reads another sheet of the file.")
    place = 4

    def available(self, screen: ListPreview) -> bool:
        return len(screen.preview.sheets) > 1

    def run(self, screen: ListPreview) -> None:
        screen.ask_sheet()


class Guesses(Command[ListPreview]):
    """Guessed sectors."""

    id = "guesses"
    label = N_("Guessed sectors")
    hint = N_("Takes on the sectors that were guessed from the organisations, or leaves them.")
    place = 6

    def available(self, screen: ListPreview) -> bool:
        return screen.can_guess

    def run(self, screen: ListPreview) -> None:
        screen.switch_guesses()


class StoreList(Command[ListPreview]):
    """Store it."""

    id = "store_list"
    label = N_("Put on the list")
    hint = N_("Stores these people. What is still to be decided is asked first.")
    place = 2

    def run(self, screen: ListPreview) -> None:
        screen.store()


class LeavePreview(Command[ListPreview]):
    """Back without storing."""

    id = "back"
    label = N_("Go back")
    hint = N_("Goes back. Nothing is stored.")
    place = 8

    def run(self, screen: ListPreview) -> None:
        screen.dismiss(None)


LIST_PREVIEW_COMMANDS: tuple[type[Command[ListPreview]], ...] = (
    StoreList, ColumnMeanings, KindOfText, Sheet, Guesses, LeavePreview, Help, Palette, NextTheme, Quit,
)  # fmt: skip
"""All commands of the preview, in the order of the help."""
