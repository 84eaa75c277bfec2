"""The footer: the commands that matter now, with their keys, each to be clicked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from chietai.tui.commands.base import AnyCommand
from chietai.tui.commands.keys import shown

if TYPE_CHECKING:
    from chietai.tui.screens.command_screen import CommandScreen

MOST = 8
"""More than this nobody finds in a glance; the others are in the palette."""


@dataclass(frozen=True, slots=True)
class _Place:
    command: AnyCommand
    key: str
    title: str
    tooltip: str

    @property
    def width(self) -> int:
        return cell_len(self.key) + cell_len(self.title) + 3


class CommandBar(Widget):
    """One line of at most eight commands, those with the smallest `place` first, as many as fit."""

    DEFAULT_CSS = """
    CommandBar { height: 1; width: 100%; background: $panel; color: $foreground; }
    """

    @dataclass
    class Chosen(Message):
        """`command` was clicked."""

        command: AnyCommand

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._places: list[_Place] = []
        self._fitting: list[tuple[int, int, _Place]] = []

    def update_commands(self, screen: CommandScreen[Any]) -> None:
        """Shows what `screen` can do now. Nothing is painted when that is what it could do before."""
        places = [
            _Place(command, shown(screen.keymap.of(command)), command.title(screen), command.tooltip())
            for command in sorted(screen.available_commands(), key=lambda c: c.rank(screen))
            if command.rank(screen)
        ]
        if places != self._places:
            self._places = places
            self.refresh()

    def render(self) -> Content:
        """Lays the commands side by side."""
        self._fitting = _fit(self._places, self.size)
        parts: list[Any] = []
        for _start, _end, place in self._fitting:
            key = f" {place.key} " if place.key else " "
            parts += [(key, "$footer-key-foreground bold"), (f"{place.title} ", "$footer-description-foreground")]
        return Content.assemble(*parts)

    def _at(self, x: int) -> _Place | None:
        return next((place for start, end, place in self._fitting if start <= x < end), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explains the command under the mouse."""
        place = self._at(event.x)
        self.tooltip = Content(place.tooltip) if place else None

    def on_click(self, event: events.Click) -> None:
        """Chooses the command under the mouse."""
        event.stop()
        place = self._at(event.x)
        if place:
            self.post_message(self.Chosen(place.command))


def _fit(places: list[_Place], size: Size) -> list[tuple[int, int, _Place]]:
    """The first commands that fit, in the order of their keys, with their columns."""
    kept: list[_Place] = []
    width = 0
    for place in places[:MOST]:
        if width + place.width <= size.width:
            kept.append(place)
            width += place.width
    found: list[tuple[int, int, _Place]] = []
    x = 0
    for place in kept:
        found.append((x, x + place.width, place))
        x += place.width
    return found
