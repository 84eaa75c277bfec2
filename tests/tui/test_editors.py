"""What is pasted: one line goes in, several are offered, nothing harmful comes through."""

import pytest
from textual import events
from textual.app import ComposeResult

from chietai.text.gate import LIMIT
from chietai.tui.editors import LINE_LIMIT, JapaneseInput, JapaneseTextArea, PastedLines
from chietai.tui.safe_app import BaseApp


class Form(BaseApp[None]):
    def __init__(self) -> None:
        super().__init__()
        self.pasted: list[PastedLines] = []

    def compose(self) -> ComposeResult:
        yield JapaneseInput("商店街")
        yield JapaneseTextArea("一行目")

    def on_pasted_lines(self, message: PastedLines) -> None:
        self.pasted.append(message)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("の祭り", "商店街の祭り"),
        ("の祭り\n", "商店街の祭り"),
        ("\r\n\r\nの祭り\r\n", "商店街の祭り"),
        ("か\u3099\x1b]0;title\x07\x1b[31m赤\x00", "商店街が赤"),
        ("⻄東京", "商店街西東京"),
        ("[red]x[/red]", "商店街[red]x[/red]"),
        ("", "商店街"),
        (" \n \n", "商店街"),
    ],
)
async def test_one_line_is_inserted_clean(text: str, value: str):
    app = Form()
    async with app.run_test() as pilot:
        field = app.query_one(JapaneseInput)
        field.post_message(events.Paste(text))
        await pilot.pause()
        assert field.value == value
        assert app.pasted == []


async def test_several_lines_are_posted_and_not_inserted():
    app = Form()
    async with app.run_test() as pilot:
        field = app.query_one(JapaneseInput)
        field.post_message(events.Paste("買い物\r\n\n ごみ出し \x1b[2J\n雪かき"))
        await pilot.pause()
        assert field.value == "商店街"
        assert [message.lines for message in app.pasted] == [["買い物", "ごみ出し", "雪かき"]]
        assert app.pasted[0].editor is field
        assert app.pasted[0].control is field


async def test_several_lines_that_nobody_asked_for_stand_in_the_field():
    class Plain(BaseApp[None]):
        def compose(self) -> ComposeResult:
            yield JapaneseInput("集会所")

    async with Plain().run_test() as pilot:
        field = pilot.app.query_one(JapaneseInput)
        field.post_message(events.Paste("の１階\n\n会議室 "))
        await pilot.pause()
        assert field.value == "集会所の１階\u3000会議室"


async def test_a_line_does_not_grow_for_ever_and_that_is_said():
    app = Form()
    async with app.run_test() as pilot:
        field = app.query_one(JapaneseInput)
        field.focus()
        field.value = "あ" * (LINE_LIMIT - 1)
        field.action_end()
        for text in ("い", "う", "\u3000", "長い" * LIMIT):
            field.post_message(events.Paste(text))
        await pilot.press("a", "ideographic_space", "b")
        await pilot.pause()
        assert field.value == "あ" * (LINE_LIMIT - 1) + "い"
        assert len(app._notifications) == 1
        await pilot.press("backspace", "x", "y")
        assert field.value == "あ" * (LINE_LIMIT - 1) + "x"
        assert len(app._notifications) == 2


async def test_a_longer_line_of_before_can_be_made_shorter():
    app = Form()
    async with app.run_test() as pilot:
        field = app.query_one(JapaneseInput)
        field.focus()
        field.value = "あ" * (LINE_LIMIT + 5)
        field.action_end()
        await pilot.press("backspace", "backspace")
        assert len(field.value) == LINE_LIMIT + 3


async def test_what_is_selected_is_replaced():
    app = Form()
    async with app.run_test() as pilot:
        field = app.query_one(JapaneseInput)
        field.focus()
        field.action_select_all()
        field.post_message(events.Paste("自治会"))
        await pilot.pause()
        assert field.value == "自治会"


async def test_the_programs_own_clipboard_goes_the_same_way():
    app = Form()
    async with app.run_test() as pilot:
        field, area = app.query_one(JapaneseInput), app.query_one(JapaneseTextArea)
        app._clipboard = "一\n二"
        field.focus()
        await pilot.press("ctrl+v")
        assert [message.lines for message in app.pasted] == [["一", "二"]]
        area.focus()
        area.move_cursor(area.document.end)
        await pilot.press("ctrl+v")
        assert area.text == "一行目一\n二"


async def test_a_long_paste_of_many_lines_is_whole():
    lines = [f"{n}番の困りごと" for n in range(1000)]
    app = Form()
    async with app.run_test() as pilot:
        app.query_one(JapaneseInput).post_message(events.Paste("\n".join(lines)))
        await pilot.pause()
        assert app.pasted[0].lines == lines


async def test_several_lines_stay_lines_in_an_area():
    app = Form()
    async with app.run_test() as pilot:
        area = app.query_one(JapaneseTextArea)
        area.move_cursor(area.document.end)
        area.post_message(events.Paste("の続き\r\n二行目\x1b[31m\x00"))
        await pilot.pause()
        assert area.text == "一行目の続き\n二行目"


async def test_nothing_goes_into_an_area_that_is_only_read():
    app = Form()
    async with app.run_test() as pilot:
        area = app.query_one(JapaneseTextArea)
        area.read_only = True
        area.post_message(events.Paste("x"))
        await pilot.pause()
        assert area.text == "一行目"


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ([*"abc", "backspace", "d"], "商店街abd"),
        ([*"ab", "ctrl+u", *"cd"], "cd"),
        (["home", *"ab", "end", "c"], "ab商店街c"),
        (["left", "a", "left", "left", "b", "delete", "c"], "商bca街"),
        (["ctrl+w", "a"], "a"),
    ],
)
@pytest.mark.parametrize("kind", [JapaneseInput, JapaneseTextArea])
async def test_keys_that_come_all_at_once_act_in_their_order(
    kind: type[JapaneseInput | JapaneseTextArea], keys: list[str], line: str
):
    app = Form()
    async with app.run_test() as pilot:
        field = app.query_one(kind)
        field.focus()
        if isinstance(field, JapaneseInput):
            field.action_end()
        else:
            field.load_text("商店街")
            field.move_cursor((0, 3))
        await pilot.pause()
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert (field.value if isinstance(field, JapaneseInput) else field.text) == line
