"""A sudden end: signals, a closed terminal, a hook that hangs. In real processes on pseudo-terminals."""

import os
import signal
from pathlib import Path

import pytest
from tests.tui.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are a thing of Unix")

APP = """
import signal, sys, time
from pathlib import Path
from chietai.tui import shutdown
from chietai.tui.safe_app import BaseApp
from chietai.tui.editors import JapaneseInput
from textual.widgets import Static

class Ends(BaseApp):
    def compose(self):
        yield Static("ready")
        yield JapaneseInput("typed")
    def on_end(self, number):
        if HANG:
            time.sleep(600)
        Path(sys.argv[1]).write_text(number.name + " " + self.query_one(JapaneseInput).value)

HANG = sys.argv[2] == "hang"
if sys.argv[2] == "deaf":
    shutdown.install = lambda hook: signal.signal(signal.SIGHUP, signal.SIG_IGN)
if HANG:
    import functools
    shutdown.leave_soon = functools.partial(shutdown.leave_soon, seconds=0.2)
app = Ends()
app.run()
sys.exit(app.return_code)
"""


def started(home: Path, how: str = "plain") -> tuple[Terminal, Path]:
    saved = home / "saved"
    terminal = Terminal(APP, str(saved), how, home=home)
    terminal.read_until(lambda t: t.shows("typed"))
    return terminal, saved


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_and_ends_in_good_order(tmp_path: Path, number: signal.Signals):
    terminal, saved = started(tmp_path)
    with terminal:
        os.kill(terminal.pid, number)
        assert terminal.exit_code() == 128 + number
    assert saved.read_text() == f"{number.name} typed"


def test_a_closed_terminal_saves(tmp_path: Path):
    terminal, saved = started(tmp_path)
    with terminal:
        terminal.close()
        assert terminal.exit_code() == 128 + signal.SIGHUP
    assert saved.read_text() == "SIGHUP typed"


def test_a_closed_terminal_is_noticed_without_the_signal(tmp_path: Path):
    """As under nohup: plain Textual would go on for ever."""
    terminal, saved = started(tmp_path, "deaf")
    with terminal:
        terminal.close()
        assert terminal.exit_code() == 128 + signal.SIGHUP
    assert saved.read_text() == "SIGHUP typed"


def test_a_hook_that_hangs_does_not_keep_the_process(tmp_path: Path):
    terminal, saved = started(tmp_path, "hang")
    with terminal:
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
    assert not saved.exists()
