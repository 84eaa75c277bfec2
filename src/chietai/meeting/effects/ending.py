"""The end: mood, next date, and the trace of an erasure."""

from chietai.meeting.effects.registry import effect
from chietai.meeting.events import MoodTaken, NextMeetingSet, TextRedacted
from chietai.meeting.evolve import evolve
from chietai.meeting.state import State


@effect(MoodTaken)
def mood_taken(state: State, event: MoodTaken) -> State:
    return evolve(state, mood=event.counts)


@effect(NextMeetingSet)
def next_meeting_set(state: State, event: NextMeetingSet) -> State:
    return evolve(state, next_date=event.date, next_note=event.note)


@effect(TextRedacted)
def redacted(state: State, event: TextRedacted) -> State:
    # The texts themselves are erased in the list of events by whoever keeps it; only the fact remains here.
    return evolve(state, redactions=state.redactions + 1)
