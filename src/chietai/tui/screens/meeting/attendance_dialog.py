"""Who is here: find somebody by name, reading, number or organisation; one key says where they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content

from chietai.i18n import N_, _, ngettext
from chietai.meeting import views
from chietai.meeting.kinds import HERE, Presence
from chietai.meeting.line_reader import presence_after, read_newcomer
from chietai.meeting.member_search import is_newcomer
from chietai.meeting.readings import Refusal
from chietai.meeting.refusal import Reason, Refused
from chietai.tui.commands.attendance_commands import ATTENDANCE_LIST_COMMANDS
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.desk.attendance_marking import add_member, mark
from chietai.tui.desk.completion import people, person_line, presence_of
from chietai.tui.screens.list_dialog import Row
from chietai.tui.screens.meeting.meeting_dialog import MeetingDialog
from chietai.wording import names
from chietai.wording.refusals import refusal


class AttendanceDialog(MeetingDialog[None]):
    """Enter says that somebody is here, or, when they are, that they are not."""

    TITLE_TEXT = N_("Who is here")
    PLACEHOLDER = N_("Name, reading, number or organisation; Enter: here or not; + name @organisation: adds somebody")

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this dialog."""
        return made_for(self, ATTENDANCE_LIST_COMMANDS)

    def heading(self) -> str:
        """With the count, and the quorum if there is one."""
        quorum = views.quorum(self.state)
        title = _("Who is here: {here} of {all}").format(here=quorum.here, all=len(self.state.members))
        if quorum.needed:
            word = _("reached") if quorum.reached else _("not reached")
            title += " / " + _("Quorum {needed}: {word}").format(needed=quorum.needed, word=word)
        return title

    def rows(self, typed: str) -> Iterable[Row]:
        """Everybody, or those members."""
        state = self.state
        if typed.strip() and not is_newcomer(typed):
            members = [state.members[offer.member_id] for offer in people(state, typed, most=len(state.members))]
        else:
            members = views.members(state)
        for member in members:
            who = person_line(state, member)
            gap = " " * max(1, 46 - cell_len(who))
            seat = state.seats.get(member.id)
            where = names.table(seat.table) if seat else ""
            here = "bold" if state.presence.get(member.id) in HERE else "$quiet"
            yield member.id, Content.assemble((who, here), gap, (f"{presence_of(state, member)}  {where}", here))

    def chosen(self, key: str, typed: str) -> None:
        """Here, or not; with `+` somebody new."""
        if is_newcomer(typed):
            newcomer = read_newcomer(self.state, typed)
            if isinstance(newcomer, Refusal):
                self.tell(refusal(Refused(newcomer.reason)), problem=True)
                return
            if add_member(self.meeting, newcomer):
                self.clear()
            self.show_outcome()
        elif key:
            self.mark(key, presence_after(self.state, key))
        else:
            self.tell(refusal(Refused(Reason.NOBODY_FITS)), problem=True)

    def mark(self, member_id: str, presence: Presence) -> None:
        """Marks somebody and makes the field ready for the next name."""
        if mark(self.meeting, member_id, presence):
            self.clear()
        self.show_outcome()

    def mark_rest_absent(self) -> None:
        """Marks everybody as absent who has not been marked yet."""
        rest = views.attendance(self.state)[Presence.EXPECTED]
        for member in rest:
            mark(self.meeting, member.id, Presence.ABSENT)
        n = len(rest)
        text = ngettext("{n} person is marked as absent.", "{n} people are marked as absent.", n)
        self.meeting.tell(text.format(n=n))
        self.show_outcome()
