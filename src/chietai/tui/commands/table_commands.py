"""A table more or a table fewer, with the fewest people moved: commands of the seats dialog."""

from typing import Protocol

from chietai import seating
from chietai.i18n import N_, _
from chietai.meeting.intents import Intent, RearrangeSeats
from chietai.meeting.state import State
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import Close
from chietai.tui.desk.seat_words import SeatWords
from chietai.tui.screen_protocols import MarkedList
from chietai.wording import names


class SeatPlan(MarkedList, Protocol):
    """The dialog that says who sits where."""

    @property
    def state(self) -> State:
        """The meeting as it stands."""

    @property
    def table(self) -> int:
        """The table of the marked line; 0 when it has none."""

    @property
    def words(self) -> SeatWords:
        """What there is to say about the seats as they are now."""

    def do(self, intent: Intent) -> bool:
        """Does it at the desk, and shows the list as it is then."""

    def cancel_move(self) -> None:
        """Nobody is being moved any more."""


class OpenTable(Command[SeatPlan]):
    """One table more."""

    id, place = "open_table", 1
    label, hint = N_("Open a table"), N_("Opens one table more. The fewest people possible move there.")

    def run(self, screen: SeatPlan) -> None:
        try:
            intent = seating.open_table(screen.state)
        except ValueError:
            screen.tell(_("There are too few people for one table more."), problem=True)
            return
        table = intent.moves[0][1]
        _rearrange(screen, intent, _("{table} is open.").format(table=names.table(table)))


class CloseTable(Command[SeatPlan]):
    """One table fewer."""

    id, place = "close_table", 2
    label = N_("Close a table")
    hint = N_("Closes the table of the marked line. Only the people of that table move.")

    def available(self, screen: SeatPlan) -> bool:
        return bool(screen.table)

    def title(self, screen: SeatPlan) -> str:
        return _("Close {table}").format(table=names.table(screen.table)) if screen.table else _(self.label)

    def run(self, screen: SeatPlan) -> None:
        table = screen.table
        try:
            intent = seating.close_table(screen.state, table)
        except ValueError:
            screen.tell(_("This table cannot be closed: nobody sits there, or it is the only one."), problem=True)
            return
        _rearrange(screen, intent, _("{table} is closed.").format(table=names.table(table)))


def _rearrange(screen: SeatPlan, intent: RearrangeSeats, said: str) -> None:
    if screen.do(intent):
        screen.cancel_move()
        moved = screen.words.listed(tuple(member_id for member_id, _table in intent.moves))
        screen.tell(said + " " + _("Who moves: {people}").format(people=moved))


SEAT_PLAN_COMMANDS: tuple[type[Command[SeatPlan]], ...] = (OpenTable, CloseTable, Close)
