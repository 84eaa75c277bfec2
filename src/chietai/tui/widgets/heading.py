"""The heading of a screen: its subject on the left, the state of affairs on the right."""

from typing import Any

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from chietai.tui.grid import safe
from chietai.tui.widgets.text_columns import shortened


class Heading(Widget):
    """One row. `left` gives way to `right` when both do not fit."""

    DEFAULT_CSS = """
    Heading { height: 1; width: 100%; background: $panel; color: $foreground; padding: 0 1; }
    """

    def __init__(self, left: str = "", right: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._left, self._right = left, right

    @property
    def text(self) -> str:
        """What it says, both ends."""
        return f"{self._left} {self._right}".strip()

    def say(self, left: str | None = None, right: str | None = None) -> None:
        """Changes one end or both."""
        self._left = self._left if left is None else left
        self._right = self._right if right is None else right
        self.refresh()

    def render(self) -> Content:
        """The row, in as many cells as there are."""
        right = safe(self._right)
        room = max(0, self.content_size.width - cell_len(right) - (1 if right else 0))
        left = safe(self._left)
        if cell_len(left) > room:
            left = shortened(left, room) if room > 6 else ""
        gap = " " * max(0, self.content_size.width - cell_len(left) - cell_len(right))
        return Content.assemble((left, "$primary bold"), gap, right)
