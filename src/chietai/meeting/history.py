"""The list of events itself: what is undone and redone, and the trace of an erasure.

What undo and redo do to the state needs the effects of all events, so it is in `apply`.
"""

from typing import ClassVar, Literal, assert_never

from chietai.meeting.base import Event, Id, Intent
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Stamp, State, evolve


class Undo(Intent):
    """Takes back the newest thing that counts, or the event `target`."""

    kind: Literal["undo"] = "undo"
    target: str = ""


class Redo(Intent):
    """Brings back what was undone last."""

    kind: Literal["redo"] = "redo"


HistoryIntent = Undo | Redo


class EventUndone(Event):
    """An earlier event counts as not having happened."""

    undoable: ClassVar[bool] = False
    type: Literal["EventUndone"] = "EventUndone"
    target: Id


class EventRedone(Event):
    """An undone event counts again, at its old place."""

    undoable: ClassVar[bool] = False
    type: Literal["EventRedone"] = "EventRedone"
    target: Id


class TextRedacted(Event):
    """A text was erased for privacy from `targets` earlier events, on a confirmed command. What it was is not kept."""

    undoable: ClassVar[bool] = False
    type: Literal["TextRedacted"] = "TextRedacted"
    targets: tuple[Id, ...]
    reason: str = ""


HistoryEvent = EventUndone | EventRedone | TextRedacted


def decide_history(state: State, intent: HistoryIntent, stamp: Stamp) -> HistoryEvent:
    """The event that `intent` becomes; raises Refused."""
    match intent:
        case Undo():
            for link in state.counted():
                if link.event.undoable and intent.target in ("", link.event.id):
                    return EventUndone(target=link.event.id, **stamp.on(state))
            raise Refused(Reason.NOTHING_TO_UNDO)
        case Redo():
            target = next(iter(state.redoable), "")
            if not target:
                raise Refused(Reason.NOTHING_TO_REDO)
            return EventRedone(target=target, **stamp.on(state))
        case _:
            assert_never(intent)


def apply_history(state: State, event: HistoryEvent) -> State:
    """The state after `event`, without the change of the list, which `apply` makes."""
    match event:
        case EventUndone() | EventRedone():
            return state
        case TextRedacted():
            # The texts themselves are erased in the list of events by whoever keeps it; only the fact remains here.
            return evolve(state, redactions=state.redactions + 1)
        case _:
            assert_never(event)
