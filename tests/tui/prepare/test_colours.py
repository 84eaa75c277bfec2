"""Everything that is painted before the meeting can be read, in every theme, also in grey and in any terminal."""

from collections.abc import Awaitable, Callable

import pytest
from tests.tui.inspection import inspect
from tests.tui.prepare.conftest import Running
from tests.tui.prepare.hands import SAMPLES, Hands
from tests.tui.prepare.points import POINTS, WALKS, lay

from chietai.tui.screens.roster.choose_list import ChooseListScreen
from chietai.tui.services import Services


@pytest.mark.parametrize("walk", WALKS)
async def test_every_screen(running: Running, services: Services, walk: str) -> None:
    points = WALKS[walk]
    async with running(POINTS[points[0]][0], lay(services, points[0])) as hands:
        for name in points:
            await POINTS[name][1](hands)
            assert (name, await inspect(hands.app, hands.rest)) == (name, [])


async def _choice(hands: Hands) -> None:
    await hands.to("council")
    await hands.press("tab", "enter")


async def _step(hands: Hands) -> None:
    await hands.to("programme")
    await hands.press("enter")


async def _new_step(hands: Hands) -> None:
    await hands.to("programme")
    await hands.press("insert")


async def _pasting(hands: Hands) -> None:
    hands.app.push_screen(ChooseListScreen(hands.prepare, SAMPLES), lambda _count: None)
    await hands.rest()
    await hands.press("f3")


async def _nobody(hands: Hands) -> None:
    await hands.press("f4")
    await hands.write("どこにもない")


DIALOGS: dict[str, tuple[str, str, Callable[[Hands], Awaitable[None]]]] = {
    "a choice": ("members", "Choose", _choice),
    "a step": ("programme", "FormDialog", _step),
    "a new step": ("programme", "Choose", _new_step),
    "pasting": ("files", "PasteList", _pasting),
    "a library without what is looked for": ("library", "LibraryScreen", _nobody),
}


@pytest.mark.parametrize("name", DIALOGS)
async def test_what_opens_over_them(running: Running, services: Services, name: str) -> None:
    point, screen, work = DIALOGS[name]
    async with running(POINTS[point][0], lay(services, point)) as hands:
        await work(hands)
        assert type(hands.app.screen).__name__ == screen
        assert await inspect(hands.app, hands.rest) == []


async def test_the_first_start(running: Running) -> None:
    async with running("home") as hands:
        assert await inspect(hands.app, hands.rest) == []
