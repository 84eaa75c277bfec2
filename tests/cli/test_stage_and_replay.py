"""`chietai stage` and `chietai replay` without a terminal: help, refusals, and which meeting is meant."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock

from chietai.cli import main
from chietai.cli.common import CommandError
from chietai.cli.stage import _going_on
from chietai.meeting import intents as i
from chietai.records import file_names
from chietai.records.store import SessionStore


def made(path: Path, clock: FrozenClock, new_id: Callable[[], str]) -> SessionStore:
    """A meeting that has begun, held open."""
    path.parent.mkdir(parents=True, exist_ok=True)
    store = SessionStore.create(path, path.stem, clock=clock, new_id=new_id)
    store.commit(i.OpenSession())
    return store


@pytest.mark.parametrize("command", ["stage", "replay"])
def test_help_is_in_plain_japanese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    shown = capsys.readouterr().out
    assert "会議を書かなければ" in "".join(shown.split())
    assert "[-h]" not in shown


@pytest.mark.parametrize("command", ["stage", "replay"])
def test_without_a_meeting_it_says_what_to_do(command: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # The samples of the program are for the replay only; a session that is not there is refused by both.
    assert main([command, "no-such-meeting"]) == 1
    said = capsys.readouterr().err
    assert "no-such-meeting" in said
    assert "chietai list" in said


def test_a_stage_without_any_meeting(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stage"]) == 1
    assert "chietai open" in capsys.readouterr().err


def test_the_stage_takes_the_meeting_that_somebody_holds_open(
    home: Path, clock: FrozenClock, new_id: Callable[[], str]
) -> None:
    held = made(home / "sessions" / "held.json", clock, new_id)
    time_of_old = (home / "sessions" / "held.json").stat().st_mtime
    made(home / "sessions" / "newer.json", clock, new_id).close()

    os.utime(home / "sessions" / "newer.json", (time_of_old + 50, time_of_old + 50))
    assert _going_on().name == "held.json"
    held.close()
    assert _going_on().name == "newer.json"


def test_who_left_without_giving_the_lock_back_holds_nothing(
    home: Path, clock: FrozenClock, new_id: Callable[[], str]
) -> None:
    left = made(home / "sessions" / "left.json", clock, new_id)
    note = file_names.holder(left.path).read_bytes()
    left.close()
    file_names.holder(left.path).write_bytes(note)
    long_ago = left.path.stat().st_mtime - 50
    held = made(home / "sessions" / "held.json", clock, new_id)
    os.utime(held.path, (long_ago, long_ago))
    assert _going_on().name == "held.json"
    held.close()


def test_the_stage_takes_a_practice_meeting_only_while_it_is_open(
    home: Path, clock: FrozenClock, new_id: Callable[[], str]
) -> None:
    practice = made(home / "demo" / "demo-1.json", clock, new_id)
    assert _going_on().name == "demo-1.json"
    made(home / "sessions" / "mine.json", clock, new_id).close()
    assert _going_on().name == "demo-1.json"
    practice.close()
    assert _going_on().name == "mine.json"


def test_no_meeting_is_no_meeting(home: Path) -> None:
    with pytest.raises(CommandError):
        _going_on()


@pytest.mark.parametrize("speed", ["0", "61", "fast"])
def test_a_speed_that_is_none_is_wrong_usage(home: Path, speed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "x", "--speed", speed]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_without_a_terminal_both_say_so(
    home: Path, clock: FrozenClock, new_id: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    made(home / "sessions" / "one.json", clock, new_id).close()
    assert main(["stage", "one"]) == 1
    assert main(["replay", "one"]) == 1
    assert "Traceback" not in capsys.readouterr().err
