"""A few words in large letters where there is room for them, in plain ones elsewhere."""

from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from chietai.tui.letters import fit

_SIDE = 4


class LargeTitle(Widget):
    """`text` on one line, in the middle."""

    DEFAULT_CSS = """
    LargeTitle { width: 100%; height: auto; color: $primary; text-align: center; }
    """

    def __init__(self, text: str, *, most_rows: int = 8, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._text, self._most = text, most_rows

    def on_mount(self) -> None:
        """Follows the terminal: large letters need block characters of one cell."""
        if hasattr(self.app, "wide_lines"):
            self.watch(self.app, "wide_lines", self._redraw, init=False)

    def _redraw(self) -> None:
        self.refresh(layout=True)

    def _drawn(self, columns: int) -> list[str]:
        rows = self._most if self.app.size.height >= 30 else 6
        large = None if getattr(self.app, "wide_lines", False) else fit(self._text, columns - 2 * _SIDE, rows)
        return large or [self._text]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the letters take."""
        return len(self._drawn(width))

    def render(self) -> Content:
        """The letters."""
        drawn = self._drawn(self.content_size.width)
        width = max(map(len, drawn)) if len(drawn) > 1 else 0
        return Content("\n").join(Content.styled(row.ljust(width), "bold" if not width else "") for row in drawn)
