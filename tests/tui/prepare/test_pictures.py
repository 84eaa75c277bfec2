"""Pictures of every screen before the meeting. Each was looked at when it was taken."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.tui.picture_walks import comparison, picture
from tests.tui.prepare.hands import Hands
from tests.tui.prepare.points import POINTS, WALKS, lay

from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize(("theme", "size"), [("ai", (80, 24)), ("washi", (120, 36))], ids=["ai-80", "washi-120"])
async def test_screen(
    snapshot: SnapshotAssertion, services: Services, tmp_path: Path, walk: str, theme: str, size: tuple[int, int]
) -> None:
    points, compare = WALKS[walk], comparison(snapshot, tmp_path)
    app = ChietaiApp(services, POINTS[points[0]][0], lay(services, points[0]))
    app.theme = theme
    wrong: list[str] = []
    async with app.run_test(size=size) as pilot:
        hands = Hands(pilot)
        await hands.rest()
        for name in points:
            await POINTS[name][1](hands)
            wrong += compare(f"{theme}-{size[0]}-{name}", await picture(pilot))
    assert wrong == []
