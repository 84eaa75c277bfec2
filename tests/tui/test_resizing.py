"""A window that is drawn smaller and larger while somebody types: what was typed stays, and so does the cursor."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands, prepared, world
from tests.tui.inspection import painted_cursor
from textual.widgets import Input, TextArea

from chietai.meeting.kinds import StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.too_small import TooSmall

LONG = "坂の上に住む桜さん（仮名）は、買い物に行けなくなりました。" * 4
SIZES = ((200, 60), (50, 14), (100, 30), (80, 24), (79, 23), (120, 36), (20, 3), (80, 24))


class Typed:
    """A field in which something stands, with the cursor in its midst."""

    def __init__(self, app: ChietaiApp) -> None:
        field = app.focused
        assert isinstance(field, Input | TextArea)
        self.app, self.field, self.screen = app, field, app.screen
        if isinstance(field, Input):
            field.value = LONG[: field.max_length or None]
            self.at = field.cursor_position = len(field.value) * 2 // 3
        else:
            field.text = f"{LONG}\n\n{LONG}"
            field.move_cursor((2, 70))
            self.at = len(LONG) + 2 + 70
        self.before = (self.text, field.selection)

    @property
    def text(self) -> str:
        return self.field.value if isinstance(self.field, Input) else self.field.text

    async def through_all_sizes(self, hands: Hands) -> None:
        """The window goes through the sizes; when there is room, all is as it was and the cursor can be seen."""
        for width, height in SIZES:
            await hands.pilot.resize_terminal(width, height)
            await hands.pilot.pause()
            assert (self.text, self.field.selection) == self.before, (width, height)
            if width < 80 or height < 24:
                assert isinstance(self.app.screen, TooSmall)
                await hands.press("delete", "left", "f8")  # goes nowhere
                continue
            assert self.app.screen is self.screen
            assert self.app.focused is self.field
            place = self.field.cursor_screen_offset
            assert painted_cursor(self.app) == [(place.x, place.y)], (width, height)
        await hands.press("backspace")
        assert self.text == self.before[0][: self.at - 1] + self.before[0][self.at :]


async def test_the_smallest_windows_come_to_rest(
    home: Path, clock: FrozenClock, new_id: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is laid out again for ever, which would cost a processor and fill a slow line."""
    layouts: list[tuple[int, int]] = []

    class Counted(TooSmall):
        def _refresh_layout(self, *args: Any, **more: Any) -> None:
            layouts.append(self.app.size)
            super()._refresh_layout(*args, **more)

    monkeypatch.setattr("chietai.tui.app.TooSmall", Counted)
    app = ChietaiApp(world(home, clock, new_id))
    async with app.run_test(size=(100, 30)) as pilot:
        for size in ((1, 1), (1, 30), (100, 1)):
            await pilot.resize_terminal(*size)
            await pilot.press("x")  # one more line to tell: what was typed is kept
            layouts.clear()
            for _turn in range(6):
                await pilot.pause()
            assert len(layouts) < 4, layouts


@pytest.mark.parametrize("keys", [(), ("f2",), ("ctrl+d",), ("ctrl+l",), ("ctrl+l", "enter")])
async def test_at_the_desk(home: Path, clock: FrozenClock, new_id: Callable[[], str], keys: tuple[str, ...]) -> None:
    services = world(home, clock, new_id)
    app = ChietaiApp(services, "meeting", prepared(services.library / "room.json", clock, new_id))
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        await hands.line("道が暗い")
        await hands.press(*keys)
        typed = Typed(app)
        await typed.through_all_sizes(hands)


@pytest.mark.parametrize("page", ["council", "when", "theme", "case", "room", "record"])
async def test_in_the_preparation(home: Path, clock: FrozenClock, new_id: Callable[[], str], page: str) -> None:
    services = world(home, clock, new_id)
    path = prepared(services.library / "room.json", clock, new_id)
    app = ChietaiApp(services, "prepare", path, page=page)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await pilot.pause()
        for _field in range(12):
            if isinstance(app.focused, Input | TextArea):
                break
            await hands.press("tab")
        await Typed(app).through_all_sizes(hands)
