"""What is shown while the window is too small: one line. Everything else waits below, untouched."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from chietai.i18n import _


class TooSmall(ModalScreen[None]):
    """Needs `columns` x `rows`; the app takes it away when the window has grown."""

    HAS_PARTS = False  # of forms or tables: see `ChietaiApp.push_screen`

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self.columns = columns
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield Static(id="too-small")

    def on_resize(self, event: events.Resize) -> None:
        """Says the size there is and the size that is needed."""
        text = _("Please make the window larger: {columns} x {rows} (now {width} x {height})").format(
            columns=self.columns, rows=self.rows, width=event.size.width, height=event.size.height
        )
        self.query_one("#too-small", Static).update(Content(text))
