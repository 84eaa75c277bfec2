"""Commands about people and places: who is here, the draw, who sits where, the room."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from chietai.i18n import N_, _
from chietai.meeting.kinds import Phase, SeedSource, StepKind
from chietai.tui.commands.command import Command
from chietai.tui.desk.prompt import Prompt
from chietai.tui.screens.meeting import hands

if TYPE_CHECKING:
    from chietai.tui.screens.meeting.meeting_screen import MeetingScreen


class Attendance(Command["MeetingScreen"]):
    """Who is here."""

    id = "attendance"
    key = "ctrl+r"
    label = N_("Who is here")
    hint = N_("Marks who is here, came late, left early or is absent.")
    place = 13

    def available(self, screen: "MeetingScreen") -> bool:
        return screen.state.phase is not Phase.PREPARING

    def run(self, screen: "MeetingScreen") -> None:
        from chietai.tui.screens.meeting.attendance_dialog import AttendanceDialog

        screen.app.push_screen(AttendanceDialog(screen), lambda _result: screen.refresh_state())


class ReceptionAttendance(Attendance):
    """Who is here, as the main thing of the reception."""

    id = "reception_attendance"
    key = "f3"
    steps = frozenset({StepKind.RECEPTION})
    place = 1


class Room(Command["MeetingScreen"]):
    """The room checklist."""

    id = "room"
    key = "ctrl+b"
    label = N_("Room checklist")
    hint = N_("Ticks off what has to be ready in the room.")

    def available(self, screen: "MeetingScreen") -> bool:
        return bool(screen.state.checklist)

    def run(self, screen: "MeetingScreen") -> None:
        from chietai.tui.screens.meeting.checklist_dialog import RoomDialog

        screen.app.push_screen(RoomDialog(screen), lambda _result: screen.refresh_state())


class Seats(Command["MeetingScreen"]):
    """Who sits where."""

    id = "seats"
    key = "ctrl+s"
    label = N_("Seats")
    hint = N_("Moves somebody to another table, or lets two people change places.")

    def available(self, screen: "MeetingScreen") -> bool:
        return bool(screen.state.draws)

    def run(self, screen: "MeetingScreen") -> None:
        from chietai.tui.screens.meeting.seats_dialog import SeatsDialog

        screen.app.push_screen(SeatsDialog(screen), lambda _result: screen.refresh_state())


class Draw(Command["MeetingScreen"]):
    """The draw: first what will be drawn is fixed, then it is drawn."""

    id = "draw"
    key = "f3"
    label = N_("Draw lots")
    hint = N_("Fixes what will be drawn and shows its words; then type digits called in the room, or press it again.")
    steps = frozenset({StepKind.DRAW})
    place = 1

    def title(self, screen: "MeetingScreen") -> str:
        if screen.state.announced:
            return _("Draw now")
        return _("Draw again") if screen.state.draws else _(self.label)

    def run(self, screen: "MeetingScreen") -> Awaitable[None] | None:
        if screen.state.announced:
            hands.hold_draw(screen, "")
        elif screen.state.draws:
            hands.ask_reason(screen, lambda: hands.announce_draw(screen))
        else:
            screen.redraw_reason = ""
            return hands.announce_draw(screen)
        return None


class Dice(Command["MeetingScreen"]):
    """The draw with a die."""

    id = "dice"
    label = N_("Draw with a die")
    hint = N_("Takes the digits that were thrown with a die; the record says so.")
    steps = frozenset({StepKind.DRAW})

    def available(self, screen: "MeetingScreen") -> bool:
        return screen.state.announced is not None

    def run(self, screen: "MeetingScreen") -> None:
        def problem(value: str) -> str:
            good = value.strip() and hands.is_digits(value)
            return "" if good else _("Please type only the digits that were thrown.")

        def thrown(value: str) -> None:
            hands.hold_draw(screen, value, SeedSource.DICE)

        screen.ask(Prompt(_("The digits of the die, one throw after the other"), thrown, problem))
