"""Texts of forms that are longer than may be stored: the field says so and keeps them, nothing of them is stored."""

from pathlib import Path

import pytest
from tests.tui.prepare.conftest import Running
from tests.tui.prepare.hands import Hands, document
from textual.events import Paste

from chietai.meeting import intents as i
from chietai.meeting.model import Council, Details, Member
from chietai.tui.screens.member_form import member_form
from chietai.tui.services import Services
from chietai.tui.widgets.form_dialog import FormDialog

LONG = "坂がきつい" * 600


@pytest.fixture
def path(services: Services) -> Path:
    """A council with a theme."""
    council, details = Council(name="協議体"), Details(theme="坂道")
    return document(services, "room", i.DescribeCouncil(council=council), i.DescribeSession(details=details))


async def _paste(hands: Hands, key: str, text: str) -> None:
    field = hands.field(key)
    field.put("")
    field.editor.focus()
    await hands.rest()
    field.editor.post_message(Paste(text))
    await hands.rest()


async def test_a_long_text_of_a_page_stays_in_its_field(running: Running, path: Path) -> None:
    async with running("prepare", path, page="theme") as hands:
        for key in ("theme", "consider"):
            before = hands.state.details
            await _paste(hands, key, LONG)
            await hands.press("tab")
            assert hands.field(key).text == LONG
            assert "3,000" in hands.field(key).said and "2,000" in hands.field(key).said
            assert getattr(hands.state.details, key) == getattr(before, key)
            hands.field(key).put(LONG[:2000])
            hands.prepare.page.settle(hands.field(key))
            assert getattr(hands.state.details, key) == LONG[:2000]


async def test_a_long_text_of_a_dialog_stays_in_its_field(running: Running, path: Path) -> None:
    async with running("prepare", path) as hands:
        hands.app.push_screen(member_form("名簿", Member(id="m1", name="山田")))
        await hands.rest()
        await _paste(hands, "needs", LONG)
        await hands.press("f10")
        assert isinstance(hands.app.screen, FormDialog)
        assert hands.field("needs").text == LONG
        assert "3,000" in hands.field("needs").said


async def test_a_long_line_of_the_checklist_stays_in_its_field(running: Running, path: Path) -> None:
    async with running("prepare", path, page="room") as hands:
        before = hands.state.checklist
        await _paste(hands, "new", LONG)
        await hands.press("enter")
        assert hands.field("new").text == LONG
        assert "3,000" in hands.field("new").said
        assert hands.state.checklist == before
