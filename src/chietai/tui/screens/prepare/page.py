"""A page of the preparation: one subject, filled from the state, stored field by field."""

from typing import Any, ClassVar

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from chietai.meeting.intents import DescribeSession, Intent
from chietai.meeting.model import Details
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Preparing
from chietai.tui.screens.prepare.typed_values import NotYetError, WrongInputError
from chietai.tui.widgets.form_fields import ChoiceField, Field


class Page(VerticalScroll, can_focus=False):
    """Subclasses give `key`, `title`, `compose`, and `intent_for` for their fields."""

    key: ClassVar[str]
    title: ClassVar[str]
    """A message id, marked with N_."""

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

    def reload(self) -> None:
        """The meeting was changed from elsewhere (undo): fills the fields again."""
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
