"""How much one meeting may hold: far more than any meeting needs, and no more than every command can deal with.

Checked where something comes in (`decide` refuses what would be too much) and where a document is opened, by the same
count: whatever was accepted can be opened again. What is counted are events that happened, undone ones too, as each of
them is kept for ever.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import assert_never, get_args

from chietai.meeting.base import Event
from chietai.meeting.choosing import TroublePicked
from chietai.meeting.corrections import EntriesMerged
from chietai.meeting.course import SessionClosed, StepEntered
from chietai.meeting.disclosing import WordsJudged
from chietai.meeting.entries import EntryEvent
from chietai.meeting.history import TextRedacted
from chietai.meeting.membership import MemberRegistered, MemberRevised
from chietai.meeting.promises import PromiseCarried
from chietai.meeting.seats import DrawAnnounced, GroupsDrawn
from chietai.meeting.session_setup import ChecklistSet, ProgrammeSet
from chietai.meeting.state import Tally


class Limit(StrEnum):
    """The closed list of what is limited in number. The lengths of texts are in `chietai.text.gate`."""

    # In the whole record.
    EVENTS = "events"
    CHARACTERS = "characters"
    ENTRIES = "entries"
    MEMBERS = "members"
    STEP_CHANGES = "step_changes"
    PICKS = "picks"
    MERGES = "merges"
    DRAWS = "draws"
    JUDGEMENTS = "judgements"
    # In one thing that is set at once.
    STEPS = "steps"
    CHECKLIST = "checklist"


MEGABYTE = 1024 * 1024

MOST_BYTES = 24 * MEGABYTE
"""Bytes of a document up to which things are added: ten times the record of a long day."""

LARGEST_FILE = 32 * MEGABYTE
"""Bytes of a document or a journal that is opened: what may come in after `MOST_BYTES` has its place in it."""

RESERVE = 1_000
"""Events that find a place after the last one that may be added: a meeting that is full can be closed, and what was
said in it can be erased."""


def most(limit: Limit) -> int:
    """How many there may be."""
    match limit:
        case Limit.EVENTS:
            return 40_000
        case Limit.CHARACTERS:
            return 1_000_000
        case Limit.ENTRIES:
            return 12_000
        case Limit.MEMBERS:
            return 5_000
        case Limit.STEP_CHANGES | Limit.PICKS | Limit.MERGES | Limit.JUDGEMENTS:
            return 2_000
        case Limit.DRAWS:
            return 200
        case Limit.STEPS | Limit.CHECKLIST:
            return 300
        case _:
            assert_never(limit)


MOST_KEPT = most(Limit.EVENTS) + RESERVE
"""Events of a record that is opened."""

_COUNTED_AS: dict[type[Event], Limit] = {
    **dict.fromkeys((*get_args(EntryEvent), PromiseCarried), Limit.ENTRIES),
    MemberRegistered: Limit.MEMBERS,
    StepEntered: Limit.STEP_CHANGES,
    TroublePicked: Limit.PICKS,
    GroupsDrawn: Limit.DRAWS,
    WordsJudged: Limit.JUDGEMENTS,
}


_TEXTS = ("text", "note", "who", "organisation")
"""The fields of events that hold what was said, and who said it."""


def counted(event: Event) -> Iterator[tuple[Limit, int]]:
    """What `event` counts towards in the whole record, beside all events, and how much; most often nothing."""
    limit = _COUNTED_AS.get(type(event))
    if limit is not None:
        yield limit, 1
    if isinstance(event, EntriesMerged):
        yield Limit.MERGES, len(event.merged)
    if said := _characters(event):
        yield Limit.CHARACTERS, said


def _characters(event: Event) -> int:
    """The code points of what was said, or of a member: what screens and papers look through for names."""
    if isinstance(event, MemberRegistered | MemberRevised):
        return sum(len(value) for value in vars(event.member).values() if isinstance(value, str))
    return sum(len(getattr(event, field, None) or "") for field in _TEXTS)


def tallied(tally: Tally, event: Event) -> Tally:
    """The tally with `event`."""
    for limit, n in counted(event):
        tally = tally.insert(limit, tally.get(limit, 0) + n)
    return tally


def exceeded_by(event: Event, tally: Tally, events: int) -> Limit | None:
    """The limit that `event` would exceed in a record of `events` events with this `tally`; None when it has room."""
    room = RESERVE if isinstance(event, SessionClosed | TextRedacted | WordsJudged) else 0
    if events >= most(Limit.EVENTS) + room:
        return Limit.EVENTS
    for limit, n in counted(event):
        if tally.get(limit, 0) + n > most(limit):
            return limit
    return next((limit for limit, n in _sizes(event) if n > most(limit)), None)


def exceeded_in(events: Iterable[Event]) -> Limit | None:
    """The first limit that a list of events exceeds; None for each list that was accepted event by event."""
    counts: dict[Limit, int] = {}
    number = 0
    for event in events:
        number += 1
        for limit, n in counted(event):
            counts[limit] = counts.get(limit, 0) + n
            if counts[limit] > most(limit):
                return limit
        for limit, n in _sizes(event):
            if n > most(limit):
                return limit
    return Limit.EVENTS if number > MOST_KEPT else None


def _sizes(event: Event) -> Iterator[tuple[Limit, int]]:
    """The sizes of what `event` sets at once."""
    match event:
        case ProgrammeSet():
            yield Limit.STEPS, len(event.steps)
        case ChecklistSet():
            yield Limit.CHECKLIST, len(event.items)
        case GroupsDrawn():
            yield Limit.MEMBERS, max(len(event.request.people), sum(len(table) for table in event.tables))
        case DrawAnnounced():
            yield Limit.MEMBERS, len(event.request.people)
        case _:
            return
