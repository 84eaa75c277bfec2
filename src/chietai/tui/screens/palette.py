"""The palette: everything that can be done now, found by typing a part of its name."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from chietai.i18n import N_
from chietai.text.folding import fold
from chietai.tui.commands.command import AnyCommand
from chietai.tui.commands.default_keys import DEFAULT_KEYS, shown
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.screens.list_dialog import ListDialog, Row
from chietai.tui.widgets.text_columns import hanging


class PaletteScreen(ListDialog[AnyCommand | None]):
    """Gives the command that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(DEFAULT_KEYS["palette"], "leave", show=False)]
    TITLE_TEXT = N_("Everything that can be done now")

    def __init__(self, screen: CommandScreen[Any]) -> None:
        super().__init__()
        self._all = {
            command.id: (command, shown(screen.keymap.of(command)), command.title(screen), command.tooltip(screen))
            for command in screen.available_commands()
            if command.id != "palette"
        }

    def rows(self, typed: str) -> Iterable[Row]:
        """Every command in whose name, sentence or key the typed word stands."""
        key = fold(typed)
        by_name, by_sentence = [], []
        for command_id, (_command, keys, title, tooltip) in self._all.items():
            row = command_id, hanging(((keys, 8, "$accent bold"), (title, 20, "bold")), tooltip, self.line_width)
            if key in fold(title) or key in fold(keys):
                by_name.append(row)
            elif key in fold(tooltip):
                by_sentence.append(row)
        return by_name + by_sentence

    def chosen(self, key: str, typed: str) -> None:
        """Gives it to whoever asked."""
        if key:
            self.dismiss(self._all[key][0])
