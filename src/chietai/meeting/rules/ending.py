"""The end, and undo and redo."""

from chietai.meeting import events as e
from chietai.meeting import intents as i
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.rules.registry import rule
from chietai.meeting.stamp import Stamp
from chietai.meeting.state import State
from chietai.meeting.views import members_here


@rule(i.TakeMood)
def mood(state: State, intent: i.TakeMood, stamp: Stamp) -> e.Event:
    here = len(members_here(state))
    if here and sum(intent.counts) > here:
        raise Refused(Reason.TOO_MANY_VOTES, most=here)
    if state.mood == intent.counts:
        raise Refused(Reason.NO_CHANGE)
    return e.MoodTaken(counts=intent.counts, **stamp.on(state))


@rule(i.SetNextMeeting)
def next_meeting(state: State, intent: i.SetNextMeeting, stamp: Stamp) -> e.Event:
    if (state.next_date, state.next_note) == (intent.date, intent.note):
        raise Refused(Reason.NO_CHANGE)
    return e.NextMeetingSet(date=intent.date, note=intent.note, **stamp.on(state))


@rule(i.Undo)
def undo(state: State, intent: i.Undo, stamp: Stamp) -> e.Event:
    for link in state.counted():
        if link.event.undoable and intent.target in ("", link.event.id):
            return e.EventUndone(target=link.event.id, **stamp.on(state))
    raise Refused(Reason.NOTHING_TO_UNDO)


@rule(i.Redo)
def redo(state: State, intent: i.Redo, stamp: Stamp) -> e.Event:
    if not state.redoable:
        raise Refused(Reason.NOTHING_TO_REDO)
    return e.EventRedone(target=state.redoable[-1], **stamp.on(state))
