"""The end of a meeting: how it felt, and when and where the council meets next."""

from datetime import date as Date
from datetime import time as Time
from typing import Literal, assert_never

from chietai.meeting.base import Event, Intent, Line
from chietai.meeting.model import Count
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Stamp, State, evolve
from chietai.meeting.views import members_here


class TakeMood(Intent):
    """Records how the meeting felt: `counts[0]` people said 1 (bad) ... `counts[4]` said 5 (good)."""

    kind: Literal["mood"] = "mood"
    counts: tuple[Count, Count, Count, Count, Count]


class SetNextMeeting(Intent):
    """Says when and where the council meets next. `as_said`: the wall shows the note as it stands, whoever it names."""

    kind: Literal["next"] = "next"
    date: Date | None = None
    time: Time | None = None
    note: Line = ""
    as_said: bool = False


ClosingIntent = TakeMood | SetNextMeeting


class MoodTaken(Event):
    """How the meeting felt, by show of hands: `counts[0]` people said 1 (bad) ... `counts[4]` said 5 (good)."""

    type: Literal["MoodTaken"] = "MoodTaken"
    counts: tuple[Count, Count, Count, Count, Count]


class NextMeetingSet(Event):
    """When and where the council meets next. `as_said`: as in the intent."""

    type: Literal["NextMeetingSet"] = "NextMeetingSet"
    date: Date | None = None
    time: Time | None = None
    note: str = ""
    as_said: bool = False


ClosingEvent = MoodTaken | NextMeetingSet


def decide_closing(state: State, intent: ClosingIntent, stamp: Stamp) -> ClosingEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case TakeMood():
            here = len(members_here(state))
            if here and sum(intent.counts) > here:
                raise Refused(Reason.TOO_MANY_VOTES, most=here)
            if state.mood == intent.counts:
                raise Refused(Reason.NO_CHANGE)
            return MoodTaken(counts=intent.counts, **stamp.on(state))
        case SetNextMeeting():
            known = (state.next_date, state.next_time, state.next_note, state.next_as_said)
            if known == (intent.date, intent.time, intent.note, intent.as_said):
                raise Refused(Reason.NO_CHANGE)
            return NextMeetingSet(
                date=intent.date, time=intent.time, note=intent.note, as_said=intent.as_said, **stamp.on(state)
            )
        case _:
            assert_never(intent)


def apply_closing(state: State, event: ClosingEvent) -> State:
    """The state after `event`."""
    match event:
        case MoodTaken():
            return evolve(state, mood=event.counts)
        case NextMeetingSet():
            return evolve(
                state,
                next_date=event.date,
                next_time=event.time,
                next_note=event.note,
                next_as_said=event.as_said,
            )
        case _:
            assert_never(event)
