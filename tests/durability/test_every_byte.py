"""Every byte of a small document and its journal flipped, and every length they may be cut to."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from chietai.records import file_names
from chietai.records.faults import FaultKind, Verdict
from chietai.records.reading import examine
from chietai.records.recover import recover

MASKS = (1, 0x20, 0x80, 0xFF, None)  # None: the byte becomes zero


@pytest.fixture
def left(rig: Any, tmp_path: Path) -> Any:
    """A meeting that ended badly: half of it in the document, half in the journal."""
    meeting = rig.Meeting(tmp_path / "m.json")
    meeting.run(4)
    for number in range(4):
        meeting._do(rig.say(f"あとから{number}"))
    meeting.store.release()
    return meeting


def flips(data: bytes, step: int) -> Any:
    for place, mask in itertools.islice(itertools.product(range(len(data)), MASKS), 0, None, step):
        changed = bytearray(data)
        changed[place] = 0 if mask is None else changed[place] ^ mask
        if bytes(changed) != data:
            yield place, bytes(changed)


def looked_at(path: Path, good: dict[str, str], where: object) -> Verdict:
    """No event is given out as sound that is not the one that was stored; whatever is wrong is said."""
    examined = examine(path)
    suspect = {fault.where for fault in examined.faults}
    for row in examined.rows:
        assert good.get(row.event.id) == row.check or row.key in suspect, where
    if len(examined.rows) < len(good) or examined.verdict is not Verdict.ACCEPT:
        assert examined.faults, where
        assert all(fault.sentence for fault in examined.faults), where
    return examined.verdict


@pytest.mark.parametrize("which", ["document", "journal"])
@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.slow)])
def test_every_flipped_byte(left: Any, which: str, step: int) -> None:
    path = left.path if which == "document" else file_names.journal(left.path)
    data = path.read_bytes()
    good = {row.event.id: row.check for row in examine(left.path).rows}
    counts: dict[Verdict, int] = {}
    least = len(good)
    for place, changed in flips(data, step):
        path.write_bytes(changed)
        verdict = looked_at(left.path, good, place)
        counts[verdict] = counts.get(verdict, 0) + 1
        if verdict is Verdict.ACCEPT:
            assert {r.event.id: r.check for r in examine(left.path).rows} == good, place
        if verdict is Verdict.REPAIR and counts[verdict] % 50 == 1:
            done = recover(left.path)
            least = min(least, done.events)
            done.path.unlink()
    assert sum(counts.values()) > len(data) // step
    print(f"\n{which} of {len(data)} bytes, flipped: {counts}; at least {least} of {len(good)} events recovered")


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.slow)])
def test_every_length_of_a_document(left: Any, step: int) -> None:
    file_names.journal(left.path).unlink()
    data = left.path.read_bytes()
    good = {row.event.id: row.check for row in examine(left.path).rows}
    ends = [data.index(row.line.encode()) + len(row.line.encode()) for row in examine(left.path).rows]
    for size in range(0, len(data) - 1, step):
        left.path.write_bytes(data[:size])
        verdict = looked_at(left.path, good, size)
        assert verdict in (Verdict.REPAIR, Verdict.REJECT), size
        assert len(examine(left.path).rows) == sum(end <= size for end in ends), size
    print(f"\n{(len(data) - 1) // step + 1} lengths of a document")


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.slow)])
def test_every_length_of_a_journal(left: Any, step: int) -> None:
    journal = file_names.journal(left.path)
    data = journal.read_bytes()
    good = {row.event.id: row.check for row in examine(left.path).rows}
    in_document = len(good) - data.count(b"\n") + 1
    for size in range(0, len(data) + 1, step):
        journal.write_bytes(data[:size])
        examined = examine(left.path)
        assert examined.verdict is Verdict.ACCEPT or examined.torn_only, size
        assert all(fault.kind is FaultKind.JOURNAL_TORN for fault in examined.faults)
        lines = sum(end <= size for end in (i for i, byte in enumerate(data) if byte == 10))
        assert len(examined.rows) == in_document + max(0, lines - 1), size
    print(f"\n{len(data) // step + 1} lengths of a journal")
