"""The replay screen: by key and by mouse, on the same stage."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.tui.inspection import inspect
from tests.tui.painted import painted_strips
from tests.tui.stage import states
from textual.pilot import Pilot

from chietai.meeting import events as e
from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import Member
from chietai.records.store import SessionStore
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.replay_screen import SPEEDS, ReplayScreen
from chietai.tui.services import Services
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.status_line import StatusLine
from chietai.tui.widgets.timeline import Timeline


def stored(folder: Path, events: list[e.Event]) -> Path:
    """A document with these events."""
    path = folder / "kiyose.json"
    first = events[0]
    assert isinstance(first, e.SessionCreated)
    with SessionStore.create(path, first.session_id, clock=lambda: first.at, new_id=lambda: first.id) as store:
        for event in events[1:]:
            store.commit_event(event.model_copy(update={"seq": store.state.last_seq + 1}))
    return path


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what it holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("library"), states.whole()[1].events)


@pytest.fixture
def app(document: Path, clock: FrozenClock, home: Path, new_id: Callable[[], str]) -> ChietaiApp:
    services = Services(clock=clock, new_id=new_id, home=home, library=document.parent, digits=lambda: "1")
    return ChietaiApp(services, "replay", document)


def screen_of(app: ChietaiApp) -> ReplayScreen:
    assert isinstance(app.screen, ReplayScreen)
    return app.screen


def seen(app: ChietaiApp) -> str:
    lines = painted_strips(app.screen)
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


async def to_step(pilot: Pilot[None], number: int) -> None:
    for _ in range(number - 1):
        await pilot.press("ctrl+right")
    await pilot.pause()


async def test_it_stands_still_at_the_beginning(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        assert not screen.playing
        assert "受付" in seen(app)
        assert "停止中" in app.screen.query_one(StatusLine).text
        assert screen.position == screen.recording.beginning


async def test_playing_follows_the_clock_at_its_speed(app: ChietaiApp, clock: FrozenClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        start = screen.position
        await pilot.press("space")
        clock.forward(30)
        assert screen.position == pytest.approx(start + 30)
        for _ in SPEEDS:
            await pilot.press("up")
        assert screen.speed == 60
        assert screen.position == pytest.approx(start + 30)
        clock.forward(2)
        assert screen.position == pytest.approx(start + 150)
        await pilot.press("space")
        clock.forward(100)
        assert screen.position == pytest.approx(start + 150)
        for _ in SPEEDS:
            await pilot.press("down")
        assert screen.speed == 1


async def test_a_meeting_played_to_its_end_ends_as_it_did(app: ChietaiApp, clock: FrozenClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await pilot.press("space")
        clock.forward(screen.recording.length + 10)
        for _attempt in range(100):
            if not screen.playing:
                break
            await pilot.pause(0.02)
        assert not screen.playing
        assert screen.stage.state == screen.recording.final
        assert "ありがとう" in seen(app) or "\u2588" in seen(app)
        await pilot.press("space")  # and once more, from the beginning
        assert screen.playing
        assert screen.position == pytest.approx(screen.recording.beginning)


async def test_by_events_and_by_steps(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_step(pilot, 5)
        screen = screen_of(app)
        at = screen.position
        assert "困りごと" in seen(app).splitlines()[0]
        await pilot.press("right", "right")
        await pilot.pause()
        assert "バス停まで" in seen(app)
        assert "ごみ出しの朝" in seen(app)
        await pilot.press("left")
        await pilot.pause()
        assert "ごみ出しの朝" not in seen(app)
        await pilot.press("ctrl+left")
        assert screen.position == at
        await pilot.press("ctrl+left")
        assert screen.position < at
        await pilot.press("end")
        assert screen.position == screen.recording.length
        await pilot.press("home")
        assert screen.position == screen.recording.beginning


async def test_a_word_is_found_and_found_again(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        await pilot.press("f3")  # nothing was sought yet
        assert screen.position == screen.recording.beginning
        await pilot.press("ctrl+f", *"配食", "enter")
        await pilot.pause()
        assert app.screen is screen
        assert "配食の帰りに" in seen(app)
        await pilot.press("ctrl+f", *"買い物", "enter")
        await pilot.pause()
        places = [screen.position]
        for _ in range(3):
            await pilot.press("f3")
            places.append(screen.position)
        assert places[0] < places[1] < places[2]
        assert places[3] == places[0]


async def test_a_step_is_chosen_from_the_list(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+f", "down", "down", "enter")
        await pilot.pause()
        assert "３／１０" in seen(app)
        await pilot.press("ctrl+f", *"そのような言葉はない", "enter")
        assert "見つかりません" in seen(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ReplayScreen)


async def test_every_place_on_the_bar_can_be_clicked(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        bar = app.screen.query_one(Timeline)
        await pilot.click(Timeline, offset=(bar.size.width, 2))
        assert screen.position > screen.recording.length * 0.9
        await pilot.click(Timeline, offset=(1, 0))
        assert screen.position == pytest.approx(screen.recording.beginning)


async def test_every_control_can_be_clicked(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = seen(app).splitlines()[-1]
        column = line.index("再生")
        await pilot.click(CommandBar, offset=(column, 0))
        assert screen_of(app).playing
        assert {command.id for command in screen_of(app).all_commands if command.key} >= {
            "replay_play", "replay_back", "replay_on", "replay_slower", "replay_faster", "replay_find",
            "replay_find_next", "replay_step_back", "replay_step_on", "replay_start", "replay_end",
        }  # fmt: skip


async def test_the_draw_falls_only_at_its_own_speed(app: ChietaiApp, clock: FrozenClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = screen_of(app)
        drawn = next(n for n, event in enumerate(screen.recording.events) if isinstance(event, e.GroupsDrawn))
        screen.seek(screen.recording.times[drawn] + 2.5)
        await pilot.pause()
        assert "小林 ひろ子" in seen(app)
        screen.play()
        await pilot.pause()
        assert "小林 ひろ子" not in seen(app)
        screen.change_speed(1)
        await pilot.pause()
        assert "小林 ひろ子" in seen(app)


async def test_what_just_happened_is_told_but_never_a_note(
    tmp_path: Path, clock: FrozenClock, home: Path, new_id: Callable[[], str]
) -> None:
    from chietai.meeting import intents as i

    meeting = states.whole()[1]
    meeting.do(i.TakeNote(text="秘密の覚え書き"))
    path = stored(tmp_path, meeting.events)
    services = Services(clock=clock, new_id=new_id, home=home, library=tmp_path, digits=lambda: "1")
    app = ChietaiApp(services, "replay", path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        assert "会議を終わりました" in app.screen.query_one(StatusLine).text
        assert "覚え書き" not in seen(app)


async def test_a_document_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, clock: FrozenClock, home: Path, new_id: Callable[[], str]
) -> None:
    path = tmp_path / "broken.json"
    path.write_text("これは記録ではありません", "utf-8")
    services = Services(clock=clock, new_id=new_id, home=home, library=tmp_path, digits=lambda: "1")
    screen = ReplayScreen(path)
    app = ChietaiApp(services, "replay", path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not isinstance(app.screen, type(screen)) or app._notifications
    assert path.read_text("utf-8") == "これは記録ではありません"


async def test_escape_leaves(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Esc 戻る" in seen(app) and "Ctrl+F" in seen(app)
        await pilot.press("space", "escape")
        await pilot.pause()
        assert not isinstance(app.screen, ReplayScreen) and "新しい会議" in seen(app)


async def test_it_never_writes(app: ChietaiApp, document: Path) -> None:
    before = files_in(document.parent)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_step(pilot, 7)
        await pilot.press("space", "end")
    assert files_in(document.parent) == before


@pytest.mark.parametrize(("theme", "size"), [("ai", (80, 24)), ("washi", (120, 36))], ids=["ai-80", "washi-120"])
def test_picture(app: ChietaiApp, snap_compare: Callable[..., bool], theme: str, size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[None]) -> None:
        app.theme = theme
        await to_step(pilot, 7)
        await pilot.press("right", "right", "right", "right")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=before)


async def test_everything_can_be_read(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_step(pilot, 5)
        assert await inspect(app, pilot.pause) == []
        await pilot.press("ctrl+f")
        assert await inspect(app, pilot.pause) == []


@pytest.mark.parametrize("keys", [("home",), ("end",), ("ctrl+right", "ctrl+right")], ids=str)
async def test_nobody_is_named_by_what_was_said_wherever_the_cursor_stands(
    tmp_path: Path, clock: FrozenClock, home: Path, new_id: Callable[[], str], keys: tuple[str, ...]
) -> None:
    meeting = states.Meeting()
    states.prepare(meeting)
    states.go(meeting, StepKind.TROUBLES, 60)
    for text in ("鴻巣弥生さんが困る", "加賀谷に頼む"):
        meeting.do(i.RaiseTrouble(text=text))
        meeting.wait(60)
    # She is put on the list after she was named.
    meeting.do(i.RegisterMember(member=Member(id="late", name="鴻巣 弥生")))
    meeting.do(i.ReviseEntry(entry="1", text="鴻巣弥生さんがとても困る"))
    path = stored(tmp_path, meeting.events)
    services = Services(clock=clock, new_id=new_id, home=home, library=tmp_path, digits=lambda: "1")
    app = ChietaiApp(services, "replay", path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        for _event in range(7):
            shown = seen(app).replace(" ", "")
            assert "鴻巣" not in shown and "弥生" not in shown and "加賀谷に" not in shown
            await pilot.press("right" if keys[0] == "home" else "left")
            await pilot.pause()
        await pilot.press("home", "ctrl+f")
        await pilot.pause()
        await pilot.press(*"頼む")
        await pilot.pause()
        assert "〇〇に頼む" in seen(app) and "加賀谷に" not in seen(app)
