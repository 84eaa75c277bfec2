"""A small form laid over the screen: fields, and two buttons to take what was typed or to leave it."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from chietai.i18n import _
from chietai.text.gate import LIMIT
from chietai.tui.commands.default_keys import TAKE_KEY, shown
from chietai.tui.grid import safe
from chietai.tui.textual_seams import SeamedDialog
from chietai.tui.widgets.form_fields import Field
from chietai.wording.refusals import too_long

Values = Mapping[str, str]


class FormDialog(SeamedDialog[Values | None]):
    """Gives the texts by the keys of the fields, or None for Esc.

    `rows`: the fields side by side. `check` gives a sentence for each field that cannot be taken, by key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding(TAKE_KEY, "take", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    FormDialog { align: center middle; }
    FormDialog .dialog { padding: 0 1; max-height: 100%; overflow-y: auto; }
    FormDialog .row { height: auto; }
    FormDialog .buttons { height: 3; align-horizontal: right; }
    FormDialog Button { margin: 0 0 0 2; }
    FormDialog .explained { height: auto; padding: 0 1; color: $quiet; }
    """

    def __init__(
        self,
        title: str,
        rows: Sequence[Sequence[Field]],
        check: Callable[[Values], Mapping[str, str]],
        *,
        explained: str = "",
    ) -> None:
        super().__init__()
        self._title, self._rows, self._check, self._explained = title, rows, check, explained

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = Content(safe(self._title))
            box.border_subtitle = Content(_("Esc goes back without a change"))
            if self._explained:
                yield Static(Content(safe(self._explained)), classes="explained")
            for row in self._rows:
                with Horizontal(classes="row"):
                    yield from row
            with Horizontal(classes="buttons"):
                yield Button(_("Take it ({key})").format(key=shown(TAKE_KEY)), id="take", variant="primary")
                yield Button(_("Leave it"), id="leave")

    def on_mount(self) -> None:
        """Lets typing begin."""
        self._rows[0][0].editor.focus()

    def action_take(self) -> None:
        """Gives what was typed, or says what is wrong with it."""
        values = {field.key: field.text for field in self.query(Field)}
        lengths = {key: too_long(len(text), LIMIT) for key, text in values.items() if len(text) > LIMIT}
        # A text that is too long for everything is not looked at any further.
        wrong = lengths or self._check(values)
        first: Widget | None = None
        for field in self.query(Field):
            if field.key in wrong:
                field.complain(wrong[field.key])
                first = first or field.editor
            elif field.wrong:
                field.note("")
        if first is not None:
            first.focus()
        else:
            self.dismiss(values)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Takes it or leaves it."""
        event.stop()
        if event.button.id == "take":
            self.action_take()
        else:
            self.dismiss(None)
