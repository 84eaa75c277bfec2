"""Commands of the program, each in a process of its own, many a second.

A real start takes half a second, most of it imports. `Commands` keeps one process that has imported the whole package
and forks it for every command: the child has its own streams, folder, variables and terminal, may be killed by a signal
or hang, and cannot disturb the next one. What an interpreter settles before the first import (locale, encodings, closed
streams) does not pass through here; `run_really` starts a new one for that.
"""

import base64
import contextlib
import fcntl
import functools
import gc
import importlib
import json
import os
import pkgutil
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

_QUIT = (b"\x11", b"\r", b"\x11", b"\x11")
"""Ctrl+Q, which closes every screen, and Enter, which says yes where it asks first; in a window that is too small
Ctrl+Q is pressed twice instead. In turn."""
_PATIENCE = 0.7
"""Seconds between two keys."""
_ALTERNATE = b"\x1b[?1049h"
_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][0-9A-B]|\x1b[@-_]|[\x00-\x20]")
_NOT_TO_IMPORT = {"__main__", "antigravity", "idlelib", "lib2to3", "this", "tkinter", "turtle", "turtledemo"}
_NAMES = "ODD_NAMES_OF_MODULES"
_MEMORY = 4 << 30
"""Bytes after which a command that reads without an end is stopped."""
_QUIET = 0.25
"""Seconds without output after which a screen counts as drawn."""
_LEAST_SHARE = 20
"""What a process that works gets of a processor, at the least: one part of so many."""
_MOST_LIMITS = 2
"""So many times its limit is the end, whatever it does: a screen that nobody can leave works as well."""
_EMPTY = 3.0
"""The same for one on which there is nothing to read."""


@dataclass(frozen=True)
class Run:
    """What came of a command: `code` as a shell tells it, negative after a signal; `shown` of a screen is what it had
    drawn before the first key."""

    argv: tuple[str, ...]
    code: int
    out: bytes
    err: bytes
    shown: bytes
    hung: bool
    seconds: float
    screen: bool


@dataclass(frozen=True)
class Job:
    """One command: its arguments, all its variables, its folder, what is typed into it (base64), the window of a
    screen, the seconds it may take, and whose rights it has."""

    argv: list[str]
    variables: dict[str, str]
    folder: str
    typed: str = ""
    screen: bool = False
    columns: int = 100
    lines: int = 30
    limit: float = 20.0
    user: int | None = None


class Commands:
    """One process that forks a child for each command. Used by one thread at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "LANG": "C.UTF-8", "TERM": "xterm-256color"},
        )

    def run(self, wanted: Job) -> Run:
        """Runs one command to its end, or kills it after its time."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(wanted)).encode("ascii") + b"\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the process that runs the commands has ended")
        return _run_of(wanted, json.loads(answer))

    def close(self) -> None:
        """Ends the process."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def run_really(wanted: Job, begin: Callable[[], None] | None = None) -> Run:
    """The same in a new interpreter that sees nothing but the variables of the job. `begin` runs in the child before
    it, when the streams stand."""

    def child() -> None:
        if begin is not None:
            begin()
        os.execve(sys.executable, [sys.executable, "-m", "chietai", *wanted.argv], wanted.variables)

    return _run_of(wanted, _watched(wanted, child))


def _run_of(wanted: Job, answer: Mapping[str, object]) -> Run:
    def decoded(name: str) -> bytes:
        return base64.b64decode(str(answer[name]))

    return Run(
        tuple(wanted.argv),
        int(str(answer["code"])),
        decoded("out"),
        decoded("err"),
        decoded("shown"),
        bool(answer["hung"]),
        float(str(answer["seconds"])),
        wanted.screen,
    )


def _watched(wanted: Job, child: Callable[[], None]) -> dict[str, object]:
    """Forks, gives the child its streams and folder, and follows it to its end."""
    begun = time.monotonic()
    if wanted.screen:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", wanted.lines, wanted.columns, 0, 0))
        child_streams = (slave, slave, slave)
        readers = [master]
        writer = master
    else:
        out, out_child = os.pipe()
        err, err_child = os.pipe()
        in_child, writer = os.pipe()
        child_streams = (in_child, out_child, err_child)
        readers = [out, err]
    pid = os.fork()
    if pid == 0:
        try:
            os.setsid()
            if wanted.screen:
                fcntl.ioctl(child_streams[0], termios.TIOCSCTTY, 0)
            copies = [fcntl.fcntl(stream, fcntl.F_DUPFD, 10) for stream in child_streams]
            for number, stream in enumerate(copies):
                os.dup2(stream, number)
            os.closerange(3, 256)
            os.chdir(wanted.folder)
            signal.signal(signal.SIGPIPE, signal.SIG_DFL if wanted.screen else signal.SIG_IGN)
            child()
        except BaseException:  # noqa: BLE001
            traceback.print_exc()
        finally:
            os._exit(99)
    for stream in set(child_streams):
        os.close(stream)
    if wanted.screen:
        texts, shown, hung = _follow_screen(master, _Patience(pid, wanted.limit))
        os.close(master)
    else:
        texts, hung = _follow_pipes(readers, writer, base64.b64decode(wanted.typed), _Patience(pid, wanted.limit))
        shown = b""
    code = _ended(pid, 0.0 if hung else 5.0)
    if code is None:
        hung = True
        os.killpg(pid, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    encoded = [base64.b64encode(text).decode("ascii") for text in (*texts, b"")[:2]]
    return {
        "code": code,
        "out": encoded[0],
        "err": encoded[1],
        "shown": base64.b64encode(shown).decode("ascii"),
        "hung": hung,
        "seconds": time.monotonic() - begun,
    }


def _ended(pid: int, limit: float) -> int | None:
    """The exit code, or None when the process still runs after `limit` seconds."""
    until = time.monotonic() + limit
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= until:
            return None
        select.select([], [], [], 0.005)


class _Patience:
    """How long a process may go on: `limit` seconds of work, or of a clock in which it does next to nothing. On a busy
    machine, one that is still getting its share is waited for."""

    def __init__(self, pid: int, limit: float) -> None:
        self._pid, self._limit = pid, limit
        self._until = time.monotonic() + limit
        self._last = time.monotonic() + limit * _MOST_LIMITS
        self._worked = 0.0

    def ended(self) -> bool:
        """Whether it has hung, or worked too long."""
        if time.monotonic() < self._until:
            return False
        worked = _seconds_worked(self._pid)
        if worked - self._worked < self._limit / _LEAST_SHARE or worked > self._limit or self._until >= self._last:
            return True
        self._worked = worked
        self._until += self._limit
        return False


def _seconds_worked(pid: int) -> float:
    """Processor time of a process where the system tells it, else 0."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _follow_pipes(readers: list[int], writer: int, typed: bytes, patience: _Patience) -> tuple[list[bytes], bool]:
    texts = {reader: bytearray() for reader in readers}
    waiting = set(readers)
    rest = memoryview(typed)
    writing = True
    os.set_blocking(writer, False)
    while waiting and not patience.ended():
        if writing and not rest:
            os.close(writer)
            writing = False
        ready, able, _ = select.select(list(waiting), [writer] if writing else [], [], 0.5)
        for stream in able:
            try:
                rest = rest[os.write(stream, rest) :]
            except BrokenPipeError:
                rest = memoryview(b"")
        for stream in ready:
            part = os.read(stream, 1 << 16)
            if part:
                texts[stream] += part
            else:
                waiting.discard(stream)
    if writing:
        os.close(writer)
    for stream in readers:
        os.close(stream)
    return [bytes(text) for text in texts.values()], bool(waiting)


