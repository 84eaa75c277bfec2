"""What the proofs of durability share: disks that fail, take notes or die, and a meeting that is written on them."""

import errno
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from chietai.i18n import set_language
from chietai.meeting import intents as i
from chietai.meeting.events import Event
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep
from chietai.meeting.refusal import Refused
from chietai.records import disk
from chietai.records.clock_and_ids import seeded_ids
from chietai.records.faults import Verdict
from chietai.records.reading import examine
from chietai.records.record_errors import RecordError, StoreError
from chietai.records.store import SessionStore


class Crash(BaseException):
    """The power goes, or the process is killed, at this very call."""


class Disk(disk.Calls):
    """The real disk, whose `at`-th call (counted from 1) does not do what it should.

    `how`: an errno that the call fails with, "short" for a write that takes half and a next one that fails, "crash" for
    the end of the process before the call, "crash after" for the end after half of it. `lasting`: all later calls fail
    too. Everything is counted in `count` and named in `calls`.
    """

    def __init__(self, at: int = 0, how: int | str = 0, lasting: bool = False) -> None:
        self.at, self.how, self.lasting = at, how, lasting
        self.count = 0
        self.calls: list[str] = []
        self._after_short = False

    def _due(self, name: str) -> bool:
        self.count += 1
        self.calls.append(name)
        return self.at > 0 and (self.count == self.at or (self.lasting and self.count > self.at))

    def _trouble(self, name: str) -> None:
        if self._after_short:
            self._after_short = False
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if self._due(name):
            if self.how in ("crash", "crash after"):
                raise Crash
            number = self.how if isinstance(self.how, int) else errno.ENOSPC
            raise OSError(number, os.strerror(number))

    def open(self, path: str, flags: int, mode: int = disk.PRIVATE_FILE) -> int:
        self._trouble("open")
        return super().open(path, flags, mode)

    def write(self, handle: int, data: bytes) -> int:
        if not self._after_short and self._due("write"):
            if self.how in ("short", "crash after"):
                written = os.write(handle, data[: len(data) // 2])
                if self.how == "crash after":
                    raise Crash
                self._after_short = not self.lasting
                return written
            if self.how == "crash":
                raise Crash
            number = self.how if isinstance(self.how, int) else errno.ENOSPC
            raise OSError(number, os.strerror(number))
        if self._after_short:
            self._after_short = False
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(handle, data)

    def fsync(self, handle: int) -> None:
        self._trouble("fsync")
        super().fsync(handle)

    def truncate(self, handle: int, size: int) -> None:
        self._trouble("truncate")
        super().truncate(handle, size)

    def replace(self, source: str, target: str) -> None:
        self._trouble("replace")
        super().replace(source, target)

    def unlink(self, path: str) -> None:
        self._trouble("unlink")
        super().unlink(path)

    def mkdir(self, path: str, mode: int) -> None:
        self._trouble("mkdir")
        super().mkdir(path, mode)


class Meeting:
    """A short meeting with everything in it that touches the disk: creation, entries, steps, undo, checkpoints."""

    def __init__(self, path: Path, seed: int = 1) -> None:
        self.path = path
        self.new_id = seeded_ids(seed)
        self._now = datetime(2025, 6, 12, 10, tzinfo=UTC)
        self.acknowledged: list[Event] = []
        self.refused = 0
        self.store: SessionStore | None = None

    def clock(self) -> datetime:
        """One second later."""
        self._now += timedelta(seconds=1)
        return self._now

    def run(self, entries: int = 6) -> None:
        """The whole meeting. A store error is met as the program meets it: the same event is tried once more."""
        self.store = SessionStore.create(self.path, "proof", clock=self.clock, new_id=self.new_id)
        self.acknowledged.append(self.store.events[0])
        steps = tuple(PlannedStep(id=k.value, kind=k, minutes=5) for k in (StepKind.TROUBLES, StepKind.CLOSE))
        self._do(i.SetProgramme(steps=steps))
        self._do(i.OpenSession())
        self._do(i.EnterStep(step="troubles"))
        for number in range(entries):
            self._do(i.RaiseTrouble(text=f"困りごと{number}"))
        self._do(i.Undo())
        self._do(i.EnterStep(step="close"))
        self._do(i.NoteUnsaid(text="言い残したこと"))

    def end(self) -> None:
        """A good end."""
        if self.store is not None:
            self.store.close()

    def let_go_of_the_lock(self) -> None:
        """What the operating system does when a process ends."""
        if self.store is not None and self.store._files is not None:
            self.store._files._lock._lock.release()

    def _do(self, intent: i.Intent) -> None:
        assert self.store is not None
        try:
            event = self.store.decide(intent)
        except Refused:
            return  # because something before it could not be stored
        for _attempt in range(2):
            try:
                self.store.commit_event(event)
            except StoreError:
                self.refused += 1
            else:
                self.acknowledged.append(event)
                return


def assert_nothing_lost(meeting: Meeting, where: str) -> int:
    """The document opens for writing, has all that was acknowledged, in order, nothing twice. The number of events."""
    examined = examine(meeting.path)
    assert examined.verdict in (Verdict.ACCEPT, Verdict.WARN) or examined.torn_only, (where, examined.faults)
    ids = [row.event.id for row in examined.rows]
    assert len(set(ids)) == len(ids), where
    missing = [event for event in meeting.acknowledged if event.id not in ids]
    assert not missing, (where, missing)
    with SessionStore.open(meeting.path, clock=meeting.clock, new_id=meeting.new_id) as store:
        store.commit(i.RaiseTrouble(text="つづき"))
    assert examine(meeting.path).verdict in (Verdict.ACCEPT, Verdict.WARN), where
    return len(ids)


@pytest.fixture
def on_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[disk.Calls], None]:
    """Puts another disk in the place of the real one."""
    return lambda calls: monkeypatch.setattr(disk, "calls", calls)


@pytest.fixture
def rig() -> Any:
    """The tools of this folder."""
    return RIG


class RIG:
    """Names for the tests, which cannot import this file."""

    Crash, Disk, Meeting = Crash, Disk, Meeting
    assert_nothing_lost = staticmethod(assert_nothing_lost)
    RecordError = RecordError
    say = staticmethod(lambda text: i.RaiseTrouble(text=text))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences are compared in English."""
    set_language("en")
    yield
    set_language("ja")
