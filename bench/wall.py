"""How late the second window is, with a real desk and a real window in two terminals, and what it costs at rest.

Milliseconds from Enter at the desk until the new line has arrived at the terminal of the wall: the key, the decision,
the disk, seeing it, and painting. Beside it, from the entry on the disk (by a program that does nothing else) to the
wall. The terminal's own drawing is not in it.

Run: python bench/wall.py            (delays; some 20 seconds)
     python bench/wall.py --idle     (also what the wall costs with its clock running, and with a page to turn)
"""

import os
import select
import statistics
import sys
import tempfile
import time
from pathlib import Path

from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep
from chietai.records.clock_and_ids import new_id, now
from chietai.records.store import SessionStore

CHIETAI = "import sys; from chietai.cli import main; sys.exit(main(sys.argv[1:]))"
TIMES = 40
ALLOWED = 100
_QUIET = 1.0  # seconds without a word until a window is held to be at rest
_IDLE_SECONDS = 20


class Window:
    """A window of the program in a pseudo-terminal of its own."""

    def __init__(self, *arguments: str, home: str, columns: int, rows: int) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.pid, self.master = pty.fork()
        if self.pid == 0:
            environ = os.environ | {"TERM": "xterm-256color", "CHIETAI_HOME": home}
            os.execve(sys.executable, [sys.executable, "-c", CHIETAI, *arguments], environ)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.rest(6.0)

    def write(self, text: str) -> None:
        """What is typed."""
        os.write(self.master, text.encode())

    def read(self, seconds: float, until: bytes = b"") -> bool:
        """Reads what is painted for `seconds`, or until `until` was there: then True."""
        end, got = time.perf_counter() + seconds, b""
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.master], [], [], left)[0]:
                got += os.read(self.master, 65536)
                if until and until in got:
                    return True
        return False

    def rest(self, seconds: float = 0.0) -> None:
        """Waits `seconds`, and then until nothing was painted for a while, but for the clock."""
        self.read(seconds + _QUIET)

    def processor(self) -> float:
        """Seconds of processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii", "replace").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Ends it."""
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def meeting(path: Path) -> SessionStore:
    """A meeting in the step of the troubles."""
    store = SessionStore.create(path, "bench", clock=now, new_id=new_id)
    store.commit(i.SetProgramme(steps=(PlannedStep(id="troubles", kind=StepKind.TROUBLES, minutes=60),)))
    store.commit(i.OpenSession())
    store.commit(i.EnterStep(step="troubles"))
    return store


def from_the_key(path: Path, home: str, wall: Window) -> list[float]:
    """Milliseconds from Enter at the desk to the wall."""
    desk, delays = Window("open", str(path), home=home, columns=100, rows=30), []
    try:
        for n in range(TIMES):
            word = f"key{n:03}end"
            desk.write(word)
            desk.read(0.15)
            wall.read(0.013 * (n % 6))  # at another moment between two looks of the wall
            start = time.perf_counter()
            desk.write("\r")
            if wall.read(2, word.encode()):
                delays.append((time.perf_counter() - start) * 1000)
            desk.read(0.05)
        return delays
    finally:
        desk.end()


def from_the_disk(store: SessionStore, wall: Window) -> list[float]:
    """Milliseconds from an entry on the disk to the wall."""
    delays = []
    for n in range(TIMES):
        word = f"disk{n:03}end"
        wall.read(0.1 + 0.013 * (n % 6))
        store.commit(i.RaiseTrouble(text=word))
        start = time.perf_counter()
        if wall.read(2, word.encode()):
            delays.append((time.perf_counter() - start) * 1000)
    return delays


def at_rest(wall: Window) -> float:
    """Per cent of a core."""
    wall.rest()
    before, started = wall.processor(), time.perf_counter()
    wall.read(_IDLE_SECONDS)
    return (wall.processor() - before) / (time.perf_counter() - started) * 100


def main() -> None:
    """Prints the delays beside what is allowed."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home, "sessions", "bench.json")
        path.parent.mkdir()
        store = meeting(path)
        wall = Window("stage", str(path), home=home, columns=80, rows=24)
        try:
            idle = at_rest(wall) if "--idle" in sys.argv else None
            disk = from_the_disk(store, wall)
            store.close()
            key = from_the_key(path, home, wall)
            turning = at_rest(wall) if "--idle" in sys.argv else None
        finally:
            wall.end()
    for name, delays in (("from the disk", disk), ("from Enter at the desk", key)):
        print(
            f"{name}: median {statistics.median(delays):.0f} ms, worst of {len(delays)}: {max(delays):.0f} ms"
            f" (allowed: {ALLOWED} ms; {TIMES - len(delays)} never came)"
        )
    if idle is not None and turning is not None:
        print(f"at rest, the clock running: {idle:.2f} % of a core; turning pages: {turning:.2f} % (allowed: 1 %)")


if __name__ == "__main__":
    main()
