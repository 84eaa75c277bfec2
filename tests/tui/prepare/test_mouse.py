"""Everything that keys do can be clicked."""

from tests.tui.prepare.conftest import Running
from tests.tui.prepare.hands import Hands
from tests.tui.prepare.points import lay, meeting

from chietai.tui.screens.members_screen import MembersScreen
from chietai.tui.services import Services
from chietai.tui.widgets.button_row import ButtonRow
from chietai.tui.widgets.form_fields import Picker
from chietai.tui.widgets.lines_table import LinesTable


async def click(hands: Hands, selector: str, x: int, y: int = 0) -> None:
    """Clicks into a widget."""
    await hands.pilot.click(selector, offset=(x, y))
    await hands.rest()


async def footer(hands: Hands, words: str) -> None:
    """Clicks a command in the footer."""
    bar = str(hands.app.screen.query_one("CommandBar").render())
    before = bar[: bar.index(words)]
    await click(hands, "CommandBar", sum(1 + (ord(c) > 0x2000) for c in before) + 1)


async def test_from_the_first_screen_into_the_preparation_and_out_again(running: Running, services: Services) -> None:
    lay(services, "home")
    async with running() as hands:
        await click(hands, "#doors", 5, 4)  # the second door: go on preparing
        assert hands.prepare.page is not None
        await click(hands, "#subjects", 3, 6)  # the sixth subject
        assert hands.prepare.page.key == "tables"
        await footer(hands, "前へ")
        assert hands.prepare.page.key == "members"
        await footer(hands, "戻る")
        assert "準備の続きから" in hands.text()


async def test_choices_small_buttons_and_rows(running: Running, services: Services) -> None:
    path = meeting(services)
    async with running("prepare", path, page="programme") as hands:
        row = hands.app.screen.query_one(ButtonRow)
        await click(hands, "ButtonRow", row.styles.padding.left + 13)  # a minute more
        assert hands.state.steps[0].minutes == 31
        await hands.to("record")
        await hands.pilot.click(Picker)
        await hands.rest()
        await hands.press("home", "enter")
        assert hands.state.details.public is True
        hands.app.push_screen(MembersScreen(hands.prepare))
        await hands.rest()
        await click(hands, "LinesTable", 10, 3)  # the third row: marked, then chosen
        assert hands.app.screen.query_one(LinesTable).place == 2
        await click(hands, "LinesTable", 10, 3)
        assert hands.field("name").text == "上野 千鶴"
