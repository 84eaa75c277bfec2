"""The screens started by a command, in a real terminal: what is left on it when they fail."""

import io
import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from chietai.cli.common import needs_a_terminal
from chietai.cli.exit_codes import CommandError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

_FAILS = """
import sys
from chietai.cli.common import run_screens
from chietai.cli.exit_codes import ExitGuard
from chietai.tui.safe_app import BaseApp

class Fails(BaseApp):
    def on_ready(self):
        secret = "梅子さんの話"
        raise RuntimeError("broken")

with ExitGuard() as ending:
    ending.code = run_screens(Fails())
sys.exit(ending.code)
"""
SECONDS = 30


def _in_a_terminal(program: str, home: Path, encoding: str = "utf-8", **variables: str) -> tuple[int, str]:
    """Runs a Python program in a pseudo-terminal: its exit code and everything it wrote."""
    child, master = pty.fork()
    if child == 0:
        os.environ.update(CHIETAI_HOME=str(home), TERM="xterm-256color")
        os.environ.update(variables)
        os.execv(sys.executable, [sys.executable, "-c", program])
    written, end = b"", time.monotonic() + SECONDS
    try:
        while time.monotonic() < end:
            if select.select([master], [], [], 0.2)[0]:
                try:
                    data = os.read(master, 65536)
                except OSError:
                    break
                if not data:
                    break
                written += data
        else:
            os.kill(child, signal.SIGKILL)
    finally:
        os.close(master)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), written.decode(encoding, errors="replace")


def test_a_screen_that_fails_is_one_sentence_and_tells_no_secrets(tmp_path: Path) -> None:
    code, written = _in_a_terminal(_FAILS, tmp_path)
    assert code == 1
    assert "Traceback" not in written
    assert "梅子" not in written
    assert "思わぬ不具合" in written.split("\x1b[?1049l")[-1]
    assert "RuntimeError: broken" in (tmp_path / "log" / "chietai.log").read_text("utf-8")


_STARTS = "import sys; from chietai.cli import main; sys.exit(main())"


def test_a_terminal_on_which_the_screens_would_be_wrong_is_refused_in_its_own_letters(tmp_path: Path) -> None:
    for encoding, variables, says in (
        ("cp932", {"PYTHONIOENCODING": "cp932"}, "文字コード"),
        ("ascii", {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}, "need UTF-8"),
        ("utf-8", {"TERM": "dumb"}, "TERM が dumb"),
    ):
        code, written = _in_a_terminal(_STARTS, tmp_path, encoding, **variables)
        assert code == 1, written
        assert says in written
        assert written.count("\n") == 1
        assert "\x1b" not in written  # no screen was begun
        assert "\ufffd" not in written


def _terminal(monkeypatch: pytest.MonkeyPatch, **standing_for: object) -> None:
    """Puts a terminal in the place of the three streams."""
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, standing_for.get(name, terminal))
    monkeypatch.setattr(sys, "__stderr__", terminal)
    monkeypatch.setenv("TERM", "xterm")


def test_each_of_the_three_streams_has_to_be_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        with monkeypatch.context() as patch:
            _terminal(patch, **{name: io.StringIO()})
            with pytest.raises(CommandError):
                needs_a_terminal()
    _terminal(monkeypatch)
    needs_a_terminal()


def test_a_size_that_no_window_has_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS and LINES win over the size of the window: with a thousand million columns the memory would not do."""
    _terminal(monkeypatch)
    for odd in ("0", "-1", "", "八十", "abc", "1001", "9" * 5_000, "1e9", "80.5", " 80"):
        monkeypatch.setenv("COLUMNS", odd)
        monkeypatch.setenv("LINES", odd)
        needs_a_terminal()
        assert not {"COLUMNS", "LINES"} & set(os.environ), odd
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("LINES", "40")
    needs_a_terminal()
    assert (os.environ["COLUMNS"], os.environ["LINES"]) == ("120", "40")
