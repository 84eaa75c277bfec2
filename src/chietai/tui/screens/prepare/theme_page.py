"""What the meeting is about: its theme, what is considered, how far the result goes; and the case it is told by."""

from textual.app import ComposeResult

from chietai.i18n import N_, _
from chietai.meeting.intents import Intent
from chietai.meeting.state import State
from chietai.tui.desk.reading_words import quoted
from chietai.tui.screens.prepare.page import Page, lead
from chietai.tui.widgets.form_fields import Field, LinesField, TextField


class ThemePage(Page):
    """Theme and aim."""

    key = "theme"
    title = N_("Theme and aim")
    wall_texts = ("theme", "consider", "result")

    @classmethod
    def done(cls, state: State) -> bool:
        return bool(state.details.theme and state.details.consider and state.details.result)

    def compose(self) -> ComposeResult:
        details = self.state.details
        yield lead(_("What is to be considered, and how far should the result go? The room reads this at the start."))
        yield TextField("theme", _("Theme of the day"), details.theme or "")
        yield LinesField("consider", _("What is considered today"), details.consider or "", rows=3)
        yield LinesField("result", _("How far the result goes"), details.result or "", rows=3)

    def intent_for(self, field: Field, text: str) -> Intent | None:
        # The room reads these as one sentence each.
        return self.detail(field.key, " ".join(text.split("\n")))

    def reload(self) -> None:
        for key in ("theme", "consider", "result"):
            self.field(key).put(getattr(self.state.details, key) or "")
        self.updated()


class CasePage(Page):
    """The case and the assumed name."""

    key = "case"
    title = N_("Case")
    wall_texts = ("case_name", "case_text")

    @classmethod
    def done(cls, state: State) -> bool:
        return bool(state.details.case_text)

    def compose(self) -> ComposeResult:
        details = self.state.details
        yield lead(_("A short case helps everybody to think of the same person. Leave this empty if there is none."))
        yield TextField("case_name", _("Assumed name (never the real one)"), details.case_name or "")
        yield LinesField("case_text", _("The case, in a few sentences"), details.case_text or "", rows=8)

    def intent_for(self, field: Field, text: str) -> Intent | None:
        return self.detail(field.key, text)

    def about_hidden(self, key: str, words: tuple[str, ...]) -> str:
        """Warns gently about such a name."""
        sentence = super().about_hidden(key, words)
        if key != "case_name":
            return sentence
        warning = _("A name on the member list: {words}. Perhaps another assumed name is better.")
        return f"{warning.format(words=quoted(words))} {sentence}"

    def reload(self) -> None:
        for key in ("case_name", "case_text"):
            self.field(key).put(getattr(self.state.details, key) or "")
        self.updated()
