"""Everything that is painted before the meeting can be read, in every theme, also in grey and in any terminal."""

import pytest
from tests.tui.inspection import inspect
from tests.tui.prepare.conftest import Running
from tests.tui.prepare.points import POINTS, lay

from chietai.tui.services import Services


@pytest.mark.parametrize("name", POINTS)
async def test_every_screen(running: Running, services: Services, name: str) -> None:
    start, work = POINTS[name]
    async with running(start, lay(services, name)) as hands:
        await work(hands)
        assert await inspect(hands.app, hands.rest) == []
