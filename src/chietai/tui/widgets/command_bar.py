"""The footer: the commands that matter now, with their keys, each to be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from chietai.tui.commands.command import AnyCommand

MOST = 8
"""More commands than this cannot be found at a glance; the others are in the palette."""


@dataclass(frozen=True, slots=True)
class BarItem:
    """A command as the footer shows it: its key as people read it, what to call it now, and a sentence about it."""

    command: AnyCommand
    key: str
    title: str
    tooltip: str

    @property
    def width(self) -> int:
        """The cells that it takes."""
        return cell_len(self.key) + cell_len(self.title) + 3


class CommandBar(Widget):
    """One line of at most eight commands: the first of those given, as many as fit."""

    DEFAULT_CSS = """
    CommandBar { height: 1; width: 100%; background: $panel; color: $foreground; }
    """

    @dataclass
    class Chosen(Message):
        """`command` was clicked."""

        command: AnyCommand

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._commands: Sequence[BarItem] = ()
        self._fitting: list[tuple[int, int, BarItem]] = []

    def show(self, commands: Sequence[BarItem]) -> None:
        """Shows `commands`, the most important first. Nothing is painted when they are unchanged."""
        if commands != self._commands:
            self._commands = commands
            self.refresh()

    def render(self) -> Content:
        """Lays the commands side by side."""
        self._fitting = _fit(self._commands, self.size)
        parts: list[Any] = []
        for _start, _end, shown in self._fitting:
            key = f" {shown.key} " if shown.key else " "
            parts += [(key, "$footer-key-foreground bold"), (f"{shown.title} ", "$footer-description-foreground")]
        return Content.assemble(*parts)

    def _at(self, x: int) -> BarItem | None:
        return next((shown for start, end, shown in self._fitting if start <= x < end), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explains the command under the mouse."""
        shown = self._at(event.x)
        self.tooltip = Content(shown.tooltip) if shown else None

    def on_click(self, event: events.Click) -> None:
        """Chooses the command under the mouse."""
        event.stop()
        shown = self._at(event.x)
        if shown:
            self.post_message(self.Chosen(shown.command))


def _fit(commands: Sequence[BarItem], size: Size) -> list[tuple[int, int, BarItem]]:
    """The first commands that fit, each with its first column and the one behind it."""
    fitting: list[tuple[int, int, BarItem]] = []
    x = 0
    for shown in commands[:MOST]:
        if x + shown.width <= size.width:
            fitting.append((x, x + shown.width, shown))
            x += shown.width
    return fitting
