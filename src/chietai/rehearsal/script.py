"""The script of a whole meeting: step after step, from the first preparation to the last slip of paper."""

from collections.abc import Callable
from datetime import timedelta
from typing import assert_never

from chietai.meeting import intents as i
from chietai.meeting.kinds import Phase, StepKind
from chietai.meeting.model import PlannedStep
from chietai.rehearsal import closing_scenes, opening_scenes, round_scenes, trouble_scenes
from chietai.rehearsal.preparing_scenes import preparing
from chietai.rehearsal.rehearsed_room import Room, TimedIntent, TimedIntents


def script(room: Room) -> TimedIntents:
    """The intents of a meeting in `room`, whose state is to be set after each of them.

    Where somebody goes on by hand meanwhile, to another step or with other entries, the script follows.
    """
    yield from preparing(room)
    yield from live(room)
    yield from closing_scenes.slips(room)


def live(room: Room) -> TimedIntents:
    """The day itself, from the opening (or from the step in which the meeting stands) to the close."""
    if room.state.phase is Phase.PREPARING:
        first = room.state.steps[0]
        early = first.minutes if first.kind is StepKind.RECEPTION else 0
        begin = room.plan.at - timedelta(minutes=early)
        wait = (begin - room.now).total_seconds() if room.now else 0.0
        yield TimedIntent(max(1.0, wait), i.OpenSession())
    played: set[str] = set()
    while (step := _next(room, played)) is not None:
        if room.state.step_id != step.id:
            yield TimedIntent(2.0, i.EnterStep(step=step.id))
        played.add(step.id)
        scene, share = _scene(step.kind)
        for timed in scene(room, step.minutes * 60 * share):
            yield timed
            if room.state.step_id != step.id or room.state.phase is Phase.CLOSED:
                break
        if room.state.phase is Phase.CLOSED:
            return
    if room.state.phase is Phase.LIVE:
        yield TimedIntent(20.0, i.CloseSession())


def _scene(kind: StepKind) -> tuple[Callable[[Room, float], TimedIntents], float]:
    """What happens in a step, and how long it takes as a part of the time planned: some steps run over."""
    match kind:
        case StepKind.RECEPTION:
            return opening_scenes.reception, 1.0
        case StepKind.RECALL:
            return opening_scenes.recall, 1.1
        case StepKind.AIM:
            return opening_scenes.aim, 0.9
        case StepKind.DRAW:
            return opening_scenes.draw, 1.0
        case StepKind.TROUBLES:
            return trouble_scenes.troubles, 1.1
        case StepKind.CHOOSE:
            return trouble_scenes.choose, 0.9
        case StepKind.ROUNDS:
            return round_scenes.rounds, 1.15
        case StepKind.REPORT:
            return round_scenes.report, 0.85
        case StepKind.SPREAD:
            return closing_scenes.spread, 1.0
        case StepKind.CLOSE:
            return closing_scenes.close, 0.9
        case _:
            assert_never(kind)


def _next(room: Room, played: set[str]) -> PlannedStep | None:
    """The step to play: the one the meeting stands in unless it was played, else the next that was not."""
    state = room.state
    if state.step is not None and state.step.id not in played:
        return state.step
    ids = [step.id for step in state.steps]
    begin = ids.index(state.step_id) + 1 if state.step_id in ids else 0
    return next((s for s in state.steps[begin:] if s.id not in played and s.id not in state.skipped), None)
