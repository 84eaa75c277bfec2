"""What is written down after the meeting, from the paper sheets: nothing is opened again, and the stage stays."""

from dataclasses import dataclass

from chietai.meeting import views
from chietai.meeting.intents import PutQuestion
from chietai.meeting.kinds import StepKind
from chietai.meeting.questions import questions
from chietai.meeting.state import State


@dataclass(frozen=True, slots=True)
class Topic:
    """What lines are about: the kind of step as in which they are read, and the question to be put before (0: none)."""

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


def current_topic(state: State, kind: StepKind | None) -> Topic:
    """What lines read as in a step of `kind` are about now; None: as at the close."""
    if kind is StepKind.ROUNDS:
        return Topic(kind, state.question, state.trouble_id)
    return Topic(kind or StepKind.CLOSE)


def topics(state: State) -> list[Topic]:
    """All that can be written down after the meeting, in the order of the meeting."""
    recall = [Topic(StepKind.RECALL)] if views.recalled(state) else []
    rounds = [Topic(StepKind.ROUNDS, question, trouble_id) for question, trouble_id in questions(state)]
    before, after = (StepKind.TROUBLES, StepKind.CHOOSE), (StepKind.SPREAD, StepKind.CLOSE)
    return [*recall, *map(Topic, before), *rounds, *map(Topic, after)]
