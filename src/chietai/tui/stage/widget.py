"""The stage as a widget that draws its own lines, repaints only those that changed, and idles when none do."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from chietai.meeting.clocks import foremost
from chietai.meeting.state import State
from chietai.privacy.wall_state import WallStates
from chietai.records.clock_and_ids import Clock
from chietai.tui.stage.frame import Frame, ViewCache, compose
from chietai.tui.stage.paint import Line, Role
from chietai.tui.stage.stage_clocks import warning_level

_LATE = 0.01
"""Seconds: the timer wakes this much after the figures change, never just before."""


class Stage(Widget, can_focus=False):
    """What the room reads of a meeting.

    Set `state`; the stage turns to what is new by itself. `page` is counted from 0 and kept within `pages`.
    It takes no keys: whoever holds it calls `next_page`, `previous_page` and `skip_show`.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"stage--{role.value}" for role in Role}
    DEFAULT_CSS = """
    Stage {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;
        & > .stage--text { color: $foreground; }
        & > .stage--quiet { color: $quiet; }
        & > .stage--title { color: $primary; text-style: bold; }
        & > .stage--strong { color: $foreground; text-style: bold; }
        & > .stage--new { color: $accent; text-style: bold; }
        & > .stage--good { color: $success; }
        & > .stage--warning { color: $warning; text-style: bold; }
        & > .stage--bad { color: $error; text-style: bold; }
        & > .stage--figure { color: $primary; }
        & > .stage--clock { color: $foreground; }
        & > .stage--seal { color: $background; background: $primary; text-style: bold; }
        & > .stage--bar { color: $foreground; background: $surface; text-style: bold; }
        & > .stage--bar-quiet { color: $foreground; background: $surface; }
    }
    """

    state: reactive[State] = reactive(State, always_update=True, repaint=False)
    page: reactive[int] = reactive(0, repaint=False)
    replaying: reactive[bool] = reactive(False, repaint=False)
    """True while a past meeting runs faster than it did: the draw is not animated, and nothing warns."""

    @dataclass
    class Warned(Message):
        """The clock that counts reached `level`: 1, the end is near; 2, the time is over. Once for each clock."""

        stage: "Stage"
        level: int

        @property
        def control(self) -> "Stage":
            """The stage."""
            return self.stage

    @dataclass
    class Turned(Message):
        """Another page is shown, or there are more or fewer pages."""

        stage: "Stage"
        page: int
        pages: int

        @property
        def control(self) -> "Stage":
            """The stage."""
            return self.stage

    def __init__(
        self, clock: Clock, *, turn_seconds: float = 0.0, walls: WallStates | None = None, **kwargs: Any
    ) -> None:
        """`clock` gives the time. With `turn_seconds` the pages turn by themselves, each shown so long.

        `hold` stops that until something new is shown. `walls` says what of a meeting the room may read.
        """
        super().__init__(**kwargs)
        self._clock = clock
        self._turn_seconds = turn_seconds
        self._held = False
        self._frame = Frame(())
        self._cache = ViewCache(walls)
        self._strips: dict[int, Strip] = {}
        self._key: Hashable = None
        self._skipped = ""
        self._timer: Timer | None = None
        self._turner: Timer | None = None
        self._warned: tuple[object, int] = (None, 0)

    # -- for whoever holds the stage -------------------------------------------------------------------------------

    @property
    def pages(self) -> int:
        """How many pages the present view has, at least 1."""
        return self._frame.pages

    @property
    def shown_key(self) -> Hashable:
        """Identifies what is shown; it changes when the stage turns to something new."""
        return self._key

    def hold(self, page: int | None) -> None:
        """Turns to `page`, which then stays until something new is shown; None: pages turn by themselves again."""
        self._held = page is not None
        if page is not None:
            self.page = page
        self._plan_turning()

    def next_page(self) -> None:
        """Turns to the next page; stays on the last."""
        self.page = min(self._frame.pages - 1, self._frame.page + 1)

    def previous_page(self) -> None:
        """Turns to the page before; stays on the first."""
        self.page = max(0, self._frame.page - 1)

    def skip_show(self, draw: str | None = None) -> None:
        """Ends the animation of the last draw: its result stands at once. `draw`: only if that has this event id."""
        if self.state.draws and draw in (None, self.state.draws[-1].event_id):
            self._skipped = self.state.draws[-1].event_id
            self.tick()

    def tick(self) -> None:
        """Draws the stage as it is now. Cheap when nothing has changed."""
        if not self.is_attached or not self.size:
            return
        now = self._clock()
        state = self.state
        show = not self.replaying and bool(state.draws) and state.draws[-1].event_id != self._skipped
        blocks = not getattr(self.app, "wide_lines", False)
        columns, rows = self.size
        draw = partial(compose, state, now, columns, rows, blocks=blocks, show=show, cache=self._cache)
        frame = draw(self.page)
        if frame.key != self._key:
            # Another view, or something new in it: turn to its page.
            self._key = frame.key
            self._held = False
            if frame.page != frame.home:
                frame = draw(frame.home)
            self._plan_turning()
        before, self._frame = self._frame, frame
        self.set_reactive(Stage.page, frame.page)
        if (before.page, before.pages) != (frame.page, frame.pages):
            self.post_message(self.Turned(self, frame.page, frame.pages))
        self._paint(before.lines, frame.lines)
        self._plan_waking(frame.wake)
        self._warn()

    # -- when to draw -----------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Follows the terminal: large letters and bars need block characters of one cell."""
        if hasattr(self.app, "wide_lines"):
            self.watch(self.app, "wide_lines", self._redraw, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """Draws the stage for its new size."""
        self._redraw()

    def watch_state(self) -> None:
        """Draws what is new."""
        self.tick()

    def watch_page(self) -> None:
        """Turns the page."""
        self.tick()
        self._plan_turning()

    def watch_replaying(self) -> None:
        """Draws what differs."""
        self.tick()

    def notify_style_update(self) -> None:
        """The theme changed: every line gets its new colours when it is painted next."""
        super().notify_style_update()
        # The colours of the roles are resolved only later, so they are looked up when lines are painted.
        self._strips.clear()

    def _redraw(self) -> None:
        self._frame = Frame((), self._frame.page, self._frame.pages, self._frame.home, self._frame.key)
        self.tick()

    def _plan_waking(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if seconds is not None:
            self._timer = self.set_timer(max(0.0, seconds) + _LATE, self.tick)

    def _plan_turning(self) -> None:
        if self._turner is not None:
            self._turner.stop()
            self._turner = None
        if self._turn_seconds > 0 and not self._held:
            self._turner = self.set_timer(self._turn_seconds, self._turn)

    def _turn(self) -> None:
        if self._frame.pages > 1:
            self.page = (self._frame.page + 1) % self._frame.pages
        else:
            self._plan_turning()

    def _warn(self) -> None:
        clock = foremost(self.state)
        # A clock stays the same under another limit or after a pause: its step, visit and speaker identify it.
        turn = self.state.turn
        clock_key = (self.state.step_id, len(self.state.visits), turn is not None and (turn.table, turn.member_id))
        warned_clock, warned_level = self._warned
        level = warning_level(clock, self._clock()) if clock and clock.running else 0
        if warned_clock != clock_key:
            # A stage opened late does not warn about a time that is over already.
            self._warned = (clock_key, level)
        elif level > warned_level:
            self._warned = (clock_key, level)
            if not self.replaying:
                self.post_message(self.Warned(self, level))
        elif level < warned_level and clock and clock.running:
            self._warned = (clock_key, level)

    # -- painting ---------------------------------------------------------------------------------------------------

    def _paint(self, before: tuple[Line, ...], after: tuple[Line, ...]) -> None:
        if len(before) != len(after):
            self._strips.clear()
            self.refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        for y in changed:
            self._strips.pop(y, None)
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _style(self, role: Role) -> Any:
        return self.get_visual_style(f"stage--{role.value}").rich_style

    def render_line(self, y: int) -> Strip:
        """One line of the stage."""
        strip = self._strips.get(y)
        if strip is None:
            line = self._frame.lines[y] if y < len(self._frame.lines) else ()
            segments = [Segment(span.text, self._style(span.role)) for span in line]
            strip = Strip(segments).adjust_cell_length(self.size.width, self._style(Role.TEXT))
            self._strips[y] = strip
        return strip
