"""Damaged journals, and every prefix and every flipped byte of small files."""

import itertools
import shutil
import zlib
from pathlib import Path
from typing import Any

import pytest

from chietai.records import file_names
from chietai.records.faults import FaultKind, Verdict
from chietai.records.journal import encode, first_line, scan
from chietai.records.reading import examine
from chietai.records.record_errors import RecordError
from chietai.records.recover import recover

TEXTS = ("雪かき", "買い物", "話し相手")


@pytest.fixture
def left(tmp_path: Path, world: Any, say: Any) -> Path:
    """A document with one event, whose three others stand in the journal: the program was killed."""
    path = tmp_path / "m.json"
    store = world.create(path)
    for text in TEXTS:
        store.commit(say(text))
    store.release()
    assert file_names.journal(path).read_bytes().count(b"\n") == 4
    return path


def texts(path: Path) -> list[str]:
    return [row.event.text for row in examine(path).rows if hasattr(row.event, "text")]


def line_starts(data: bytes) -> list[int]:
    return [0, *(i + 1 for i, byte in enumerate(data) if byte == 10)]


def test_s46_torn_tail(left: Path, world: Any, say: Any) -> None:
    journal = file_names.journal(left)
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-20])
    examined = examine(left)
    assert [f.kind for f in examined.faults] == [FaultKind.JOURNAL_TORN]
    store = world.open(left)
    assert texts(left) == list(TEXTS[:2])
    assert store.report.from_journal == 2
    assert store.report.unclean
    store.commit(say("つぎの行"))
    store.release()
    lines = file_names.journal(left).read_bytes().splitlines()
    assert len(lines) == 4
    assert "つぎの行".encode() in lines[3]
    torn = list(file_names.backups(left).glob("torn-*"))
    assert [file.read_bytes() for file in torn] == [whole[line_starts(whole)[3] : -20]]
    assert examine(left).verdict is Verdict.ACCEPT


def test_s47_flipped_bit_in_the_middle(left: Path, world: Any, say: Any) -> None:
    journal = file_names.journal(left)
    data = bytearray(journal.read_bytes())
    data[line_starts(data)[2] + 60] ^= 4
    journal.write_bytes(data)
    before = (left.read_bytes(), journal.read_bytes())
    store = world.open(left)
    assert store.readonly
    assert store.report.verdict is Verdict.READONLY
    assert texts(left) == ["雪かき", "話し相手"]
    with pytest.raises(RecordError):
        store.commit(say("x"))
    store.close()
    assert (left.read_bytes(), journal.read_bytes()) == before
    done = recover(left)
    assert (done.events, done.missing) == (3, 1)
    assert texts(done.path) == ["雪かき", "話し相手"]
    assert (left.read_bytes(), journal.read_bytes()) == before


def test_s48_the_same_line_twice(left: Path, world: Any) -> None:
    journal = file_names.journal(left)
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines, lines[2]]))
    assert examine(left).verdict is Verdict.ACCEPT
    assert texts(left) == list(TEXTS)
    world.open(left).close()
    assert texts(left) == list(TEXTS)


def test_s49_the_same_number_with_another_text(left: Path, world: Any) -> None:
    journal = file_names.journal(left)
    last = journal.read_bytes().splitlines()[-1][9:]
    journal.write_bytes(
        journal.read_bytes() + encode([last.decode().replace("話し相手", "別の声").replace('"id": "', '"id": "z')])
    )
    examined = examine(left)
    assert examined.verdict is Verdict.WARN
    assert {f.kind for f in examined.faults} == {FaultKind.SEQ_TWICE}
    with world.open(left) as store:
        assert len(store.events) == 5
    assert texts(left) == [*TEXTS, "別の声"]
    assert len({row.key for row in examine(left).rows}) == 5


def test_a_line_without_its_line_feed_counts(left: Path, world: Any, say: Any) -> None:
    journal = file_names.journal(left)
    journal.write_bytes(journal.read_bytes()[:-1])
    store = world.open(left)
    assert store.report.verdict is Verdict.ACCEPT
    store.commit(say("つぎ"))
    store.release()
    assert texts(left) == [*TEXTS, "つぎ"]


def test_a_damaged_line_feed_costs_nothing(left: Path) -> None:
    journal = file_names.journal(left)
    data = bytearray(journal.read_bytes())
    data[line_starts(data)[2] - 1] = 0x41
    journal.write_bytes(data)
    assert texts(left) == list(TEXTS)


def test_the_journal_of_another_session_is_set_aside(left: Path, world: Any, say: Any) -> None:
    foreign = first_line("another") + file_names.journal(left).read_bytes().split(b"\n", 1)[1]
    file_names.journal(left).write_bytes(foreign)
    store = world.open(left)
    assert len(store.events) == 1
    assert [f.kind for f in store.report.faults] == [FaultKind.JOURNAL_FOREIGN]
    store.commit(say("x"))
    store.close()
    assert [file.read_bytes() for file in file_names.backups(left).glob("changed-journal*")] == [foreign]


