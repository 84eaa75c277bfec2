"""The real program in a real terminal that sends noise: nothing ends it but the key to leave, and keys stay keys.

At the desk an entry is typed now and then, and has to be in the journal. Its commands have no keys there, so that the
noise does not lead away from it; a click still may. On all other screens the usual keys are in force: a legal end is
counted and the program started again.

`CHIETAI_FUZZ=100000` sends so many of each kind, instead of 1,000: that takes hours.
"""

import os
import random
import select
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.durability.terminal_noise import NOISES
from tests.tui.desk.room import prepared
from tests.tui.terminal import Terminal

from chietai.meeting import intents as i
from chietai.records import file_names
from chietai.records.store import SessionStore
from chietai.tui.commands.default_keys import DEFAULT_KEYS

pytest.importorskip("pty")

CHIETAI = """
import os, sys
os.chdir(os.environ["CHIETAI_HOME"])
os.environ |= {"HOME": os.environ["CHIETAI_HOME"], "BROWSER": "true"}
from chietai.cli import main
sys.exit(main(sys.argv[1:]))
"""
STANDS = b"\x1b[?2004h"  # the terminal is the program's
ESCAPE_RESTS, REST = 0.15, 0.6  # seconds: after a lone Esc, and after what has no end
PATIENCE = 30.0


