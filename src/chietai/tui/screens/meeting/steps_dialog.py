"""All steps of the programme: to go to, to leave out, to put in another order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from rich.cells import cell_len
from textual.content import Content

from chietai.i18n import N_, _
from chietai.meeting.model import PlannedStep
from chietai.meeting.programme import Steps, lengthened, moved, planned_times, times_used, with_steps
from chietai.text.folding import fold
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.step_commands import STEP_LIST_COMMANDS
from chietai.tui.desk import time_left
from chietai.tui.grid import safe
from chietai.tui.screens.list_dialog import Row
from chietai.tui.screens.meeting.meeting_dialog import MeetingDialog
from chietai.wording import names, times


class StepsDialog(MeetingDialog[PlannedStep | None]):
    """Gives the step to go to."""

    TITLE_TEXT = N_("Steps: Enter goes there")

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this dialog."""
        return made_for(self, STEP_LIST_COMMANDS)

    def on_mount(self) -> None:
        """Marks the present step: Enter pressed too soon goes nowhere else."""
        self.refill(self.state.step_id)

    def rows(self, typed: str) -> Iterable[Row]:
        """Clock time, name, minutes, and how it stands with the step."""
        state = self.meeting.wall_state
        now = self.meeting.services.clock()
        start = time_left.opening(state, now) or now
        used = {t.step.id: t.used for t in times_used(state, now)}
        for planned in planned_times(state.steps, start):
            step = planned.step
            name = safe(names.step(step))
            if fold(typed) in fold(name):
                yield step.id, self._line(step, name, planned.start, used.get(step.id))

    def _line(self, step: PlannedStep, name: str, start: datetime, used: float | None) -> Content:
        how = ""
        if step.id == self.state.step_id:
            how = _("now")
        elif step.id in self.state.skipped:
            how = _("left out")
        elif used is not None:
            how = _("held, {minutes}").format(minutes=times.minutes(used))
        gap = " " * max(1, 26 - cell_len(name))
        minutes = times.minutes(step.minutes * 60)
        return Content.assemble(
            (f"{times.clock_time(start):>6}  ", "$quiet"),
            (name, "bold"),
            gap,
            f"{minutes:<8}  ",
            (how, "$accent"),
        )

    def chosen(self, key: str, typed: str) -> None:
        """Goes there; from the step that the meeting is in, only back to the desk."""
        if self.meeting.step_kind is not None and key == self.state.step_id:
            key = ""
        self.dismiss(next((step for step in self.state.steps if step.id == key), None))

    def shift(self, by: int) -> None:
        """Moves the marked step up (-1) or down (1)."""
        self._set(moved(self.state.steps, self._place(), by))

    def stretch(self, minutes: int) -> None:
        """Gives the marked step more or fewer minutes."""
        self._set(lengthened(self.state.steps, self._place(), minutes))

    def _place(self) -> int:
        """The place of the marked step; -1 when none is marked."""
        return next((n for n, step in enumerate(self.state.steps) if step.id == self.marked), -1)

    def _set(self, steps: Steps) -> None:
        if steps != self.state.steps:
            self.do(with_steps(self.state, steps))
