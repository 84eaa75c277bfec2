"""Every call to the disk made to fail in turn: nothing acknowledged is lost, nothing stands there twice."""

import errno
from pathlib import Path
from typing import Any

import pytest

from chietai.records import disk

ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, "short"]


def calls_of_a_whole_meeting(rig: Any, on_disk: Any, path: Path) -> list[str]:
    counting = rig.Disk()
    on_disk(counting)
    meeting = rig.Meeting(path)
    meeting.run()
    meeting.end()
    on_disk(disk.Calls())
    assert rig.assert_nothing_lost(meeting, "no fault") == len(meeting.acknowledged)
    return list(counting.calls)


CASES = [
    pytest.param(
        how, lasting, ends_well, id=f"{how}-{'for ever' if lasting else 'once'}-{'closed' if ends_well else 'killed'}",
        marks=[] if lasting == ends_well and how in (errno.ENOSPC, "short") else pytest.mark.slow,
    )
    for how in ERRORS for lasting in (False, True) for ends_well in (False, True)
]  # fmt: skip


@pytest.mark.parametrize(("how", "lasting", "ends_well"), CASES)
def test_every_call_fails_in_turn(
    rig: Any, on_disk: Any, tmp_path: Path, how: int | str, lasting: bool, ends_well: bool
) -> None:
    calls = calls_of_a_whole_meeting(rig, on_disk, tmp_path / "whole" / "m.json")
    events = refused = 0
    for at in range(1, len(calls) + 1):
        path = tmp_path / str(at) / "m.json"
        meeting = rig.Meeting(path)
        on_disk(rig.Disk(at, how, lasting))
        try:
            meeting.run()
        except rig.RecordError as error:
            assert str(error)
            assert not meeting.acknowledged  # only the creation may end like this
        else:
            if ends_well:
                meeting.end()
            else:
                meeting.store.release()
        on_disk(disk.Calls())
        refused += meeting.refused
        if meeting.acknowledged:
            events += rig.assert_nothing_lost(meeting, f"call {at} ({calls[at - 1]})")
        elif path.exists():
            rig.assert_nothing_lost(meeting, f"call {at} ({calls[at - 1]}), at creation")
    print(f"\n{len(calls)} calls failed in turn: {events} events there, {refused} refused at first, 0 lost, 0 twice")


@pytest.mark.parametrize("how", ["crash", "crash after"])
def test_the_process_ends_at_every_call(rig: Any, on_disk: Any, tmp_path: Path, how: str) -> None:
    calls = calls_of_a_whole_meeting(rig, on_disk, tmp_path / "whole" / "m.json")
    for at in range(1, len(calls) + 1):
        meeting = rig.Meeting(tmp_path / str(at) / "m.json")
        on_disk(rig.Disk(at, how))
        with pytest.raises(rig.Crash):
            meeting.run()
            meeting.end()
            raise rig.Crash
        meeting.let_go_of_the_lock()
        on_disk(disk.Calls())
        if meeting.acknowledged:
            rig.assert_nothing_lost(meeting, f"call {at} ({calls[at - 1]})")
    print(f"\n{len(calls)} calls were the last one of their process: 0 events lost")


def test_a_failed_store_is_told_and_can_be_tried_again(rig: Any, on_disk: Any, tmp_path: Path) -> None:
    meeting = rig.Meeting(tmp_path / "m.json")
    meeting.run()
    counting = rig.Disk()
    on_disk(counting)
    meeting._do(rig.say("一つ目"))
    calls = counting.count
    for at in range(1, calls + 1):
        on_disk(rig.Disk(at, errno.ENOSPC))
        before = len(meeting.acknowledged)
        refused = meeting.refused
        meeting._do(rig.say(f"再び{at}"))
        assert (meeting.refused, len(meeting.acknowledged)) == (refused + 1, before + 1)
    on_disk(disk.Calls())
    meeting.store.release()
    rig.assert_nothing_lost(meeting, "tried again")
