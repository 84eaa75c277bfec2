"""The programme: what a format says, and the clock times that follow from the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from chietai.meeting.base import Line
from chietai.meeting.kinds import SessionKind, StepKind
from chietai.meeting.model import Minutes, PlannedStep, Seconds
from chietai.meeting.session_setup import SetProgramme
from chietai.meeting.state import State


class FormatStep(BaseModel):
    """One step of a format file. `title` replaces the usual name of the kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: StepKind
    minutes: Minutes
    title: Line = ""
    title_en: Line = ""


class Format(BaseModel):
    """A meeting format: the shape of a format file (TOML).

    `questions` replaces the usual wording of 問１ to 問３ where not empty, `questions_en` where the program speaks
    English; `turn_seconds` is the time of one turn.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[Line, Field(min_length=1)]
    name_en: Line = ""
    kind: SessionKind = SessionKind.EXCHANGE
    questions: tuple[Line, Line, Line] = ("", "", "")
    questions_en: tuple[Line, Line, Line] = ("", "", "")
    turn_seconds: Seconds = 120
    steps: Annotated[tuple[FormatStep, ...], Field(min_length=1, alias="step")]

    def programme(self, language: str = "ja") -> SetProgramme:
        """The intent that gives a session this format. Steps of one kind get ids of their own."""
        steps, seen = [], dict[StepKind, int]()
        for step in self.steps:
            seen[step.kind] = seen.get(step.kind, 0) + 1
            suffix = f"-{seen[step.kind]}" if seen[step.kind] > 1 else ""
            title = (step.title_en or step.title) if language == "en" else step.title
            steps.append(
                PlannedStep(id=f"{step.kind.value}{suffix}", kind=step.kind, minutes=step.minutes, title=title)
            )
        first, second, third = zip(self.questions, self.questions_en, strict=True)
        questions = (_asked(*first, language), _asked(*second, language), _asked(*third, language))
        return SetProgramme(steps=tuple(steps), format_name=self.title(language), questions=questions)

    def title(self, language: str = "ja") -> str:
        """The name in the language asked for, Japanese where there is no other."""
        return (self.name_en or self.name) if language == "en" else self.name


def _asked(japanese: str, english: str, language: str) -> str:
    return (english or japanese) if language == "en" else japanese


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """When a step is planned to begin and to end."""

    step: PlannedStep
    start: datetime
    end: datetime


def planned_times(steps: Sequence[PlannedStep], opening: datetime) -> list[PlannedTime]:
    """When each step is planned for. A reception at the beginning ends at `opening`, as people come before it."""
    at = opening
    if steps and steps[0].kind is StepKind.RECEPTION:
        at -= timedelta(minutes=steps[0].minutes)
    times = []
    for step in steps:
        end = at + timedelta(minutes=step.minutes)
        times.append(PlannedTime(step, at, end))
        at = end
    return times


@dataclass(frozen=True, slots=True)
class TimeUsed:
    """Seconds planned for a step and used by it. `used` is None for a step that was not held."""

    step: PlannedStep
    planned: int
    used: float | None

    @property
    def over(self) -> float:
        """Seconds beyond the plan; 0 when it was kept."""
        return max(0.0, (self.used or 0.0) - self.planned)


def times_used(state: State, now: datetime | None = None) -> list[TimeUsed]:
    """Planned and used time per step of the programme; the step that still lasts counts up to `now`."""
    used: dict[str, float] = {}
    for visit in state.visits:
        end = visit.left_at or now
        if end is not None:
            stay = max(0.0, (end - visit.entered_at).total_seconds())
            used[visit.step_id] = used.get(visit.step_id, 0.0) + stay
    return [TimeUsed(step, step.minutes * 60, used.get(step.id)) for step in state.steps]


def next_step(state: State) -> PlannedStep | None:
    """The next step that is not skipped, the first before the meeting has begun; None after the last."""
    ids = [step.id for step in state.steps]
    begin = ids.index(state.step_id) + 1 if state.step_id in ids else 0
    return next((step for step in state.steps[begin:] if step.id not in state.skipped), None)


def previous_step(state: State) -> PlannedStep | None:
    """The step before the present one that is not skipped; None at the beginning."""
    ids = [step.id for step in state.steps]
    end = ids.index(state.step_id) if state.step_id in ids else 0
    return next((step for step in reversed(state.steps[:end]) if step.id not in state.skipped), None)
