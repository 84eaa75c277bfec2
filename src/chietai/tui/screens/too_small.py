"""What is shown while the window is too small: one line. Everything else waits below, untouched.

What is typed meanwhile is kept and comes into the field below when the window has grown (`chietai.tui.held_keys`):
Enter takes nothing that nobody has seen, and loses nothing. The key to leave the program asks here, in the same line,
because the question of the screen below would not be seen.
"""

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from chietai.i18n import _
from chietai.tui.commands.default_keys import shown
from chietai.tui.held_keys import HeldKeys, Typed
from chietai.tui.textual_seams import SeamedDialog


class TooSmall(SeamedDialog[None]):
    """Needs `columns` x `rows`; the app takes it away when the window has grown."""

    HAS_PARTS = False  # of forms or tables: see `ChietaiApp.push_screen`

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self.columns = columns
        self.rows = rows
        self._held = HeldKeys()
        self._leave_key = ""

    def compose(self) -> ComposeResult:
        yield Static(id="too-small")

    def on_resize(self) -> None:
        """Says the size there is and the size that is needed."""
        self._show()

    def _show(self) -> None:
        size = self.size
        text = _("Please make the window larger: {columns} x {rows} (now {width} x {height})").format(
            columns=self.columns, rows=self.rows, width=size.width, height=size.height
        )
        if self._leave_key:
            text += "\n" + self._question()
        elif self._held:
            text += "\n" + _("What was typed is kept.")
        self.query_one("#too-small", Static).update(Content(text))

    def _question(self) -> str:
        words = _("To leave the program, press {key} once more.")
        if self._held:
            words = _("To leave the program, press {key} once more. What was typed here goes with it.")
        return words.format(key=shown(self._leave_key))

    def asked_to_leave(self, key: str) -> bool:
        """Asks whether the program is to be left when `key` is pressed the first time; True at the second."""
        if self._leave_key:
            return True
        self._leave_key = key
        if self.is_mounted:
            self._show()
        return False

    def hold(self, event: Typed) -> None:
        """Keeps what is typed, and says so."""
        self._leave_key = ""
        self._held.hold(event)
        if self.is_mounted:
            self._show()

    def typed_for(self, field: Widget | None) -> list[Typed]:
        """What was typed, for `field`; nothing when that is no field for text: keys of commands stay unpressed."""
        from chietai.tui.editors import JapaneseInput  # not needed for the first frame

        match field:
            case Input():
                heard = isinstance(field, JapaneseInput) and field.lines_are_heard
                field.value, typed = self._held.for_line(field.value, field.cursor_position, lines_are_heard=heard)
                return typed
            case TextArea():
                return self._held.for_lines()
            case _:
                return []
