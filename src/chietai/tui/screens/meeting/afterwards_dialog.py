"""After the meeting: what the lines of the paper sheets are for. Nothing is opened again, and the stage stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content

from chietai.i18n import N_
from chietai.meeting import views
from chietai.meeting.intents import PutQuestion
from chietai.meeting.kinds import StepKind
from chietai.meeting.questions import questions
from chietai.meeting.state import State
from chietai.text.folding import fold
from chietai.tui.grid import safe
from chietai.tui.screens.list_dialog import Row
from chietai.tui.screens.meeting.meeting_dialog import MeetingDialog
from chietai.tui.widgets.text_columns import shortened
from chietai.wording import names


@dataclass(frozen=True, slots=True)
class Purpose:
    """What lines are for: the kind of step as which they are read, and the question to be put before."""

    kind: StepKind
    question: int = 0
    trouble_id: str = ""

    @property
    def key(self) -> str:
        """Its name in a list."""
        return f"{self.kind} {self.question} {self.trouble_id}"

    def to_put(self, state: State) -> PutQuestion | None:
        """The question that has to be put first; None when it is the present one, or when there is none."""
        if not self.question or (self.question, self.trouble_id) == (state.question, state.trouble_id):
            return None
        return PutQuestion(question=self.question, trouble=self.trouble_id)


def purposes(state: State) -> list[Purpose]:
    """All that lines can be for after the meeting, in the order of the meeting."""
    found = [Purpose(StepKind.RECALL)] if views.recalled(state) else []
    found += [Purpose(StepKind.TROUBLES), Purpose(StepKind.CHOOSE)]
    found += [Purpose(StepKind.ROUNDS, question, trouble_id) for question, trouble_id in questions(state)]
    return [*found, Purpose(StepKind.SPREAD), Purpose(StepKind.CLOSE)]


class LateDialog(MeetingDialog[Purpose | None]):
    """Gives what the lines are for from now on."""

    TITLE_TEXT = N_("After the meeting: what do you write down?")

    def on_mount(self) -> None:
        """Marks what the lines are for now."""
        kind, state = self.meeting.step_kind, self.state
        now = Purpose(kind or StepKind.CLOSE)
        if kind is StepKind.ROUNDS:
            now = Purpose(kind, state.question, state.trouble_id)
        self.refill(now.key)

    def rows(self, typed: str) -> Iterable[Row]:
        """The name of the step; of the questions, which and about what."""
        for purpose in purposes(self.state):
            name, about = names.step_kind(purpose.kind), ""
            if purpose.question:
                name = names.question_label(purpose.question)
                entry = self.state.entries.get(purpose.trouble_id)
                about = f"{entry.no} {safe(entry.text)}" if entry is not None else ""
            if fold(typed) in fold(f"{name} {about}"):
                yield (
                    purpose.key,
                    Content.assemble((name, "bold"), "  ", shortened(about, max(8, self.line_width - 16))),
                )

    def chosen(self, key: str, typed: str) -> None:
        """Takes it."""
        self.dismiss(next((purpose for purpose in purposes(self.state) if purpose.key == key), None))
