"""Odd documents on the screens: they open, their lists and dialogs too, and every key is answered."""

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.extremes.odd_documents import odd_texts

from chietai.records.faults import Verdict
from chietai.records.follow import Follower
from chietai.records.reading import examine
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.wall_screen import WallApp
from chietai.tui.services import Services

ODD = odd_texts()
SOUND = (Verdict.ACCEPT, Verdict.WARN)
KEYS = {
    "meeting": (
        "ctrl+g", "down", "f5", "f7", "escape", "ctrl+r", "f5", "escape", "ctrl+b", "escape", "ctrl+s", "down",
        "escape", "ctrl+l", "enter", "escape", "escape", "f3", "escape", "f6", "f8", "f3", "escape", "f7", "ctrl+z",
        "ctrl+y", "f4", "f9", "pagedown", "ctrl+e", "escape",
    ),
    "prepare": ("f4", "f4", "f4", "f4", "f4", "f4", "f3", "f3", "f3"),
    "replay": (
        "space", "end", "home", "ctrl+right", "ctrl+right", "ctrl+left", "right", "left", "up", "ctrl+f", "x",
        "escape",
    ),
}  # fmt: skip
FEW_KEYS = {"meeting": ("ctrl+g", "escape", "f7"), "prepare": ("f4",), "replay": ("end",)}
"""What each screen has to bear at the least."""
_ALL_KEYS_OF = 1 if os.environ.get("ODD_ALL") else 6
"""Of so many documents one is tried with all keys, the others with a few; `ODD_ALL=1` presses all of them on all."""
FEW = ("two steps of one id, one left out",)


async def opened(screen: str, keys: Sequence[str], path: Path, clock: FrozenClock, new_id: Callable[[], str]) -> None:
    """Opens a copy of the document on a screen and presses keys."""
    copy = path.with_name(f"{screen}.json")
    shutil.copy(path, copy)
    services = Services(clock=clock, new_id=new_id, home=path.parent / "home", library=path.parent, digits=lambda: "1")
    app = ChietaiApp(services, screen, copy)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.pause()


async def on_the_wall(path: Path, clock: FrozenClock) -> None:
    """Opens the wall beside a desk that writes it."""
    follower = Follower(path)
    follower.poll()
    async with WallApp(follower, clock, home=path.parent / "home").run_test(size=(100, 30)) as pilot:
        await pilot.press("pagedown", "pageup", "f11")
        await pilot.pause()


async def tried(
    name: str, folder: Path, clock: FrozenClock, new_id: Callable[[], str], keys: Mapping[str, Sequence[str]] = KEYS
) -> bool:
    """Tries one document on every screen; False when `check` does not pass it."""
    path = folder / "m.json"
    path.write_text(ODD[name], encoding="utf-8")
    if examine(path).verdict not in SOUND:
        return False
    for screen in keys:
        try:
            await opened(screen, keys[screen], path, clock, new_id)
        except Exception as error:
            raise AssertionError(f"{name}: {screen}") from error
    await on_the_wall(path, clock)
    return True


@pytest.mark.parametrize("name", FEW)
async def test_an_odd_document_on_the_screens(
    name: str, home: Path, tmp_path: Path, clock: FrozenClock, new_id: Callable[[], str]
) -> None:
    assert await tried(name, tmp_path, clock, new_id, FEW_KEYS)


@pytest.mark.slow
async def test_all_odd_documents_on_the_screens(
    home: Path, tmp_path: Path, clock: FrozenClock, new_id: Callable[[], str]
) -> None:
    shown = 0
    for number, name in enumerate(ODD):
        keys = KEYS if name in FEW or number % _ALL_KEYS_OF == 0 else FEW_KEYS
        shown += await tried(name, tmp_path, clock, new_id, keys)
    assert shown > 60
