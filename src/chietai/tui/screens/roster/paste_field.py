"""A field for lines that were copied from a table, a mail or a paper that was read in."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from chietai.i18n import _
from chietai.tui.commands.default_keys import TAKE_KEY, shown
from chietai.tui.editors import JapaneseTextArea
from chietai.tui.screens.roster.source import cleaned_lines
from chietai.tui.textual_seams import SeamedDialog


class TableText(JapaneseTextArea):
    """Keeps the tabs of what is pasted, since they part the columns of a spreadsheet."""

    def cleaned(self, text: str) -> str:
        """Pasted `text`, cleaned cell by cell."""
        return cleaned_lines(text)


class PasteList(SeamedDialog[str | None]):
    """Gives the lines, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding(TAKE_KEY, "take", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    PasteList { align: center middle; }
    PasteList TextArea { height: 14; }
    PasteList Horizontal { height: 3; align-horizontal: right; }
    PasteList Button { margin: 0 0 0 2; }
    PasteList Static { height: auto; padding: 0 1; color: $quiet; }
    """

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(_("Paste lines"))
            box.border_subtitle = Content(_("Esc goes back without a change"))
            yield Static(
                Content(_("One person a line. Copy the cells in Excel and paste them here, with their headings."))
            )
            yield TableText(tab_behavior="focus")
            with Horizontal():
                yield Button(_("Look at it ({key})").format(key=shown(TAKE_KEY)), id="take", variant="primary")
                yield Button(_("Leave it"), id="leave")

    def on_mount(self) -> None:
        """Lets pasting begin."""
        self.query_one(TableText).focus()

    def action_take(self) -> None:
        """Gives the lines."""
        text = self.query_one(TableText).text
        self.dismiss(text if text.strip() else None)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Takes it or leaves it."""
        event.stop()
        if event.button.id == "take":
            self.action_take()
        else:
            self.dismiss(None)
