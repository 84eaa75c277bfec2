"""When people came who came late, and went who went early: read from the events that count."""

from dataclasses import dataclass
from datetime import datetime

from chietai.meeting.events import AttendanceMarked
from chietai.meeting.kinds import Presence
from chietai.meeting.state import State


@dataclass(frozen=True, slots=True)
class Stay:
    """How long somebody was there. `came` and `left` are None for the beginning and the end, and where nobody knows."""

    presence: Presence
    came: datetime | None = None
    left: datetime | None = None

    def covers(self, first: datetime, last: datetime) -> bool:
        """Whether somebody was there from `first` to `last` for certain; by the minute, as papers tell it."""
        match self.presence:
            case Presence.EXPECTED | Presence.ABSENT:
                return False
            case Presence.PRESENT:
                return True
            case Presence.LATE:
                return self.came is not None and _minute(self.came) < _minute(first)
            case Presence.LEFT:
                came_before = self.came is None or _minute(self.came) < _minute(first)
                return came_before and self.left is not None and _minute(last) < _minute(self.left)


def stays(state: State) -> dict[str, Stay]:
    """The stay of each member, by id."""
    marks: dict[tuple[str, Presence], datetime] = {}
    for link in state.counted():
        if isinstance(link.event, AttendanceMarked):
            marks.setdefault((link.event.member_id, link.event.presence), link.event.at)

    def moment(member_id: str, presence: Presence) -> datetime | None:
        at = marks.get((member_id, presence))
        # A mark from before the opening or after the end is a correction: its time is not when somebody came or went.
        if at is None or state.opened_at is None or at < state.opened_at:
            return None
        return at if state.closed_at is None or at <= state.closed_at else None

    found = {}
    for member_id in state.members:
        presence = state.presence.get(member_id, Presence.EXPECTED)
        came = moment(member_id, Presence.LATE) if presence in (Presence.LATE, Presence.LEFT) else None
        left = moment(member_id, Presence.LEFT) if presence is Presence.LEFT else None
        found[member_id] = Stay(presence, came, left)
    return found


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
