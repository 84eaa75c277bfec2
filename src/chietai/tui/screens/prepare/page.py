"""A page of the preparation: one subject, filled from the state, stored field by field."""

from typing import Any, ClassVar

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from chietai.i18n import _
from chietai.meeting.intents import DescribeSession, Intent
from chietai.meeting.model import Details
from chietai.meeting.state import State
from chietai.tui.desk.reading_words import quoted
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Preparing
from chietai.tui.screens.prepare.typed_values import NotYetError, WrongInputError
from chietai.tui.widgets.form_fields import ChoiceField, Field


class Page(VerticalScroll, can_focus=False):
    """Subclasses give `key`, `title`, `compose`, and `intent_for` for their fields."""

    key: ClassVar[str]
    title: ClassVar[str]
    """A message id, marked with N_."""
    wall_texts: ClassVar[tuple[str, ...]] = ()
    """The fields with texts that the room reads, called as the details of the session are."""

    def __init__(self, prepare: Preparing) -> None:
        super().__init__()
        self.prepare = prepare

    @classmethod
    def done(cls, state: State) -> bool | None:
        """Whether what belongs here is there; None when nothing has to be."""
        return None

    @property
    def state(self) -> State:
        """The meeting as it stands."""
        return self.prepare.state

    def intent_for(self, field: Field, text: str) -> Intent | None:
        """What `text` in `field` means; None when there is nothing to store. Raises WrongInputError, NotYetError."""
        raise NotImplementedError

    def detail(self, name: str, value: Any) -> Intent | None:
        """What makes the detail `name` of the session `value`; None when it is so already."""
        known = getattr(self.state.details, name)
        if known == value or (known is None and not value and value is not False):
            return None
        return DescribeSession(details=Details(**{name: value}))

    def updated(self) -> None:
        """Something of the meeting has changed: brings what hangs on it up to date."""
        for key in self.wall_texts:
            field = self.field(key)
            if not field.wrong:
                words = self.hidden_words(key)
                field.note(self.about_hidden(key, words) if words else "")
        self.prepare.refresh_commands()

    def reload(self) -> None:
        """The meeting was changed from elsewhere (undo): fills the fields again."""
        self.updated()

    # -- what the wall hides --------------------------------------------------------------------------------------

    def hidden_words(self, key: str) -> tuple[str, ...]:
        """The words in a text for the wall that it hides unless it is told to show them."""
        return self.prepare.walls.hidden_in_detail(self.state, key)

    def about_hidden(self, key: str, words: tuple[str, ...]) -> str:
        """A note about such words."""
        sentence = _("The wall shows: {words}. {key} hides it.")
        if key not in (self.state.details.as_said or ()):
            sentence = _("The wall hides: {words}. {key} shows it.")
        return sentence.format(words=quoted(words), key=self.prepare.key_of("details_as_said"))

    @property
    def hiding(self) -> str:
        """The field whose text the wall hides in part, or would: the one typed into, else the first; "" for none."""
        hiding = [key for key in self.wall_texts if self.hidden_words(key)]
        within = self.screen.focused.ancestors_with_self if self.screen.focused is not None else ()
        typed = next((one.key for one in within if isinstance(one, Field)), "")
        return typed if typed in hiding else next(iter(hiding), "")

    def toggle_as_said(self) -> None:
        """The wall is to show the text of the field `hiding` as it stands, or to hide words in it."""
        key, known = self.hiding, self.state.details.as_said or ()
        as_said = tuple(k for k in known if k != key) if key in known else (*known, key)
        self.prepare.submit(DescribeSession(details=Details(as_said=as_said)))
        self.updated()

    # -- fields ---------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Brings back what could not be stored when the page was left."""
        for field in self.query(Field):
            draft = self.prepare.drafts.get(self._draft(field))
            if draft is not None:
                field.put(draft)
                self.settle(field)
        self.updated()

    def settle(self, field: Field) -> bool:
        """Stores what stands in `field`, or says below it why not."""
        text, name = field.text, self._draft(field)
        try:
            intent = self.intent_for(field, text)
            problem = self.prepare.submit(intent) if intent else ""
        except WrongInputError as wrong:
            problem = str(wrong)
        except NotYetError:
            self.prepare.drafts[name] = text
            self.prepare.wrong.discard(name)
            return True
        if problem:
            self.prepare.drafts[name] = text
            self.prepare.wrong.add(name)
            field.complain(problem)
        else:
            self.prepare.drafts.pop(name, None)
            self.prepare.wrong.discard(name)
            if field.wrong:
                field.note("")
            self.updated()
        self.prepare.show_progress()
        return not problem

    def settle_all(self) -> None:
        """Stores what stands in every field."""
        for field in self.query(Field):
            self.settle(field)

    def _draft(self, field: Field) -> str:
        return f"{self.key}.{field.key}"

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field was left."""
        field = next((a for a in event.widget.ancestors_with_self if isinstance(a, Field)), None)
        if field is not None and self.is_attached and self.prepare.is_open:
            self.settle(field)

    def on_choice_field_chosen(self, event: ChoiceField.Chosen) -> None:
        """Another choice was taken."""
        event.stop()
        self.settle(event.field)

    def field(self, key: str) -> Field:
        """The field called `key`."""
        return next(field for field in self.query(Field) if field.key == key)

    def focus_first(self) -> None:
        """Lets typing begin in the first field."""
        first = next((w for w in self.query(Widget) if w.focusable), None)
        if first is not None:
            first.focus()


def lead(text: str) -> Static:
    """The sentence at the top of a page: what it is for."""
    return Static(Content(safe(text)), classes="lead")
