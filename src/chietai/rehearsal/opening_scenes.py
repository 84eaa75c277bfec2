"""The first four steps: reception, what became of the promises, the aim, the draw."""

from functools import lru_cache

from chietai import drawing, lottery, seating
from chietai.lottery.types import DrawRequest
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.events import AttendanceMarked
from chietai.meeting.kinds import EntryKind, Overlay, Presence, SeedSource
from chietai.meeting.model import Member
from chietai.rehearsal.rehearsed_room import Beat, Beats, Pace, Room

_FEW = 8
"""Members from which on somebody comes late, stays away, leaves early."""


def fates(room: Room) -> tuple[list[Member], list[Member], list[Member]]:
    """Who stays away, who comes late, who leaves early. At most a few; nobody in a very small council."""
    people = views.members(room.state)
    if len(people) < _FEW:
        return [], [], []
    most = max(1, len(people) // 14)
    unlucky = room.chance("fates").some(people, 2 * most + 1)
    return unlucky[:most], unlucky[most : 2 * most], unlucky[2 * most :]


def reception(room: Room, seconds: float) -> Beats:
    """The room is made ready and people come; one is marked by mistake."""
    absent, late, _ = fates(room)
    coming = [m for m in views.members(room.state) if m not in absent and m not in late]
    chance = room.chance("reception")
    coming = chance.some(coming, len(coming))
    unchecked = [item.id for item in room.state.checklist if not item.done]
    pace = Pace(room, seconds, len(coming) + len(unchecked) + 4, "reception")
    for item in unchecked[:-1]:
        yield Beat(pace.next(), i.CheckRoom(item=item))
    mistake = chance.between(1, max(1, len(coming) - 1))
    for n, member in enumerate(coming):
        if n == mistake and late:
            yield from _marked_by_mistake(room, late[0], pace)
        if room.state.presence.get(member.id) is not Presence.PRESENT:
            yield Beat(pace.next(), i.MarkAttendance(member=member.id, presence=Presence.PRESENT))
        if n == len(coming) // 2:
            for item in unchecked[-1:]:
                yield Beat(pace.next(), i.CheckRoom(item=item))
    for member in absent:
        yield Beat(pace.next(), i.MarkAttendance(member=member.id, presence=Presence.ABSENT))
    yield Beat(pace.next(), i.ShowOverlay(overlay=Overlay.CURTAIN))
    yield Beat(pace.next(), i.ShowOverlay(overlay=Overlay.NONE))


def _marked_by_mistake(room: Room, member: Member, pace: Pace) -> Beats:
    yield Beat(pace.next(), i.MarkAttendance(member=member.id, presence=Presence.PRESENT))
    event = room.state.link.event if room.state.link else None
    if isinstance(event, AttendanceMarked) and event.member_id == member.id:
        yield Beat(min(8.0, pace.next()), i.Undo(target=event.id))


def recall(room: Room, seconds: float) -> Beats:
    """Each promise of last time is asked about; the first who was late comes in."""
    promises = [entry for entry in views.recalled(room.state) if entry.outcome is None]
    pace = Pace(room, seconds, len(promises) + 1, "recall")
    known = {past.text: past for past in room.corpus.promise}
    for entry in promises:
        if past := known.get(entry.text):
            yield Beat(pace.next(), i.ReviewPromise(entry=entry.id, outcome=past.outcome, note=past.note))
    yield from _one_late(room, pace, seated=False)


def aim(room: Room, seconds: float) -> Beats:
    """The aim is read out, then the three agreements."""
    pace = Pace(room, seconds, 2, "aim")
    yield Beat(pace.next(), i.ShowOverlay(overlay=Overlay.AGREEMENTS))
    yield Beat(pace.next(), i.ShowOverlay(overlay=Overlay.NONE))


def draw(room: Room, seconds: float) -> Beats:
    """The draw with digits called out in the room; two change places; late comers get a seat."""
    pace = Pace(room, seconds, 4, "draw")
    chance = room.chance("draw")
    if not views.members_here(room.state):
        return
    request = drawing.request_for(room.state)
    if lottery.clashes(request):
        return
    yield Beat(pace.next(), drawing.announce(request))
    digits = "".join(str(chance.between(0, 9)) for _ in range(6))
    yield Beat(pace.next(), _held(request, digits).intent)
    tables = [room.at_table(number) for number in room.used_tables()]
    if len(tables) > 1 and all(tables[:2]):
        easy = [[m for m in people if not m.needs] or people for people in tables[:2]]
        yield Beat(pace.next(), i.SwapSeats(member=chance.one(easy[0]).id, other=chance.one(easy[1]).id))
    yield from _one_late(room, pace, seated=True)


@lru_cache(maxsize=4)
def _held(request: DrawRequest, digits: str) -> drawing.Held:
    # A meeting is often played twice: first to see how long it takes.
    return drawing.hold(request, digits, SeedSource.CALLED)


def late_comers(room: Room, pace: Pace) -> Beats:
    """Whoever of the late is not here yet comes now and gets a seat."""
    for _ in fates(room)[1]:
        yield from _one_late(room, pace, seated=True)


def one_leaves(room: Room, pace: Pace) -> Beats:
    """Somebody has to go before the end."""
    for member in fates(room)[2]:
        if room.state.is_here(member.id):
            yield Beat(pace.next(), i.MarkAttendance(member=member.id, presence=Presence.LEFT))


def _one_late(room: Room, pace: Pace, *, seated: bool) -> Beats:
    for member in fates(room)[1]:
        if room.state.presence.get(member.id, Presence.EXPECTED) is Presence.EXPECTED:
            yield Beat(pace.next(), i.MarkAttendance(member=member.id, presence=Presence.LATE))
            place = seating.place_late(room.state, member.id) if seated else None
            if place is not None and member.id not in room.state.seats:
                yield Beat(pace.next(), place)
            return


def private_note(room: Room, pace: Pace, purpose: str) -> Beats:
    """The facilitator writes down something that is for nobody else."""
    chance = room.chance(f"note {purpose}")
    known = {entry.text for entry in views.entries(room.state, EntryKind.NOTE)}
    text = chance.one(room.corpus.notes)
    if text not in known:
        yield Beat(pace.next(), i.TakeNote(text=text))
