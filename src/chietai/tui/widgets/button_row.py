"""A row of small buttons in one line: chosen with the arrow keys and Enter, or clicked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget


class ButtonRow(Widget, can_focus=True):
    """`actions` are (key, label). The row grows to as many lines as it needs."""

    DEFAULT_CSS = """
    ButtonRow { height: auto; width: 100%; background: $background; color: $foreground; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("enter,space,ideographic_space", "take", show=False),
    ]

    @dataclass
    class Pressed(Message):
        """The button `key` was pressed."""

        key: str

    def __init__(self, actions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._actions = actions
        self._place = 0

    def _rows(self, width: int) -> list[list[tuple[int, int, int]]]:
        """For each line the buttons on it: number, first column, column behind it."""
        rows: list[list[tuple[int, int, int]]] = [[]]
        x = 0
        for number, (_key, label) in enumerate(self._actions):
            wide = cell_len(label) + 2
            if x and x + wide > width:
                rows.append([])
                x = 0
            rows[-1].append((number, x, x + wide))
            x += wide + 1
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the buttons take."""
        return len(self._rows(width))

    def render(self) -> Content:
        """The buttons; the one that Enter presses is in reverse and in brackets while the row has the focus."""
        lines = []
        for row in self._rows(self.content_size.width):
            parts: list[Any] = []
            for number, _start, _end in row:
                here = self.has_focus and number == self._place
                label = self._actions[number][1]
                style = "$background on $primary bold" if here else "$foreground on $panel"
                parts += [(f"[{label}]" if here else f" {label} ", style), " "]
            lines.append(Content.assemble(*parts))
        return Content("\n").join(lines)

    def on_focus(self) -> None:
        """Marks the button."""
        self.refresh()

    def on_blur(self) -> None:
        """Takes the mark away."""
        self.refresh()

    def action_step(self, by: int) -> None:
        """To the next button."""
        self._place = (self._place + by) % len(self._actions)
        self.refresh()

    def action_take(self) -> None:
        """Presses the marked button."""
        self.post_message(self.Pressed(self._actions[self._place][0]))

    def on_click(self, event: events.Click) -> None:
        """Presses the button under the mouse."""
        event.stop()
        place = event.get_content_offset(self)
        rows = self._rows(self.content_size.width)
        if place is None or place.y >= len(rows):
            return
        for number, start, end in rows[place.y]:
            if start <= place.x < end:
                self._place = number
                self.action_take()
