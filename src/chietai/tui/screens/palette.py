"""The palette: everything that can be done now, found by typing a part of its name."""

from typing import Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from chietai.i18n import _
from chietai.meeting.text import fold
from chietai.tui.base import JapaneseInput
from chietai.tui.commands.base import AnyCommand
from chietai.tui.commands.keys import shown
from chietai.tui.screens.command_screen import CommandScreen


class PaletteScreen(ModalScreen[AnyCommand | None]):
    """Gives the command that was chosen, or None."""

    BINDINGS = [  # noqa: RUF012  (Textual's own way to declare them)
        Binding("escape,f2", "dismiss(None)", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
    ]

    def __init__(self, screen: CommandScreen[Any]) -> None:
        super().__init__()
        self._all = [
            (command, shown(screen.keymap.of(command)), command.title(screen), command.tooltip())
            for command in screen.available_commands()
            if command.id != "palette"
        ]
        self._found: list[AnyCommand] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield JapaneseInput(placeholder=_("Type a word, choose with the arrow keys, press Enter"))
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Lists everything."""
        self._list("")

    def _list(self, typed: str) -> None:
        key = fold(typed)
        lines = self.query_one(OptionList)
        lines.clear_options()
        self._found = []
        for command, keys, title, tooltip in self._all:
            if key in fold(title) or key in fold(tooltip) or key in fold(keys):
                self._found.append(command)
                name = title + " " * max(1, 24 - cell_len(title))
                lines.add_option(
                    Option(Content.assemble((f"{keys:<8} ", "$accent bold"), (name, "bold"), (tooltip, "$quiet")))
                )
        lines.highlighted = 0 if self._found else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list."""
        self._list(event.value)

    def action_move(self, by: int) -> None:
        """Moves the mark without leaving the field."""
        lines = self.query_one(OptionList)
        lines.action_cursor_down() if by > 0 else lines.action_cursor_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes the marked command."""
        event.stop()
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.dismiss(self._found[place])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes the clicked command."""
        event.stop()
        self.dismiss(self._found[event.option_index])
