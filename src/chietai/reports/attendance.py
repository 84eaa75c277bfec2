"""Who was there, and from when to when: read from the events that count."""

from datetime import datetime

from chietai.meeting.events import AttendanceMarked, Event
from chietai.meeting.kinds import MemberAttribute, Presence
from chietai.meeting.state import State
from chietai.meeting.views import attended, members, members_here
from chietai.reports.disclosure import Disclosure
from chietai.reports.summary import Person, Quorum


def counted_events(state: State) -> tuple[Event, ...]:
    """The events that make `state` what it is, oldest first: without those that were undone."""
    return tuple(reversed([link.event for link in state.counted()]))


def people(state: State, disclosure: Disclosure, counted: tuple[Event, ...]) -> tuple[Person, ...]:
    """The members in the order of the list. Without names there are no times either: they could tell who it was."""
    marks: dict[tuple[str, Presence], datetime] = {}
    for event in counted:
        if isinstance(event, AttendanceMarked):
            marks[event.member_id, event.presence] = event.at

    def moment(member_id: str, presence: Presence) -> datetime | None:
        at = marks.get((member_id, presence))
        # A mark from before the opening or after the end is a correction: its time is not when somebody came or went.
        if not disclosure.names or at is None or state.opened_at is None or at < state.opened_at:
            return None
        return at if state.closed_at is None or at <= state.closed_at else None

    everybody = []
    for member in members(state):
        presence = state.presence.get(member.id, Presence.EXPECTED)
        seat = state.seats.get(member.id)
        came = moment(member.id, Presence.LATE) if presence in (Presence.LATE, Presence.LEFT) else None
        everybody.append(
            Person(
                name=disclosure.attribute(member, MemberAttribute.NAME),
                organisation=disclosure.attribute(member, MemberAttribute.ORGANISATION),
                sector=disclosure.attribute(member, MemberAttribute.SECTOR),
                role=disclosure.attribute(member, MemberAttribute.ROLE),
                number=disclosure.attribute(member, MemberAttribute.NUMBER),
                presence=presence,
                came=came,
                left=moment(member.id, Presence.LEFT) if presence is Presence.LEFT else None,
                table=seat.table if seat else None,
            )
        )
    return tuple(everybody)


def quorum(state: State) -> Quorum | None:
    """定足数 and how it was met; None where none is set."""
    needed = state.details.quorum or 0
    return Quorum(needed, len(attended(state)), len(members_here(state))) if needed else None
