"""Who sits where: take somebody, then say the table or with whom they change places."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content

from chietai.i18n import N_, _
from chietai.meeting import views
from chietai.meeting.intents import ChangeSeat, SwapSeats
from chietai.meeting.model import Member
from chietai.meeting.text import fold
from chietai.tui.grid import safe
from chietai.tui.screens.list_dialog import Row
from chietai.tui.screens.meeting.completion import people
from chietai.tui.screens.meeting.dialog import MeetingDialog
from chietai.wording import names

_TABLE = "table:"


class SeatsDialog(MeetingDialog[None]):
    """First the person, then where to."""

    TITLE_TEXT = N_("Seats: who moves?")
    PLACEHOLDER = N_("Name or seat (s12); then the number of a table, or the name to change places with")

    taken = ""
    """Who is being moved: a member id, or ""."""

    def heading(self) -> str:
        """Who is being moved."""
        member = self.state.members.get(self.taken)
        if member is None:
            return _(self.TITLE_TEXT)
        return _("Where does {name} go? A table, or somebody to change places with").format(name=safe(member.name))

    def rows(self, typed: str) -> Iterable[Row]:
        """The tables first while somebody is being moved; then everybody who is here, by table."""
        key = fold(typed)
        if self.taken:
            for number in range(1, self.state.table_count + 2):
                if not key or key == str(number):
                    new = "" if number <= self.state.table_count else _("(a new table)")
                    yield f"{_TABLE}{number}", Content.assemble((names.table(number), "bold"), f" {new}")
        for member in self._people(typed):
            if member.id != self.taken:
                yield member.id, self._line(member)

    def _people(self, typed: str) -> list[Member]:
        state = self.state
        key = fold(typed)
        if key and not key.isdecimal():
            seated = [m for m in views.members(state) if m.id in state.seats and key == f"s{state.seats[m.id].number}"]
            return seated or [state.members[o.member_id] for o in people(state, typed, most=len(state.members))]
        if key:
            return []
        by_seat = [member for table in views.tables(state) for member in table]
        return [*views.unseated(state), *by_seat]

    def _line(self, member: Member) -> Content:
        seat = self.state.seats.get(member.id)
        where = f"{names.table(seat.table)}  s{seat.number}" if seat else _("no seat")
        gap = " " * max(1, 22 - cell_len(where))
        return Content.assemble((where, "$quiet"), gap, (safe(member.name), "bold"), f"  {safe(member.organisation)}")

    def chosen(self, key: str, typed: str) -> None:
        """Takes somebody, or moves who was taken."""
        if not key:
            self.tell(_("Nobody is found. Please type a name, a seat such as s12, or a table."), problem=True)
            return
        if not self.taken:
            self.taken = key
            self.clear()
            self.refill("")
            return
        member, self.taken = self.taken, ""
        if key.startswith(_TABLE):
            done = self.do(ChangeSeat(member=member, table=int(key.removeprefix(_TABLE))))
        else:
            done = self.do(SwapSeats(member=member, other=key))
        if done:
            self.clear()
            self.refill(member)
            self.tell(self.meeting.said)

    def action_leave(self) -> None:
        """Escape lets go of somebody first."""
        if self.taken:
            self.taken = ""
            self.clear()
            self.refill()
        else:
            super().action_leave()
