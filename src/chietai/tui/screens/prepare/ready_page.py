"""The whole preparation at a glance: what is there, what is missing, and the way on."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from chietai.i18n import N_, _, ngettext
from chietai.meeting.kinds import Phase, StepKind
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.screens.prepare.page import Page, lead
from chietai.wording.times import clock_time, full_date


class ReadyPage(Page):
    """The overview."""

    key = "ready"
    title = N_("Overview")

    def compose(self) -> ComposeResult:
        yield lead(_("This is how the meeting stands. What is missing can be added later too."))
        for number, (label, _text) in enumerate(overview(self.state)):
            with Horizontal(classes="fact"):
                yield Static(Content(label), classes="fact-label")
                yield Static(id=f"fact{number}", classes="fact-text")
        going = self.state.phase is not Phase.PREPARING
        yield Button(_("Go on with the meeting") if going else _("To the meeting"), id="begin", variant="primary")

    def updated(self) -> None:
        """Lists what is there."""
        for number, (_label, text) in enumerate(overview(self.state)):
            fact = self.query_one(f"#fact{number}", Static)
            fact.update(Content(safe(text) if text else _("still missing")))
            fact.set_class(not text, "-missing")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """To the meeting."""
        event.stop()
        self.prepare.begin()


def overview(state: State) -> list[tuple[str, str]]:
    """What a meeting has to have, and what it is; "" for what is missing."""
    details, people = state.details, len(state.members)
    when = full_date(details.date) if details.date else ""
    if when and details.start:
        when = f"{when} {clock_time(details.start)}"
    checked = sum(item.done for item in state.checklist)
    return [
        (_("Our council"), state.council.name),
        (_("Date"), when),
        (_("Place"), details.place or ""),
        (_("Theme of the day"), details.theme or ""),
        (_("What is considered today"), details.consider or ""),
        (_("How far the result goes"), details.result or ""),
        (_("Members"), ngettext("{n} member", "{n} members", people).format(n=people) if people else ""),
        (_("Programme"), _programme(state)),
        (_("Room"), _("{done} of {all} checked").format(done=checked, all=len(state.checklist))),
    ]


def _programme(state: State) -> str:
    """How many steps and how long, counted from the start as on the page of the programme: people come before it."""
    minutes = sum(step.minutes for step in state.steps)
    if not minutes:
        return ""
    before = state.steps[0].minutes if state.steps[0].kind is StepKind.RECEPTION else 0
    if not before:
        return _("{steps} steps, {minutes} minutes from the start").format(steps=len(state.steps), minutes=minutes)
    return _("{steps} steps, {minutes} minutes from the start; {before} minutes of reception before it").format(
        steps=len(state.steps), minutes=minutes - before, before=before
    )
