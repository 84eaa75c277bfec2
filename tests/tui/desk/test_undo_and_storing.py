"""Undo says what it undid; storing says how it stands, and goes on elsewhere when the disk refuses."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.desk.room import Hands
from textual.widgets import Static

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import StepKind
from chietai.records import disk, file_names
from chietai.records.store import SessionStore
from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services


class _FullDisk(disk.Calls):
    """A disk that is full as long as `full` is set; other folders than `folder` are on another one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.full = False
        self.everywhere = False
        self._paths: dict[int, str] = {}

    def open(self, path: str, flags: int, mode: int = disk.PRIVATE_FILE) -> int:
        handle = super().open(path, flags, mode)
        self._paths[handle] = path
        return handle

    def write(self, handle: int, data: bytes) -> int:
        here = self._paths.get(handle, "").startswith(str(self.folder))
        if self.full and (here or self.everywhere):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(handle, data)


async def test_a_long_text_is_quoted_so_far_that_the_row_stays_whole(app: ChietaiApp) -> None:
    text = "買い物に行くバスが一日に三本しかなく、帰りは荷物を持って坂を上らなければならないので冬がつらい"
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        hands.desk.submit(i.RaiseTrouble(text=text))
        for key in ("ctrl+z", "ctrl+y"):
            await hands.press(key)
            quoted = hands.said.split("困りごと：")[1].split("...")[0]
            assert len(quoted) >= 4 and text.startswith(quoted)
            row = next(line for line in reversed(hands.text().splitlines()) if quoted in line)  # under the stage
            assert hands.said in row and row.split()[-1] in {"保存済み", "保存中"}


@pytest.fixture
def full_disk(document: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[_FullDisk]:
    calls = _FullDisk(document.parent)
    monkeypatch.setattr(disk, "calls", calls)
    yield calls


async def test_undo_and_redo_say_what_it_was(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        await hands.line("道が暗い")
        await hands.press("ctrl+z")
        assert "道が暗い" in hands.said and "Ctrl+Y" in hands.said
        assert not views.troubles(hands.state)
        await hands.press("ctrl+y")
        assert "道が暗い" in hands.said
        assert [e.text for e in views.troubles(hands.state)] == ["道が暗い"]


async def _until_failure(hands: Hands, there: bool) -> None:
    for _round in range(100):
        if bool(hands.desk.failure) is there:
            break
        hands.desk.session.flush(0.1)
        await hands.pilot.pause()
    await hands.pilot.pause()


async def test_a_full_disk_is_a_lasting_banner_and_nothing_is_lost(
    app: ChietaiApp, full_disk: _FullDisk, services: Services
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        full_disk.full = True
        await hands.line("道が暗い")
        await _until_failure(hands, True)
        banner = app.screen.query_one("#banner", Static)
        assert banner.display
        assert str(banner.visual) == hands.desk.failure
        assert "保存できていません" in hands.text()
        await hands.line("店が遠い")
        assert len(views.troubles(hands.state)) == 2
        await hands.press("ctrl+w")
        assert str(services.home / "rescue") in hands.said
        await _until_failure(hands, False)
        assert not banner.display
        await hands.line("足がない")
        assert hands.desk.session.flush()
        path = hands.desk.session.path
        assert path.parent == services.home / "rescue"
        live = hands.state
    full_disk.full = False
    with SessionStore.open(path, clock=services.clock, new_id=services.new_id, readonly=True) as store:
        assert store.state == live


async def test_when_there_is_room_again_the_banner_goes_by_itself(app: ChietaiApp, full_disk: _FullDisk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        full_disk.full = True
        await hands.line("1")
        await _until_failure(hands, True)
        full_disk.full = False
        assert hands.desk.session.flush(5)
        await _until_failure(hands, False)
        await hands.pilot.pause()
        assert not app.screen.query_one("#banner", Static).display


async def test_a_document_that_cannot_be_opened_is_one_sentence_and_home(services: Services, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_bytes(b"\x00\x01 not a document")
    app = ChietaiApp(services, "meeting", broken)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert type(app.screen).__name__ == "HomeScreen"
        (note,) = [n for n in app._notifications if n.severity == "error"]
        assert "\n" not in note.message
    assert broken.read_bytes() == b"\x00\x01 not a document"


async def test_leaving_during_the_meeting_asks_first(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8", "ctrl+q")
        assert "会議の途中です" in hands.text()
        await hands.press("escape")
        assert app.screen is hands.desk


async def test_a_second_writer_is_a_lasting_banner(app: ChietaiApp, services: Services) -> None:
    """Its lock file was lost, and another desk has opened the meeting since."""
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        assert hands.desk.session.flush()
        path = hands.desk.session.path
        hands.desk.session._store.watch()
        file_names.lock(path).unlink()
        other = SessionStore.open(path, clock=services.clock, new_id=services.new_id)
        hands.desk.session._store.watch()
        hands.desk._every_second()
        await pilot.pause()
        banner = app.screen.query_one("#banner", Static)
        assert banner.display
        assert "もう一つの場所" in str(banner.visual)
        assert hands.desk.failure == ""
        other.close()
