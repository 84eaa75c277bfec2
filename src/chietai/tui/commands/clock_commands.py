"""Commands for the clocks: that of the turn while somebody has the floor, else that of the step."""

from typing import TYPE_CHECKING

from chietai.i18n import N_, _
from chietai.meeting.intents import ExtendTimer, PauseTimer, ResumeTimer
from chietai.meeting.kinds import Scope, StepKind
from chietai.tui.commands.command import Command
from chietai.tui.desk.time_left import foremost

if TYPE_CHECKING:
    from chietai.tui.screens.meeting.meeting_screen import MeetingScreen


def _scope(screen: "MeetingScreen") -> Scope:
    turn = screen.state.turn
    return Scope.TURN if turn is not None and turn.clock.limit else Scope.STEP


class _Clock(Command["MeetingScreen"]):
    def available(self, screen: "MeetingScreen") -> bool:
        return foremost(screen.state) is not None

    def rank(self, screen: "MeetingScreen") -> int:
        # The reception ends when the meeting begins: its clock is nobody's first thought.
        return 0 if screen.step_kind is StepKind.RECEPTION else self.place


class StopOrGo(_Clock):
    """Stops the clock, or lets it go on."""

    id = "clock"
    key = "f5"
    label = N_("Stop or start the clock")
    hint = N_("Stops the clock that counts now, or lets it go on.")
    place = 8

    def title(self, screen: "MeetingScreen") -> str:
        clock = foremost(screen.state)
        return _("Stop the clock") if clock and clock.running else _("Start the clock")

    def run(self, screen: "MeetingScreen") -> None:
        clock = foremost(screen.state)
        if clock is not None:
            scope = _scope(screen)
            screen.submit(PauseTimer(scope=scope) if clock.running else ResumeTimer(scope=scope))


class AddMinute(_Clock):
    """One minute more."""

    id = "add_minute"
    key = "f6"
    label = N_("+1 minute")
    hint = N_("Gives the clock that counts now one minute more.")
    place = 9

    def run(self, screen: "MeetingScreen") -> None:
        screen.submit(ExtendTimer(scope=_scope(screen), seconds=60))


class TakeMinute(_Clock):
    """One minute less."""

    id = "take_minute"
    label = N_("-1 minute")
    hint = N_("Takes one minute from the clock that counts now.")

    def run(self, screen: "MeetingScreen") -> None:
        screen.submit(ExtendTimer(scope=_scope(screen), seconds=-60))
