"""The members of the meeting: how many, from where, and the ways to bring them in."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button, Static

from chietai.i18n import N_, _, ngettext, pgettext
from chietai.meeting import views
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.screens.prepare.page import Page, lead

_MOST_NAMED = 12


class PeoplePage(Page):
    """The list in short, and the doors to the screens that change it."""

    key = "members"
    title = N_("Members")

    @classmethod
    def done(cls, state: State) -> bool:
        return len(state.members) > 0

    def compose(self) -> ComposeResult:
        yield lead(_("Who belongs to the council? A list in Excel or CSV is read as it is."))
        yield Static(id="how-many", classes="big")
        yield Static(id="from-where")
        yield Button(_("Read a list from a file"), id="read", variant="primary")
        yield Button(_("Look at the list, correct it, type names in"), id="edit")

    def updated(self) -> None:
        """Counts again."""
        state = self.state
        people, bodies = len(state.members), views.organisations(state)
        text = ngettext("{n} member", "{n} members", people).format(n=people) if people else _("No members yet")
        self.query_one("#how-many", Static).update(Content(text))
        named = pgettext("between the items of a list", ", ").join(bodies[:_MOST_NAMED])
        if len(bodies) > _MOST_NAMED:
            named = _("{names} and {n} more").format(names=named, n=len(bodies) - _MOST_NAMED)
        self.query_one("#from-where", Static).update(Content(safe(named)))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Opens the screen that is wanted."""
        event.stop()
        if event.button.id == "read":
            from chietai.tui.screens.roster import ChooseListScreen

            self.app.push_screen(ChooseListScreen(self.prepare), lambda _stored: self.prepare.changed())
        else:
            from chietai.tui.screens.members_screen import MembersScreen

            self.app.push_screen(MembersScreen(self.prepare), lambda _result: self.prepare.changed())
