"""Practice: a meeting that is half-way through, to go on with by hand or to watch as it plays by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from chietai.meeting import views
from chietai.meeting.events import Event
from chietai.meeting.intents import Intent
from chietai.meeting.kinds import Phase, StepKind
from chietai.meeting.state import State
from chietai.rehearsal.plan import Plan
from chietai.rehearsal.play import perform
from chietai.rehearsal.rehearsed_room import Room, TimedIntents
from chietai.rehearsal.script import script

SPEED_UP = 10.0
SHORTEST, LONGEST = 0.8, 4.0


class Autoplay(Iterator[tuple[float, Intent]]):
    """Pairs of (seconds to wait, what happens then), until the meeting is closed.

    Call `see(state)` before each `next`, so that it goes on from where the meeting really stands: somebody may have
    gone on by hand meanwhile. An intent that is refused then is left out.
    """

    def __init__(self, intents: TimedIntents, room: Room) -> None:
        self._intents, self._room = intents, room

    def see(self, state: State) -> None:
        """Tells how the meeting stands now."""
        self._room.state = state

    def __next__(self) -> tuple[float, Intent]:
        if self._room.state.phase is Phase.CLOSED:
            raise StopIteration
        timed = next(self._intents)
        return min(LONGEST, max(SHORTEST, timed.after / SPEED_UP)), timed.intent


Condition = Callable[[State], bool]


@dataclass(frozen=True, slots=True)
class HalfwayMeeting:
    """The events so far, the last of them just now, and what would happen next."""

    events: tuple[Event, ...]
    state: State
    autoplay: Autoplay


def in_the_rounds(state: State) -> bool:
    """The second question about the first trouble, with a few answers on the stage."""
    return (
        state.step is not None
        and state.step.kind is StepKind.ROUNDS
        and state.question == 2
        and len(views.answers(state, state.trouble_id, 2)) >= 2
    )


def halfway(plan: Plan, now: datetime, until: Condition = in_the_rounds) -> HalfwayMeeting:
    """The meeting of `plan`, moved in time so that it has come to `until` just `now`.

    Raises ValueError when it never comes there.
    """
    elapsed = _played_until(plan, until).events[-1].at - plan.at
    return _played_until(replace(plan, at=now - elapsed), until)


def _played_until(plan: Plan, until: Condition) -> HalfwayMeeting:
    room = Room(replace(plan, events=None))
    intents = script(room)
    events: list[Event] = []
    for played in perform(room, intents):
        events.append(played.event)
        if until(played.state):
            return HalfwayMeeting(tuple(events), room.state, Autoplay(intents, room))
    raise ValueError("the meeting never comes there")
