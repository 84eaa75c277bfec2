"""Marking who is here, and putting somebody on the list who was not on it: what reception and the dialog share."""

from chietai import seating
from chietai.i18n import _
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import Presence
from chietai.meeting.line_reader import arrival
from chietai.meeting.model import Member
from chietai.meeting.readings import Newcomer
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Desk
from chietai.wording import names


def mark(desk: Desk, member_id: str, presence: Presence) -> bool:
    """Marks where a member is. Who comes after the draw gets a seat at once. False when it was refused."""
    if desk.submit(i.MarkAttendance(member=member_id, presence=presence), quiet=True) is None:
        return False
    words = f"{safe(desk.state.members[member_id].name)}: {names.presence(presence)}"
    seat = seating.late_seat(desk.state, member_id)
    if seat is not None and desk.submit(seat, quiet=True) is not None:
        words += " " + _("Seat at {table}").format(table=names.table(desk.state.seats[member_id].table))
    quorum = views.quorum(desk.state)
    of = quorum.needed if quorum.needed else len(desk.state.members)
    counted = _("{here} here, quorum {needed}") if quorum.needed else _("{here} here of {needed}")
    desk.tell(f"{words} ({counted.format(here=quorum.here, needed=of)})")
    return True


def add_member(desk: Desk, newcomer: Newcomer) -> bool:
    """Puts somebody on the list who was not on it, and marks them as here. False when it was refused."""
    member_id = desk.services.new_id()
    member = Member(id=member_id, name=newcomer.name, organisation=newcomer.organisation)
    if desk.submit(i.RegisterMember(member=member), quiet=True) is None:
        return False
    return mark(desk, member_id, arrival(desk.state))
