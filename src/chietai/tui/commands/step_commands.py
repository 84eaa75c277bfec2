"""Commands for the course of the meeting: the steps."""

from typing import Protocol

from chietai.i18n import N_, _
from chietai.meeting.intents import EnterStep, Intent, SkipStep
from chietai.meeting.kinds import Phase
from chietai.meeting.model import PlannedStep
from chietai.meeting.programme import next_step, previous_step
from chietai.meeting.questions import opening_question
from chietai.meeting.state import State
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import Close
from chietai.tui.desk.topics import Topic
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Desk, MarkedList
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
    label = N_("Next step")
    hint = N_("Goes to the next step of the programme and starts its clock.")
    place = 3

    def available(self, desk: Desk) -> bool:
        return desk.state.phase is not Phase.CLOSED and next_step(desk.state) is not None

    def title(self, desk: Desk) -> str:
        step = next_step(desk.wall_state)
        return _("To: {step}").format(step=shortened(safe(names.step(step)), 20)) if step else _(self.label)

    def run(self, desk: Desk) -> None:
        step = next_step(desk.state)
        if step is not None:
            enter_step(desk, step)


class PreviousStep(Command[Desk]):
    """Back to the step before."""

    id = "previous_step"
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


# -- the list of all steps -------------------------------------------------------------------------------------------


class StepList(MarkedList, Protocol):
    """The list of all steps."""

    @property
    def state(self) -> State:
        """The meeting as it stands."""

    def do(self, intent: Intent) -> bool:
        """Does it at the desk, and shows the list as it is then."""

    def shift(self, by: int) -> None:
        """Moves the marked step up (-1) or down (1)."""

    def stretch(self, minutes: int) -> None:
        """Gives the marked step more or fewer minutes."""


class Skip(Command[StepList]):
    """Leaves a step out."""

    id = "skip_step"
    label = N_("Leave out")
    hint = N_("The marked step will not be held. Going to it takes it in again.")
    place = 1

    def available(self, screen: StepList) -> bool:
        return screen.marked not in ("", screen.state.step_id) and screen.marked not in screen.state.skipped

    def run(self, screen: StepList) -> None:
        screen.do(SkipStep(step=screen.marked))


class Earlier(Command[StepList]):
    """Moves a step up."""

    id = "step_up"
    label = N_("Move up")
    hint = N_("Moves the marked step one place up.")
    place = 2

    def run(self, screen: StepList) -> None:
        screen.shift(-1)


class Later(Command[StepList]):
    """Moves a step down."""

    id = "step_down"
    label = N_("Move down")
    hint = N_("Moves the marked step one place down.")
    place = 3

    def run(self, screen: StepList) -> None:
        screen.shift(1)


class Longer(Command[StepList]):
    """One minute more for a step."""

    id = "step_longer"
    label = N_("+1 minute")
    hint = N_("Plans one minute more for the marked step.")
    place = 4

    def run(self, screen: StepList) -> None:
        screen.stretch(1)


class Shorter(Command[StepList]):
    """One minute less for a step."""

    id = "step_shorter"
    label = N_("-1 minute")
    hint = N_("Plans one minute less for the marked step.")
    place = 5

    def run(self, screen: StepList) -> None:
        screen.stretch(-1)


STEP_LIST_COMMANDS: tuple[type[Command[StepList]], ...] = (Skip, Earlier, Later, Shorter, Longer, Close)
