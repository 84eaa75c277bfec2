"""What the meeting is about: its theme, what is considered, how far the result goes; and the case it is told by."""

import re

from textual.app import ComposeResult

from chietai.i18n import N_, _
from chietai.meeting import views
from chietai.meeting.intents import Intent
from chietai.meeting.model import Member
from chietai.meeting.state import State
from chietai.text.folding import fold
from chietai.tui.screens.prepare.page import Page, lead
from chietai.tui.widgets.form_fields import Field, LinesField, TextField

_POLITE = re.compile("(さん|様|さま|氏|くん|ちゃん)$")


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

    @classmethod
    def done(cls, state: State) -> bool:
        return bool(state.details.case_text)

    def compose(self) -> ComposeResult:
        details = self.state.details
        yield lead(_("A short case helps everybody to think of the same person. Leave this empty if there is none."))
        yield TextField("case_name", _("Assumed name (never the real one)"), details.case_name or "", limit=60)
        yield LinesField("case_text", _("The case, in a few sentences"), details.case_text or "", rows=8)

    def intent_for(self, field: Field, text: str) -> Intent | None:
        return self.detail(field.key, text)

    def updated(self) -> None:
        """Warns gently when a name of the case is the name of somebody in the room."""
        details, members = self.state.details, views.members(self.state)
        for key, member in (
            ("case_name", same_name(details.case_name or "", members)),
            ("case_text", named_in(details.case_text or "", members)),
        ):
            field = self.field(key)
            if field.wrong:
                continue
            field.note(
                _("{name} is on the member list. Perhaps another assumed name is better.").format(name=member.name)
                if member
                else ""
            )

    def reload(self) -> None:
        for key in ("case_name", "case_text"):
            self.field(key).put(getattr(self.state.details, key) or "")
        self.updated()


def same_name(assumed: str, members: list[Member]) -> Member | None:
    """The member whose name or family name the assumed name is; titles such as さん aside."""
    key = fold(_POLITE.sub("", assumed.strip()))
    if not key:
        return None
    for member in members:
        parts = member.name.replace("\u3000", " ").split()
        if key == fold(member.name) or (len(parts) > 1 and key == fold(parts[0])):
            return member
    return None


def named_in(text: str, members: list[Member]) -> Member | None:
    """The first member whose whole name stands in `text`."""
    key = fold(text)
    return next((m for m in members if len(fold(m.name)) > 2 and fold(m.name) in key), None) if key else None
