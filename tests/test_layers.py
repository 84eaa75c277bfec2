"""What may not be loaded: the meeting needs no screen and no disk, the help and the first screen nothing heavy."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("numpy", "openpyxl", "jinja2")


def _loaded(program: str, unwanted: tuple[str, ...]) -> set[str]:
    """Which of the unwanted modules a fresh Python has loaded after `program`."""
    code = f"{program}\nimport sys\nprint('LOADED', *[name for name in {unwanted!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("module", ["chietai.meeting", "chietai.lottery", "chietai.meeting.transitions"])
def test_the_meeting_needs_no_screen_and_no_disk(module: str) -> None:
    unwanted = ("textual", "rich", "tinydb", "chietai.tui", "chietai.records", "chietai.i18n", *HEAVY)
    assert _loaded(f"import {module}", unwanted) == set()


@pytest.mark.parametrize("given", [["--help"], ["--version"], ["open", "--help"], ["nonsense"]])
def test_help_is_quick(given: list[str]) -> None:
    unwanted = ("textual", "rich", "pydantic", "tinydb", "rpds", *HEAVY)
    assert _loaded(f"from chietai.cli import main\nmain({given!r})", unwanted) == set()


_FIRST_SCREEN = """
import asyncio
from pathlib import Path
from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services

async def show():
    home = Path({home!r})
    services = Services.real(home, home / "sessions")
    async with ChietaiApp(services, *{start!r}).run_test(size=(80, 24)) as pilot:
        await pilot.pause()

asyncio.run(show())
"""


def test_the_first_screen_loads_nothing_heavy(tmp_path: Path) -> None:
    assert _loaded(_FIRST_SCREEN.format(home=str(tmp_path), start=()), HEAVY) == set()


NOT_BEFORE_HOME = (
    *HEAVY,
    "pydantic",
    "tinydb",
    "rpds",
    "budoux",
    "wcwidth",
    "filelock",
    "chietai.meeting.state",
    "chietai.meeting.events",
    "chietai.meeting.intents",
    "chietai.text.gate",
    "chietai.records.library",
    "chietai.records.store",
    "chietai.rehearsal",
    "chietai.tui.contrast",
    "chietai.tui.editors",
)
"""Each takes a noticeable part of the time until the first screen stands; the library is looked through after that."""

_FIRST_FRAME = """
import asyncio, sys
from pathlib import Path
import chietai.cli.common
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.home_screen import HomeScreen
from chietai.tui.services import Services

frames = []

class First(ChietaiApp):
    def post_display_hook(self):
        if isinstance(self.screen, HomeScreen):
            frames.append(set(sys.modules))

async def show():
    home = Path({home!r})
    async with First(Services.real(home, home / "sessions")).run_test(size=(80, 24)) as pilot:
        await pilot.app.workers.wait_for_complete()

asyncio.run(show())
assert "chietai.records.library" in sys.modules, "the library was looked through later"
sys.modules = {{name: None for name in frames[0]}}
"""


def test_nothing_that_can_wait_is_loaded_before_the_first_frame(tmp_path: Path) -> None:
    assert _loaded(_FIRST_FRAME.format(home=str(tmp_path)), NOT_BEFORE_HOME) == set()


def test_the_desk_loads_nothing_heavy(tmp_path: Path) -> None:
    from chietai.cli import main

    assert main(["rehearse", "--events", "120", "--out", str(tmp_path), "--name", "a"]) == 0
    program = _FIRST_SCREEN.format(home=str(tmp_path), start=("meeting", "PATH")).replace("'PATH'", "home / 'a.json'")
    assert _loaded(program, HEAVY) == set()
