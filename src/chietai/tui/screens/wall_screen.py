"""The wall, a second window for the projector: nothing but the stage, following the meeting that the desk writes."""

import asyncio
from pathlib import Path
from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size

from chietai.i18n import _
from chietai.privacy.meeting_guard import guard_of
from chietai.privacy.wall_state import WallStates
from chietai.records import disk
from chietai.records.clock_and_ids import Clock
from chietai.records.follow import Follower
from chietai.records.gather_people import CouncilPeople
from chietai.records.wall_files import (
    WallLock,
    WallPage,
    desk_page_identity,
    matching_page,
    read_desk_page,
    write_wall_page,
)
from chietai.tui.commands.default_keys import WALL_KEYS
from chietai.tui.commands.default_keys import shown as shown_key
from chietai.tui.safe_app import BaseApp
from chietai.tui.settings import remember
from chietai.tui.stage import Stage
from chietai.tui.stage.space import LEAST_COLUMNS, LEAST_ROWS
from chietai.tui.theme import DEFAULT_THEME

_POLL_SECONDS = 0.075
"""A change is seen after this at the latest, and painted well within 100 ms; the rest is what an idle stage costs."""
PAGE_SECONDS = 12.0
"""How long each page of a long list is shown: nobody turns pages at the projector."""
MOST_EDGE = 12
"""Rows of the widest empty edge; it is twice as many columns wide."""
_LOOKS_TO_ALL = 13  # about a second: then all files are looked at, not only the two that change with a key


class WallApp(BaseApp[None]):
    """Follows `follower`. Its keys: the theme, the size, and quitting; any other key tells these."""

    CSS_PATH = Path(__file__).parents[1] / "styles" / "wall.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(WALL_KEYS["theme"], "theme", show=False, priority=True),
        Binding("plus,＋,equals_sign", "edge(-1)", show=False, priority=True),
        Binding("minus,－", "edge(1)", show=False, priority=True),
        Binding(WALL_KEYS["quit"], "quit", show=False, priority=True),
        Binding("ctrl+c", "nothing", show=False, priority=True),
    ]

    def __init__(
        self,
        follower: Follower,
        clock: Clock,
        *,
        home: Path | None = None,
        theme: str = DEFAULT_THEME,
        edge: int = 0,
        people: CouncilPeople | None = None,
    ) -> None:
        """`home`: the user's folder, for their themes, and to remember the theme and the edge of this window. `people`:
        who is known in the council beside those on the list of this meeting.
        """
        super().__init__(user_themes=home / "themes" if home else None, theme=theme)
        self._follower = follower
        self._clock = clock
        self._home = home
        self._walls = WallStates(people.guard if people is not None else guard_of)
        self._wanted = edge
        self._lock = WallLock(follower.path)
        self._note: disk.Identity | None = None
        self._looks = 0
        self._news = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield Stage(self._clock, turn_seconds=PAGE_SECONDS, walls=self._walls)

    def on_mount(self) -> None:
        """Shows the meeting as it is, and begins to follow."""
        self.stage.state = self._follower.state
        self.run_worker(self._follow())
        self._poll()

    def on_unmount(self) -> None:
        """The desk sees that the wall is gone."""
        if self._lock.held:
            write_wall_page(self._follower.path, None)
        self._lock.release()

    @property
    def stage(self) -> Stage:
        """What the room reads."""
        return self.query_one(Stage)

    # -- following ------------------------------------------------------------------------------------------------

    def _poll(self) -> None:
        # The loop's own timer: one of Textual's, or a task that sleeps, would be most of what an idle stage costs.
        if not self.is_running:
            return
        due = self._looks % _LOOKS_TO_ALL == 0
        self._looks += 1
        if due or self._follower.written or self._turned_anew():
            self._news.set()
        asyncio.get_running_loop().call_later(_POLL_SECONDS, self._poll)

    async def _follow(self) -> None:
        while await self._news.wait():
            self._news.clear()
            if not self._lock.held and self._lock.take():  # else another window has it
                self._tell_page()
            if self._follower.poll() or self._follower.rewritten:
                self.stage.state = self._follower.state
            self._turn_with_the_desk()

    def _turned_anew(self) -> bool:
        return desk_page_identity(self._follower.path) != self._note

    def _turn_with_the_desk(self) -> None:
        """Turns to what the facilitator turned to by hand, once all is here that the desk knew then."""
        if not self._turned_anew() or self.stage.shown_key is None:  # nothing is drawn yet
            return
        note = desk_page_identity(self._follower.path)
        turned = read_desk_page(self._follower.path)
        if turned is not None and turned.seq > self._follower.state.last_seq:
            return
        self._note = note
        if turned is None:
            self.stage.hold(None)
            return
        self.stage.skip_show(turned.skipped)
        self.stage.hold(None if turned.page is None else matching_page(turned.page, turned.pages, self.stage.pages))

    def on_stage_turned(self, message: Stage.Turned) -> None:
        """Tells the desk which page the room sees."""
        message.stop()
        self._tell_page()

    def _tell_page(self) -> None:
        if self._lock.held:
            note = WallPage(self._follower.state.last_seq, self.stage.page, self.stage.pages)
            write_wall_page(self._follower.path, note)

    # -- the few keys ---------------------------------------------------------------------------------------------

    def action_theme(self) -> None:
        """The next theme, for this window only."""
        themes = list(self.library.themes)
        if themes:
            place = themes.index(self.theme) + 1 if self.theme in themes else 0
            self.theme = themes[place % len(themes)]
            self._remember("stage_theme", self.theme)

    def action_edge(self, by: int) -> None:
        """A wider or narrower empty edge, for a wall on which the outermost cells are not seen."""
        self._wanted = self._edge_in(self.size) + by
        self._wanted = self._edge_in(self.size)
        self._set_edge(self.size)
        self._remember("stage_edge", self._wanted)

    def _edge_in(self, size: Size) -> int:
        most = min((size.width - LEAST_COLUMNS) // 4, (size.height - LEAST_ROWS) // 2)
        return max(0, min(self._wanted, most, MOST_EDGE))

    def _set_edge(self, size: Size) -> None:
        edge = self._edge_in(size)
        self.stage.styles.margin = (edge, 2 * edge)

    def _remember(self, name: Literal["stage_theme", "stage_edge"], value: str | int) -> None:
        if self._home is not None:
            remember(self._home, name, value)  # what cannot be written is no matter for the wall: it holds for today

    def action_nothing(self) -> None:
        """Ctrl+C: copies nothing and ends nothing."""

    def on_resize(self, event: events.Resize) -> None:
        """Keeps the edge as far as there is room for it."""
        self._set_edge(event.size)

    async def on_event(self, event: events.Event) -> None:
        """Any other key tells what the keys are. What is pasted or clicked is for nobody here."""
        if isinstance(event, events.Key):
            # One notice until it has gone: Textual loses count of notices that come and go with each key.
            if not await self.press_priority_key(event.key) and not self.has_notices():
                words = _("{theme}: colours   + and -: size   {quit}: close this window")
                keys = {name: shown_key(key) for name, key in WALL_KEYS.items()}
                self.notify(words.format(**keys), timeout=4)
        elif not isinstance(event, events.Paste | events.MouseEvent):
            await super().on_event(event)
