"""Who sits where: take somebody, then say the table or with whom they change places. Every choice says its cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList, Static

from chietai.i18n import N_, _
from chietai.meeting import views
from chietai.meeting.intents import ChangeSeat, SwapSeats
from chietai.meeting.model import Member
from chietai.text.folding import fold
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.table_commands import SEAT_PLAN_COMMANDS
from chietai.tui.desk.completion import people
from chietai.tui.desk.seat_words import SeatWords
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Desk
from chietai.tui.screens.list_dialog import Row
from chietai.tui.screens.meeting.meeting_dialog import MeetingDialog
from chietai.tui.widgets.text_columns import shortened
from chietai.wording import names

_TABLE = "table:"


class SeatsDialog(MeetingDialog[None]):
    """First the person, then where to."""

    TITLE_TEXT = N_("Seats: who moves?")
    PLACEHOLDER = N_("Name or seat (s12); then the number of a table, or the name to change places with")

    moving = ""
    """Who is being moved: a member id, or ""."""

    def __init__(self, meeting: Desk) -> None:
        super().__init__(meeting)
        self._words = SeatWords(meeting.state)

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this dialog."""
        return made_for(self, SEAT_PLAN_COMMANDS)

    def on_mount(self) -> None:
        """Puts the words about the marked line below the list."""
        about = Static(id="about")
        about.styles.height = 2
        self.query_one(".dialog").mount(about, after=self.query_one(OptionList))

    @property
    def words(self) -> SeatWords:
        """What there is to say about the seats as they are now."""
        if self._words.state is not self.state:
            self._words = SeatWords(self.state)
        return self._words

    @property
    def table(self) -> int:
        """The table of the marked line; 0 when there is none."""
        if self.marked.startswith(_TABLE):
            return int(self.marked.removeprefix(_TABLE))
        seat = self.state.seats.get(self.marked)
        return seat.table if seat else 0

    @property
    def about(self) -> str:
        """What there is to know of the marked line: what choosing it costs, or whom the person has never met."""
        if not self.moving:
            return self.words.strangers(self.marked)
        if self.marked.startswith(_TABLE):
            return self.words.move_in_full(self.moving, self.table)
        return self.words.swap(self.moving, self.marked)

    def refill(self, marked: str | None = None) -> None:
        """Also what is said about the marked line."""
        super().refill(marked)
        self._show_about()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line is marked."""
        self._show_about()

    def _show_about(self) -> None:
        self.query_one("#about", Static).update(Content(shortened(self.about, 2 * self.line_width)))

    def heading(self) -> str:
        """Who is being moved."""
        member = self.state.members.get(self.moving)
        if member is None:
            return _(self.TITLE_TEXT)
        return _("Where does {name} go? A table, or somebody to change places with").format(name=safe(member.name))

    def rows(self, typed: str) -> Iterable[Row]:
        """The tables first while somebody is being moved; then everybody who is here, by table."""
        key = fold(typed)
        if self.moving:
            for number in range(1, self.state.table_count + 2):
                if not key or key == str(number):
                    yield f"{_TABLE}{number}", self._table_line(number)
        for member in self._people(typed):
            if member.id != self.moving:
                yield member.id, self._line(member)

    def _table_line(self, number: int) -> Content:
        where = names.table(number)
        if number > self.state.table_count:
            where += " " + _("(a new table)")
        where += " " * max(2, 20 - cell_len(where))
        cost = shortened(self.words.move(self.moving, number), self.line_width - cell_len(where))
        return Content.assemble((where, "bold"), (cost, "$accent"))

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
        if not self.moving:
            self.moving = key
            self.clear()
            self.refill("")
            return
        member, self.moving = self.moving, ""
        if key.startswith(_TABLE):
            done = self.do(ChangeSeat(member=member, table=int(key.removeprefix(_TABLE))))
        else:
            done = self.do(SwapSeats(member=member, other=key))
        if done:
            self.clear()
            self.refill(member)
            self.tell(self.meeting.message)

    def cancel_move(self) -> None:
        """Nobody is being moved any more."""
        self.moving = ""
        self.clear()
        self.refill()

    def action_leave(self) -> None:
        """Escape lets go of somebody first."""
        if self.moving:
            self.cancel_move()
        else:
            super().action_leave()
