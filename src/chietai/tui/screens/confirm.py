"""One question with two answers."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static


class Confirm(ModalScreen[bool]):
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
