"""The bar of the replay: the steps, where something was said, and how far it has been played. Click to go there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from chietai.tui.grid import safe
from chietai.tui.recording import Recording


class Timeline(Widget):
    """Three rows: the names of the steps, a sign for every column in which something was said, and the bar."""

    DEFAULT_CSS = """
    Timeline { height: 3; width: 100%; background: $surface; color: $foreground; padding: 0 1; }
    """

    @dataclass
    class SeekRequested(Message):
        """The user asks to go to `position`, in seconds."""

        position: float

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._recording: Recording | None = None
        self._shown: Callable[[str], str] = str
        self._begin = 0.0
        self._column = -1
        self._seeking = False

    def load(self, recording: Recording, shown: Callable[[str], str] = str) -> None:
        """Shows another recording, from the beginning of its meeting on. `shown`: what the room may read of a text."""
        self._recording = recording
        self._shown = shown
        self._begin = recording.beginning
        self._column = -1
        self.refresh()

    def show(self, position: float) -> None:
        """Moves the mark to `position`. Nothing is painted while it stays in its column."""
        column = self.column_of(position)
        if column != self._column:
            self._column = column
            self.refresh()

    def column_of(self, position: float) -> int:
        """The column in which `position` lies."""
        width = max(1, self.content_size.width)
        if self._recording is None or self._recording.length <= self._begin:
            return 0
        part = (position - self._begin) / (self._recording.length - self._begin)
        return max(0, min(width - 1, int(part * width)))

    def position_of(self, column: int) -> float:
        """The position at the left edge of a column."""
        if self._recording is None:
            return 0.0
        span = self._recording.length - self._begin
        return self._begin + max(0, min(column, self.content_size.width - 1)) * span / max(1, self.content_size.width)

    def render(self) -> Content:
        """The three rows."""
        width = self.content_size.width
        recording = self._recording
        if recording is None or not width:
            return Content("")
        names: list[Any] = []
        x = 0
        for stay in recording.stays(self._shown):
            start, end = self.column_of(stay.start), self.column_of(stay.end)
            if start < x or end <= start:
                continue
            names += [" " * (start - x), _label(stay.title, end - start, here=start <= self._column < end)]
            x = end
        said = [0] * width
        for at in recording.entries:
            said[self.column_of(at)] += 1
        marks = "".join(" .:|"[min(3, count)] for count in said)
        bar = (
            ("=" * max(0, self._column), "$primary bold"),
            ("O", "$accent bold"),
            ("-" * (width - self._column - 1), "$quiet"),
        )
        return Content.assemble(*names, "\n", (marks, "$foreground"), "\n", *bar)

    # -- the mouse ------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Goes to the place under the mouse, and follows it while the button is down."""
        self._seeking = True
        self.capture_mouse()
        self._seek(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follows the mouse."""
        if self._seeking:
            self._seek(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Lets go."""
        self._seeking = False
        self.release_mouse()

    def _seek(self, event: events.MouseEvent) -> None:
        event.stop()
        self.post_message(self.SeekRequested(self.position_of(event.x - self.gutter.left)))


def _label(title: str, columns: int, *, here: bool) -> tuple[str, str]:
    """The name of a step in its columns; a line at the left edge separates it from the one before."""
    name = safe(title)
    room = columns - 1
    shown = name if cell_len(name) <= room else set_cell_size(name, room).rstrip()
    text = f"|{shown}" if cell_len(shown) == room else f"|{shown}{' ' * (room - cell_len(shown))}"
    return text, "$primary bold underline" if here else "$foreground"
