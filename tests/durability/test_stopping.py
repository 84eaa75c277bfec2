"""The desk in a real terminal: typed to before it stands, and stopped and gone on with (SIGTSTP, SIGSTOP, SIGCONT)."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.tui.desk.room import prepared
from tests.tui.terminal import Terminal

from chietai.meeting import intents as i
from chietai.records.store import SessionStore

termios = pytest.importorskip("termios")

CHIETAI = "import sys; from chietai.cli import main; sys.exit(main(sys.argv[1:]))"
LATE = """
import sys, time
from chietai.cli import main
from chietai.records.live_session import LiveSession

opening = LiveSession.open

def slow(*arguments, **more):
    with open(sys.argv.pop(), "w") as sign:
        sign.write("loading")
    time.sleep(0.5)
    return opening(*arguments, **more)

LiveSession.open = slow
sys.exit(main(sys.argv[1:3]))
"""
OWN = (b"\x1b[?1049h", b"\x1b[?1003h", b"\x1b[?2004h", b"\x1b[?25l")
PARTS = ("清瀬市協議体", "わたしたちの困りごと", "１坂がきつい", "保存済み", "┏━", "┃夜道", "すべて")
GIVEN_BACK = (b"\x1b[?1049l", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[?25h")


@pytest.fixture
def meeting(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Path:
    """A meeting in the step of the troubles, in the library of `home`."""
    path = prepared(home / "sessions" / "room.json", clock, new_id)
    with SessionStore.open(path, clock=clock, new_id=new_id) as store:
        store.commit(i.OpenSession())
        store.commit(i.EnterStep(step="troubles"))
    return path


def _troubles(meeting: Path, home: Path) -> list[str]:
    """The troubles that `chietai events` prints."""
    environ = os.environ | {"CHIETAI_HOME": str(home), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", CHIETAI, "events", str(meeting)]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=True)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    return [event["text"] for event in events if event["type"] == "TroubleRaised"]


# -- typed before it stands ------------------------------------------------------------------------------------------


def test_keys_typed_while_the_program_starts_are_kept(meeting: Path, home: Path) -> None:
    """The terminal is not yet the program's: Enter comes as a line feed."""
    with Terminal(CHIETAI, "open", str(meeting), columns=100, rows=30, home=home) as desk:
        desk.write("坂がきつい\n".encode().replace(b"\n", b"\r"))
        for part in ("夜道", "が", "暗い"):
            desk.rest(0.02)
            desk.write(part.encode())
        desk.read_until(lambda t: t.shows("１坂がきつい") and t.shows("┃夜道が暗い") and t.shows("保存済み"))
        desk.write(b"\r")
        desk.read_until(lambda t: t.shows("２夜道が暗い") and t.shows("保存済み"))
    assert _troubles(meeting, home) == ["坂がきつい", "夜道が暗い"]


def test_keys_typed_while_the_document_loads_are_kept(meeting: Path, home: Path, tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    with Terminal(LATE, "open", str(meeting), str(sign), columns=100, rows=30, home=home) as desk:
        while not sign.exists():
            desk.rest(0.01)
        desk.write("坂がきつい\r夜道".encode())
        desk.rest(0.1)
        desk.write("が暗い".encode())
        desk.read_until(lambda t: t.shows("１坂がきつい") and t.shows("┃夜道が暗い") and t.shows("保存済み"))
    assert _troubles(meeting, home) == ["坂がきつい"]


# -- stopped ---------------------------------------------------------------------------------------------------------


def _flags(desk: Terminal) -> tuple[bool, bool]:
    """Whether the terminal echoes, and gives whole lines."""
    flags = termios.tcgetattr(desk.master)[3]
    return bool(flags & termios.ECHO), bool(flags & termios.ICANON)


def _stop(desk: Terminal, how: signal.Signals) -> None:
    """Stops the whole group, and waits until it has stopped."""
    before = len(desk.output)
    os.killpg(os.getpgid(desk.pid), how)
    deadline = time.monotonic() + 20
    while not os.waitpid(desk.pid, os.WNOHANG | os.WUNTRACED)[0]:
        assert time.monotonic() < deadline, "it does not stop"
        desk.rest(0.02)
    desk.rest(0.05)
    if how == signal.SIGTSTP:
        assert _flags(desk) == (True, True)
        assert not [sequence for sequence in GIVEN_BACK if sequence not in desk.output[before:]]
    else:  # a shell takes the terminal as it needs it
        subprocess.run(["stty", "sane"], stdin=desk.master, check=True)


def _is_whole(desk: Terminal, rows: int, before: int) -> bool:
    """Whether the terminal is the desk's own again and the desk is painted, down to the entry line at the bottom."""
    own = all(sequence in desk.output[before:] for sequence in OWN)
    return own and desk.screen.display[rows - 2].startswith("┗") and all(map(desk.shows, PARTS))


@pytest.mark.parametrize("how", [signal.SIGTSTP, signal.SIGSTOP])
@pytest.mark.parametrize("size", [(100, 30), (110, 34)])
def test_after_a_stop_the_whole_screen_is_painted(
    meeting: Path, home: Path, how: signal.Signals, size: tuple[int, int]
) -> None:
    with Terminal(CHIETAI, "open", str(meeting), columns=100, rows=30, home=home) as desk:
        desk.read_until(lambda t: t.shows("困りごと") and t.shows("保存済み"))
        desk.write("坂がきつい\r夜道".encode())
        desk.read_until(lambda t: t.shows("１坂がきつい") and t.shows("┃夜道"))
        for _time in range(2):
            _stop(desk, how)
            desk.screen.reset()
            desk.resize(*size)
            before = len(desk.output)
            os.killpg(os.getpgid(desk.pid), signal.SIGCONT)
            desk.read_until(partial(_is_whole, rows=size[1], before=before))
            assert _flags(desk) == (False, False)
        desk.write("が暗い\r".encode())
        desk.read_until(lambda t: t.shows("２夜道が暗い") and t.shows("保存済み"))
        os.kill(desk.pid, signal.SIGTERM)
        assert desk.exit_code() == 128 + signal.SIGTERM
        assert _flags(desk) == (True, True)
    assert _troubles(meeting, home) == ["坂がきつい", "夜道が暗い"]
    assert not (home / "log" / "chietai.log").exists()
