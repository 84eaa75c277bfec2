"""What the meeting is about: its theme, what is considered, and how far the result goes."""

from textual.app import ComposeResult

from chietai.i18n import N_, _
from chietai.meeting.intents import Intent
from chietai.meeting.state import State
from chietai.tui.screens.prepare.page import Page, lead
from chietai.tui.widgets.form_fields import Field, LinesField, TextField


class ThemePage(Page):
    """Theme and aim."""

    key = "theme"
    title = N_("Theme and aim")

    @classmethod
    def done(cls, state: State) -> bool:
        return bool(state.details.theme and state.details.consider and state.details.result)

    def compose(self) -> ComposeResult:
        details = self.state.details
        yield lead(_("What is to be considered, and how far should the result go? The room reads this at the start."))
        yield TextField("theme", _("Theme of the day"), details.theme or "")
        yield LinesField("consider", _("What is considered today"), details.consider or "", rows=3)
        yield LinesField("result", _("How far the result goes"), details.result or "", rows=3)

    def meant(self, field: Field, text: str) -> Intent | None:
        # The room reads these as one sentence each.
        return self.detail(field.key, " ".join(text.split("\n")))

    def reload(self) -> None:
        for key in ("theme", "consider", "result"):
            self.field(key).put(getattr(self.state.details, key) or "")
        self.updated()