def _follow_screen(master: int, patience: _Patience) -> tuple[list[bytes], bytes, bool]:
    """Reads until something is drawn and rests, then types until the program ends."""
    text = bytearray()
    shown = b""
    last = time.monotonic()
    typed, typed_at = 0, 0.0
    while not patience.ended():
        now = time.monotonic()
        ready, _, _ = select.select([master], [], [], 0.05)
        if ready:
            try:
                part = os.read(master, 1 << 16)
            except OSError:
                return [bytes(text)], shown, False
            if not part:
                return [bytes(text)], shown, False
            text += part
            last = time.monotonic()
        if not shown and now - last > _QUIET and (_drawn(bytes(text)) or (_ALTERNATE in text and now - last > _EMPTY)):
            shown = bytes(text)
        if shown and now - typed_at > _PATIENCE:
            os.write(master, _QUIT[typed % len(_QUIT)])
            typed, typed_at = typed + 1, now
    return [bytes(text)], shown, True


def _drawn(text: bytes) -> bool:
    """Whether a screen was opened and holds something to read."""
    _, opened, after = text.rpartition(_ALTERNATE)
    return bool(opened) and len(_SEQUENCE.sub(b"", after)) > 40


def _serve() -> None:
    """Imports everything, then runs what comes on standard input, one JSON object a line."""
    import chietai

    for module in pkgutil.walk_packages(chietai.__path__, "chietai."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in ("jinja2", "numpy", "openpyxl", "encodings.idna", "encodings.utf_8_sig", "html.parser"):
        importlib.import_module(name)
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    gc.freeze()
    warm = False
    for line in sys.stdin.buffer:
        wanted = Job(**json.loads(line))
        if wanted.user is not None and not warm:
            warm = True
            _import_for_others()
        answers.write(json.dumps(_watched(wanted, functools.partial(_command, wanted))) + "\n")
        answers.flush()


def _import_for_others() -> None:
    """Imports what may be imported late: another user may not be allowed to read the library of this interpreter."""
    for name in sorted(sys.stdlib_module_names - _NOT_TO_IMPORT):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "names"
        variables = {"CHIETAI_HOME": folder, "HOME": folder, _NAMES: str(names)}
        for argv in ([], ["demo"]):
            wanted = Job(argv, variables, folder, screen=True)
            _watched(wanted, functools.partial(_command, wanted))
            for name in names.read_text("utf-8").split():
                if not name.startswith("__"):
                    with contextlib.suppress(ImportError):
                        importlib.import_module(name)


def _command(wanted: Job) -> None:
    """In the child: the streams anew, the variables, the command, and the exit code that the interpreter would give."""
    os.environ.update(wanted.variables)
    time.tzset()
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)  # type: ignore[misc] # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)  # type: ignore[misc] # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # type: ignore[misc] # noqa: SIM115
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    if wanted.user is not None and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(wanted.user)
        os.setuid(wanted.user)
    from chietai.cli import main

    code: object
    try:
        code = main(wanted.argv)
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
        code = 1
    if isinstance(code, str):
        print(code, file=sys.stderr)
        code = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
        if _NAMES in os.environ:
            Path(os.environ[_NAMES]).write_text("\n".join(sys.modules), "utf-8")
    finally:
        os._exit(code & 0xFF if isinstance(code, int) else 0)


if __name__ == "__main__":
    _serve()
