"""A document that may only be read: nobody is let type what would not be kept."""

import json
from pathlib import Path

from tests.tui.desk.room import Hands

from chietai.tui.app import ChietaiApp
from chietai.tui.screens.home_screen import HomeScreen
from chietai.tui.screens.replay_screen import ReplayScreen


def _newer(document: Path) -> None:
    tables = json.loads(document.read_text("utf-8"))
    tables["session"]["1"]["version"] = "999.0"
    document.write_text(json.dumps(tables, ensure_ascii=False), "utf-8")


async def test_it_is_not_opened_at_the_desk(app: ChietaiApp, document: Path) -> None:
    _newer(document)
    before = document.read_bytes()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        (told,) = [note.message for note in app._notifications]
        assert "見返す" in told and "まとめ" in told
        await app.replay(document)
        await pilot.pause()
        assert isinstance(app.screen, ReplayScreen) and app.screen.recording.events
    assert document.read_bytes() == before


async def test_it_is_not_opened_for_preparing_either(app: ChietaiApp, document: Path) -> None:
    _newer(document)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.prepare(document)
        await pilot.pause()
        await pilot.pause()
        assert "見返す" in Hands(pilot).text()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
