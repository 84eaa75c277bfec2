"""A program in a pseudo-terminal, with a terminal emulator (pyte) that says what is on its screen."""

import contextlib
import os
import re
import select
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyte

# What pyte would print instead of obeying: questions about modes, and the kitty keyboard's own codes.
_UNKNOWN = re.compile(rb"\x1b\[\?[0-9;]*\$p|\x1b\[[<>=?][0-9;]*u|\x1b\[>[0-9;]*[a-zA-Z]")
PATIENCE = 20.0  # seconds; only a failing test waits that long
# Modern terminals paint what stands between these two at once: without it a test may read half a frame, an entry that
# is new beside a state of the disk that is old.
_ASKS_FOR_FRAMES, _HAS_FRAMES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"


class Terminal:
    """Runs a Python script (with arguments) in a pseudo-terminal. Use it in a `with`."""

    def __init__(self, script: str, *arguments: str, columns: int = 60, rows: int = 16, home: Path) -> None:
        import fcntl  # these three are not there on Windows
        import pty
        import termios

        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        self._status: int | None = None
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            keep = {k: v for k, v in os.environ.items() if not k.startswith(("TEXTUAL", "COLUMNS", "LINES"))}
            environ = keep | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "CHIETAI_HOME": str(home)}
            os.execve(sys.executable, [sys.executable, "-c", script, *arguments], environ)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is None:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        self.close()

    def close(self) -> None:
        """Takes the terminal away from the program."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def write(self, data: bytes) -> None:
        """What is typed, or what the terminal answers."""
        os.write(self.master, data)

    def read_until(self, ready: Callable[["Terminal"], bool]) -> None:
        """Reads what is painted until a whole frame is `ready`. Raises TimeoutError with the screen when none is."""
        deadline = time.monotonic() + PATIENCE
        while self.in_frame or not ready(self):
            if not self.read_some(max(0.0, deadline - time.monotonic())):
                raise TimeoutError("\n".join(self.screen.display))

    def read_some(self, seconds: float) -> bool:
        """Reads once what is painted, within `seconds`; False when nothing is. Raises TimeoutError after the end."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            self._take(os.read(self.master, 65536))
        except OSError as error:
            raise TimeoutError("the program has ended:\n" + "\n".join(self.screen.display)) from error
        return True

    def rest(self, seconds: float) -> None:
        """Nothing is typed for so long; what is painted meanwhile is read."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.read_some(left)

    def resize(self, columns: int, rows: int) -> None:
        """Gives the window another size."""
        import fcntl
        import termios

        self.screen.resize(rows, columns)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _take(self, data: bytes) -> None:
        if _ASKS_FOR_FRAMES in (self.output[-len(_ASKS_FOR_FRAMES) :] + data):
            self.write(_HAS_FRAMES)
        self.output += data
        self._stream.feed(_UNKNOWN.sub(b"", data))

    @property
    def in_frame(self) -> bool:
        """Whether the program is in the middle of painting."""
        return self.output.rfind(_FRAME_BEGINS) > self.output.rfind(_FRAME_ENDS)

    def shows(self, text: str) -> bool:
        """Whether `text` is on the screen (pyte puts a blank cell behind each full-width character)."""
        return any(text in line.replace(" ", "") for line in self.screen.display)

    def exit_code(self) -> int:
        """Waits for the end of the program: its exit code, or minus the signal that killed it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.master >= 0 and select.select([self.master], [], [], 0.05)[0]:
                with contextlib.suppress(OSError):
                    self.output += os.read(self.master, 65536)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
                return os.waitstatus_to_exitcode(status)
            if self.master < 0:
                select.select([], [], [], 0.02)
        raise TimeoutError("the program does not end")
