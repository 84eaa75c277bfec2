"""Scenes of the first four steps: reception, what became of the promises, the aim, the draw."""

from functools import lru_cache

from chietai import drawing, lottery, seating
from chietai.lottery.types import DrawRequest
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.events import AttendanceMarked
from chietai.meeting.kinds import EntryKind, Overlay, Presence, SeedSource
from chietai.meeting.model import Member
from chietai.rehearsal.rehearsed_room import Pace, Room, TimedIntent, TimedIntents

_FEW = 8
"""Members from which on somebody comes late, stays away, leaves early."""


def attendance_exceptions(room: Room) -> tuple[list[Member], list[Member], list[Member]]:
    """Who stays away, who comes late, who leaves early. At most a few; nobody in a very small council."""
    people = views.members(room.state)
    if len(people) < _FEW:
        return [], [], []
    most = max(1, len(people) // 14)
    chosen = room.chance("fates").sample(people, 2 * most + 1)
    return chosen[:most], chosen[most : 2 * most], chosen[2 * most :]


def reception(room: Room, seconds: float) -> TimedIntents:
    """The room is made ready and people come; one is marked by mistake."""
    absent, late, _ = attendance_exceptions(room)
    coming = [m for m in views.members(room.state) if m not in absent and m not in late]
    chance = room.chance("reception")
    coming = chance.sample(coming, len(coming))
    unchecked = [item.id for item in room.state.checklist if not item.done]
    pace = Pace(room, seconds, len(coming) + len(unchecked) + 4, "reception")
    for item in unchecked[:-1]:
        yield TimedIntent(pace.next(), i.CheckRoom(item=item))
    mistake = chance.integer(1, max(1, len(coming) - 1))
    for n, member in enumerate(coming):
        if n == mistake and late:
            yield from _marked_by_mistake(room, late[0], pace)
        if room.state.presence.get(member.id) is not Presence.PRESENT:
            yield TimedIntent(pace.next(), i.MarkAttendance(member=member.id, presence=Presence.PRESENT))
        if n == len(coming) // 2:
            for item in unchecked[-1:]:
                yield TimedIntent(pace.next(), i.CheckRoom(item=item))
    for member in absent:
        yield TimedIntent(pace.next(), i.MarkAttendance(member=member.id, presence=Presence.ABSENT))
    yield TimedIntent(pace.next(), i.ShowOverlay(overlay=Overlay.CURTAIN))
    yield TimedIntent(pace.next(), i.ShowOverlay(overlay=Overlay.NONE))


def _marked_by_mistake(room: Room, member: Member, pace: Pace) -> TimedIntents:
    yield TimedIntent(pace.next(), i.MarkAttendance(member=member.id, presence=Presence.PRESENT))
    event = room.state.link.event if room.state.link else None
    if isinstance(event, AttendanceMarked) and event.member_id == member.id:
        yield TimedIntent(min(8.0, pace.next()), i.Undo(target=event.id))


def recall(room: Room, seconds: float) -> TimedIntents:
    """Each promise of last time is asked about; the first who was late comes in."""
    promises = [entry for entry in views.recalled(room.state) if entry.outcome is None]
    pace = Pace(room, seconds, len(promises) + 1, "recall")
    known = {past.text: past for past in room.corpus.promise}
    for entry in promises:
        if past := known.get(entry.text):
            yield TimedIntent(pace.next(), i.ReviewPromise(entry=entry.id, outcome=past.outcome, note=past.note))
    yield from _one_late(room, pace, seated=False)


def aim(room: Room, seconds: float) -> TimedIntents:
    """The aim is read out, then the three agreements."""
    pace = Pace(room, seconds, 2, "aim")
    yield TimedIntent(pace.next(), i.ShowOverlay(overlay=Overlay.AGREEMENTS))
    yield TimedIntent(pace.next(), i.ShowOverlay(overlay=Overlay.NONE))


def draw(room: Room, seconds: float) -> TimedIntents:
    """The draw with digits called out in the room; two change places; late comers get a seat."""
    pace = Pace(room, seconds, 4, "draw")
    chance = room.chance("draw")
    if not views.members_here(room.state):
        return
    request = drawing.request_for(room.state)
    if lottery.clashes(request):
        return
    yield TimedIntent(pace.next(), drawing.announce(request))
    digits = "".join(str(chance.integer(0, 9)) for _ in range(6))
    yield TimedIntent(pace.next(), _drawn(request, digits).intent)
    tables = [room.at_table(number) for number in room.used_tables()]
    if len(tables) > 1 and all(tables[:2]):
        easy = [[m for m in people if not m.needs] or people for people in tables[:2]]
        yield TimedIntent(pace.next(), i.SwapSeats(member=chance.choice(easy[0]).id, other=chance.choice(easy[1]).id))
    yield from _one_late(room, pace, seated=True)


@lru_cache(maxsize=4)
def _drawn(request: DrawRequest, digits: str) -> drawing.Held:
    # Cached because a meeting is often played twice, the first time to see how long it takes.
    return drawing.hold(request, digits, SeedSource.CALLED)


def late_comers(room: Room, pace: Pace) -> TimedIntents:
    """Whoever of the late is not here yet comes now and gets a seat."""
    for _ in attendance_exceptions(room)[1]:
        yield from _one_late(room, pace, seated=True)


def one_leaves(room: Room, pace: Pace) -> TimedIntents:
    """Somebody has to go before the end."""
    for member in attendance_exceptions(room)[2]:
        if room.state.is_here(member.id):
            yield TimedIntent(pace.next(), i.MarkAttendance(member=member.id, presence=Presence.LEFT))


def _one_late(room: Room, pace: Pace, *, seated: bool) -> TimedIntents:
    for member in attendance_exceptions(room)[1]:
        if room.state.presence.get(member.id, Presence.EXPECTED) is Presence.EXPECTED:
            yield TimedIntent(pace.next(), i.MarkAttendance(member=member.id, presence=Presence.LATE))
            if seated and (place := seating.late_seat(room.state, member.id)) is not None:
                yield TimedIntent(pace.next(), place)
            return


def private_note(room: Room, pace: Pace, purpose: str) -> TimedIntents:
    """The facilitator writes down something that is for nobody else."""
    chance = room.chance(f"note {purpose}")
    known = {entry.text for entry in views.entries(room.state, EntryKind.NOTE)}
    text = chance.choice(room.corpus.notes)
    if text not in known:
        yield TimedIntent(pace.next(), i.TakeNote(text=text))
