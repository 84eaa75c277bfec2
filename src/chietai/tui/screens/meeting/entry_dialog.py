"""One entry, to be corrected and moved: its words, whose they are, what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input

from chietai.i18n import _
from chietai.meeting.addresses import find_organisation
from chietai.meeting.intents import CorrectEntry
from chietai.meeting.kinds import ANSWERS, PRIVATE, EntryKind
from chietai.meeting.refusal import Refused
from chietai.meeting.state import Entry, Stamp, State
from chietai.meeting.transitions import decide
from chietai.text.dates import read_date
from chietai.text.figures import read_number
from chietai.text.gate import clean
from chietai.tui.commands.default_keys import TAKE_KEY, shown
from chietai.tui.desk.reading_words import choice_words, quoted
from chietai.tui.editors import JapaneseInput
from chietai.tui.screen_protocols import Desk
from chietai.tui.textual_seams import SeamedDialog
from chietai.tui.widgets.status_line import StatusLine
from chietai.wording import names
from chietai.wording.refusals import refusal


def kind_of(entry: Entry) -> str:
    """The kind of an entry, with its number on the wall."""
    kind = names.entry_kind(entry.kind)
    return f"{kind} {entry.no}" if entry.no else kind


class Wrong(ValueError):
    """A field holds something that cannot be meant; the text is for the user."""


class EntryDialog(SeamedDialog[bool]):
    """Gives True when something was changed. Enter in any field stores, Escape leaves all as it was.

    New words that lead to a person are asked about once; how the wall shows the old ones can be changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", show=False),
        Binding(TAKE_KEY, "as_said", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False, priority=True),
        Binding("down", "app.focus_next", show=False, priority=True),
    ]

    def __init__(self, meeting: Desk, entry: Entry) -> None:
        super().__init__()
        self._meeting = meeting
        self._entry = entry
        self._before = dict(_fields(meeting.state, entry))
        self._asked_about = ""

    def compose(self) -> ComposeResult:
        labels = {
            "text": _("Words"),
            "who": _("Who does it"),
            "due": _("By when"),
            "table": _("Table"),
            "member": _("Person (s12 or name)"),
            "organisation": _("Organisation"),
            "trouble": _("About trouble"),
            "question": _("Question 1 to 3"),
            "case": _("About case"),
        }
        with Vertical(classes="dialog form") as dialog:
            dialog.border_title = Content(_("Correct: {kind}").format(kind=kind_of(self._entry)))
            dialog.border_subtitle = Content(_("Enter stores, Esc leaves it as it was"))
            with Grid():
                for name, value in self._before.items():
                    field = JapaneseInput(value, id=f"field-{name}")
                    field.border_title = Content(labels[name])
                    yield field
            yield StatusLine()
            with Horizontal(classes="buttons"):
                yield Button(Content(_("Store")), id="store", variant="primary")
                yield Button("", id="as-said")
                yield Button(Content(_("Leave as it was")), id="leave")

    def on_mount(self) -> None:
        """Begins with the words."""
        self.query_one("#field-text", JapaneseInput).focus()
        if hidden := self._hidden():
            words = _("The wall shows: {words}") if self._entry.as_said else _("The wall hides: {words}")
            self.query_one(StatusLine).say(words.format(words=quoted(hidden)))
        self._show_button()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was asked about is another text now."""
        event.stop()
        self._show_button()

    def _hidden(self) -> tuple[str, ...]:
        """The words in the field that the wall hides unless it is told to show them."""
        if self._entry.kind in PRIVATE:
            return ()
        return self._meeting.line_context().hides(self._text())

    def _show_button(self) -> None:
        button = self.query_one("#as-said", Button)
        button.display = bool(self._hidden())
        hide = self._entry.as_said and self._text() == self._entry.text
        words = _("Hide on the wall ({key})") if hide else _("Show as it is ({key})")
        button.label = Content(words.format(key=shown(TAKE_KEY)))

    def _text(self) -> str:
        return clean(self.query_one("#field-text", JapaneseInput).value)

    def action_as_said(self) -> None:
        """Stores, and the wall shows the words as they are; or it hides them again."""
        if self._hidden():
            self._store(as_said=not (self._entry.as_said and self._text() == self._entry.text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self._store()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A click."""
        event.stop()
        if event.button.id == "store":
            self._store()
        elif event.button.id == "as-said":
            self.action_as_said()
        else:
            self.dismiss(False)

    def _store(self, *, as_said: bool | None = None) -> None:
        now = {name: clean(self.query_one(f"#field-{name}", JapaneseInput).value) for name in self._before}
        changed = {name: value for name, value in now.items() if value != self._before[name]}
        if not changed and as_said is None:
            self.dismiss(False)
            return
        if "text" in changed and as_said is None and self._asked_about != now["text"] and (hidden := self._hidden()):
            self._asked_about = now["text"]
            self.query_one(StatusLine).say(choice_words(hidden, shown(TAKE_KEY)), problem=True)
            return
        try:
            intent = self._intent(changed).model_copy(update={"as_said": as_said})
            # A refusal is told in this dialog, where the fields are.
            decide(self._meeting.state, intent, Stamp(id="try", at=self._meeting.services.clock()))
        except Wrong as wrong:
            self.query_one(StatusLine).say(str(wrong), problem=True)
            return
        except Refused as refused:
            self.query_one(StatusLine).say(refusal(refused), problem=True)
            return
        self._meeting.submit(intent)
        self.dismiss(True)

    def _intent(self, changed: dict[str, str]) -> CorrectEntry:
        fields: dict[str, Any] = {
            name: changed[name] for name in ("text", "who", "member", "trouble", "case") if name in changed
        }
        if "due" in changed:
            fields.update(_due(changed["due"], self._meeting.services.today()))
        if "table" in changed:
            fields["table"] = _number(changed["table"], _("Please type the number of a table."))
        if "question" in changed:
            fields["question"] = _number(changed["question"], _("Please type 1, 2 or 3."))
            if fields["question"] not in (1, 2, 3):
                raise Wrong(_("Please type 1, 2 or 3."))
        if "organisation" in changed:
            name = changed["organisation"].removeprefix("@").removeprefix("＠")
            fields["organisation"] = find_organisation(self._meeting.state, name) or name
        return CorrectEntry(entry=self._entry.id, **fields)


def _due(text: str, today: Date) -> dict[str, Any]:
    """An emptied field takes the date away."""
    if not text:
        return {"no_due": True}
    if (due := read_date(text, today)) is None:
        raise Wrong(_("Please type a date such as 12/15, or leave it empty."))
    return {"due": due}


def _number(text: str, otherwise: str) -> int:
    number = read_number(text) if text else 0
    if number is None:
        raise Wrong(otherwise)
    return number


def _fields(state: State, entry: Entry) -> Iterator[tuple[str, str]]:
    """The fields that an entry of this kind has, with what stands in them now."""
    yield "text", entry.text
    if entry.kind is EntryKind.PROMISE:
        yield "who", entry.who
        yield "due", f"{entry.due:%Y-%m-%d}" if entry.due else ""
        case = state.entries.get(entry.case_id)
        yield "case", str(case.no) if case else ""
    yield "table", str(entry.table) if entry.table else ""
    member = state.members.get(entry.member_id)
    yield "member", member.name if member else ""
    yield "organisation", entry.organisation
    if entry.kind in ANSWERS:
        trouble = state.entries.get(entry.trouble_id)
        yield "trouble", str(trouble.no) if trouble else ""
        yield "question", str(ANSWERS.index(entry.kind) + 1)
