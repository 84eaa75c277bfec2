"""The entry line: one field at the bottom, always at the same place, with a list of names while one is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from chietai.tui.desk.completion import Offer
from chietai.tui.editors import JapaneseInput


class _Field(JapaneseInput):
    """The field. While the list is open, the arrow keys and Tab control it."""

    async def on_key(self, event: events.Key) -> None:
        """Handles the keys of the list and Enter; all others are the field's."""
        line = self.parent
        assert isinstance(line, EntryLine)
        if event.key == "tab" or (event.key in ("up", "down") and line.offers):
            event.prevent_default()
            event.stop()
            if event.key == "tab":
                line.take_offer()
            else:
                line.move(1 if event.key == "down" else -1)
            return
        if event.key == "enter":
            # Not a binding: it would be handled only after keys typed later had reached the field.
            event.prevent_default()
            event.stop()
            line.enter()


class EntryLine(Vertical):
    """Posts `Entered` on Enter and `Changed` while typing. `offer` gives the list for a line.

    The line is empty as soon as it is entered; `give_back` puts back what was not taken.
    """

    DEFAULT_CSS = """
    EntryLine {
        height: 3;
        width: 100%;
        & > OptionList {
            display: none;
            overlay: screen;
            constrain: inside inside;
            width: 100%;
            height: auto;
            max-height: 8;
            background: $surface;
        }
        &.-offering > OptionList { display: block; }
        & > Input { border-title-color: $primary; border-title-style: bold; border-subtitle-color: $quiet; }
    }
    """

    @dataclass
    class Changed(Message):
        """The line is now `value`."""

        value: str

    @dataclass
    class Entered(Message):
        """Enter was pressed on `value`; `offer` is what is marked in the list, if there is one."""

        value: str
        offer: Offer | None

    def __init__(self, offer: Callable[[str], Sequence[Offer]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._offer = offer
        self.offers: Sequence[Offer] = ()
        self._given_back = ""
        self._titles = ("", "")

    def compose(self) -> ComposeResult:
        yield OptionList(markup=False)
        yield _Field()

    @property
    def field(self) -> JapaneseInput:
        """The field itself."""
        return self.query_one(_Field)

    @property
    def value(self) -> str:
        """What stands in it."""
        return self.field.value

    def set_value(self, text: str) -> None:
        """Puts `text` there, with the cursor behind it."""
        self.field.value = text
        self.field.cursor_position = len(text)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Shows on the frame what Enter will do. Nothing is painted when it is unchanged."""
        before, self._titles = self._titles, (title, subtitle)
        if title != before[0]:
            self.field.border_title = Content(title)
        if subtitle != before[1]:
            self.field.border_subtitle = Content(subtitle)

    # -- the list -------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Updates the list and announces the change, unless it was made before the last Enter and is told late."""
        event.stop()
        self.refresh_offers()
        if event.value == self.value != self._given_back:
            self._given_back = ""
            self.post_message(self.Changed(event.value))

    def refresh_offers(self) -> None:
        """Updates the list."""
        offers = list(self._offer(self.value))
        if offers == list(self.offers):
            return
        self.offers = offers
        lines = self.query_one(OptionList)
        lines.clear_options()
        lines.add_options([Option(_line(offer)) for offer in offers])
        lines.highlighted = 0 if offers else None
        lines.styles.offset = (0, -(len(offers) + 2))
        self.set_class(bool(offers), "-offering")

    @property
    def marked(self) -> Offer | None:
        """The marked line of the list."""
        place = self.query_one(OptionList).highlighted
        return self.offers[place] if self.offers and place is not None and place < len(self.offers) else None

    def move(self, by: int) -> None:
        """Moves the mark in the list."""
        lines = self.query_one(OptionList)
        lines.action_cursor_down() if by > 0 else lines.action_cursor_up()
        self.post_message(self.Changed(self.value))

    def take_offer(self) -> None:
        """Puts the marked name into the line."""
        offer = self.marked
        if offer is not None and offer.line:
            self.set_value(offer.line)

    def enter(self) -> None:
        """Completes a name that is being typed, else posts the line."""
        self.refresh_offers()
        self._enter(self.marked)

    def _enter(self, offer: Offer | None) -> None:
        if offer is not None and offer.line:
            self.set_value(offer.line)
            return
        entered = self.Entered(self.value, offer)
        self.set_value("")
        self.post_message(entered)

    def when_taken(self, what: Callable[[], object]) -> None:
        """Calls `what` when every key pressed so far has reached the field and its messages are posted."""
        self.field.call_later(self.call_later, what)

    def give_back(self, text: str) -> None:
        """Puts `text` back before what was typed since, without a `Changed`: nobody typed it."""
        with self.field.prevent(Input.Changed):
            self.set_value(text + self.value)
        self._given_back = self.value
        self.refresh_offers()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A line of the list was clicked."""
        event.stop()
        offer = self.offers[event.option_index]
        self.field.focus()
        self._enter(offer)


def _line(offer: Offer) -> Content:
    gap = " " * max(2, 44 - cell_len(offer.label))
    return Content.assemble((offer.label, "bold"), gap, (offer.note, "$quiet"))
