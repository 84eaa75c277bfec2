"""The desk in a real terminal that sends what no keyboard sends: it goes on, and the next entry is taken and stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.tui.desk.room import prepared
from tests.tui.terminal import Terminal

from chietai.meeting import intents as i
from chietai.records.reading import examine
from chietai.records.store import SessionStore

pytest.importorskip("pty")

CHIETAI = "import sys; from chietai.cli import main; sys.exit(main(sys.argv[1:]))"
READING_FAILS = """
import os, sys
from chietai.cli import main
from chietai.tui import unix_driver

class Reader(unix_driver.KeyReader):
    def read(self, data):
        if b"!" in data:
            raise KeyError("broken")
        return super().read(data)

unix_driver.KeyReader = Reader
sys.exit(main(sys.argv[1:]))
"""
ENDS_ITSELF = """
import sys
from chietai.cli import main
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen

MeetingScreen.on_entry_line_entered = lambda screen, message: screen.app._close_messages_no_wait()
sys.exit(main(sys.argv[1:]))
"""
WRITING_FAILS = """
import os, sys
from chietai.cli import main
from chietai.tui.screens.meeting.meeting_screen import MeetingScreen

def full(screen, message):
    os.dup2(os.open("/dev/full", os.O_WRONLY), 2)

MeetingScreen.on_entry_line_entered = full
sys.exit(main(sys.argv[1:]))
"""
TOLD = "読み取れませんでした"
ASKED = "読み取れない文字"


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


def _troubles(meeting: Path) -> list[str]:
    """What is on the disk while the desk is open."""
    return [row.event.text for row in examine(meeting).rows if row.event.type == "TroubleRaised"]


def _log(home: Path) -> str:
    path = home / "log" / "chietai.log"
    return path.read_text("utf-8") if path.exists() else ""


def _enter(desk: Terminal, text: str, shown: str = "") -> None:
    """Types `text` and Enter: it is taken, shown as `shown` and stored."""
    desk.write(f"{text}\r".encode())
    desk.read_until(lambda t: t.shows(f"１{shown or text}") and t.shows("保存済み"))


def test_what_is_not_utf_8_is_told_once_and_the_desk_goes_on(meeting: Path, home: Path) -> None:
    with _desk(meeting, home) as desk:
        desk.write(b"\x9b")
        desk.read_until(lambda t: t.shows(TOLD))
        for bad in ("雪".encode("shift_jis"), b"\x80", "雪".encode()[:2] + b"a", b"\xff\xfe", "雪".encode("euc_jp")):
            desk.write(bad)
            desk.rest(0.1)
        assert sum(TOLD in line.replace(" ", "") for line in desk.screen.display) == 1
        # What stands for unread letters is no entry before somebody has looked at it.
        desk.write(b"\r")
        desk.read_until(lambda t: t.shows("もう一度Enter") and t.shows("?"))
        assert _troubles(meeting) == []
        desk.write(b"\x15")  # Ctrl+U empties the line
        half, rest = "雪".encode()[:1], "雪".encode()[1:]
        desk.write(half)
        desk.rest(0.7)
        desk.write(rest)
        _enter(desk, "道が凍る", "雪道が凍る")
    assert _troubles(meeting) == ["雪道が凍る"]
    assert _log(home) == ""


@pytest.mark.parametrize(
    ("script", "error"),
    [(READING_FAILS, "KeyError"), (ENDS_ITSELF, "RuntimeError"), (WRITING_FAILS, "No space left")],
    ids=["reading", "the loop", "writing"],
)
def test_whatever_ends_the_screens_is_logged_and_no_success(meeting: Path, home: Path, script: str, error: str) -> None:
    with _desk(meeting, home, script) as desk:
        desk.write("内緒".encode() + b"!\r")
        assert desk.exit_code() == 1
        left = desk.output.split(b"\x1b[?1049l")[-1].decode()
    assert error in _log(home)
    assert "内緒" not in _log(home)
    if script is not WRITING_FAILS:  # nothing can be said there
        assert "思わぬ不具合" in left
        assert "Traceback" not in left and "内緒" not in left
