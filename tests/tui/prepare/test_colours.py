"""Everything that is painted before the meeting can be read, in every theme."""

import pytest
from tests.tui.prepare.conftest import Running
from tests.tui.prepare.points import POINTS, lay

from chietai.tui.contrast import LINES, TEXT, painted_pairs
from chietai.tui.services import Services

THEMES = ("ai", "sumi", "washi", "wakatake")


@pytest.mark.parametrize("name", POINTS)
async def test_contrast(running: Running, services: Services, name: str) -> None:
    start, work = POINTS[name]
    async with running(start, lay(services, name)) as hands:
        await work(hands)
        for theme in THEMES:
            hands.app.theme = theme
            await hands.rest()
            pairs = painted_pairs(hands.app)
            assert len(pairs) > 3
            assert not [str(pair) for pair in pairs if pair.ratio < (LINES if pair.drawing else TEXT)]
