"""A simulated power cut: after every call, every state of the files that POSIX allows is built and opened.

What POSIX allows: of what was written and not yet synced, nothing, a part, or all may be on the disk, and room that was
reserved may hold zeros; of names that were made, changed or removed and whose folder was not yet synced, any may be
there and any may not.
"""

import itertools
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from chietai.records import disk
from chietai.records.faults import Verdict
from chietai.records.reading import examine


@dataclass
class Inode:
    """A file: what is surely on the disk, and what was written or cut since the last fsync."""

    durable: bytes = b""
    now: bytes = b""

    def possible(self) -> list[bytes]:
        """What may be found after a power cut."""
        if self.now == self.durable:
            return [self.durable]
        if not self.now.startswith(self.durable):
            return [self.durable, self.now]  # it was cut
        fresh = self.now[len(self.durable) :]
        pieces = [b"", fresh, fresh[: len(fresh) // 2], fresh[:-1], bytes(len(fresh))]
        pieces += [bytes(len(fresh) // 2) + fresh[len(fresh) // 2 :], fresh[: len(fresh) // 2] + bytes(len(fresh) // 3)]
        return [self.durable + piece for piece in dict.fromkeys(pieces)]


Change = tuple[str, "Inode | None"]  # a name, and what it stands for from now on


@dataclass
class Recorder(disk.Calls):
    """The real disk, and beside it what a power cut would leave."""

    names: dict[str, Inode] = field(default_factory=dict)
    durable_names: dict[str, Inode] = field(default_factory=dict)
    pending: list[list[Change]] = field(default_factory=list)
    handles: dict[int, Inode] = field(default_factory=dict)
    folders: dict[int, str] = field(default_factory=dict)
    seen: list[Any] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)

    def _after(self) -> None:
        self.seen.append((list(self.acknowledged), list(self._states())))

    def _states(self) -> Any:
        """Every possible state: names to contents."""
        pending = self.pending
        if len(pending) <= 4:
            combinations = [c for n in range(len(pending) + 1) for c in itertools.combinations(pending, n)]
        else:
            combinations = [tuple(pending[:n]) for n in range(len(pending) + 1)]
        for changes in combinations:
            names = dict(self.durable_names)
            for change in changes:
                for name, inode in change:
                    if inode is None:
                        names.pop(name, None)
                    else:
                        names[name] = inode
            unsure = list({id(inode): inode for inode in names.values() if inode.now != inode.durable}.values())
            for contents in itertools.product(*(inode.possible() for inode in unsure)):
                chosen = {id(inode): content for inode, content in zip(unsure, contents, strict=True)}
                yield {name: chosen.get(id(inode), inode.durable) for name, inode in names.items()}

    def open(self, path: str, flags: int, mode: int = disk.PRIVATE_FILE) -> int:
        is_new = bool(flags & os.O_CREAT) and not Path(path).exists()
        handle = super().open(path, flags, mode)
        if Path(path).is_dir():
            self.folders[handle] = path
            return handle
        if is_new:
            self.names[path] = Inode()
            self.pending.append([(path, self.names[path])])
        self.handles[handle] = self.names[path]
        self._after()
        return handle

    def write(self, handle: int, data: bytes) -> int:
        written = super().write(handle, data)
        self.handles[handle].now += bytes(data[:written])
        self._after()
        return written

    def truncate(self, handle: int, size: int) -> None:
        super().truncate(handle, size)
        self.handles[handle].now = self.handles[handle].now[:size]
        self._after()

    def fsync(self, handle: int) -> None:
        super().fsync(handle)
        folder = self.folders.get(handle)
        if folder is None:
            self.handles[handle].durable = self.handles[handle].now
        else:
            for change in self.pending:
                if str(Path(change[-1][0]).parent) == folder:
                    for name, inode in change:
                        if inode is None:
                            self.durable_names.pop(name, None)
                        else:
                            self.durable_names[name] = inode
            self.pending = [c for c in self.pending if str(Path(c[-1][0]).parent) != folder]
        self._after()

    def close(self, handle: int) -> None:
        super().close(handle)
        self.handles.pop(handle, None)
        self.folders.pop(handle, None)

    def replace(self, source: str, target: str) -> None:
        super().replace(source, target)
        inode = self.names.pop(source)
        self.names[target] = inode
        self.pending.append([(source, None), (target, inode)])
        self._after()

    def unlink(self, path: str) -> None:
        super().unlink(path)
        self.names.pop(path)
        self.pending.append([(path, None)])
        self._after()


def record(rig: Any, on_disk: Any, path: Path, entries: int) -> Recorder:
    """A whole meeting, with the states before each call, and what had been acknowledged then."""
    recorder = Recorder()
    meeting = rig.Meeting(path)
    acknowledged = meeting.acknowledged

    class Noted(list):  # type: ignore[type-arg]
        def append(self, event: Any) -> None:
            super().append(event)
            recorder.acknowledged.append(event.id)

    meeting.acknowledged = Noted(acknowledged)
    on_disk(recorder)
    meeting.run(entries)
    meeting.end()
    on_disk(disk.Calls())
    return recorder


@pytest.mark.parametrize("entries", [4, pytest.param(40, marks=pytest.mark.slow)])
def test_after_every_call_every_state_has_all_that_was_acknowledged(
    rig: Any, on_disk: Any, tmp_path: Path, entries: int
) -> None:
    folder = tmp_path / "sessions"
    recorder = record(rig, on_disk, folder / "m.json", entries)
    built, opened, known = 0, 0, set[tuple[int, int]]()
    for acknowledged, states in recorder.seen:
        for state in states:
            built += 1
            mark = (hash(frozenset(state.items())), len(acknowledged))
            if mark in known:
                continue
            known.add(mark)
            opened += 1
            open_one(folder, state, acknowledged)
    print(f"\n{len(recorder.seen)} calls, {built} states after a power cut, {opened} of them different: 0 events lost")
    assert opened > 100


def open_one(folder: Path, state: dict[str, bytes], acknowledged: list[str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in state.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    document = folder / "m.json"
    if not acknowledged and not document.exists():
        return
    examined = examine(document)
    assert examined.verdict in (Verdict.ACCEPT, Verdict.WARN) or examined.torn_only, examined.faults
    ids = [row.event.id for row in examined.rows]
    assert len(ids) == len(set(ids))
    assert set(acknowledged) <= set(ids)


def test_this_proof_would_see_a_missing_fsync(rig: Any, on_disk: Any, tmp_path: Path) -> None:
    """The same, with a disk that does not sync: the proof must fail."""

    class Lying(Recorder):
        def fsync(self, handle: int) -> None:
            disk.Calls.fsync(self, handle)

        def _after(self) -> None:
            pass

    folder = tmp_path / "sessions"
    recorder = Lying()
    meeting = rig.Meeting(folder / "m.json")
    on_disk(recorder)
    meeting.run(2)
    meeting.end()
    on_disk(disk.Calls())
    recorder.pending = recorder.pending[-3:]
    wanted = {event.id for event in meeting.acknowledged}
    lost = 0
    for state in recorder._states():
        content = state.get(str(folder / "m.json"), b"")
        lost += not all(event_id.encode() in content for event_id in wanted)
    assert lost
