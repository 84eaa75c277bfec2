"""The desk ended in the middle of a meeting, as a real process in a terminal: what was entered is there, it goes on."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.tui.desk.room import prepared
from tests.tui.terminal import Terminal

from chietai.meeting import intents as i
from chietai.records import file_names
from chietai.records.store import SessionStore

pytest.importorskip("pty")

CHIETAI = "import sys; from chietai.cli import main; sys.exit(main(sys.argv[1:]))"
FAILS = """
import sys
from chietai.cli import main
from chietai.meeting.intents import RaiseTrouble
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen

def fails(screen, message):
    screen.submit(RaiseTrouble(text=message.value))
    raise RuntimeError("broken")

MeetingScreen.on_entry_line_entered = fails
sys.exit(main(sys.argv[1:]))
"""
ENTRY = "夜道が暗い"
LISTED = "１" + ENTRY  # as the stage shows it: what is only typed stands there without a number
RESTORED = {
    "the alternate screen is left": b"\x1b[?1049l",
    "the cursor is shown": b"\x1b[?25h",
    "clicks are the terminal's again": b"\x1b[?1000l",
    "movements of the mouse too": b"\x1b[?1003l",
    "so is pasting": b"\x1b[?2004l",
}


@pytest.fixture
def meeting(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Path:
    """A meeting in the step of the troubles, in the library of `home`."""
    path = prepared(home / "sessions" / "room.json", clock, new_id)
    with SessionStore.open(path, clock=clock, new_id=new_id) as store:
        store.commit(i.OpenSession())
        store.commit(i.EnterStep(step="troubles"))
    return path


def _desk(meeting: Path, home: Path, script: str = CHIETAI) -> Terminal:
    terminal = Terminal(script, "open", str(meeting), columns=100, rows=30, home=home)
    terminal.read_until(lambda t: t.shows("困りごと") and t.shows("保存済み"))
    return terminal


def _enter(desk: Terminal, text: str) -> None:
    desk.write(text.encode() + b"\r")


def _on_disk(meeting: Path, home: Path) -> list[str]:
    """The troubles that `chietai events` prints."""
    environ = os.environ | {"CHIETAI_HOME": str(home), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", CHIETAI, "events", str(meeting)]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=True)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    return [event["text"] for event in events if event["type"] == "TroubleRaised"]


def _assert_restored(desk: Terminal, before: int) -> None:
    import termios

    written = desk.output[before:]
    assert not [what for what, sequence in RESTORED.items() if sequence not in written]
    flags = termios.tcgetattr(desk.master)[3]
    assert flags & termios.ECHO and flags & termios.ICANON


def _assert_goes_on(home: Path) -> None:
    """The next start names the meeting first, and Enter leads to where it was."""
    with Terminal(CHIETAI, columns=100, rows=30, home=home) as again:
        again.read_until(lambda t: t.shows("前回の続きから") and t.shows("清瀬市協議体"))
        assert again.shows("買い物とごみ出し")
        again.write(b"\r")
        again.read_until(lambda t: t.shows(LISTED) and t.shows("保存済み"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal(meeting: Path, home: Path, number: signal.Signals) -> None:
    with _desk(meeting, home) as desk:
        _enter(desk, ENTRY)
        desk.read_until(lambda t: t.shows(LISTED))
        before = len(desk.output)
        os.kill(desk.pid, number)
        assert desk.exit_code() == 128 + number
        _assert_restored(desk, before)
    assert _on_disk(meeting, home) == [ENTRY]
    assert not file_names.journal(meeting).exists()
    _assert_goes_on(home)


def test_ctrl_c_as_a_key_ends_nothing(meeting: Path, home: Path) -> None:
    with _desk(meeting, home) as desk:
        desk.write(b"\x03")
        _enter(desk, ENTRY)
        desk.read_until(lambda t: t.shows(LISTED) and t.shows("保存済み"))
    assert _on_disk(meeting, home) == [ENTRY]


def test_the_terminal_is_closed(meeting: Path, home: Path) -> None:
    with _desk(meeting, home) as desk:
        _enter(desk, ENTRY)
        desk.read_until(lambda t: t.shows(LISTED))
        desk.close()
        assert desk.exit_code() == 128 + signal.SIGHUP
    assert _on_disk(meeting, home) == [ENTRY]
    _assert_goes_on(home)


def test_the_process_is_killed(meeting: Path, home: Path) -> None:
    """Nobody can be asked: what the screen called stored is there."""
    with _desk(meeting, home) as desk:
        _enter(desk, ENTRY)
        desk.read_until(lambda t: t.shows(LISTED) and t.shows("保存済み"))
        os.kill(desk.pid, signal.SIGKILL)
        assert desk.exit_code() == -signal.SIGKILL
    assert _on_disk(meeting, home) == [ENTRY]
    _assert_goes_on(home)


def test_an_exception_in_the_screen(meeting: Path, home: Path) -> None:
    """It comes in the same moment as the entry, before anybody had time to store it."""
    with _desk(meeting, home, FAILS) as desk:
        before = len(desk.output)
        _enter(desk, ENTRY)
        assert desk.exit_code() == 1
        _assert_restored(desk, before)
        left = desk.output.split(b"\x1b[?1049l")[-1].decode()
    assert "思わぬ不具合" in left and "chietai.log" in left
    assert "Traceback" not in left and ENTRY not in left
    log = (home / "log" / "chietai.log").read_text("utf-8")
    assert "RuntimeError: broken" in log and ENTRY not in log
    assert _on_disk(meeting, home) == [ENTRY]
    _assert_goes_on(home)
