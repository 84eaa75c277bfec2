"""A meeting that is half-way through: for the demo, to go on with by hand or to watch."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from chietai.meeting import views
from chietai.meeting.events import Event
from chietai.meeting.kinds import StepKind
from chietai.meeting.state import State
from chietai.rehearsal.autoplay import Autoplay
from chietai.rehearsal.plan import Plan
from chietai.rehearsal.play import perform
from chietai.rehearsal.rehearsed_room import Room
from chietai.rehearsal.script import script

Where = Callable[[State], bool]


@dataclass(frozen=True, slots=True)
class Halfway:
    """The events so far, the last of them just now, and what would happen next."""

    events: tuple[Event, ...]
    state: State
    autoplay: Autoplay


def in_the_rounds(state: State) -> bool:
    """The second question about the first trouble, with a few answers on the wall."""
    return (
        state.step is not None
        and state.step.kind is StepKind.ROUNDS
        and state.question == 2
        and len(views.answers(state, state.trouble_id, 2)) >= 2
    )


def halfway(plan: Plan, now: datetime, until: Where = in_the_rounds) -> Halfway:
    """The meeting of `plan`, moved in time so that it has come to `until` just `now`.

    Raises ValueError when it never comes there.
    """
    took = _played(plan, until).events[-1].at - plan.at
    return _played(replace(plan, at=now - took), until)


def _played(plan: Plan, until: Where) -> Halfway:
    room = Room(replace(plan, events=None))
    beats = script(room)
    events: list[Event] = []
    for step in perform(room, beats):
        events.append(step.event)
        if until(step.state):
            return Halfway(tuple(events), room.state, Autoplay(beats, room))
    raise ValueError("the meeting never comes there")
