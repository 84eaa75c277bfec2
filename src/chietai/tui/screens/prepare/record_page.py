"""What the record of the meeting needs: open or closed, the secretariat, the handouts."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from chietai.i18n import N_, _
from chietai.meeting.intents import Intent
from chietai.meeting.state import State
from chietai.tui.screens.prepare import typed_values
from chietai.tui.screens.prepare.page import Page, lead
from chietai.tui.widgets.form_fields import ChoiceField, Field, LinesField, TextField

_MOST_OBSERVERS = 9999


class RecordPage(Page):
    """Open or closed, observers, secretariat, handouts."""

    key = "record"
    title = N_("For the record")

    @classmethod
    def done(cls, state: State) -> bool:
        return state.details.public is not None

    def compose(self) -> ComposeResult:
        details = self.state.details
        yield lead(_("These stand in the record of the meeting."))
        with Horizontal(classes="pair"):
            yield ChoiceField("public", _("Open to the public"), self._choices(), self._public())
            yield TextField("observers", _("Number of observers"), str(details.observers or ""))
        yield TextField("closed_reason", _("Reason why it is closed"), details.closed_reason or "")
        yield TextField("secretariat", _("Secretariat"), details.secretariat or "")
        yield LinesField("handouts", _("Handouts, one a line"), details.handouts or "", rows=3)

    def intent_for(self, field: Field, text: str) -> Intent | None:
        match field.key:
            case "public":
                return self.detail("public", text == "open") if text else None
            case "observers":
                return self.detail("observers", typed_values.count(text, _MOST_OBSERVERS))
        return self.detail(field.key, text)

    def updated(self) -> None:
        """Asks for a reason only when the meeting is closed to the public."""
        details, reason = self.state.details, self.field("closed_reason")
        public = self.field("public")
        if isinstance(public, ChoiceField):
            public.offer(self._choices())
        reason.display = details.public is False
        if not reason.wrong:
            missing = details.public is False and not details.closed_reason
            reason.note(_("The record names the reason, for example: the case is about one person.") if missing else "")

    def reload(self) -> None:
        details = self.state.details
        self.field("public").put(self._public())
        self.field("observers").put(str(details.observers or ""))
        for key in ("closed_reason", "secretariat", "handouts"):
            self.field(key).put(getattr(details, key) or "")
        self.updated()

    def _public(self) -> str:
        return {None: "", True: "open", False: "closed"}[self.state.details.public]

    def _choices(self) -> list[tuple[str, str]]:
        undecided = [("", _("Not decided yet"))] if self.state.details.public is None else []
        return [*undecided, ("open", _("Open")), ("closed", _("Closed"))]
