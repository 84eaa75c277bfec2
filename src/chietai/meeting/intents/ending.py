"""What is wanted at the end; undo and redo."""

from datetime import date as Date
from typing import Literal

from chietai.meeting.intents.base import Intent, Line
from chietai.meeting.model import Count


class TakeMood(Intent):
    """Records how the meeting felt: `counts[0]` people said 1 (bad) ... `counts[4]` said 5 (good)."""

    kind: Literal["mood"] = "mood"
    counts: tuple[Count, Count, Count, Count, Count]


class SetNextMeeting(Intent):
    """Says when and where the council meets next."""

    kind: Literal["next"] = "next"
    date: Date | None = None
    note: Line = ""


class Undo(Intent):
    """Takes back the newest thing that counts, or the event `target`."""

    kind: Literal["undo"] = "undo"
    target: str = ""


class Redo(Intent):
    """Brings back what was undone last."""

    kind: Literal["redo"] = "redo"
