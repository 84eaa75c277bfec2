"""The screens started by a command, in a real terminal: what is left on it when they fail."""

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

import pytest

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


def _in_a_terminal(program: str, home: Path) -> tuple[int, str]:
    """Runs a Python program in a pseudo-terminal: its exit code and everything it wrote."""
    child, master = pty.fork()
    if child == 0:
        os.environ.update(CHIETAI_HOME=str(home), TERM="xterm-256color")
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
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), written.decode(errors="replace")


def test_a_screen_that_fails_is_one_sentence_and_tells_no_secrets(tmp_path: Path) -> None:
    code, written = _in_a_terminal(_FAILS, tmp_path)
    assert code == 1
    assert "Traceback" not in written
    assert "梅子" not in written
    assert "思わぬ不具合" in written.split("\x1b[?1049l")[-1]
    assert "RuntimeError: broken" in (tmp_path / "log" / "chietai.log").read_text("utf-8")
