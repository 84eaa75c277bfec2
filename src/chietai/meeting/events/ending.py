"""Facts of the end, undo and redo, and erasures."""

from datetime import date as Date
from typing import ClassVar, Literal

from chietai.meeting.events.base import Event, Id
from chietai.meeting.model import Count


class MoodTaken(Event):
    """How the meeting felt, by show of hands: `counts[0]` people said 1 (bad) ... `counts[4]` said 5 (good)."""

    type: Literal["MoodTaken"] = "MoodTaken"
    counts: tuple[Count, Count, Count, Count, Count]


class NextMeetingSet(Event):
    """When and where the council meets next."""

    type: Literal["NextMeetingSet"] = "NextMeetingSet"
    date: Date | None = None
    note: str = ""


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
