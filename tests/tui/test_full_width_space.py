"""The space bar of an input method types a full-width space: it reaches the text."""

from textual.app import ComposeResult

from chietai.tui.editors import JapaneseInput, JapaneseTextArea
from chietai.tui.safe_app import BaseApp


class Form(BaseApp[None]):
    def compose(self) -> ComposeResult:
        yield JapaneseInput()
        yield JapaneseTextArea()


async def test_it_is_typed_into_a_line() -> None:
    app = Form()
    async with app.run_test() as pilot:
        field = app.query_one(JapaneseInput)
        field.focus()
        await pilot.press("３", "ideographic_space", "店")
        assert field.value == "３\u3000店"
        field.action_select_all()
        await pilot.press("ideographic_space")
        assert field.value == "\u3000"


async def test_it_is_typed_into_several_lines() -> None:
    app = Form()
    async with app.run_test() as pilot:
        area = app.query_one(JapaneseTextArea)
        area.focus()
        await pilot.press("山", "ideographic_space", "田", "enter", "ideographic_space")
        assert area.text == "山\u3000田\n\u3000"
        area.read_only = True
        await pilot.press("ideographic_space")
        assert area.text == "山\u3000田\n\u3000"
