"""Who was there, and from when to when: read from the events that count."""

from chietai.meeting.events import Event
from chietai.meeting.kinds import MemberAttribute
from chietai.meeting.state import State
from chietai.meeting.views import attended, members, members_here
from chietai.reports.coming_and_going import stays
from chietai.reports.disclosure import Disclosure
from chietai.reports.summary import Person, Quorum


def counted_events(state: State) -> tuple[Event, ...]:
    """The events that make `state` what it is, oldest first: without those that were undone."""
    return tuple(reversed([link.event for link in state.counted()]))


def people(state: State, disclosure: Disclosure) -> tuple[Person, ...]:
    """The members in the order of the list. Without names there are no times either: they could tell who it was."""
    known = stays(state)
    everybody = []
    for member in members(state):
        stay = known[member.id]
        seat = state.seats.get(member.id)
        everybody.append(
            Person(
                name=disclosure.attribute(member, MemberAttribute.NAME),
                organisation=disclosure.attribute(member, MemberAttribute.ORGANISATION),
                sector=disclosure.attribute(member, MemberAttribute.SECTOR),
                role=disclosure.attribute(member, MemberAttribute.ROLE),
                number=disclosure.attribute(member, MemberAttribute.NUMBER),
                presence=stay.presence,
                came=stay.came if disclosure.names else None,
                left=stay.left if disclosure.names else None,
                table=seat.table if seat else None,
            )
        )
    return tuple(everybody)


def quorum(state: State) -> Quorum | None:
    """定足数 and how it was met; None where none is set."""
    needed = state.details.quorum or 0
    return Quorum(needed, len(attended(state)), len(members_here(state))) if needed else None
