"""A dialog with a list: type to find a line, choose it with the arrow keys, Enter does the usual thing with it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from chietai.i18n import N_, _
from chietai.tui.commands.command import AnyCommand
from chietai.tui.commands.general_commands import Close
from chietai.tui.editors import JapaneseInput
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.textual_seams import SeamedDialog
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.status_line import StatusLine

Row = tuple[str, Content]
"""The key of a line (its own affair, unique) and what it reads."""


class ListDialog(CommandScreen[ScreenResultType], SeamedDialog[ScreenResultType]):
    """Subclasses give `rows` and `chosen`, and more `commands` if they have any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
    ]
    TITLE_TEXT: ClassVar[str] = ""
    PLACEHOLDER: ClassVar[str] = N_("Type to find, choose with the arrow keys")

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []

    # -- what subclasses give -------------------------------------------------------------------------------------

    def rows(self, typed: str) -> Iterable[Row]:
        """The lines for what has been typed."""
        raise NotImplementedError

    def chosen(self, key: str, typed: str) -> None:
        """Enter or a click on the line `key` ("" when no line is marked)."""
        raise NotImplementedError

    def heading(self) -> str:
        """What the frame says."""
        return _(self.TITLE_TEXT)

    # -- the dialog -----------------------------------------------------------------------------------------------

    def commands(self) -> Sequence[AnyCommand]:
        """Closing it; a subclass may have more."""
        return [Close()]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog list"):
            yield JapaneseInput(placeholder=_(self.PLACEHOLDER))
            yield OptionList(markup=False)
            yield StatusLine()
            yield CommandBar()

    def on_mount(self) -> None:
        """Lists everything."""
        self.refill()
        self.query_one(JapaneseInput).focus()

    @property
    def line_width(self) -> int:
        """Cells of a line of the list."""
        return min(110, self.app.size.width) - 10

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one(JapaneseInput).value

    @property
    def marked(self) -> str:
        """The key of the marked line; "" when there is none."""
        place = self.query_one(OptionList).highlighted
        return self._keys[place] if place is not None and place < len(self._keys) else ""

    def refill(self, marked: str | None = None) -> None:
        """Works the lines out anew; the mark stays on its line if that is still there."""
        lines = self.query_one(OptionList)
        marked = self.marked if marked is None else marked
        rows = list(self.rows(self.typed))
        self._keys = [key for key, _content in rows]
        lines.clear_options()
        lines.add_options([Option(content) for _key, content in rows])
        if rows:
            lines.highlighted = self._keys.index(marked) if marked in self._keys else 0
        self.query_one(".dialog").border_title = Content(self.heading())
        self.refresh_commands()

    def clear(self) -> None:
        """Empties the field."""
        self.query_one(JapaneseInput).value = ""

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Says one sentence at the bottom of the dialog."""
        self.query_one(StatusLine).say(text, problem=problem)

    def action_leave(self) -> None:
        """Escape."""
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        """Moves the mark without leaving the field."""
        if self._keys:
            lines = self.query_one(OptionList)
            lines.highlighted = max(0, min(len(self._keys) - 1, (lines.highlighted or 0) + by))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list."""
        event.stop()
        if event.value:  # an emptied field goes with an answer, which has to stay
            self.tell("")
        self.refill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.chosen(self.marked, event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click."""
        event.stop()
        self.query_one(JapaneseInput).focus()
        self.chosen(self._keys[event.option_index], self.typed)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What can be done may depend on the line."""
        event.stop()
        self.refresh_commands()
