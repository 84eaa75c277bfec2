"""Who is here: find somebody by name, reading, number or organisation; one key says where they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content

from chietai.i18n import N_, _, ngettext
from chietai.meeting import views
from chietai.meeting.kinds import HERE, Presence
from chietai.meeting.line_reader import Refusal, presence_after, read_newcomer
from chietai.meeting.refusal import Reason, Refused
from chietai.tui.commands.command import Command
from chietai.tui.desk.attendance_marking import add_member, mark
from chietai.tui.desk.completion import people, person_line, presence_of
from chietai.tui.screens.list_dialog import Row
from chietai.tui.screens.meeting.meeting_dialog import MeetingDialog
from chietai.wording import names
from chietai.wording.refusals import refusal


class _Mark(Command["AttendanceDialog"]):
    presence: ClassVar[Presence]

    def available(self, screen: AttendanceDialog) -> bool:
        return bool(screen.marked)

    def run(self, screen: AttendanceDialog) -> None:
        screen.mark(screen.marked, self.presence)


class MarkPresent(_Mark):
    """Present."""

    id, key, place, presence = "mark_present", "f5", 1, Presence.PRESENT
    label, hint = N_("Present"), N_("Marks the person as present.")


class MarkLate(_Mark):
    """Came late."""

    id, key, place, presence = "mark_late", "f6", 2, Presence.LATE
    label, hint = N_("Came late"), N_("Marks the person as here, after the beginning.")


class MarkLeft(_Mark):
    """Left early."""

    id, key, place, presence = "mark_left", "f7", 3, Presence.LEFT
    label, hint = N_("Left early"), N_("Marks the person as gone before the end.")


class MarkAbsent(_Mark):
    """Absent."""

    id, key, place, presence = "mark_absent", "f8", 4, Presence.ABSENT
    label, hint = N_("Absent"), N_("Marks the person as absent.")


class RestAbsent(Command["AttendanceDialog"]):
    """All who have not come are absent."""

    id, key, place = "rest_absent", "f9", 5
    label, hint = N_("The rest is absent"), N_("Marks everybody as absent who has not been marked yet.")

    def available(self, screen: AttendanceDialog) -> bool:
        return any(m.id not in screen.state.presence for m in views.members(screen.state))

    def run(self, screen: AttendanceDialog) -> None:
        rest = views.attendance(screen.state)[Presence.EXPECTED]
        for member in rest:
            mark(screen.meeting, member.id, Presence.ABSENT)
        n = len(rest)
        text = ngettext("{n} person is marked as absent.", "{n} people are marked as absent.", n)
        screen.meeting.tell(text.format(n=n))
        screen.echo()


class AttendanceDialog(MeetingDialog[None]):
    """Enter says that somebody is here, or, when they are, that they are not."""

    TITLE_TEXT = N_("Who is here")
    PLACEHOLDER = N_("Name, reading, number or organisation; Enter: here or not; + name @organisation: adds somebody")
    OWN = (MarkPresent, MarkLate, MarkLeft, MarkAbsent, RestAbsent)

    def heading(self) -> str:
        """With the count, and the quorum if there is one."""
        quorum = views.quorum(self.state)
        title = _("Who is here: {here} of {all}").format(here=quorum.here, all=len(self.state.members))
        if quorum.needed:
            word = _("reached") if quorum.reached else _("not reached")
            title += " / " + _("Quorum {needed}: {word}").format(needed=quorum.needed, word=word)
        return title

    def rows(self, typed: str) -> Iterable[Row]:
        """Everybody, or those found."""
        state = self.state
        if typed.strip() and not typed.startswith(("+", "＋")):
            found = [state.members[offer.member_id] for offer in people(state, typed, most=len(state.members))]
        else:
            found = views.members(state)
        for member in found:
            who = person_line(state, member)
            gap = " " * max(1, 46 - cell_len(who))
            seat = state.seats.get(member.id)
            where = names.table(seat.table) if seat else ""
            here = "bold" if state.presence.get(member.id) in HERE else "$quiet"
            yield member.id, Content.assemble((who, here), gap, (f"{presence_of(state, member)}  {where}", here))

    def chosen(self, key: str, typed: str) -> None:
        """Here, or not; with `+` somebody new."""
        if typed.strip().startswith(("+", "＋")):
            newcomer = read_newcomer(self.state, typed)
            if isinstance(newcomer, Refusal):
                self.tell(refusal(Refused(newcomer.reason)), problem=True)
                return
            if add_member(self.meeting, newcomer):
                self.clear()
            self.echo()
        elif key:
            self.mark(key, presence_after(self.state, key))
        else:
            self.tell(refusal(Refused(Reason.NOBODY_FITS)), problem=True)

    def mark(self, member_id: str, presence: Presence) -> None:
        """Marks somebody and makes the field ready for the next name."""
        if mark(self.meeting, member_id, presence):
            self.clear()
        self.echo()
