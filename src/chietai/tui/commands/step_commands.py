"""Commands for the course of the meeting: the steps."""

from typing import TYPE_CHECKING

from chietai.i18n import N_, _
from chietai.meeting import views
from chietai.meeting.intents import EnterStep, PutQuestion
from chietai.meeting.kinds import Phase, StepKind
from chietai.meeting.model import PlannedStep
from chietai.meeting.programme import next_step, previous_step
from chietai.tui.commands.command import Command
from chietai.tui.grid import safe
from chietai.tui.widgets.text_columns import shortened
from chietai.wording import names

if TYPE_CHECKING:
    from chietai.tui.screens.meeting.meeting_screen import MeetingScreen


def enter_step(screen: "MeetingScreen", step: PlannedStep) -> None:
    """Goes to a step. The first question about the first chosen trouble is put at once when its step comes."""
    if screen.submit(EnterStep(step=step.id), quiet=True) is None:
        return
    screen.tell("")
    state = screen.state
    chosen = views.picked(state)
    if step.kind is StepKind.ROUNDS and not state.question and chosen:
        screen.submit(PutQuestion(question=1, trouble=chosen[0].id), quiet=True)


class NextStep(Command["MeetingScreen"]):
    """To the next step of the programme."""

    id = "next_step"
    key = "f8"
    label = N_("Next step")
    hint = N_("Goes to the next step of the programme and starts its clock.")
    place = 3

    def available(self, screen: "MeetingScreen") -> bool:
        return screen.state.phase is not Phase.CLOSED and next_step(screen.state) is not None

    def title(self, screen: "MeetingScreen") -> str:
        step = next_step(screen.state)
        return _("To: {step}").format(step=shortened(safe(names.step(step)), 20)) if step else _(self.label)

    def run(self, screen: "MeetingScreen") -> None:
        step = next_step(screen.state)
        if step is not None:
            enter_step(screen, step)


class PreviousStep(Command["MeetingScreen"]):
    """Back to the step before."""

    id = "previous_step"
    key = "f7"
    label = N_("Step before")
    hint = N_("Goes back to the step before. Nothing is lost.")

    def available(self, screen: "MeetingScreen") -> bool:
        return screen.state.phase is Phase.LIVE and previous_step(screen.state) is not None

    def run(self, screen: "MeetingScreen") -> None:
        step = previous_step(screen.state)
        if step is not None:
            enter_step(screen, step)


class Steps(Command["MeetingScreen"]):
    """All steps, to jump to, leave out or put in another order."""

    id = "steps"
    key = "ctrl+g"
    label = N_("All steps")
    hint = N_(
        "Lists the steps: go to any of them, leave one out, change their order. After the meeting: what you write down."
    )

    def available(self, screen: "MeetingScreen") -> bool:
        return bool(screen.state.steps)

    def rank(self, screen: "MeetingScreen") -> int:
        return 2 if screen.state.phase is Phase.CLOSED else 0

    def title(self, screen: "MeetingScreen") -> str:
        return _("Write something down") if screen.state.phase is Phase.CLOSED else _(self.label)

    def run(self, screen: "MeetingScreen") -> None:
        if screen.state.phase is Phase.CLOSED:
            self._late(screen)
            return
        from chietai.tui.screens.meeting.steps_dialog import StepsDialog

        def chosen(step: PlannedStep | None) -> None:
            if step is not None:
                enter_step(screen, step)
            screen.refresh_state()

        screen.app.push_screen(StepsDialog(screen), chosen)

    def _late(self, screen: "MeetingScreen") -> None:
        from chietai.tui.screens.meeting.afterwards_dialog import LateDialog, Purpose

        def chosen(purpose: Purpose | None) -> None:
            if purpose is not None:
                screen.write_down(purpose)

        screen.app.push_screen(LateDialog(screen), chosen)
