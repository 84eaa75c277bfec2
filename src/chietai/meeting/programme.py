"""The programme: what a format says, how it is changed step by step, and the clock times that follow from it."""

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
from chietai.text.dates import shifted
from chietai.text.gate import LIMIT

MOST_MINUTES = 600
"""What anybody may plan for one step."""

_NEW_MINUTES = 10

Steps = tuple[PlannedStep, ...]

FormatText = Annotated[Line, Field(max_length=LIMIT)]
"""A text of a format file, through the gate; a file with a longer one is left out, with a sentence."""


class FormatStep(BaseModel):
    """One step of a format file. `title` replaces the usual name of the kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: StepKind
    minutes: Minutes
    title: FormatText = ""
    title_en: FormatText = ""


class Format(BaseModel):
    """A meeting format: the shape of a format file (TOML).

    `questions` replaces the usual wording of 問１ to 問３ where not empty, `questions_en` where the program speaks
    English; `turn_seconds` is the time of one turn.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[FormatText, Field(min_length=1)]
    name_en: FormatText = ""
    kind: SessionKind = SessionKind.EXCHANGE
    questions: tuple[FormatText, FormatText, FormatText] = ("", "", "")
    questions_en: tuple[FormatText, FormatText, FormatText] = ("", "", "")
    turn_seconds: Seconds = 120
    steps: Annotated[tuple[FormatStep, ...], Field(min_length=1, alias="step")]

    def programme(self, language: str = "ja") -> SetProgramme:
        """The intent that gives a session this format. Steps of one kind get ids of their own."""
        steps: Steps = ()
        for step in self.steps:
            title = _translated(step.title, step.title_en, language)
            steps += (PlannedStep(id=_unused_id(steps, step.kind), kind=step.kind, minutes=step.minutes, title=title),)
        first, second, third = zip(self.questions, self.questions_en, strict=True)
        questions = (
            _translated(*first, language),
            _translated(*second, language),
            _translated(*third, language),
        )
        return SetProgramme(steps=steps, format_name=self.title(language), questions=questions)

    def title(self, language: str = "ja") -> str:
        """The name in the language asked for, Japanese where there is no other."""
        return _translated(self.name, self.name_en, language)


def _translated(japanese: str, english: str, language: str) -> str:
    return (english or japanese) if language == "en" else japanese


def lengthened(steps: Steps, place: int, by: int) -> Steps:
    """Step `place` with `by` minutes more: 0 at least, `MOST_MINUTES` at most."""
    if not 0 <= place < len(steps):
        return steps
    minutes = min(MOST_MINUTES, max(0, steps[place].minutes + by))
    return (*steps[:place], steps[place].model_copy(update={"minutes": minutes}), *steps[place + 1 :])


def moved(steps: Steps, place: int, by: int) -> Steps:
    """Step `place` moved by so many places, as far as there are places."""
    target = min(max(0, place + by), len(steps) - 1)
    if not 0 <= place < len(steps) or target == place:
        return steps
    others = [*steps[:place], *steps[place + 1 :]]
    return (*others[:target], steps[place], *others[target:])


def added(steps: Steps, place: int, kind: StepKind) -> Steps:
    """The steps with one more of `kind` at `place`."""
    step = PlannedStep(id=_unused_id(steps, kind), kind=kind, minutes=_NEW_MINUTES)
    return (*steps[:place], step, *steps[place:])


def with_steps(state: State, steps: Steps) -> SetProgramme:
    """The intent that gives the session these steps; all else stays."""
    return SetProgramme(steps=steps, format_name=state.format_name, questions=state.questions)


def _unused_id(steps: Steps, kind: StepKind) -> str:
    """An id for a step of `kind` that none of `steps` has: `aim`, `aim-2`, `aim-3` ..."""
    ids, number = {step.id for step in steps}, 1
    step_id = kind.value
    while step_id in ids:
        number += 1
        step_id = f"{kind.value}-{number}"
    return step_id


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
        at = shifted(at, -timedelta(minutes=steps[0].minutes))
    times = []
    for step in steps:
        end = shifted(at, timedelta(minutes=step.minutes))
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
