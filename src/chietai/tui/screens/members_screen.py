"""The member list: everybody on it, to be found, corrected, added and taken off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from chietai.i18n import _, ngettext
from chietai.meeting import views
from chietai.meeting.intents import Intent, RegisterMember, RemoveMember, ReviseMember
from chietai.meeting.kinds import MemberAttribute
from chietai.meeting.model import Member
from chietai.roster.member_fields import attribute_title
from chietai.text.folding import fold
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.member_commands import MEMBER_LIST_COMMANDS
from chietai.tui.editors import JapaneseInput
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import OpenMeeting
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.screens.member_form import changed_member, member_form
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.form_dialog import Values
from chietai.tui.widgets.heading import Heading
from chietai.tui.widgets.lines_table import LinesTable
from chietai.tui.widgets.people_picker import matching
from chietai.wording.past_events import happened

_STYLES = Path(__file__).parents[1] / "styles" / "members.tcss"


class MembersScreen(CommandScreen[None]):
    """The list, narrowed by typing a part of a name, a reading or an organisation."""

    CSS_PATH = _STYLES

    def __init__(self, meeting: OpenMeeting) -> None:
        super().__init__()
        self._meeting = meeting
        self._shown: list[Member] = []

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this screen."""
        return made_for(self, MEMBER_LIST_COMMANDS)

    def compose(self) -> ComposeResult:
        yield Heading(_("Members"))
        yield JapaneseInput(placeholder=_("Type a part of a name or an organisation to find somebody"))
        yield LinesTable(id="members")
        yield Static(id="members-say", classes="say")
        yield CommandBar()

    def on_mount(self) -> None:
        """Lists everybody."""
        self.show_members()

    def show_members(self, mark: str = "") -> None:
        """Lists the members again, the mark on the one with the id `mark`."""
        members = views.members(self._meeting.state)
        table = self.query_one(LinesTable)
        shown = self._shown = matching(members, self.query_one(Input).value)
        place = next((n for n, member in enumerate(shown) if member.id == mark), table.place or 0)
        titles = [(attribute_title(attribute), _column(attribute)[1]) for attribute in _columns()]
        table.show(titles, len(shown), lambda n: _texts(shown[n]), place=place)
        count = ngettext("{n} member", "{n} members", len(members)).format(n=len(members))
        self.query_one(Heading).say(
            right=count
            if len(shown) == len(members)
            else _("{shown} of {all} members").format(shown=len(shown), all=len(members))
        )
        if not members:
            words = _("The list is empty. {key} adds somebody, {read} reads a list from a file.")
            self.say(words.format(key=self.key_of("add_member"), read=self.key_of("read_list")))
        elif not shown:
            self.say(_("Nobody is found by this. Please try other letters."))
        self.refresh_commands()

    @property
    def marked(self) -> Member | None:
        """The member that is marked."""
        place = self.query_one(LinesTable).place if self.is_mounted else None
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def say(self, sentence: str) -> None:
        """Says one sentence below the list."""
        self.query_one("#members-say", Static).update(Content(safe(sentence)))

    # -- changes --------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Asks for somebody new."""

        def taken(values: Values | None) -> None:
            if values is not None:
                member = changed_member(Member(id=self.services.new_id(), name="-"), values)
                self._store(RegisterMember(member=member), member)

        self.app.push_screen(member_form(_("Somebody new"), Member(id="", name="")), taken)

    def edit(self) -> None:
        """Asks how the marked member should stand there."""
        member = self.marked
        if member is None:
            return

        def taken(values: Values | None) -> None:
            change = changed_member(member, values) if values is not None else member
            if change != member:
                self._store(ReviseMember(member=change), change)

        self.app.push_screen(member_form(member.name, member), taken)

    def drop(self) -> None:
        """Takes the marked member off the list."""
        member = self.marked
        if member is not None:
            problem = self._meeting.submit(RemoveMember(member=member.id))
            said = _("{name} is no longer on the list. {key} brings them back.")
            self.say(problem or said.format(name=member.name, key=self.key_of("undo")))
            self.show_members()

    def _store(self, intent: Intent, member: Member) -> None:
        problem = self._meeting.submit(intent)
        same = [m for m in self._meeting.state.members.values() if fold(m.name) == fold(member.name)]
        if not problem and len(same) > 1:
            problem = _("{n} people are called {name}. That is fine if they are different people.").format(
                n=len(same), name=member.name
            )
        self.say(problem or _("Stored: {name}").format(name=member.name))
        self.query_one(Input).value = ""
        self.show_members(member.id)

    def undo(self) -> None:
        """Takes back what was stored last."""
        event = self._meeting.take_back()
        if event is None:
            self.say(_("There is nothing to undo."))
        else:
            self.say(_("Taken back: {what}").format(what=happened(event, self._meeting.state)))
            self.show_members()

    def read_list(self) -> None:
        """Members from a file."""
        from chietai.tui.screens.roster import ChooseListScreen

        self.app.push_screen(ChooseListScreen(self._meeting), lambda _stored: self.show_members())

    # -- keys -----------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list."""
        self.show_members()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Corrects the marked member."""
        event.stop()
        self.edit()

    def on_lines_table_taken(self, event: LinesTable.Taken) -> None:
        """Corrects the chosen member."""
        event.stop()
        self.edit()

    def on_lines_table_marked(self, event: LinesTable.Marked) -> None:
        """Another member is marked."""
        event.stop()
        self.refresh_commands()

    def on_key(self, event: events.Key) -> None:
        """Moves the mark without leaving the field; Delete in the list takes somebody off it."""
        table = self.query_one(LinesTable)
        if isinstance(self.focused, Input):
            moves = {"up": -1, "down": 1}
            if event.key in moves:
                event.stop()
                table.action_move(moves[event.key])
            elif event.key in ("pageup", "pagedown"):
                event.stop()
                table.action_move_page(-1 if event.key == "pageup" else 1)
        elif event.key == "delete":
            event.stop()
            self.drop()


def _texts(member: Member) -> list[str]:
    return [member.attribute(attribute) for attribute in _columns()]


def _columns() -> list[MemberAttribute]:
    return sorted(MemberAttribute, key=_column)


def _column(attribute: MemberAttribute) -> tuple[int, int]:
    """The place and the width of the column of an attribute. The first ones are whole in a window of 80 columns."""
    match attribute:
        case MemberAttribute.NUMBER:
            return 1, 4
        case MemberAttribute.NAME:
            return 2, 16
        case MemberAttribute.ORGANISATION:
            return 3, 26
        case MemberAttribute.SECTOR:
            return 4, 18
        case MemberAttribute.ROLE:
            return 5, 14
        case MemberAttribute.READING:
            return 6, 18
        case MemberAttribute.DISTRICT:
            return 7, 10
        case MemberAttribute.NEEDS:
            return 8, 20
