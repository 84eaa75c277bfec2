"""Making whole again, and going back."""

from pathlib import Path
from typing import Any

import pytest

from chietai.records import file_names
from chietai.records.backups import good_copies
from chietai.records.document_kind import SESSION
from chietai.records.faults import Verdict
from chietai.records.reading import examine
from chietai.records.record_errors import NotFoundError, RecordError
from chietai.records.recover import recover, restore


@pytest.fixture
def path(tmp_path: Path, world: Any, say: Any) -> Path:
    """A document of three events, with a journal of two more, and its backups."""
    path = tmp_path / "m.json"
    store = world.create(path)
    for text in ("一", "二"):
        store.commit(say(text))
    store.checkpoint()
    for text in ("三", "四"):
        store.commit(say(text))
    store.release()
    return path


def texts(path: Path) -> list[str]:
    return [row.event.text for row in examine(path).rows if hasattr(row.event, "text")]


@pytest.mark.parametrize("damage", [b"", bytes(500), b"PK\x03\x04zip", b"[1]", None], ids=str)
def test_nothing_readable_is_made_whole_from_backup_and_journal(path: Path, world: Any, damage: bytes | None) -> None:
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    with pytest.raises(RecordError):
        world.open(path)
    done = restore(path, world.clock)
    assert (done.events, done.missing) == (5, 0)
    assert texts(path) == ["一", "二", "三", "四"]
    assert examine(path).verdict is Verdict.ACCEPT
    if damage:
        assert [file.read_bytes() for file in file_names.backups(path).glob("damaged-*")] == [damage]
        assert not list(file_names.backups(path).glob("changed-*"))
    assert not file_names.journal(path).exists()
    with world.open(path) as store:
        assert len(store.events) == 5


def test_a_damaged_event_comes_from_the_backup(path: Path, world: Any) -> None:
    path.write_bytes(path.read_bytes().replace("二".encode(), "七".encode()))
    assert texts(path) == ["一", "七", "三", "四"]
    done = recover(path)
    assert texts(done.path) == ["一", "二", "三", "四"]


def test_going_back_keeps_what_came_later_beside(path: Path, world: Any) -> None:
    before = path.read_bytes()
    oldest = good_copies(path)[-1]
    done = restore(path, world.clock, oldest.path)
    assert done.events == oldest.events == 1
    assert done.kept_at.read_bytes() == before
    assert any("四".encode() in file.read_bytes() for file in file_names.backups(path).glob("journal-*"))
    assert len(examine(path).rows) == 1


def test_nothing_left_at_all(tmp_path: Path, world: Any) -> None:
    with pytest.raises(NotFoundError):
        restore(tmp_path / "none.json", world.clock)
    (tmp_path / "m.json").write_bytes(b"")
    with pytest.raises(RecordError, match="no earlier copy"):
        restore(tmp_path / "m.json", world.clock)
    assert (tmp_path / "m.json").read_bytes() == b""


def test_a_newer_document_is_left_alone(tmp_path: Path, world: Any, make_tables: Any) -> None:
    path = tmp_path / "m.json"
    path.write_text(SESSION.text(make_tables(version="2.0")), encoding="utf-8")
    before = path.read_bytes()
    for act in (recover, lambda p: restore(p, world.clock)):
        with pytest.raises(RecordError, match="newer"):
            act(path)
    assert path.read_bytes() == before


def test_copies_do_not_overwrite_each_other(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-300])
    assert len({recover(path).path for _ in range(3)}) == 3


def test_the_backup_of_another_session_is_not_used(path: Path, tmp_path: Path, world: Any, say: Any) -> None:
    other = tmp_path / "other.json"
    with world.create(other, "another") as store:
        store.commit(say("よその会議"))
    for copy in good_copies(path):
        copy.path.unlink()
    file_names.backups(other).joinpath(good_copies(other)[0].path.name).rename(
        file_names.backups(path) / "00009-0000002-aa.json"
    )
    path.write_bytes(path.read_bytes()[:-300])
    assert "よその会議" not in texts(recover(path).path)
