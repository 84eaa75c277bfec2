"""Commands for the clocks: that of the turn while somebody has the floor, else that of the step."""

from chietai.i18n import N_, _
from chietai.meeting.intents import ExtendTimer, PauseTimer, ResumeTimer
from chietai.meeting.kinds import Scope, StepKind
from chietai.tui.commands.command import Command
from chietai.tui.desk.time_left import foremost
from chietai.tui.screen_protocols import Desk


def _scope(desk: Desk) -> Scope:
    turn = desk.state.turn
    return Scope.TURN if turn is not None and turn.clock.limit else Scope.STEP


class _Clock(Command[Desk]):
    def available(self, desk: Desk) -> bool:
        return foremost(desk.state) is not None

    def rank(self, desk: Desk) -> int:
        # The reception ends when the meeting begins: its clock is nobody's first thought.
        return 0 if desk.step_kind is StepKind.RECEPTION else self.place


class StopOrGo(_Clock):
    """Stops the clock, or lets it go on."""

    id = "clock"
    key = "f5"
    label = N_("Stop or start the clock")
    hint = N_("Stops the clock that counts now, or lets it go on.")
    place = 8

    def title(self, desk: Desk) -> str:
        clock = foremost(desk.state)
        return _("Stop the clock") if clock and clock.running else _("Start the clock")

    def run(self, desk: Desk) -> None:
        clock = foremost(desk.state)
        if clock is not None:
            scope = _scope(desk)
            desk.submit(PauseTimer(scope=scope) if clock.running else ResumeTimer(scope=scope))


class AddMinute(_Clock):
    """One minute more."""

    id = "add_minute"
    key = "f6"
    label = N_("+1 minute")
    hint = N_("Gives the clock that counts now one minute more.")
    place = 9

    def run(self, desk: Desk) -> None:
        desk.submit(ExtendTimer(scope=_scope(desk), seconds=60))


class TakeMinute(_Clock):
    """One minute less."""

    id = "take_minute"
    label = N_("-1 minute")
    hint = N_("Takes one minute from the clock that counts now.")

    def run(self, desk: Desk) -> None:
        desk.submit(ExtendTimer(scope=_scope(desk), seconds=-60))
