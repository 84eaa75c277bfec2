"""The real program in a real terminal that sends noise: nothing ends it but the key to leave, and keys stay keys.

That keys arrive is seen by a key that changes the theme, which the program writes into its settings: when the file has
changed, everything before the key is worked off, however slow the machine is.

At the desk an entry is typed after each lot of noise, and has to be in the journal. Its commands have no keys there, so
that the noise does not lead away from it; a click still may. On all other screens the usual keys are in force: a legal
end is counted and the program started again.

The slow proofs send 500 inputs of each kind to the desk, a fifth of it to each screen. So many are sent, in hours, by
`CHIETAI_FUZZ=100000 python -m pytest -m slow -s tests/durability/test_terminal_fuzz.py`.
"""

import itertools
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
PATIENCE = 60.0
EACH = int(os.environ.get("CHIETAI_FUZZ", "500"))
AT_ONCE = int(os.environ.get("CHIETAI_FUZZ_AT_ONCE", max(100, EACH // 100)))
THEME_AT_DESK, THEME = b"\x1b[24~", b"\x14"  # F12, Ctrl+T
LEADS_NOWHERE = ("bytes", "pastes", "focus")
"""Kinds without a click."""


class Noisy(Terminal):
    """A terminal that shows nobody anything: what is painted is only read away, and the last of it kept."""

    def _take(self, data: bytes) -> None:
        if b"\x1b[?2026$p" in data:
            self.send(b"\x1b[?2026;2$y")
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

    def lives(self) -> bool:
        """Whether the program has not ended."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._status = status if pid else None
        return self._status is None

    def picture(self) -> str:
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
    """One program after the other, on one screen, with noise; what became of it is counted.

    `marks`: entries are typed, too, and have to be stored, unless the noise `may_stray` to another screen. Without
    them, the usual keys are in force.
    """

    def __init__(
        self, home: Path, arguments: list[str], start: Callable[[], Path], *, marks: bool, may_stray: bool = True
    ) -> None:
        self.home = home
        self.arguments = arguments
        self.start = start
        self.marks = marks
        self.may_stray = may_stray
        self.chance = random.Random(7)
        self.counts: Counter[str] = Counter()
        self.meeting = Path()
        self.settings = home / "config.toml"

    def _program(self) -> Noisy:
        self.meeting = self.start()
        arguments = [argument.format(meeting=self.meeting) for argument in self.arguments]
        program = Noisy(CHIETAI, *arguments, columns=100, rows=30, home=self.home)
        deadline = time.monotonic() + PATIENCE
        while STANDS not in program.output:
            assert time.monotonic() < deadline, "the program does not start"
            program.read_some(1.0)
        assert self._worked_off(program)
        self.counts["programs"] += 1
        return program

    def run(self, noises: dict[str, Callable[[random.Random], bytes]], each: int, at_once: int) -> Counter[str]:
        """`each` inputs of each kind, `at_once` between two looks. Returns what was counted."""
        program = self._program()
        for name, noise in noises.items():
            for part in range(each // at_once):
                if part % 10 == 0:
                    print(dict(self.counts), flush=True)  # such a run may take hours
                data = [noise(self.chance) for _ in range(at_once)]
                self.counts[name] += at_once
                alive = program.send(b"".join(data)) and program.wait(REST) and self._worked_off(program)
                if alive and (not self.marks or self._marked(program)):
                    continue
                self._ended(program, data)
                program = self._program()
        self._ended(program, [])
        print(dict(self.counts), flush=True)
        return self.counts

    def _ended(self, program: Noisy, data: list[bytes]) -> None:
        """Looks at how it ended: by us, or by the key or a click to leave; never of a fault."""
        alive = program.lives()
        code = program.end()
        log = self.home / "log" / "chietai.log"
        what = (code, data[-3:], program.output[-1500:])
        assert not log.exists(), (log.read_text("utf-8"), what)
        by_us, left = 128 + signal.SIGTERM, 0
        expected = {by_us if alive else left}
        if self.may_stray:
            expected.add(left)  # it may just have been about to leave
        assert code in expected, what
        self.counts["ended by us" if alive else "left by a key"] += 1
        program.close()

    def _worked_off(self, program: Noisy) -> bool:
        """Waits until all that was typed is worked off. False when the program has ended."""
        known = self._version()
        may_be_dialog = self.marks
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            # A dialog has no key for themes, and Esc closes it. Again and again: the rest of a paste without an end
            # swallows the keys, until nothing has come for a while.
            if may_be_dialog and not (program.send(b"\x1b") and program.wait(ESCAPE_RESTS)):
                return False
            if not program.send(THEME_AT_DESK if self.marks else THEME):
                return False
            may_be_dialog = True
            again = time.monotonic() + 5 * REST
            while time.monotonic() < again:
                if self._version() != known:
                    return True
                if not program.wait(0.02):
                    return False
        raise AssertionError(f"no key does anything:\n{program.picture()}")

    def _version(self) -> tuple[int, int] | None:
        try:
            stat = self.settings.stat()
        except FileNotFoundError:
            return None
        return stat.st_ino, stat.st_mtime_ns

    def _marked(self, program: Noisy) -> bool:
        """Types an entry, and looks whether it is in the journal. False when the noise led to another screen."""
        mark = f"mark{self.counts['marks']}x"
        self.counts["marks"] += 1
        # What stands in the line is emptied; what is asked about then, Enter takes.
        if not (program.send(f"\x1b[F\x15{mark}\r\r".encode()) and self._worked_off(program)):
            return False
        # A thread writes it.
        deadline = time.monotonic() + (3.0 if self.may_stray else PATIENCE)
        while not (stored := self._stored(mark)) and time.monotonic() < deadline and program.wait(0.02):
            pass
        assert stored or self.may_stray, f"what was typed is not stored:\n{program.picture()}"
        self.counts["marks stored" if stored else "elsewhere"] += 1
        return stored

    def _stored(self, mark: str) -> bool:
        files = [path for path in (file_names.journal(self.meeting), self.meeting) if path.exists()]
        return any(mark.encode() in path.read_bytes() for path in files)


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


@pytest.mark.usefixtures("no_keys")
def test_noise_at_the_desk(home: Path, meetings: Callable[[], Path]) -> None:
    """The short form: some of each kind."""
    counts = Fuzz(home, ["open", "{meeting}"], meetings, marks=True).run(NOISES, 8, 8)
    assert counts["marks stored"] >= len(NOISES) - 2, counts


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.usefixtures("no_keys")
@pytest.mark.parametrize("kind", NOISES)
def test_much_noise_at_the_desk(home: Path, meetings: Callable[[], Path], kind: str) -> None:
    fuzz = Fuzz(home, ["open", "{meeting}"], meetings, marks=True, may_stray=kind not in LEADS_NOWHERE)
    assert fuzz.run({kind: NOISES[kind]}, EACH, AT_ONCE)["marks stored"] > 0


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("screen", ["home", "preparation", "wall", "desk"])
def test_much_noise_with_the_usual_keys(
    home: Path, meetings: Callable[[], Path], clock: FrozenClock, new_id: Callable[[], str], screen: str
) -> None:
    numbers = itertools.count()

    def not_begun() -> Path:
        return prepared(home / "sessions" / f"p{next(numbers)}.json", clock, new_id)

    arguments = {"home": [], "wall": ["stage", "{meeting}"]}.get(screen, ["open", "{meeting}"])
    start = not_begun if screen == "preparation" else meetings
    counts = Fuzz(home, arguments, start, marks=False).run(NOISES, max(AT_ONCE, EACH // 5), AT_ONCE)
    assert counts["mouse"] >= AT_ONCE
