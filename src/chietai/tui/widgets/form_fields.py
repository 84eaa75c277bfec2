"""Fields of a form: the label in the border, and a sentence below when something is wrong or worth knowing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from chietai.i18n import _
from chietai.text.gate import clean
from chietai.tui.editors import JapaneseInput, JapaneseTextArea
from chietai.tui.grid import safe
from chietai.tui.widgets.choice import Choose


class Field(Vertical):
    """What all fields share. `key` names it among the fields of its form."""

    DEFAULT_CSS = """
    Field { height: auto; width: 1fr; }
    Field > .field--say { display: none; height: auto; padding: 0 1; }
    Field.-note > .field--say { display: block; color: $quiet; }
    Field.-wrong > .field--say { display: block; color: $error; text-style: bold; }
    Field Input, Field TextArea, Field Picker { border-title-color: $quiet; border-subtitle-color: $quiet; }
    Field Input:focus, Field TextArea:focus, Field Picker:focus {
        border-title-color: $primary; border-title-style: bold;
    }
    """
    multiline: ClassVar[bool] = False

    def __init__(self, key: str, label: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.key = key
        self.label = label
        self._sentence = Static(classes="field--say")

    @property
    def text(self) -> str:
        """What stands in it, cleaned."""
        raise NotImplementedError

    @property
    def editor(self) -> Widget:
        """The part that takes the keys."""
        raise NotImplementedError

    @property
    def said(self) -> str:
        """The sentence below it."""
        return str(self._sentence.visual) if self.has_class("-wrong") or self.has_class("-note") else ""

    @property
    def wrong(self) -> bool:
        """Whether it says that something is wrong."""
        return self.has_class("-wrong")

    def put(self, text: str) -> None:
        """Replaces what stands in it."""
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        """Says what is wrong with it and what to do."""
        self._show_sentence(sentence, "-wrong")

    def note(self, sentence: str) -> None:
        """Shows a note about it; "" shows none."""
        self._show_sentence(sentence, "-note")

    def _show_sentence(self, sentence: str, kind: str) -> None:
        self.remove_class("-wrong", "-note")
        self._sentence.update(Content(safe(sentence)))
        if sentence:
            self.add_class(kind)


class TextField(Field):
    """One line. Enter goes on to the next field."""

    def __init__(self, key: str, label: str, text: str = "", *, hint: str = "", **kwargs: Any) -> None:
        super().__init__(key, label, **kwargs)
        self._input = JapaneseInput(text, placeholder=hint)
        self._input.border_title = Content(label)

    def compose(self) -> ComposeResult:
        yield self._input
        yield self._sentence

    @property
    def text(self) -> str:
        return clean(self._input.value)

    @property
    def editor(self) -> JapaneseInput:
        return self._input

    def put(self, text: str) -> None:
        self._input.value = text

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """To the next field."""
        event.stop()
        self.screen.focus_next()


class LinesField(Field):
    """Several lines. Tab goes on to the next field."""

    multiline = True

    def __init__(self, key: str, label: str, text: str = "", *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(key, label, **kwargs)
        self._area = JapaneseTextArea(text, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self._area.styles.height = rows + 2
        self._area.border_title = Content(label)
        self._area.border_subtitle = Content(_("Tab: next"))

    def compose(self) -> ComposeResult:
        yield self._area
        yield self._sentence

    @property
    def text(self) -> str:
        return clean(self._area.text, multiline=True)

    @property
    def editor(self) -> JapaneseTextArea:
        return self._area

    def put(self, text: str) -> None:
        self._area.load_text(text)


class Picker(Widget, can_focus=True):
    """The box of a ChoiceField: shows the choice; Enter, space or a click asks for another."""

    DEFAULT_CSS = """
    Picker {
        height: 3; padding: 0 1; border: round $line; background: $background; color: $foreground;
        &:focus { border: heavy $primary; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,ideographic_space", "ask", show=False),
        Binding("left,up", "step(-1)", show=False),
        Binding("right,down", "step(1)", show=False),
    ]

    @dataclass
    class Asked(Message):
        """The choices are wanted (`by` 0), or the one before or after."""

        by: int = 0

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.shown = shown

    def render(self) -> Content:
        """The choice."""
        return Content(safe(self.shown))

    def action_ask(self) -> None:
        """Asks for the list of choices."""
        self.post_message(self.Asked())

    def action_step(self, by: int) -> None:
        """Takes the choice before or after."""
        self.post_message(self.Asked(by))

    def on_click(self, event: events.Click) -> None:
        """As Enter."""
        event.stop()
        self.focus()
        self.action_ask()


class ChoiceField(Field):
    """One of a few. `choices` are (value, what to call it); `text` is the value."""

    @dataclass
    class Chosen(Message):
        """Another choice was taken."""

        field: "ChoiceField"

        @property
        def control(self) -> "ChoiceField":
            """The field."""
            return self.field

    def __init__(self, key: str, label: str, choices: Sequence[tuple[str, str]], text: str = "", **kwargs: Any) -> None:
        super().__init__(key, label, **kwargs)
        self._choices = choices
        self._value = text
        self._picker = Picker(self._shown())
        self._picker.border_title = Content(label)
        self._picker.border_subtitle = Content(_("Enter: choose"))

    def compose(self) -> ComposeResult:
        yield self._picker
        yield self._sentence

    @property
    def text(self) -> str:
        return self._value

    @property
    def editor(self) -> Picker:
        return self._picker

    def put(self, text: str) -> None:
        self._value = text
        self._picker.shown = self._shown()
        self._picker.refresh()

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Changes what can be chosen."""
        self._choices = choices
        self.put(self._value)

    def _place(self) -> int:
        return next((n for n, (value, _name) in enumerate(self._choices) if value == self._value), -1)

    def _shown(self) -> str:
        place = self._place()
        return self._choices[place][1] if place >= 0 else self._value

    def on_picker_asked(self, event: Picker.Asked) -> None:
        """Shows the choices, or takes a neighbour."""
        event.stop()
        if event.by:
            self._take((self._place() + event.by) % len(self._choices))
        else:
            dialog = Choose(self.label, [name for _value, name in self._choices], chosen=self._place())
            self.app.push_screen(dialog, self._take)

    def _take(self, place: int | None) -> None:
        if place is not None and self._choices[place][0] != self._value:
            self.put(self._choices[place][0])
            self.post_message(self.Chosen(self))
