"""A table more or a table fewer, with the fewest people moved: commands of the seats dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chietai import seating
from chietai.i18n import N_, _
from chietai.meeting.intents import RearrangeSeats
from chietai.tui.commands.command import Command
from chietai.wording import names

if TYPE_CHECKING:
    from chietai.tui.screens.meeting.seats_dialog import SeatsDialog


class OpenTable(Command["SeatsDialog"]):
    """One table more."""

    id, key, place = "open_table", "f4", 1
    label, hint = N_("Open a table"), N_("Opens one table more. The fewest people possible move there.")

    def run(self, screen: SeatsDialog) -> None:
        try:
            intent = seating.open_table(screen.state)
        except ValueError:
            screen.tell(_("There are too few people for one table more."), problem=True)
            return
        table = intent.moves[0][1]
        _rearrange(screen, intent, _("{table} is open.").format(table=names.table(table)))


class CloseTable(Command["SeatsDialog"]):
    """One table fewer."""

    id, key, place = "close_table", "f6", 2
    label = N_("Close a table")
    hint = N_("Closes the table of the marked line. Only the people of that table move.")

    def available(self, screen: SeatsDialog) -> bool:
        return bool(screen.table)

    def title(self, screen: SeatsDialog) -> str:
        return _("Close {table}").format(table=names.table(screen.table)) if screen.table else _(self.label)

    def run(self, screen: SeatsDialog) -> None:
        table = screen.table
        try:
            intent = seating.close_table(screen.state, table)
        except ValueError:
            screen.tell(_("This table cannot be closed: nobody sits there, or it is the only one."), problem=True)
            return
        _rearrange(screen, intent, _("{table} is closed.").format(table=names.table(table)))


def _rearrange(screen: SeatsDialog, intent: RearrangeSeats, said: str) -> None:
    if screen.do(intent):
        screen.let_go()
        moved = screen.words.listed(tuple(member_id for member_id, _table in intent.moves))
        screen.tell(said + " " + _("Who moves: {people}").format(people=moved))
