"""`chietai rehearse` and `chietai demo`: what they write, and what they say when they cannot."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from chietai.cli import common, main, open_screens
from chietai.records.store import SessionStore
from chietai.rehearsal import Autoplay


def _read(path: Path) -> Any:
    def unused() -> Any:
        raise AssertionError("nothing is written")

    return SessionStore.open(path, clock=unused, new_id=unused, readonly=True).state


def test_it_writes_a_document_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "folder"
    assert main(["rehearse", "--members", "１２", "--tables", "3", "--seed", "7", "--out", str(out)]) == 0
    (path,) = out.glob("*.json")
    assert str(path) in capsys.readouterr().out
    state = _read(path)
    assert len(state.members) == 12
    assert state.table_count == 3
    assert path.name.startswith("2026-10-15-")


def test_the_same_command_twice_changes_nothing(tmp_path: Path) -> None:
    command = ["rehearse", "--members", "6", "--tables", "2", "--out", str(tmp_path)]
    assert main(command) == 0
    (path,) = tmp_path.glob("*.json")
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert main(command) == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.json").write_text("mine")
    assert main(["rehearse", "--out", str(tmp_path), "--name", "mine"]) == 1
    assert (tmp_path / "mine.json").read_text() == "mine"
    assert "mine.json" in capsys.readouterr().err


def test_without_a_folder_it_goes_to_the_users_own_meetings(home: Path) -> None:
    assert main(["rehearse", "--members", "6", "--tables", "2"]) == 0
    assert len(list((home / "sessions").glob("*.json"))) == 1


def test_a_format_by_name_and_as_a_file(tmp_path: Path, home: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('name = "朝の会"\n[[step]]\nkind = "troubles"\nminutes = 9\n', "utf-8")
    assert main(["rehearse", "--format", str(own), "--out", str(tmp_path), "--name", "a"]) == 0
    assert main(["rehearse", "--format", "知恵交換　60分", "--out", str(tmp_path), "--name", "b"]) == 0
    (home / "formats").mkdir()
    own.rename(home / "formats" / "own.toml")
    assert main(["rehearse", "--format", "朝の会", "--out", str(tmp_path), "--name", "c"]) == 0
    formats = [_read(tmp_path / f"{name}.json").format_name for name in "abc"]
    assert formats == ["朝の会", "知恵交換 60分", "朝の会"]


def test_when_it_begins(tmp_path: Path) -> None:
    assert main(["rehearse", "--at", "2027-01-20T10:00", "--out", str(tmp_path), "--name", "a"]) == 0
    assert main(["rehearse", "--at", "2027-01-20T10:00+00:00", "--out", str(tmp_path), "--name", "b"]) == 0
    a, b = (_read(tmp_path / f"{name}.json") for name in "ab")
    assert a.opened_at.isoformat() == "2027-01-20T09:30:00+09:00"
    assert b.opened_at.isoformat() == "2027-01-20T09:30:00+00:00"


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        (["--members", "3"], 2, "4 から 300"),
        (["--members", "many"], 2, "--members"),
        (["--members"], 2, "--members"),
        (["--events", "0"], 2, "--events"),
        (["--at", "tomorrow"], 2, "2026-10-15T13:30"),
        (["--at", "0001-01-01T00:00"], 2, "1901年から2998年"),
        (["--at", "9999-12-31T23:59-23:00"], 2, "1901年から2998年"),
        (["--name", "../x"], 2, "--name"),
        (["--council", "x"], 2, "first-layer"),
        (["--tables", "30"], 1, "テーブル"),
        (["--format", "nix"], 1, "知恵交換 100分"),
        (["--format", "nix.toml"], 1, "nix.toml"),
    ],
)
def test_what_cannot_be_done(given: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", *given]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == 1


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.touch()
    assert main(["rehearse", "--out", str(file)]) == 2
    assert main(["rehearse", "--out", str(file / "below")]) == 1
    assert capsys.readouterr().err.count("\n") == 2


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What would have been shown on the screen, as there is none."""
    seen: list[tuple[Any, ...]] = []

    def run_app(start: str = "home", path: Path | None = None, **more: Any) -> int:
        seen.append((start, path, more))
        return 0

    monkeypatch.setattr(open_screens, "run_app", run_app)
    monkeypatch.setattr(open_screens, "needs_a_terminal", lambda: None)
    return seen


def test_the_demo_is_a_copy_half_way_through(home: Path, shown: list[tuple[Any, ...]]) -> None:
    assert main(["demo"]) == 0
    ((start, path, more),) = shown
    assert start == "meeting"
    assert path.parent == home / "demo"
    state = _read(path)
    assert state.question == 2 and state.step_id == "rounds"
    now = common.services().clock()
    assert abs((now - state.visits[-1].entered_at).total_seconds()) < 3600
    autoplay = more["autoplay"]
    assert isinstance(autoplay, Autoplay)
    autoplay.see(state)
    assert next(autoplay)[0] > 0


def test_old_demos_are_thrown_away_and_nothing_else(home: Path, shown: list[tuple[Any, ...]]) -> None:
    folder = home / "demo"
    (folder / "backups").mkdir(parents=True)
    old, new = folder / "demo-old.json", folder / "demo-new.json"
    other, backup = folder / "mine.json", folder / "backups" / "demo-old.1.json"
    for path in (old, new, other, backup):
        path.touch()
    long_ago = time.time() - 8 * 24 * 3600
    for path in (old, other, backup):
        os.utime(path, (long_ago, long_ago))
    assert main(["demo"]) == 0
    assert not old.exists() and not backup.exists()
    assert new.exists() and other.exists()
