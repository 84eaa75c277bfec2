"""Storing without waiting: a slow disk, a full disk, a dead disk, and going on elsewhere. No test sleeps."""

import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from chietai.meeting import intents as i
from chietai.meeting.model import PlannedStep
from chietai.meeting.refusal import Refused
from chietai.records import disk, file_names
from chietai.records.faults import Verdict
from chietai.records.live_session import LiveSession
from chietai.records.reading import examine
from chietai.records.record_errors import RecordError, StoreError

WAIT = 20.0  # seconds, never reached when all is well


class Gate(disk.Calls):
    """A disk whose fsync waits until the test lets it through, or fails as long as `failing`."""

    def __init__(self) -> None:
        self.open_gate = threading.Event()
        self.reached = threading.Event()
        self.failing = 0

    def fsync(self, handle: int) -> None:
        self.reached.set()
        assert self.open_gate.wait(WAIT)
        if self.failing:
            raise OSError(self.failing, os.strerror(self.failing))
        super().fsync(handle)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Open at first."""
    calls = Gate()
    calls.open_gate.set()
    monkeypatch.setattr(disk, "calls", calls)
    return calls


class Reports:
    """What the session reported, and a way to wait for it."""

    def __init__(self) -> None:
        self.durable: list[int] = []
        self.failures: list[StoreError] = []
        self._changed = threading.Condition()

    def on_durable(self, seq: int) -> None:
        with self._changed:
            self.durable.append(seq)
            self._changed.notify_all()

    def on_failure(self, error: StoreError) -> None:
        with self._changed:
            self.failures.append(error)
            self._changed.notify_all()

    def wait(self, condition: Any) -> None:
        with self._changed:
            assert self._changed.wait_for(condition, WAIT)


@pytest.fixture
def reports() -> Reports:
    """Nothing reported yet."""
    return Reports()


@pytest.fixture
def live(tmp_path: Path, world: Any, reports: Reports, gate: Gate) -> Any:
    """A live session on the gated disk, which tries again at once."""
    store = world.create(tmp_path / "m.json")
    session = LiveSession(store, on_durable=reports.on_durable, on_failure=reports.on_failure, retry_seconds=0.01)
    yield session
    gate.failing = 0
    gate.open_gate.set()
    session.close(WAIT)


def test_submitting_never_waits_for_the_disk(live: Any, gate: Gate, reports: Reports, say: Any) -> None:
    gate.open_gate.clear()
    live.submit(say("一つ目"))
    assert gate.reached.wait(WAIT)  # the thread hangs in the disk now
    for number in range(50):
        live.submit(say(f"{number}"))
    assert len(live.state.entries) == 51
    assert live.pending == 51
    assert reports.durable == []
    assert not live.flush(0)
    gate.open_gate.set()
    assert live.flush(WAIT)
    reports.wait(lambda: len(reports.durable) == 51)
    assert reports.durable == list(range(2, 53))
    assert len(examine(live.path).rows) == 52


def test_what_came_meanwhile_goes_together(live: Any, gate: Gate, reports: Reports, say: Any) -> None:
    gate.open_gate.clear()
    for number in range(30):
        live.submit(say(f"{number}"))
    gate.open_gate.set()
    assert live.flush(WAIT)
    assert file_names.journal(live.path).read_bytes().count(b"\n") < 30
    assert len(examine(live.path).rows) == 31


def test_a_refusal_is_raised_at_once(live: Any, say: Any) -> None:
    with pytest.raises(Refused):
        live.submit(say(""))
    assert live.pending == 0


def test_a_failure_lasts_until_it_is_over(live: Any, gate: Gate, reports: Reports, say: Any) -> None:
    gate.failing = errno.ENOSPC
    event = live.submit(say("消えてはいけない"))
    reports.wait(lambda: reports.failures)
    assert "full" in live.failure
    assert live.pending == 1
    assert event.id in live.state.ids
    assert reports.durable == []
    live.submit(say("これも"))
    gate.failing = 0
    reports.wait(lambda: len(reports.durable) == 2)
    assert live.failure == ""
    assert len(reports.failures) == 1
    assert [row.event.id for row in examine(live.path).rows][1] == event.id


def test_going_on_in_another_folder(live: Any, gate: Gate, reports: Reports, say: Any, tmp_path: Path) -> None:
    first = live.submit(say("前の場所"))
    assert live.flush(WAIT)
    old = live.path

    def only_the_old_fails(handle: int) -> None:
        here = str(Path(f"/proc/self/fd/{handle}").readlink())
        if "elsewhere" not in here and here.endswith((".journal", ".tmp")):
            raise OSError(errno.EIO, "dead")
        disk.Calls.fsync(gate, handle)

    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    gate.fsync = only_the_old_fails
    pending = live.submit(say("どこにもまだない"))
    reports.wait(lambda: reports.failures)
    new = live.carry_on([tmp_path / "elsewhere"])
    assert new.parent == tmp_path / "elsewhere"
    assert live.path == new
    assert (live.failure, live.pending) == ("", 0)
    reports.wait(lambda: reports.durable[-1] == pending.seq)
    after = live.submit(say("つづき"))
    assert live.flush(WAIT)
    assert [row.event.id for row in examine(new).rows][1:] == [first.id, pending.id, after.id]
    assert first.id in [row.event.id for row in examine(old).rows]
    del gate.fsync
    assert live.close(WAIT)
    assert examine(new).verdict is Verdict.ACCEPT


def test_going_on_where_it_cannot_be(live: Any, gate: Gate, say: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    before = live.path
    with pytest.raises(RecordError):
        live.carry_on([tmp_path / "file"])
    assert live.path == before
    live.submit(say("つづき"))
    assert live.flush(WAIT)


def test_a_hanging_disk_does_not_hold_up_the_end(live: Any, gate: Gate, say: Any) -> None:
    gate.open_gate.clear()
    live.submit(say("一つ目"))
    assert gate.reached.wait(WAIT)
    assert live.close(0.05) is False
    assert live.pending == 1
    with pytest.raises(RecordError):
        live.carry_on([live.path.parent / "other"], timeout=0.01)


def test_a_failing_disk_does_not_hold_up_the_end(live: Any, gate: Gate, reports: Reports, say: Any) -> None:
    gate.failing = errno.EIO
    live.submit(say("一つ目"))
    reports.wait(lambda: reports.failures)
    assert live.close(WAIT) is False
    assert live.pending == 1


def test_what_failed_is_tried_once_more_at_the_end(live: Any, gate: Gate, reports: Reports, say: Any) -> None:
    live._retry_seconds = WAIT
    gate.failing = errno.EIO
    live.submit(say("一つ目"))
    reports.wait(lambda: reports.failures)
    gate.failing = 0
    assert live.close(WAIT)
    assert len(examine(live.path).rows) == 2


def test_a_screen_that_is_gone_does_not_stop_the_storing(tmp_path: Path, world: Any, say: Any) -> None:
    def gone(seq: int) -> None:
        raise RuntimeError("App is not running")

    with LiveSession(world.create(tmp_path / "m.json"), on_durable=gone) as live:
        for number in range(5):
            live.submit(say(f"{number}"))
            assert live.flush(WAIT)
    assert len(examine(tmp_path / "m.json").rows) == 6


def test_a_good_end_leaves_a_whole_document(live: Any, say: Any) -> None:
    live.submit(say("一つ目"))
    assert live.close(WAIT)
    assert not file_names.journal(live.path).exists()
    assert len(examine(live.path).rows) == 2


def test_idle_writes_the_document(tmp_path: Path, world: Any, say: Any, reports: Reports) -> None:
    saved = threading.Event()
    store = world.create(tmp_path / "m.json")
    whole = store.save

    def save(snapshot: Any) -> None:
        whole(snapshot)
        saved.set()

    store.save = save
    with LiveSession(store, on_durable=reports.on_durable, idle_seconds=0.01) as live:
        live.submit(say("一つ目"))
        assert saved.wait(WAIT)
        assert not examine(live.path).from_journal


def test_a_step_writes_the_document(live: Any, reports: Reports, say: Any) -> None:
    live.submit(i.SetProgramme(steps=(PlannedStep(id="a", kind="aim", minutes=5),)))
    live.submit(i.EnterStep(step="a"))
    live.submit(say("一つ目"))
    assert live.close(WAIT)
    assert len(examine(live.path).rows) == 4
