"""The room checklist: ticked off, added to, shortened."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from chietai.i18n import N_, _
from chietai.meeting.intents import CheckRoom, Intent, SetChecklist
from chietai.meeting.model import CheckItem
from chietai.meeting.state import State
from chietai.tui.editors import PastedLines
from chietai.tui.grid import safe
from chietai.tui.screens.prepare.page import Page, lead
from chietai.tui.widgets.button_row import ButtonRow
from chietai.tui.widgets.form_fields import Field, TextField


class NewLine(TextField):
    """A field from which Enter takes what was typed, to begin the next line at once."""

    @dataclass
    class Entered(Message):
        """A line was typed."""

        text: str

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Gives the line away instead of going on to the next field."""
        event.prevent_default()
        event.stop()
        self.post_message(self.Entered(self.text))


class RoomPage(Page):
    """The checklist."""

    key = "room"
    title = N_("Room")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "drop", show=False)]

    @classmethod
    def done(cls, state: State) -> bool:
        return bool(state.checklist) and all(item.done for item in state.checklist)

    def compose(self) -> ComposeResult:
        yield lead(_("What has to be ready in the room? Enter ticks a line. Ticking goes on at the reception too."))
        yield OptionList(id="checklist", markup=False)
        yield NewLine("new", _("One more line"), hint=_("Enter adds it"))
        yield ButtonRow([("drop", _("Take out (Delete)"))])

    def intent_for(self, field: Field, text: str) -> Intent | None:
        return None  # a line is added by Enter only

    def updated(self) -> None:
        """Lists the lines again."""
        lines = self.query_one("#checklist", OptionList)
        place = lines.highlighted or 0
        items = self._items()
        lines.clear_options()
        lines.add_options(Option(Content(f"{'[x]' if item.done else '[ ]'} {safe(item.text)}")) for item in items)
        lines.highlighted = min(place, len(items) - 1) if items else None

    def _items(self) -> tuple[CheckItem, ...]:
        return self.state.checklist

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ticks a line, or takes the tick away."""
        event.stop()
        item = self._items()[event.option_index]
        self._do(CheckRoom(item=item.id, done=not item.done))

    def on_new_line_entered(self, event: NewLine.Entered) -> None:
        """Adds a line."""
        event.stop()
        self._add([event.text])

    def on_pasted_lines(self, event: PastedLines) -> None:
        """Adds many lines at once."""
        event.stop()
        self._add(event.lines)

    def _add(self, texts: list[str]) -> None:
        new_id = self.prepare.services.new_id
        fresh = tuple(CheckItem(id=new_id(), text=text) for text in texts if text)
        if fresh and self._do(SetChecklist(items=(*self._items(), *fresh))):
            self.field("new").put("")

    def action_drop(self) -> None:
        """Takes the marked line out."""
        lines = self.query_one("#checklist", OptionList)
        place, items = lines.highlighted, self._items()
        if place is not None and items:
            self._do(SetChecklist(items=(*items[:place], *items[place + 1 :])))

    def on_button_row_pressed(self, event: ButtonRow.Pressed) -> None:
        """As the Delete key."""
        event.stop()
        self.action_drop()

    def _do(self, intent: Intent) -> bool:
        """False when it was refused: what was typed stays in its field."""
        problem = self.prepare.submit(intent)
        self.field("new").complain(problem) if problem else self.field("new").note("")
        self.updated()
        self.prepare.show_progress()
        return not problem
