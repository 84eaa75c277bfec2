"""An app with every part of Textual's furniture that screens use, in all its states."""

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import (
    Button,
    DataTable,
    Footer,
    OptionList,
    ProgressBar,
    RadioSet,
    Rule,
    Select,
    Static,
    Tab,
    Tabs,
)
from textual.widgets.option_list import Option

from chietai.tui.editors import JapaneseInput, JapaneseTextArea
from chietai.tui.safe_app import BaseApp
from chietai.tui.toggles import Choice, Tick

INKS = ("foreground", "quiet", "primary", "accent", "success", "warning", "error")


class Parts(BaseApp[None]):
    """Everything at once, in a window of 110 x 60."""

    CSS = """
    #stage { height: 2; background: $background; }
    .ground { height: 1; }
    #surface { background: $surface; }
    #panel { background: $panel; }
    #columns, #buttons { height: auto; }
    DataTable, OptionList { width: 1fr; height: 7; }
    #long { width: 20; height: 5; }
    TextArea { height: 4; }
    RadioSet { width: 30; }
    """
    BINDINGS = [  # noqa: RUF012
        Binding("f1", "one", "三つの決まりごと"),
        Binding("f2", "two", "つぎへ"),
        Binding("f3", "never", "使えない"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "never" else True

    def action_one(self) -> None: ...

    def action_two(self) -> None: ...

    def action_never(self) -> None: ...

    def inks(self) -> Content:
        return Content(" ").join(Content.styled(ink, f"${ink}") for ink in (*INKS, "text-disabled"))

    def compose(self) -> ComposeResult:
        yield Static(self.inks(), id="stage")
        yield Static(self.inks(), id="surface", classes="ground")
        yield Static(self.inks(), id="panel", classes="ground")
        with Horizontal(id="columns"):
            yield DataTable(zebra_stripes=True, cursor_type="row")
            yield OptionList("買い物", None, Option("ごみ出し"), Option("えらべない", disabled=True))
            with VerticalScroll(id="long"):
                yield Static("\n".join("行" for _ in range(20)))
        with Horizontal(id="buttons"):
            for variant in ("default", "primary", "success", "warning", "error"):
                yield Button(variant, variant=variant, id=variant)
            yield Button("使えない", disabled=True)
        yield Tick("ずみ", True)
        yield Tick("まだ", id="unticked")
        with RadioSet():
            yield Choice("はい", True)
            yield Choice("いいえ")
        yield Select([("一", 1), ("二", 2)], prompt="えらぶ", id="open")
        yield Select([("一", 1), ("二", 2)], value=1, id="chosen")
        yield Tabs(Tab("卓１"), Tab("卓２"), Tab("使えない", disabled=True))
        yield Rule(line_style="heavy")
        yield ProgressBar(total=10, show_eta=False)
        yield JapaneseInput(placeholder="ここに書く", id="empty")
        yield JapaneseInput("書いてある", id="full")
        yield JapaneseInput("違う", id="wrong")
        yield JapaneseInput(placeholder="使えない", disabled=True)
        with Vertical():
            yield JapaneseTextArea("一行目\n二行目", show_line_numbers=True)
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("卓", "団体")
        for number in range(1, 4):
            table.add_row(Text(str(number)), Text("自治会"))
        self.query_one("#wrong").add_class("-invalid")
        self.query_one(ProgressBar).update(progress=4)
        for severity in ("information", "warning", "error"):
            self.notify("お知らせ", severity=severity, timeout=600)  # type: ignore[arg-type]