def test_every_prefix_of_a_journal(left: Path, tmp_path: Path) -> None:
    """Whatever of the last append reached the disk: all lines before are there, nothing is made up."""
    whole = file_names.journal(left).read_bytes()
    ends = line_starts(whole)
    copy = tmp_path / "copy" / "m.json"
    copy.parent.mkdir()
    shutil.copy(left, copy)
    for size in range(len(whole) + 1):
        file_names.journal(copy).write_bytes(whole[:size])
        complete = sum(end - 1 <= size for end in ends[1:])
        assert texts(copy) == list(TEXTS[: max(0, complete - 1)]), size
        assert examine(copy).torn_only or examine(copy).verdict is Verdict.ACCEPT
    print(f"\n{len(whole) + 1} prefixes of a journal opened")


def flips(size: int) -> Any:
    """Every place, with one bit, all bits, and a zero."""
    return itertools.product(range(size), (1, 0x20, 0xFF, None))


def flipped(data: bytes, place: int, mask: int | None) -> bytes:
    changed = bytearray(data)
    changed[place] = 0 if mask is None else changed[place] ^ mask
    return bytes(changed)


def test_every_flipped_byte_of_a_journal() -> None:
    """No line is read with another content, and at most the damaged one is lost."""
    texts = [f'{{"seq": {n}, "text": "{text}"}}' for n, text in enumerate(TEXTS)]
    data = first_line("s") + b"".join(encode([text]) for text in texts)
    count = 0
    for place, mask in flips(len(data)):
        damaged = flipped(data, place, mask)
        if damaged == data:
            continue
        scanned = scan(damaged)
        assert set(scanned.lines) <= set(texts)
        assert len(scanned.lines) >= 2
        assert len(scanned.lines) == 3 or scanned.bad or scanned.torn
        count += 1
    print(f"\n{count} damaged bytes in a journal read")


def test_every_flipped_byte_of_a_document(tmp_path: Path, good_text: str) -> None:
    """It opens as it was, or says what is wrong; and no event that is given out is another than was stored."""
    path = tmp_path / "m.json"
    data = good_text.encode()
    path.write_bytes(data)
    known = {row.check for row in examine(path).rows}
    step = 3  # the full run is in tests/durability
    count = 0
    for place, mask in itertools.islice(flips(len(data)), 0, None, step):
        damaged = flipped(data, place, mask)
        if damaged == data:
            continue
        path.write_bytes(damaged)
        examined = examine(path)
        count += 1
        changed = {f.where for f in examined.faults if f.kind is FaultKind.EVENT_CHANGED}
        assert all(row.check in known or row.key in changed for row in examined.rows)
        if examined.verdict is Verdict.ACCEPT:
            assert {row.check for row in examined.rows} == known
            assert len(examined.rows) == 12
        elif examined.verdict is Verdict.REPAIR:
            assert len(examined.rows) >= 10
    print(f"\n{count} damaged bytes in a document opened")


def test_a_batch_is_one_line() -> None:
    """Either all events of one write are there or none: a power cut leaves no hole before a whole line."""
    batch = encode(['{"seq": 1}', '{"seq": 2}'])
    assert batch.count(b"\n") == 1
    assert int(batch[:8], 16) == zlib.crc32(batch[9:-1])
    for size in range(len(batch) - 1):
        assert scan(first_line("s") + batch[:size]).lines == []
    assert scan(first_line("s") + batch).lines == ['[{"seq": 1}, {"seq": 2}]']


@pytest.mark.parametrize("ending", [b"\r\n", b"\r", b"", b"\x00"])
def test_line_feeds_that_became_something_else(left: Path, ending: bytes) -> None:
    journal = file_names.journal(left)
    journal.write_bytes(journal.read_bytes().replace(b"\n", ending))
    assert texts(left) == list(TEXTS)


def test_a_text_that_ends_like_the_beginning_of_a_line(tmp_path: Path, world: Any, say: Any) -> None:
    wanted = ["電話は 12345678 {", "12345678 [{", "雪かき"]
    path = tmp_path / "m.json"
    store = world.create(path)
    for text in wanted:
        store.commit(say(text))
    store.release()
    examined = examine(path)
    assert (texts(path), examined.verdict) == (wanted, Verdict.ACCEPT)


class Counted(bytes):
    """Bytes that count how many of them were taken out as pieces."""

    taken = 0

    def __getitem__(self, key: Any) -> Any:
        piece = super().__getitem__(key)
        Counted.taken += len(piece) if isinstance(key, slice) else 1
        return piece


@pytest.mark.parametrize("ending", [b"\n", b"\r", b"\r\n", b"", b"x\n"])
def test_ten_times_as_many_lines_are_ten_times_the_work(ending: bytes) -> None:
    work = []
    for number in (1000, 10_000):
        lines = [encode([f'{{"type": "X", "text": "{n:06d}"}}'])[:-1] for n in range(number)]
        Counted.taken = 0
        scan(Counted(ending.join(lines)))
        work.append(Counted.taken)
    assert work[1] <= 12 * work[0]
