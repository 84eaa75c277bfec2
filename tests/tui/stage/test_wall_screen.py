"""The second window: follows what is written on the disk, and takes hardly any keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.tui.inspection import inspect
from tests.tui.painted import painted_strips
from tests.tui.stage import states
from textual.pilot import Pilot

from chietai.lottery import draw
from chietai.lottery.types import DrawRequest, Person
from chietai.meeting import intents as i
from chietai.meeting.kinds import Presence
from chietai.meeting.model import Member
from chietai.records.follow import Follower
from chietai.records.store import SessionStore
from chietai.records.wall_files import DeskPage, WallLock, read_wall_page, write_desk_page
from chietai.tui.screens.wall_screen import WallApp
from chietai.tui.settings import Settings, read_settings


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


def window(path: Path, clock: FrozenClock) -> WallApp:
    follower = Follower(path)
    follower.poll()
    return WallApp(follower, clock)


def seen(app: WallApp) -> str:
    lines = painted_strips(app.screen)
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


async def until(pilot: Pilot[None], app: WallApp, words: str) -> None:
    """Waits for `words` to be on the stage."""
    for _attempt in range(200):
        if words in seen(app):
            return
        await pilot.pause(0.01)
    raise AssertionError(seen(app))


async def until_true(pilot: Pilot[None], ready: Callable[[], bool]) -> None:
    """Waits for `ready`."""
    for _attempt in range(1000):
        if ready():
            return
        await pilot.pause(0.01)
    raise AssertionError


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


async def test_a_copy_that_is_put_back_is_shown(
    path: Path, tmp_path: Path, clock: FrozenClock, desk: SessionStore, new_id: Callable[[], str]
) -> None:
    """Past the journal, which stays as it is: not there."""
    desk.commit(i.RaiseTrouble(text="夜道が暗い"))
    desk.close()
    copy = tmp_path / "copy"
    copy.write_bytes(path.read_bytes())
    with SessionStore.open(path, clock=clock, new_id=new_id) as again:
        again.commit(i.RaiseTrouble(text="回覧板が読まれない"))
    app = window(path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "回覧板が読まれない")
        copy.replace(path)
        await until_true(pilot, lambda: "回覧板" not in seen(app))
        assert "夜道が暗い" in seen(app)


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


async def test_it_turns_to_the_page_that_the_desk_turned_to(path: Path, clock: FrozenClock, desk: SessionStore) -> None:
    for n in range(20):
        desk.commit(i.RaiseTrouble(text=f"困りごと その{n:02}"))
    app = window(path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "その19")
        pages = app.stage.pages
        assert app.stage.page == pages - 1
        write_desk_page(path, DeskPage(desk.state.last_seq, 0, pages))
        await until(pilot, app, "その00")
        write_desk_page(path, DeskPage(desk.state.last_seq + 1, 1, pages))
        await pilot.pause(0.2)
        assert app.stage.page == 0  # not before it knows what the desk knew
        desk.commit(i.TakeNote(text="nothing for the room"))
        await until(pilot, app, "２／")
        desk.commit(i.RaiseTrouble(text="something new"))
        await until(pilot, app, "something new")
        last = app.stage.pages - 1
        await until_true(
            pilot, lambda: (told := read_wall_page(path)) is not None and (told.page, told.pages) == (last, last + 1)
        )
    assert read_wall_page(path) is None
    app = window(path, clock)
    write_desk_page(path, DeskPage(desk.state.last_seq, 0, pages))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, "その00")  # opened late, it turns to what the facilitator shows
    desk.close()


async def test_the_show_of_a_draw_is_skipped_with_the_desk(path: Path, clock: FrozenClock, desk: SessionStore) -> None:
    for n in range(8):
        desk.commit(i.RegisterMember(member=Member(id=f"m{n}", name=f"相原 節子{n}")))
        desk.commit(i.MarkAttendance(member=f"m{n}", presence=Presence.PRESENT))
    desk.commit(i.EnterStep(step="draw"))
    request = DrawRequest(tuple(Person(f"m{n}") for n in range(8)), (4, 4), seed="1")
    app = window(path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        desk.commit(i.RecordDraw(tables=draw(request).tables, request=request, seed="1"))
        await until_true(pilot, lambda: app.stage.shown_key == ("show", desk.state.draws[-1].event_id))
        write_desk_page(path, DeskPage(desk.state.last_seq, skipped="another-draw"))
        await pilot.pause(0.2)
        assert app.stage.shown_key == ("show", desk.state.draws[-1].event_id)
        write_desk_page(path, DeskPage(desk.state.last_seq, skipped=desk.state.draws[-1].event_id))
        await until_true(pilot, lambda: app.stage.shown_key == ("draw", desk.state.draws[-1].event_id))
    desk.close()


async def test_a_second_window_takes_over_when_the_first_one_is_closed(path: Path, clock: FrozenClock) -> None:
    first, app = WallLock(path), window(path, clock)
    assert first.take()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        first.release()
        assert not first.held
        await until_true(pilot, first.held_elsewhere)


async def test_theme_and_edge_are_remembered_for_this_window_alone(
    path: Path, clock: FrozenClock, desk: SessionStore, home: Path
) -> None:
    desk.close()
    app = WallApp(Follower(path), clock, home=home)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+t", "minus", "minus")
        chosen = app.theme
    settings = read_settings(home).settings
    assert (settings.stage_theme, settings.stage_edge) == (chosen, 2)
    assert settings.theme == Settings().theme != chosen
    app = WallApp(Follower(path), clock, home=home, edge=99)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.stage.size.width >= 56 and app.stage.size.height >= 16


async def test_where_nothing_can_be_remembered_the_keys_work_all_the_same(
    path: Path, clock: FrozenClock, desk: SessionStore, home: Path
) -> None:
    desk.close()
    (home / "config.toml").write_text("theme = ", "utf-8")
    app = WallApp(Follower(path), clock, home=home)
    async with app.run_test(size=(100, 30)) as pilot:
        first = app.theme
        await pilot.press("ctrl+t", "minus")
        await pilot.pause()
        assert app.theme != first
        assert app.stage.size == (96, 28)
        assert not app._notifications
    assert (home / "config.toml").read_text("utf-8") == "theme = "


async def test_its_keys(path: Path, clock: FrozenClock, desk: SessionStore) -> None:
    desk.close()
    app = window(path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = app.theme
        await pilot.press("ctrl+t")
        assert app.theme != first
        for _ in range(len(app.library.themes) - 1):
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
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert app.stage.size == (88, 20)  # there is room again


async def test_everything_in_the_window_can_be_read(path: Path, desk: SessionStore, clock: FrozenClock) -> None:
    """With the notice of its keys, and when it is too small for anything."""
    app = window(path, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("x")
        await until(pilot, app, "Ctrl+T")
        assert await inspect(app, pilot.pause) == []
        await pilot.resize_terminal(50, 14)
        assert await inspect(app, pilot.pause) == []
    desk.close()
