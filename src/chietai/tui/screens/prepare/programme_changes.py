"""Changes of a programme: longer, earlier, one more. Pure."""

from chietai.meeting.intents import SetProgramme
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep
from chietai.meeting.state import State

MOST_MINUTES = 600
_NEW_MINUTES = 10

Steps = tuple[PlannedStep, ...]


def lengthened(steps: Steps, place: int, by: int) -> Steps:
    """Step `place` with `by` minutes more."""
    if not 0 <= place < len(steps):
        return steps
    minutes = min(MOST_MINUTES, max(0, steps[place].minutes + by))
    return (*steps[:place], steps[place].model_copy(update={"minutes": minutes}), *steps[place + 1 :])


def moved(steps: Steps, place: int, by: int) -> Steps:
    """Step `place` moved by so many places, as far as there are places."""
    target = min(max(0, place + by), len(steps) - 1)
    if not 0 <= place < len(steps) or target == place:
        return steps
    rest = [*steps[:place], *steps[place + 1 :]]
    return (*rest[:target], steps[place], *rest[target:])


def added(steps: Steps, place: int, kind: StepKind) -> Steps:
    """The steps with one more of `kind` at `place`, under an id that no other has."""
    used, number = {step.id for step in steps}, 1
    key = kind.value
    while key in used:
        number += 1
        key = f"{kind.value}-{number}"
    place = min(place, len(steps))
    return (*steps[:place], PlannedStep(id=key, kind=kind, minutes=_NEW_MINUTES), *steps[place:])


def programme(state: State, steps: Steps) -> SetProgramme:
    """The intent that gives the session these steps; all else stays."""
    return SetProgramme(steps=steps, format_name=state.format_name, questions=state.questions)
