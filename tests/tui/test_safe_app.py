"""The app that ours stand on: cursor for input methods, plain notices, width of line characters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.tui.terminal import Terminal
from textual.app import ComposeResult
from textual.widgets import Static
from textual.widgets._toast import Toast

from chietai.tui.editors import JapaneseInput, JapaneseTextArea
from chietai.tui.safe_app import BaseApp

unix = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are a thing of Unix")

FORM = """
import sys
from chietai.tui.safe_app import BaseApp
from chietai.tui.editors import JapaneseInput, JapaneseTextArea
from textual.widgets import Static

class Form(BaseApp):
    CSS = "TextArea { height: 5; }"
    BINDINGS = [("f5", "move", "")]
    def compose(self):
        yield Static("", id="space")
        yield JapaneseInput("商店街", id="line")
        yield JapaneseTextArea("一行", id="lines")
    def on_mount(self):
        self.query_one("#" + sys.argv[1]).focus()
    def action_move(self):
        self.query_one("#space").styles.height = 4
    def watch_wide_lines(self, wide):
        super().watch_wide_lines(wide)
        if self.is_mounted:
            self.query_one("#space").update("wide" if wide else "narrow")

Form().run()
"""


def test_the_kitty_protocol_is_off_before_textual_is_there():
    code = "import chietai.tui.safe_app; from textual import constants; print(constants.DISABLE_KITTY_KEY)"
    environ = {k: v for k, v in os.environ.items() if k != "TEXTUAL_DISABLE_KITTY_KEY"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environ, check=True)
    assert done.stdout.strip() == "True"


@unix
@pytest.mark.parametrize(("field", "column", "row"), [("line", 8, 2), ("lines", 2, 5)])
def test_the_terminal_cursor_is_where_text_goes(tmp_path: Path, field: str, column: int, row: int):
    """Also at the start, and after the layout has moved without a key in the field."""
    with Terminal(FORM, field, home=tmp_path) as terminal:
        terminal.read_until(lambda t: t.shows("商店街") and (t.screen.cursor.x, t.screen.cursor.y) == (column, row))
        terminal.write(b"\x1b[15~")
        terminal.read_until(lambda t: (t.screen.cursor.x, t.screen.cursor.y) == (column, row + 3))
        terminal.write("会".encode())
        terminal.read_until(lambda t: (t.screen.cursor.x, t.screen.cursor.y) == (column + 2, row + 3))


@unix
@pytest.mark.parametrize(("column", "said"), [(3, "wide"), (2, "narrow")])
def test_the_terminal_is_asked_how_wide_its_lines_are(tmp_path: Path, column: int, said: str):
    with Terminal(FORM, "line", home=tmp_path) as terminal:
        terminal.read_until(lambda t: b"\x1b[6n" in t.output and t.shows("商店街"))
        if said == "narrow":
            terminal.write(b"\x1b[2;3R")
            terminal.read_until(lambda t: t.shows("wide"))
        terminal.write(b"\x1b[2;%dR" % column)
        terminal.read_until(lambda t: t.shows(said))
        terminal.read_until(lambda t: any(("-" * 9 in line) == (said == "wide") for line in t.screen.display))


class Empty(BaseApp[None]):
    def compose(self) -> ComposeResult:
        yield Static("x")


async def test_notices_are_plain_text():
    app = Empty()
    async with app.run_test(notifications=True) as pilot:
        app.notify("[red]名前[/nope] [@click=app.quit]x[/]", severity="error")
        await pilot.pause()
        shown = str(app.screen.query_one(Toast).render())
    assert "[red]名前[/nope] [@click=app.quit]x[/]" in shown
    assert shown.splitlines()[0] == "うまくいきませんでした"


async def test_fields_neither_blink_nor_select():
    class Fields(BaseApp[None]):
        def compose(self) -> ComposeResult:
            yield JapaneseInput("商店街")
            yield JapaneseTextArea("一行")

    app = Fields()
    async with app.run_test() as pilot:
        field = app.query_one(JapaneseInput)
        field.focus()
        await pilot.press("の")
        assert field.value == "商店街の"
        assert not field.cursor_blink
        assert not app.query_one(JapaneseTextArea).cursor_blink


async def test_styles_of_a_subclass_win():
    class Own(Empty):
        CSS = "Tooltip { background: red; } Static { color: $line; }"

    app = Own(theme="sumi")
    async with app.run_test():
        assert app.query_one(Static).styles.color.hex.lower() == "#8c8c8c"


async def test_an_app_with_a_foreign_theme_still_starts():
    """Our own variables have defaults for themes that lack them."""
    app = Empty()
    async with app.run_test() as pilot:
        app.theme = "textual-light"
        await pilot.pause()
        assert app.theme == "textual-light"


async def test_an_unknown_theme_falls_back_with_a_sentence():
    app = Empty(theme="nashi")
    async with app.run_test():
        assert app.theme == "ai"
    assert app.theme_problem is not None
    assert "nashi" in app.theme_problem
