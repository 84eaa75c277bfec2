"""The second window: nothing but the stage, on the projector, following the meeting that the desk writes."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size

from chietai.i18n import _
from chietai.meeting.stamp import Clock
from chietai.records.follow import Follower
from chietai.records.stage_mark import StageMark
from chietai.tui.base import BaseApp
from chietai.tui.stage import Stage
from chietai.tui.stage.space import LEAST_COLUMNS, LEAST_ROWS

_POLL_SECONDS = 0.065
"""A change is seen after this at the latest, and painted well within 100 ms; the rest is what an idle stage costs."""
PAGE_SECONDS = 12.0
"""How long each page of a long list is shown: nobody turns pages at the projector."""
_MOST_EDGE = 12


class StageWindow(BaseApp[None]):
    """Follows `follower`. Its keys: the theme, the size, and quitting; any other key tells these."""

    CSS_PATH: ClassVar[list[Path]] = [Path(__file__).parents[1] / "styles" / "stage.tcss"]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "theme", show=False, priority=True),
        Binding("plus,＋,equals_sign", "edge(-1)", show=False, priority=True),
        Binding("minus,－", "edge(1)", show=False, priority=True),
        Binding("ctrl+q", "quit", show=False, priority=True),
        Binding("ctrl+c", "nothing", show=False, priority=True),
    ]

    def __init__(self, follower: Follower, clock: Clock, *, user_themes: Path | None = None, theme: str = "ai") -> None:
        super().__init__(user_themes=user_themes, theme=theme)
        self._follower = follower
        self._clock = clock
        self._edge = 0
        self._mark = StageMark(follower.path)

    def compose(self) -> ComposeResult:
        yield Stage(self._clock, turn_seconds=PAGE_SECONDS)

    def on_mount(self) -> None:
        """Shows the meeting as it is, and begins to follow."""
        self.stage.state = self._follower.state
        self._mark.take()
        self.run_worker(self._follow())

    def on_unmount(self) -> None:
        """The desk sees that the wall is gone."""
        self._mark.release()

    @property
    def stage(self) -> Stage:
        """What the room reads."""
        return self.query_one(Stage)

    async def _follow(self) -> None:
        # A timer of Textual's sends a message each time; twenty a second would be most of what an idle stage costs.
        while True:
            await asyncio.sleep(_POLL_SECONDS)
            if self._follower.poll() or self._follower.rewritten:
                self.stage.state = self._follower.state

    # -- the few keys ---------------------------------------------------------------------------------------------

    def action_theme(self) -> None:
        """The next theme, for this window only."""
        names = list(self.shelf.themes)
        if names:
            place = names.index(self.theme) + 1 if self.theme in names else 0
            self.theme = names[place % len(names)]

    def action_edge(self, by: int) -> None:
        """A wider or narrower empty edge, for a wall on which the outermost cells are not seen."""
        self._set_edge(self._edge + by, self.size)

    def _set_edge(self, edge: int, size: Size) -> None:
        room = min((size.width - LEAST_COLUMNS) // 4, (size.height - LEAST_ROWS) // 2)
        self._edge = max(0, min(edge, room, _MOST_EDGE))
        self.stage.styles.margin = (self._edge, 2 * self._edge)

    def action_nothing(self) -> None:
        """Ctrl+C: copies nothing and ends nothing."""

    def on_resize(self, event: events.Resize) -> None:
        """Keeps the edge as far as there is room for it."""
        self._set_edge(self._edge, event.size)

    def on_key(self, event: events.Key) -> None:
        """Any other key tells what the keys are."""
        self.clear_notifications()
        self.notify(_("Ctrl+T: colours   + and -: size   Ctrl+Q: close this window"), timeout=4)
