"""A real desk and a real window for the wall, each in a terminal of its own, at one meeting of 24 people."""

import os
import signal
from pathlib import Path

from tests.conftest import FrozenClock
from tests.tui.desk.room import prepared
from tests.tui.terminal import Terminal

from chietai.lottery import draw, table_sizes
from chietai.lottery.types import DrawRequest, Person
from chietai.meeting import intents as i
from chietai.meeting.kinds import Presence
from chietai.records.clock_and_ids import seeded_ids
from chietai.records.store import SessionStore

CHIETAI = "import sys; from chietai.cli import main; sys.exit(main(sys.argv[1:]))"
STORED = "保存済み"
KEYS = {
    "f4": b"\x1bOS",
    "f7": b"\x1b[18~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
    "f12": b"\x1b[24~",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "ctrl+d": b"\x04",
    "ctrl+q": b"\x11",
    "ctrl+t": b"\x14",
    "ctrl+z": b"\x1a",
    "enter": b"\r",
}


def seated(path: Path) -> Path:
    """A meeting in the step of the troubles: everybody is here and has a seat, nobody has spoken."""
    clock, new_id = FrozenClock(), seeded_ids("two windows")
    prepared(path, clock, new_id)
    with SessionStore.open(path, clock=clock, new_id=new_id) as store:
        people = tuple(store.state.members)
        for member in people:
            store.commit(i.MarkAttendance(member=member, presence=Presence.PRESENT))
        store.commit(i.OpenSession())
        store.commit(i.EnterStep(step="draw"))
        request = DrawRequest(tuple(Person(member) for member in people), table_sizes(len(people), tables=4), seed="1")
        store.commit(i.RecordDraw(tables=draw(request).tables, request=request, seed="1"))
        store.commit(i.EnterStep(step="troubles"))
    return path


class Windows:
    """The two terminals. Whichever has ended is opened again by `open`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.document = seated(home / "sessions" / "room.json")
        self.desk: Terminal | None = None
        self.wall: Terminal | None = None

    def open(self) -> tuple[Terminal, Terminal]:
        """Desk and wall, both showing the meeting."""
        if self.desk is None:
            self.desk = Terminal(CHIETAI, "open", str(self.document), columns=120, rows=36, home=self.home)
            self.desk.read_until(lambda t: t.shows(STORED))
        if self.wall is None:
            # Without an argument: it finds the meeting that is open at the desk.
            self.wall = Terminal(CHIETAI, "stage", columns=80, rows=24, home=self.home)
            self.wall.read_until(lambda t: t.shows("清瀬市協議体"))
            self.desk.read_until(lambda t: t.shows("進行役だけ"))
        return self.desk, self.wall

    def kill(self, which: str) -> None:
        """Ends the desk or the wall without a word."""
        terminal = self.desk if which == "desk" else self.wall
        assert terminal is not None
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.exit_code() == -signal.SIGKILL
        self.forget(which)

    def forget(self, which: str) -> None:
        """What has ended is closed."""
        terminal = self.desk if which == "desk" else self.wall
        assert terminal is not None
        terminal.close()
        setattr(self, which, None)

    def close(self) -> None:
        """Ends both."""
        for terminal in (self.desk, self.wall):
            if terminal is not None:
                terminal.__exit__()


def press(terminal: Terminal, *keys: str) -> None:
    """Presses keys; what is no name of a key is typed."""
    terminal.write(b"".join(KEYS.get(key, key.encode()) for key in keys))


def enter(desk: Terminal, *lines: str) -> None:
    """Types lines and Enter, and waits until all is stored."""
    for line in lines:
        press(desk, line, "enter")
    desk.read_until(lambda t: t.shows(lines[-1]) and t.shows(STORED))


def sees(terminal: Terminal, *words: str) -> None:
    """Waits until all of `words` are there."""
    terminal.read_until(lambda t: all(t.shows(word) for word in words))


def no_longer_sees(terminal: Terminal, *words: str) -> None:
    """Waits until none of `words` is there."""
    terminal.read_until(lambda t: not any(t.shows(word) for word in words))
