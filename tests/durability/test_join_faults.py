"""Joining two versions of a document while the disk fails, or the process ends, at every call."""

import errno
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from chietai.meeting.intents import RaiseTrouble
from chietai.records import disk
from chietai.records.clock_and_ids import new_id
from chietai.records.faults import Verdict
from chietai.records.join import join
from chietai.records.reading import examine
from chietai.records.record_errors import RecordError
from chietai.records.store import SessionStore


def clock() -> datetime:
    return datetime.now(UTC)


def say(path: Path, *texts: str) -> None:
    with SessionStore.open(path, clock=clock, new_id=new_id) as store:
        for text in texts:
            store.commit(RaiseTrouble(text=text))


def ids(path: Path) -> set[str]:
    return {row.event.id for row in examine(path).rows}


def two(folder: Path) -> tuple[Path, Path]:
    mine, theirs = folder / "m.json", folder / "m (copy).json"
    SessionStore.create(mine, "kiyose-1", clock=clock, new_id=new_id).close()
    shutil.copyfile(mine, theirs)
    say(mine, "ここで")
    say(theirs, "あちらで", "もう一つ")
    # The program was ended with this in the journal alone.
    left = SessionStore.open(mine, clock=clock, new_id=new_id)
    left.commit(RaiseTrouble(text="控えだけ"))
    left._files.close(all_saved=False)
    return mine, theirs


SLOW = [pytest.param(how, marks=pytest.mark.slow) for how in ("crash after", errno.ENOSPC, errno.EIO)]


@pytest.mark.parametrize("how", ["crash", *SLOW])
def test_nothing_is_lost_at_whatever_call_it_ends(rig: Any, on_disk: Any, tmp_path: Path, how: int | str) -> None:
    on_disk(counting := rig.Disk())
    mine, theirs = two(tmp_path / "whole")
    start = len(counting.calls)
    join(mine, theirs, clock)
    calls = len(counting.calls) - start
    assert calls > 10
    ended = 0
    for at in range(1, calls + 1):
        on_disk(disk.Calls())
        mine, theirs = two(tmp_path / str(at))
        own, both, other = ids(mine), ids(mine) | ids(theirs), theirs.read_bytes()
        on_disk(rig.Disk(at, how))
        try:
            join(mine, theirs, clock)
        except (rig.Crash, RecordError):
            ended += 1
        on_disk(disk.Calls())
        assert own <= ids(mine), at
        assert examine(mine).verdict in (Verdict.ACCEPT, Verdict.WARN)
        assert theirs.read_bytes() == other
        join(mine, theirs, clock)
        assert ids(mine) == both
    print(f"\n{calls} calls, ended at {ended} of them: 0 events lost")
    assert ended >= calls // 2
