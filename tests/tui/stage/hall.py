"""An app with nothing but stages, for tests and pictures."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Grid

from chietai.meeting.state import State
from chietai.tui.safe_app import BaseApp
from chietai.tui.stage import Stage

Point = tuple[State, datetime]


class Hall(BaseApp[None]):
    """One stage that fills the window. `at` puts it to another point of the meeting."""

    def __init__(self, point: Point, theme: str = "ai", turn_seconds: float = 0.0, *, replaying: bool = True) -> None:
        super().__init__(theme=theme)
        self.now = point[1]
        self._first = point[0]
        self._turn_seconds = turn_seconds
        self._replaying = replaying
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        yield Stage(lambda: self.now, turn_seconds=self._turn_seconds)

    def on_mount(self) -> None:
        self.stage.replaying = self._replaying
        self.stage.state = self._first

    @property
    def stage(self) -> Stage:
        return self.query_one(Stage)

    def at(self, point: Point) -> None:
        self.now = point[1]
        self.stage.state = point[0]

    def on_stage_warned(self, message: Stage.Warned) -> None:
        self.heard.append(message.level)

    def on_stage_turned(self, message: Stage.Turned) -> None:
        self.heard.append((message.page, message.pages))


class Wall(BaseApp[None]):
    """Many stages beside each other, each 56 x 16: one picture of a whole meeting."""

    CSS = """
    Grid { grid-size: 5; grid-columns: 56; grid-rows: 16; grid-gutter: 1 2; }
    """

    def __init__(self, pages: list[tuple[Point, int | None]], theme: str) -> None:
        """Each stage shows a point of the meeting, turned to a page; None: to what is new."""
        super().__init__(theme=theme)
        self._pages = pages

    def compose(self) -> ComposeResult:
        with Grid():
            for (_state, now), _page in self._pages:
                yield Stage(lambda now=now: now)

    def on_mount(self) -> None:
        for stage, ((state, _now), page) in zip(self.query(Stage), self._pages, strict=True):
            stage.state = state
            if page is not None:
                self.call_after_refresh(setattr, stage, "page", page)
