"""Commands for the course of the meeting: the steps."""

from chietai.i18n import N_, _
from chietai.meeting.intents import EnterStep
from chietai.meeting.kinds import Phase
from chietai.meeting.model import PlannedStep
from chietai.meeting.programme import next_step, previous_step
from chietai.meeting.questions import opening_question
from chietai.tui.commands.command import Command
from chietai.tui.desk.after_meeting import Topic
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Desk
from chietai.tui.widgets.text_columns import shortened
from chietai.wording import names


def enter_step(desk: Desk, step: PlannedStep) -> None:
    """Goes to a step. The first question about the first chosen trouble is put at once when its step comes."""
    if desk.submit(EnterStep(step=step.id), quiet=True) is None:
        return
    desk.tell("")
    if (question := opening_question(desk.state, step)) is not None:
        desk.submit(question, quiet=True)


class NextStep(Command[Desk]):
    """To the next step of the programme."""

    id = "next_step"
    key = "f8"
    label = N_("Next step")
    hint = N_("Goes to the next step of the programme and starts its clock.")
    place = 3

    def available(self, desk: Desk) -> bool:
        return desk.state.phase is not Phase.CLOSED and next_step(desk.state) is not None

    def title(self, desk: Desk) -> str:
        step = next_step(desk.state)
        return _("To: {step}").format(step=shortened(safe(names.step(step)), 20)) if step else _(self.label)

    def run(self, desk: Desk) -> None:
        step = next_step(desk.state)
        if step is not None:
            enter_step(desk, step)


class PreviousStep(Command[Desk]):
    """Back to the step before."""

    id = "previous_step"
    key = "f7"
    label = N_("Step before")
    hint = N_("Goes back to the step before. Nothing is lost.")

    def available(self, desk: Desk) -> bool:
        return desk.state.phase is Phase.LIVE and previous_step(desk.state) is not None

    def run(self, desk: Desk) -> None:
        step = previous_step(desk.state)
        if step is not None:
            enter_step(desk, step)


class Steps(Command[Desk]):
    """All steps, to jump to, leave out or put in another order."""

    id = "steps"
    key = "ctrl+g"
    label = N_("All steps")
    hint = N_(
        "Lists the steps: go to any of them, leave one out, change their order. After the meeting: what you write down."
    )

    def available(self, desk: Desk) -> bool:
        return bool(desk.state.steps)

    def rank(self, desk: Desk) -> int:
        return 2 if desk.state.phase is Phase.CLOSED else 0

    def title(self, desk: Desk) -> str:
        return _("Write something down") if desk.state.phase is Phase.CLOSED else _(self.label)

    def run(self, desk: Desk) -> None:
        if desk.state.phase is Phase.CLOSED:
            self._write_down(desk)
            return

        def chosen(step: PlannedStep | None) -> None:
            if step is not None:
                enter_step(desk, step)
            desk.refresh_state()

        desk.open_dialog("steps", chosen)

    def _write_down(self, desk: Desk) -> None:
        def chosen(topic: Topic | None) -> None:
            if topic is not None:
                desk.write_down(topic)

        desk.open_dialog("afterwards", chosen)