class Noisy(Terminal):
    """A terminal that shows nobody anything: what is painted is only read away, and the last of it kept."""

    def _take(self, data: bytes) -> None:
        if b"\x1b[?2026$p" in data:
            self.send(b"\x1b[?2026;2$y")
        self.painted = getattr(self, "painted", 0) + len(data)
        self.output = (self.output + data)[-20_000:]

    def send(self, data: bytes) -> bool:
        """Types `data`, reading meanwhile what is painted. False when the program has ended."""
        os.set_blocking(self.master, False)
        while data:
            readable, writable, _ = select.select([self.master], [self.master], [], PATIENCE)
            assert readable or writable, "the program neither reads nor paints"
            try:
                if readable:
                    self._take(os.read(self.master, 65536))
                if writable:
                    data = data[os.write(self.master, data[:1024]) :]
            except BlockingIOError:
                continue
            except OSError:
                return False
        return self.lives()

    def wait(self, seconds: float) -> bool:
        """Types nothing for so long. False when the program has ended."""
        try:
            self.rest(seconds)
        except TimeoutError:
            return False
        return self.lives()

    def settle(self) -> bool:
        """Waits until nothing is painted for a moment: all that was typed is worked off. False when it has ended."""
        deadline = time.monotonic() + PATIENCE
        try:
            while self.read_some(0.4) and time.monotonic() < deadline:
                pass
        except TimeoutError:
            return False
        return self.lives()

    def lives(self) -> bool:
        """Whether the program has not ended."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._status = status if pid else None
        return self._status is None

    def seen(self) -> str:
        """What is on the screen, painted anew for it."""
        self.output = b""
        self.screen.reset()
        self.resize(self.screen.columns, 61 - self.screen.lines)  # another size: everything is painted
        self.wait(3.0)
        super()._take(self.output)
        return "\n".join(self.screen.display)

    def end(self) -> int:
        """Asks the program to end, if it has not: its exit code."""
        if self.lives():
            os.kill(self.pid, signal.SIGTERM)
            return self.exit_code()
        assert self._status is not None
        return os.waitstatus_to_exitcode(self._status)


class Fuzz:
    """One program after the other, on one screen, with noise; what became of it is counted."""

    def __init__(self, home: Path, arguments: list[str], start: Callable[[], Path], seed: int) -> None:
        self.home = home
        self.arguments = arguments
        self.start = start
        self.chance = random.Random(seed)
        self.counts: Counter[str] = Counter()
        self.meeting = Path()

    def _program(self) -> Noisy:
        self.meeting = self.start()
        arguments = [argument.format(meeting=self.meeting) for argument in self.arguments]
        program = Noisy(CHIETAI, *arguments, columns=100, rows=30, home=self.home)
        deadline = time.monotonic() + PATIENCE
        while STANDS not in program.output:
            assert time.monotonic() < deadline, "the program does not start"
            program.read_some(1.0)
        program.wait(0.5)
        self.counts["programs"] += 1
        return program

    def run(self, noises: dict[str, Callable[[random.Random], bytes]], each: int, at_once: int, *, marks: bool) -> None:
        """`each` inputs of each kind, `at_once` between two looks (two entries, where `marks` are typed)."""
        program = self._program()
        for name, noise in noises.items():
            for _part in range(each // at_once):
                data = [noise(self.chance) for _ in range(at_once)]
                self.counts[name] += at_once
                alive = program.send(b"".join(data)) and program.wait(REST)
                if alive and (not marks or self._marked(program)):
                    continue
                self._ended(program, alive, data)
                program = self._program()
        self._ended(program, True, [])

    def _ended(self, program: Noisy, alive: bool, data: list[bytes]) -> None:
        """Looks at how it ended: by us, or by the key to leave; never of a fault."""
        code = program.end()
        log = self.home / "log" / "chietai.log"
        what = (code, data[-3:], program.output[-1500:])
        assert not log.exists(), (log.read_text("utf-8"), what)
        assert code == (128 + signal.SIGTERM if alive else 0), what
        self.counts["ended by us" if alive else "left by a key"] += 1
        program.close()

    def _marked(self, program: Noisy) -> bool:
        """Types an entry and waits until it is in the journal. False when the noise led to another screen."""
        for attempt in range(3):
            mark = f"mark{self.counts['marks tried']}x"
            self.counts["marks tried"] += 1
            for _dialog in range(4):
                if not (program.settle() and program.send(b"\x1b") and program.wait(ESCAPE_RESTS)):
                    return False
            # What stands in the line is taken, or asked about: Enter once more takes it. (Ctrl+U would be overtaken.)
            program.send(f"\r\r{mark}\r\r".encode())
            deadline = time.monotonic() + (3.0 if attempt == 0 else PATIENCE)
            while time.monotonic() < deadline:
                if self._stored(mark):
                    self.counts["marks stored"] += 1
                    return True
                if not program.wait(0.03):
                    return False
        # Keys are still keys: the theme changes, and everything is painted.
        before = program.painted
        program.send(b"\x1b[24~")
        self.counts["elsewhere"] += 1
        deadline = time.monotonic() + PATIENCE
        while program.painted < before + 1500:
            assert time.monotonic() < deadline, ("no key does anything", program.seen())
            program.wait(0.1)
        return program.lives()

    def _stored(self, mark: str) -> bool:
        journal = file_names.journal(self.meeting)
        return any(path.exists() and mark.encode() in path.read_bytes() for path in (journal, self.meeting))


@pytest.fixture
def meetings(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Callable[[], Path]:
    """A new meeting in the step of the troubles, in the library of `home`, at each call."""
    made = 0

    def make() -> Path:
        nonlocal made
        made += 1
        path = prepared(home / "sessions" / f"room{made}.json", clock, new_id)
        with SessionStore.open(path, clock=clock, new_id=new_id) as store:
            store.commit(i.OpenSession())
            store.commit(i.EnterStep(step="troubles"))
        return path

    return make


@pytest.fixture
def no_keys(home: Path) -> None:
    """The settings take all commands their keys, but for the one that shows that keys arrive."""
    keys = "\n".join(f'{command} = "{"f12" if command == "theme" else ""}"' for command in DEFAULT_KEYS)
    (home / "config.toml").write_text(f"[keys]\n{keys}\n", "utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("no_keys")
def test_noise_at_the_desk(home: Path, meetings: Callable[[], Path]) -> None:
    fuzz = Fuzz(home, ["open", "{meeting}"], meetings, 1)
    fuzz.run(NOISES, 60, 60, marks=True)
    assert fuzz.counts["marks stored"] >= len(NOISES) - 2, fuzz.counts


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.usefixtures("no_keys")
@pytest.mark.parametrize("kind", NOISES)
def test_much_noise_at_the_desk(home: Path, meetings: Callable[[], Path], kind: str) -> None:
    each = int(os.environ.get("CHIETAI_FUZZ", "1000"))
    fuzz = Fuzz(home, ["open", "{meeting}"], meetings, 2)
    fuzz.run({kind: NOISES[kind]}, each, 250, marks=True)
    print(kind, dict(fuzz.counts))
    assert fuzz.counts["marks stored"] > 3 * fuzz.counts["elsewhere"], fuzz.counts


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("screen", ["home", "preparation", "wall", "desk"])
def test_much_noise_with_the_usual_keys(
    home: Path, meetings: Callable[[], Path], clock: FrozenClock, new_id: Callable[[], str], screen: str
) -> None:
    each = int(os.environ.get("CHIETAI_FUZZ", "1000")) // 5
    match screen:
        case "home":
            arguments, start = [], meetings
        case "preparation":
            arguments, start = ["open", "{meeting}"], lambda: prepared(home / "sessions" / "p.json", clock, new_id)
        case "wall":
            arguments, start = ["stage", "{meeting}"], meetings
        case _:
            arguments, start = ["open", "{meeting}"], meetings
    fuzz = Fuzz(home, arguments, start, 3)
    fuzz.run(NOISES, each, 100, marks=False)
    print(screen, dict(fuzz.counts))
    assert fuzz.counts["mouse"] >= each - 100
