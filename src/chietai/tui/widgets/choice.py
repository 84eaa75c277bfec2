"""A question with a few answers to choose from, or with two, laid over the screen."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from chietai.i18n import _
from chietai.tui.grid import safe
from chietai.tui.textual_seams import SeamedDialog


class Choose(SeamedDialog[int | None]):
    """Gives the number of the answer, from 0, or None for Esc. All texts are plain text, never markup."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]
    DEFAULT_CSS = """
    Choose { align: center middle; }
    Choose .dialog { padding: 1 2; }
    Choose Static { height: auto; margin: 0 0 1 0; }
    Choose OptionList { height: auto; max-height: 14; }
    """

    def __init__(self, title: str, answers: Sequence[str], *, question: str = "", chosen: int = 0) -> None:
        super().__init__()
        self._title, self._question = title, question
        self._answers, self._first = answers, chosen

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(safe(self._title))
            box.border_subtitle = Content(_("Enter chooses, Esc goes back"))
            if self._question:
                yield Static(Content(safe(self._question, multiline=True)))
            yield OptionList(*(Option(Content(safe(answer))) for answer in self._answers), markup=False)

    def on_mount(self) -> None:
        """Marks the answer that holds now."""
        answers = self.query_one(OptionList)
        answers.highlighted = min(max(0, self._first), len(self._answers) - 1) if self._answers else None
        answers.styles.border = ("none", "transparent")  # the dialog has one already
        answers.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the answer."""
        event.stop()
        self.dismiss(event.option_index)


class Confirm(SeamedDialog[bool]):
    """Gives True for `yes`, False for `no` and for Escape. `yes_first` marks `yes` at the beginning."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", show=False)]

    def __init__(self, question: str, yes: str, no: str, *, yes_first: bool = True) -> None:
        super().__init__()
        self._question, self._yes, self._no, self._yes_first = question, yes, no, yes_first

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._question))
            yield OptionList(Content(self._yes), Content(self._no), markup=False)

    def on_mount(self) -> None:
        """Marks the likelier answer."""
        answers = self.query_one(OptionList)
        answers.highlighted = 0 if self._yes_first else 1
        answers.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the answer."""
        event.stop()
        self.dismiss(event.option_index == 0)
