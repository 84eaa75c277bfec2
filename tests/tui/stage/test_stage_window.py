"""The second window: follows what is written on the disk, and takes hardly any keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.tui.stage import states
from textual.pilot import Pilot

from chietai.meeting import intents as i
from chietai.records.follow import Follower
from chietai.records.store import SessionStore
from chietai.tui.screens.stage_window import StageWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiyose.json"


@pytest.fixture
def desk(path: Path, clock: FrozenClock, new_id: Callable[[], str]) -> SessionStore:
    """A meeting in its fifth step, held open by a desk."""
    store = SessionStore.create(path, "kiyose", clock=clock, new_id=new_id)
    store.commit(states.programme())
    store.commit(i.EnterStep(step="troubles"))
    return store


def window(path: Path, clock: FrozenClock) -> StageWindow:
    follower = Follower(path)
    follower.poll()
    return StageWindow(follower, clock)


def seen(app: StageWindow) -> str:
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


async def until(pilot: Pilot[None], app: StageWindow, words: str) -> None:
    """Waits for `words` to be on the stage."""
    for _attempt in range(200):
        if words in seen(app):
            return
        await pilot.pause(0.01)
    raise AssertionError(seen(app))


async def test_it_shows_the_middle_of_a_meeting_and_follows(path: Path, clock: FrozenClock, desk: SessionStore) -> None:
    desk.commit(i.RaiseTrouble(text="夜道が暗い"))
    app = window(path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "夜道が暗い")
        desk.commit(i.RaiseTrouble(text="回覧板が読まれない"))
        await until(pilot, app, "回覧板が読まれない")
        desk.commit(i.Undo())
        for _attempt in range(200):
            if "回覧板" not in seen(app):
                break
            await pilot.pause(0.01)
        assert "回覧板" not in seen(app)
    desk.close()


async def test_a_desk_that_is_closed_and_opened_again_is_followed(
    path: Path, clock: FrozenClock, desk: SessionStore, new_id: Callable[[], str]
) -> None:
    app = window(path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        desk.commit(i.RaiseTrouble(text="夜道が暗い"))
        desk.close()
        await until(pilot, app, "夜道が暗い")
        with SessionStore.open(path, clock=clock, new_id=new_id) as again:
            again.commit(i.RaiseTrouble(text="二度目の机から"))
            await until(pilot, app, "二度目の机から")
        assert "夜道が暗い" in seen(app)


async def test_a_document_that_goes_away_leaves_the_stage_as_it_is(
    path: Path, clock: FrozenClock, desk: SessionStore
) -> None:
    desk.commit(i.RaiseTrouble(text="夜道が暗い"))
    desk.close()
    app = window(path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "夜道が暗い")
        held = path.read_bytes()
        path.unlink()
        await pilot.pause(0.2)
        assert "夜道が暗い" in seen(app)
        path.write_bytes(held[: len(held) // 2])
        await pilot.pause(0.2)
        assert "夜道が暗い" in seen(app)


async def test_its_keys(path: Path, clock: FrozenClock, desk: SessionStore) -> None:
    desk.close()
    app = window(path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = app.theme
        await pilot.press("ctrl+t")
        assert app.theme != first
        for _ in range(len(app.shelf.themes) - 1):
            await pilot.press("ctrl+t")
        assert app.theme == first
        await pilot.press("minus")
        await pilot.pause()
        assert app.stage.size == (76, 22)
        for _ in range(20):
            await pilot.press("minus")
        await pilot.pause()
        assert app.stage.size.width >= 56
        assert app.stage.size.height >= 16
        for _ in range(20):
            await pilot.press("plus")
        await pilot.pause()
        assert app.stage.size == (80, 24)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running


async def test_any_other_key_only_tells_the_keys(path: Path, clock: FrozenClock, desk: SessionStore) -> None:
    desk.commit(i.RaiseTrouble(text="夜道が暗い"))
    desk.close()
    before = path.read_bytes()
    app = window(path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "夜道が暗い")
        await pilot.press("x", "enter", "q", "ctrl+c", "escape", "f4", "f12")
        await pilot.pause()
        assert app.is_running
        assert len(app._notifications) == 1
        assert "Ctrl+Q" in next(iter(app._notifications)).message
    assert path.read_bytes() == before


async def test_an_edge_gives_way_when_the_window_shrinks(path: Path, clock: FrozenClock, desk: SessionStore) -> None:
    desk.close()
    app = window(path, clock)
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(8):
            await pilot.press("minus")
        await pilot.resize_terminal(60, 18)
        await pilot.pause()
        assert app.stage.size.width >= 56
        assert app.stage.size.height >= 16
