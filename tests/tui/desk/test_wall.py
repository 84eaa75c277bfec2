"""A window for the wall: the desk sees it come and go, and turns pages together with it."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.tui.desk.room import Hands

from chietai.meeting.intents import RaiseTrouble, TakeNote
from chietai.meeting.kinds import StepKind
from chietai.records import file_names
from chietai.records.wall_files import DeskPage, WallLock, WallPage, read_desk_page, write_wall_page
from chietai.tui.app import ChietaiApp
from chietai.tui.stage.space import LEAST_COLUMNS
from chietai.tui.widgets.private_panel import PrivatePanel

_OTHER = """
import sys
from pathlib import Path
from chietai.records.wall_files import WallLock
mark = WallLock(Path(sys.argv[1]))
print(mark.take(), flush=True)
sys.stdin.read()
"""


async def test_notes_open_and_close_with_the_window_for_the_wall(app: ChietaiApp, document: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        panel = hands.desk.query_one(PrivatePanel)
        wall = WallLock(document)
        look = hands.desk.look_at_wall
        look()
        assert not panel.display and not hands.said
        assert wall.take()
        look()
        assert panel.display and "F9" in hands.said
        await hands.press("f9")
        look()
        assert not panel.display  # it opens once, not again and again
        await hands.press("f9")
        wall.release()
        look()
        assert not panel.display and "F9" in hands.said
        await hands.press("f9")
        assert wall.take()
        look()
        wall.release()
        look()
        assert panel.display and "壁に映るかも" in hands.said  # whoever opened it with one window knows why


@pytest.mark.parametrize(("columns", "beside"), [(80, False), (93, False), (94, True), (160, True)])
async def test_the_stage_stands_whole_beside_the_notes_where_there_is_room(
    app: ChietaiApp, columns: int, beside: bool
) -> None:
    async with app.run_test(size=(columns, 30)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8", "f9")
        panel, stage = hands.desk.query_one(PrivatePanel), hands.desk.stage
        assert stage.size.width == (columns - panel.outer_size.width if beside else columns)
        assert stage.size.width >= LEAST_COLUMNS
        await hands.press("f9")
        assert stage.size.width == columns


async def _with_troubles(hands: Hands, count: int) -> None:
    await hands.to(StepKind.TROUBLES)
    for n in range(count):
        hands.desk.submit(RaiseTrouble(text=f"困りごと その{n:02}"))
    await hands.pilot.pause()


async def test_a_page_turned_by_hand_is_told_to_the_wall(app: ChietaiApp, document: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _with_troubles(hands, 30)
        stage = hands.desk.stage
        last = stage.pages - 1
        assert stage.page == last > 1
        assert read_desk_page(document) is None
        await hands.press("pageup")
        assert (stage.page, read_desk_page(document)) == (
            last - 1,
            DeskPage(hands.state.last_seq, last - 1, stage.pages),
        )
        hands.desk.submit(TakeNote(text="nothing new for the room"))
        assert read_desk_page(document) is not None
        hands.desk.submit(RaiseTrouble(text="something new"))
        assert read_desk_page(document) is None
        await hands.press("pageup")
    assert read_desk_page(document) is None  # without a desk nobody turns pages


async def test_the_desk_goes_along_with_a_wall_that_turns_by_itself(app: ChietaiApp, document: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await _with_troubles(hands, 30)
        stage, seq = hands.desk.stage, hands.state.last_seq
        look = hands.desk.look_at_wall
        wall = WallLock(document)
        assert wall.take()
        write_wall_page(document, WallPage(seq, 0, stage.pages))
        look()
        assert stage.page == 0
        write_wall_page(document, WallPage(seq - 1, 1, stage.pages))
        look()
        assert stage.page == 0  # of a wall that does not know yet what is new
        await hands.press("pagedown")
        assert stage.page == 2 == read_desk_page(document).page  # type: ignore[union-attr]
        write_wall_page(document, WallPage(seq, 0, stage.pages))
        look()
        assert stage.page == 2  # turned by hand it stays
        wall.release()


async def test_a_wall_with_more_pages_is_turned_through_all_of_them(app: ChietaiApp, document: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        hands = Hands(pilot)
        await _with_troubles(hands, 4)
        stage = hands.desk.stage
        assert stage.pages == 1
        await hands.press("pageup")
        assert read_desk_page(document) is None
        wall = WallLock(document)
        assert wall.take()
        write_wall_page(document, WallPage(hands.state.last_seq, 2, 3))
        hands.desk.look_at_wall()
        found = []
        for key in ("pageup", "pageup", "pageup", "pagedown"):
            await hands.press(key)
            note = read_desk_page(document)
            assert note is not None and note.pages == 3
            found.append(note.page)
        assert found == [1, 0, 0, 1]
        assert stage.page == 0
        wall.release()


def test_the_mark_of_another_process_is_seen_and_ends_with_it(tmp_path: Path) -> None:
    document = tmp_path / "room.json"
    with subprocess.Popen(
        [sys.executable, "-c", _OTHER, str(document)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdin is not None
        assert other.stdout.readline() == "True\n"
        mine = WallLock(document)
        assert mine.held_elsewhere()
        assert not mine.take()
        assert stat.S_IMODE(file_names.wall_lock(document).stat().st_mode) == 0o600
        other.kill()
        other.wait()
    assert not mine.held_elsewhere()
    assert mine.take()
    mine.release()
    assert list(tmp_path.iterdir()) == []


def test_where_there_can_be_no_file_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    mark = WallLock(tmp_path / "file" / "room.json")
    assert not mark.take()
    assert not mark.held_elsewhere()
    mark.release()
