"""Pictures of every screen before the meeting. Each was looked at when it was taken."""

from collections.abc import Callable

import pytest
from tests.tui.prepare.hands import Hands
from tests.tui.prepare.points import POINTS, lay
from textual.pilot import Pilot

from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services

Snapshot = Callable[..., bool]


@pytest.mark.parametrize("name", POINTS)
@pytest.mark.parametrize(("theme", "size"), [("ai", (80, 24)), ("washi", (120, 36))], ids=["ai-80", "washi-120"])
def test_screen(snap_compare: Snapshot, services: Services, name: str, theme: str, size: tuple[int, int]) -> None:
    start, work = POINTS[name]
    app = ChietaiApp(services, start, lay(services, name))
    app.theme = theme

    async def run(pilot: Pilot[None]) -> None:
        hands = Hands(pilot)
        await hands.rest()
        await work(hands)

    assert snap_compare(app, terminal_size=size, run_before=run)
