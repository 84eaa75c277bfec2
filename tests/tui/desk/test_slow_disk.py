"""A disk that takes its time: typing goes on, is painted, and the status line says what is stored and what is not."""

import threading
from collections.abc import Iterator

import pytest
from tests.tui.desk.room import Hands

from chietai.meeting import views
from chietai.meeting.kinds import StepKind
from chietai.records import disk
from chietai.tui.app import ChietaiApp

PATIENCE = 20.0  # seconds; only a failing test waits that long


class _SlowDisk(disk.Calls):
    """A disk whose fsync takes as long as it is `held`. In which threads it was asked for meanwhile is noted."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.goes_on = threading.Event()
        self.goes_on.set()
        self.threads: set[str] = set()

    def hold(self) -> None:
        self.asked.clear()
        self.goes_on.clear()

    def fsync(self, handle: int) -> None:
        if not self.goes_on.is_set():
            self.threads.add(threading.current_thread().name)
            self.asked.set()
            self.goes_on.wait(PATIENCE)
        super().fsync(handle)


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[_SlowDisk]:
    calls = _SlowDisk()
    monkeypatch.setattr(disk, "calls", calls)
    yield calls
    calls.goes_on.set()


async def test_typing_never_waits_for_the_disk(app: ChietaiApp, slow_disk: _SlowDisk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        assert hands.desk.session.flush(PATIENCE)
        await pilot.pause()
        assert "保存済み" in hands.text()

        slow_disk.hold()
        await hands.line("道が暗い")
        assert slow_disk.asked.wait(PATIENCE)
        for typed in ("店", "店が", "店が遠", "店が遠い"):
            await hands.type(typed[-1])
            assert hands.typed == typed
            assert typed in hands.text()
        assert "道が暗い" in hands.text()
        assert "保存しています" in hands.text() and "保存済み" not in hands.text()
        await hands.press("enter")
        assert [entry.text for entry in views.troubles(hands.state)] == ["道が暗い", "店が遠い"]
        assert hands.desk.session.pending == 2
        assert "店が遠い" in hands.text()
        assert not slow_disk.goes_on.is_set(), "all that while the disk had not answered"

        slow_disk.goes_on.set()
        assert hands.desk.session.flush(PATIENCE)
        await pilot.pause()
        await pilot.pause()
        assert hands.desk.session.pending == 0
        assert "保存済み" in hands.text() and "保存しています" not in hands.text()
    assert slow_disk.threads == {"chietai-writer"}


async def test_a_disk_that_hangs_in_the_next_step_too(app: ChietaiApp, slow_disk: _SlowDisk) -> None:
    """Another step means that the whole document is written: that does not hold up typing either."""
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        assert hands.desk.session.flush(PATIENCE)
        slow_disk.hold()
        await hands.to(StepKind.TROUBLES)
        assert slow_disk.asked.wait(PATIENCE)
        await hands.line("道が暗い")
        assert "道が暗い" in hands.text() and "保存しています" in hands.text()
        slow_disk.goes_on.set()
        assert hands.desk.session.flush(PATIENCE)
        await pilot.pause()
        await pilot.pause()
        assert "保存済み" in hands.text()
    assert slow_disk.threads == {"chietai-writer"}
