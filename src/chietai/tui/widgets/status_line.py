"""The status line: one row with what the facilitator needs most, or the answer to what was done last."""

from typing import Any

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

from chietai.tui.widgets.text_columns import shortened


class StatusLine(Widget):
    """`left` and `right` at the ends; a message takes the place of `left` until the next key.

    A problem has a sign in front of it, so that it does not depend on colour.
    """

    DEFAULT_CSS = """
    StatusLine { height: 1; width: 100%; background: $panel; color: $foreground; padding: 0 1; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._left = self._right = self._message = ""
        self._problem = False

    @property
    def message(self) -> str:
        """What is being said; "" when nothing is."""
        return self._message

    @property
    def problem(self) -> bool:
        """Whether what is being said is about something that went wrong."""
        return self._problem

    @property
    def text(self) -> str:
        """The row as it reads."""
        return f"{self._message or self._left} {self._right}".strip()

    def show(self, left: str, right: str) -> None:
        """Sets both ends. Nothing is painted when they are unchanged."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def say(self, message: str, *, problem: bool = False) -> None:
        """Says `message`; "" takes it away."""
        if (message, problem) != (self._message, self._problem):
            self._message, self._problem = message, problem
            self.refresh()

    def render(self) -> Content:
        """Paints the row."""
        width = self.content_size.width
        right = self._right
        left = f"! {self._message}" if self._problem and self._message else self._message or self._left
        room = width - cell_len(right) - 2
        if cell_len(left) > room:
            # A message must be readable to its end; the right half can wait.
            right, room = ("", width) if self._message else (right, room)
        style = ("$error bold" if self._problem else "$success bold") if self._message else "$foreground"
        room = max(0, room)
        left = set_cell_size(shortened(left, room), room)
        return Content.assemble((left, style), ("  " if right else ""), (right, "$quiet"))
