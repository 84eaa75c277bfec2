"""Commands for the clocks: that of the turn while somebody has the floor, else that of the step."""

from chietai.i18n import N_, _
from chietai.meeting.clocks import countdown_of, foremost_scope
from chietai.meeting.intents import ExtendTimer, PauseTimer, ResumeTimer
from chietai.meeting.kinds import StepKind
from chietai.tui.commands.command import Command
from chietai.tui.screen_protocols import Desk


class _Clock(Command[Desk]):
    def available(self, desk: Desk) -> bool:
        return foremost_scope(desk.state) is not None

    def rank(self, desk: Desk) -> int:
        # The reception ends when the meeting begins: its clock is nobody's first thought.
        return 0 if desk.step_kind is StepKind.RECEPTION else self.place


class StopOrGo(_Clock):
    """Stops the clock, or lets it go on."""

    id = "clock"
    label = N_("Stop or start the clock")
    hint = N_("Stops the clock that counts now, or lets it go on.")
    place = 8

    def title(self, desk: Desk) -> str:
        return _("Stop the clock") if self._running(desk) else _("Start the clock")

    def run(self, desk: Desk) -> None:
        scope = foremost_scope(desk.state)
        if scope is not None:
            desk.submit(PauseTimer(scope=scope) if self._running(desk) else ResumeTimer(scope=scope))

    def _running(self, desk: Desk) -> bool:
        scope = foremost_scope(desk.state)
        clock = countdown_of(desk.state, scope) if scope else None
        return clock is not None and clock.running


def _extend(desk: Desk, seconds: int) -> None:
    scope = foremost_scope(desk.state)
    if scope is not None:
        desk.submit(ExtendTimer(scope=scope, seconds=seconds))


class AddMinute(_Clock):
    """One minute more."""

    id = "add_minute"
    label = N_("+1 minute")
    hint = N_("Gives the clock that counts now one minute more.")
    place = 9

    def run(self, desk: Desk) -> None:
        _extend(desk, 60)


class TakeMinute(_Clock):
    """One minute less."""

    id = "take_minute"
    label = N_("-1 minute")
    hint = N_("Takes one minute from the clock that counts now.")

    def run(self, desk: Desk) -> None:
        _extend(desk, -60)
