"""Plays a script: every intent goes through the same `decide` and `apply` as in a real meeting."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from chietai.meeting.events import Event
from chietai.meeting.intents import Intent
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide
from chietai.meeting.views import picked
from chietai.records.clock_and_ids import seeded_ids
from chietai.rehearsal.closing_scenes import SLIPS
from chietai.rehearsal.plan import Plan
from chietai.rehearsal.preparing_scenes import DAYS_BEFORE
from chietai.rehearsal.rehearsed_room import Room, TimedIntents
from chietai.rehearsal.round_scenes import MOST_TURNS
from chietai.rehearsal.script import script

__all__ = ["PlayedIntent", "PlayedMeeting", "play", "played_intents", "rehearse"]

_IN_ROUNDS = 0.85  # of the answers that a larger number of events asks for; the rest is typed from slips


@dataclass(frozen=True, slots=True)
class PlayedIntent:
    """The intent with its stamp, the event that it became, and the state after it."""

    intent: Intent
    stamp: Stamp
    event: Event
    state: State


@dataclass(frozen=True, slots=True)
class PlayedMeeting:
    """A whole rehearsed meeting."""

    events: tuple[Event, ...]
    state: State


def play(plan: Plan) -> PlayedMeeting:
    """The meeting of `plan`. The same plan gives the same meeting, byte for byte."""
    events, state = list[Event](), State()
    for played in played_intents(plan):
        events.append(played.event)
        state = played.state
    return PlayedMeeting(tuple(events), state)


def rehearse(plan: Plan) -> Iterator[tuple[Intent, Stamp]]:
    """The intents of the meeting of `plan` with their stamps: each can be decided in the state after those before."""
    for played in played_intents(plan):
        yield played.intent, played.stamp


def played_intents(plan: Plan) -> Iterator[PlayedIntent]:
    """The meeting of `plan`, intent by intent; cut off or filled up where the plan names a number of events."""
    room = Room(plan, _extra(plan))
    for count, played in enumerate(perform(room, script(room)), start=1):
        yield played
        if count == plan.events:
            return


def perform(room: Room, intents: TimedIntents) -> Iterator[PlayedIntent]:
    """Plays `intents` in `room` by a simulated clock, with ids from the plan's seed."""
    ids = seeded_ids(f"{room.plan.seed}/events")
    room.now = room.plan.at - timedelta(days=DAYS_BEFORE, hours=3)
    for timed in intents:
        room.now += timedelta(milliseconds=round(timed.after * 1000))
        stamp = Stamp(id=ids(), at=room.now, by=timed.by)
        event = decide(room.state, timed.intent, stamp)
        room.state = apply(room.state, event)
        yield PlayedIntent(timed.intent, stamp, event, room.state)


def _extra(plan: Plan) -> int:
    """How many more answers each table has to give to each question to come near the number of events asked for."""
    if plan.events is None:
        return 0
    usual = play(replace(plan, events=None))
    missing = plan.events - sum(event.by != SLIPS for event in usual.events)
    slots = len(picked(usual.state)) * 3 * min(MOST_TURNS, max(1, usual.state.table_count))
    return max(0, math.floor(missing * _IN_ROUNDS / slots)) if slots else 0
