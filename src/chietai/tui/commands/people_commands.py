"""Commands about people and places: who is here, the draw, who sits where, the room."""

from collections.abc import Awaitable

from chietai.i18n import N_, _
from chietai.meeting.kinds import Phase, SeedSource, StepKind
from chietai.meeting.step_shorthand import digits_called
from chietai.tui.commands.command import Command
from chietai.tui.desk.draw_actions import announce_draw, ask_reason, hold_draw
from chietai.tui.desk.prompt import Prompt
from chietai.tui.screen_protocols import Desk


class Attendance(Command[Desk]):
    """Who is here."""

    id = "attendance"
    label = N_("Who is here")
    hint = N_("Marks who is here, came late, left early or is absent.")
    place = 13

    def available(self, desk: Desk) -> bool:
        return desk.state.phase is not Phase.PREPARING

    def run(self, desk: Desk) -> None:
        desk.open_dialog("attendance", lambda _result: desk.refresh_state())


class ReceptionAttendance(Attendance):
    """Who is here, as the main thing of the reception."""

    id = "reception_attendance"
    steps = frozenset({StepKind.RECEPTION})
    place = 1


class Room(Command[Desk]):
    """The room checklist."""

    id = "room"
    label = N_("Room checklist")
    hint = N_("Ticks off what has to be ready in the room.")

    def available(self, desk: Desk) -> bool:
        return bool(desk.state.checklist)

    def run(self, desk: Desk) -> None:
        desk.open_dialog("checklist", lambda _result: desk.refresh_state())


class Seats(Command[Desk]):
    """Who sits where."""

    id = "seats"
    label = N_("Seats")
    hint = N_("Moves somebody to another table, or lets two people change places.")

    def available(self, desk: Desk) -> bool:
        return bool(desk.state.draws)

    def run(self, desk: Desk) -> None:
        desk.open_dialog("seats", lambda _result: desk.refresh_state())


class Draw(Command[Desk]):
    """The draw: first what will be drawn is fixed, then it is drawn."""

    id = "draw"
    label = N_("Draw lots")
    hint = N_("Fixes what will be drawn and shows its words; then type digits called in the room, or press it again.")
    steps = frozenset({StepKind.DRAW})
    place = 1

    def title(self, desk: Desk) -> str:
        if desk.state.announced:
            return _("Draw now")
        return _("Draw again") if desk.state.draws else _(self.label)

    def run(self, desk: Desk) -> Awaitable[None] | None:
        if desk.state.announced:
            hold_draw(desk, "")
        elif desk.state.draws:
            ask_reason(desk, lambda: announce_draw(desk))
        else:
            desk.redraw_reason = ""
            return announce_draw(desk)
        return None


class Dice(Command[Desk]):
    """The draw with a die."""

    id = "dice"
    label = N_("Draw with a die")
    hint = N_("Takes the digits that were thrown with a die; the record says so.")
    steps = frozenset({StepKind.DRAW})

    def available(self, desk: Desk) -> bool:
        return desk.state.announced is not None

    def run(self, desk: Desk) -> None:
        def problem(value: str) -> str:
            return "" if digits_called(value) else _("Please type only the digits that were thrown.")

        def thrown(value: str) -> None:
            hold_draw(desk, digits_called(value), SeedSource.DICE)

        desk.ask(Prompt(_("The digits of the die, one throw after the other"), thrown, problem))
