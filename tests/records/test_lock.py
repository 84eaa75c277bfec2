"""The lock, where it cannot be had, and what is said then."""

import errno
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from chietai.records import lock as lock_module
from chietai.records.lock import WriterLock
from chietai.records.record_errors import RecordError


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.EACCES, errno.EROFS])
def test_a_folder_in_which_nothing_can_be_locked(
    tmp_path: Path, world: Any, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Nobody writes without a lock; reading goes on."""
    path = tmp_path / "m.json"
    world.create(path).close()
    before = path.read_bytes()

    class Without(FileLock):  # type: ignore[misc, valid-type]
        def acquire(self, *arguments: Any, **more: Any) -> Any:
            raise OSError(number, "no locks here")

    monkeypatch.setattr(lock_module, "FileLock", Without)
    with pytest.raises(RecordError) as caught:
        world.open(path)
    assert "\n" not in str(caught.value)
    assert len(world.open(path, readonly=True).events) == 1
    assert path.read_bytes() == before


def test_a_lock_that_is_only_a_file_is_not_enough(tmp_path: Path, world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import SoftFileLock

    monkeypatch.setattr(lock_module, "FileLock", SoftFileLock)
    with pytest.raises(RecordError, match="cannot be locked"):
        WriterLock(tmp_path / "m.json").take(world.clock())


def test_the_lock_is_not_on_the_document(tmp_path: Path, world: Any) -> None:
    """A lock on the document itself would be lost when the document is replaced."""
    path = tmp_path / "m.json"
    with world.create(path) as store:
        (tmp_path / "other.json").write_bytes(path.read_bytes())
        (tmp_path / "other.json").replace(path)
        with pytest.raises(RecordError):
            world.open(path)
        assert store.state.session_id == "kiyose-1"


def test_a_failing_note_is_no_reason_not_to_write(tmp_path: Path, world: Any, say: Any) -> None:
    (tmp_path / ".m.holder").mkdir()
    with world.create(tmp_path / "m.json") as store:
        store.commit(say("雪かき"))
    assert len(world.open(tmp_path / "m.json", readonly=True).events) == 2
