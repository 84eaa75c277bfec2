"""When and where the meeting is held, and what kind it is."""

from textual.app import ComposeResult

from chietai.i18n import N_, _
from chietai.meeting.intents import Intent
from chietai.meeting.kinds import SessionKind
from chietai.meeting.state import State
from chietai.tui.screens.prepare import typed_values
from chietai.tui.screens.prepare.page import Page, lead
from chietai.tui.screens.prepare.typed_values import WrongInputError
from chietai.tui.widgets.form_fields import ChoiceField, Field, TextField
from chietai.wording import names
from chietai.wording.times import clock_time, full_date


class WhenPage(Page):
    """Date, start, place, name and kind of the meeting."""

    key = "when"
    title = N_("Date and place")
    wall_texts = ("place", "title")

    @classmethod
    def done(cls, state: State) -> bool:
        return state.details.date is not None and state.details.start is not None

    def compose(self) -> ComposeResult:
        details = self.state.details
        kinds = [(kind.value, names.session_kind(kind)) for kind in SessionKind]
        yield lead(_("When and where do you meet?"))
        yield TextField("date", _("Date"), typed_values.day_text(details.date), hint=_("2027-01-20 or 1/20"))
        yield TextField("start", _("Start"), _time(self.state), hint="13:30")
        yield TextField("place", _("Place"), details.place or "")
        yield TextField(
            "title", _("Name of the meeting (if any)"), details.title or "", hint=_("For example: the third meeting")
        )
        kind = details.kind or SessionKind.EXCHANGE
        yield ChoiceField("kind", _("Kind of meeting"), kinds, kind.value)

    def intent_for(self, field: Field, text: str) -> Intent | None:
        match field.key:
            case "date":
                if not text and self.state.details.date is None:
                    return None
                if not text:
                    raise WrongInputError(_("Please enter the date of the meeting."))
                return self.detail("date", typed_values.day(text, self.prepare.services.today()))
            case "start":
                if not text and self.state.details.start is None:
                    return None
                if not text:
                    raise WrongInputError(_("Please enter the time at which the meeting begins."))
                return self.detail("start", typed_values.clock(text))
            case "kind":
                return self.detail("kind", SessionKind(text)) if self.state.details.kind or text != "exchange" else None
        return self.detail(field.key, text)

    def updated(self) -> None:
        """Shows the date with both years and its weekday."""
        super().updated()
        field, day = self.field("date"), self.state.details.date
        if not field.wrong:
            field.note(full_date(day) if day else "")

    def reload(self) -> None:
        details = self.state.details
        self.field("date").put(typed_values.day_text(details.date))
        self.field("start").put(_time(self.state))
        self.field("place").put(details.place or "")
        self.field("title").put(details.title or "")
        self.field("kind").put((details.kind or SessionKind.EXCHANGE).value)
        self.updated()


def _time(state: State) -> str:
    return clock_time(state.details.start) if state.details.start else ""
