"""What a rehearsal is asked for."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from chietai.meeting.programme import Format

JAPAN = timezone(timedelta(hours=9))
DEFAULT_AT = datetime(2026, 10, 15, 13, 30, tzinfo=JAPAN)
"""The opening of a rehearsed meeting when none is asked for: fixed, so that the same command writes the same bytes."""

CASTS = ("town", "first_layer")
"""Who meets: an invented council of a district, or one like Kiyose's first-layer council of 15."""

LEAST_MEMBERS, MOST_MEMBERS = 4, 300
MOST_EVENTS = 100_000


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides a rehearsal.

    `at` is the opening, with its offset from UTC; `events` the number of events (None: as many as it takes);
    `members` in 4 .. 300, `tables` from 1 to the number of members.
    """

    form: Format
    members: int = 24
    tables: int = 5
    seed: str = "1"
    events: int | None = None
    at: datetime = DEFAULT_AT
    cast: str = "town"

    def __post_init__(self) -> None:
        if not LEAST_MEMBERS <= self.members <= MOST_MEMBERS:
            raise ValueError("members")
        if not 1 <= self.tables <= self.members:
            raise ValueError("tables")
        if self.events is not None and not 1 <= self.events <= MOST_EVENTS:
            raise ValueError("events")
        if self.at.tzinfo is None:
            raise ValueError("at")
        if self.cast not in CASTS:
            raise ValueError("cast")
