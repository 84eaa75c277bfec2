"""What works, the read-back, and the slips of paper that are typed afterwards."""

from datetime import date, timedelta

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import EntryKind
from chietai.meeting.model import Member
from chietai.meeting.state import Entry, State
from chietai.rehearsal.chance import Chance
from chietai.rehearsal.corpus import Topic
from chietai.rehearsal.rehearsed_room import Beat, Beats, Pace, Room
from chietai.rehearsal.round_scenes import answer_of

SLIPS = "slips"
"""Who writes the slips."""


def spread(room: Room, seconds: float) -> Beats:
    """Cases that work, who takes them home, and other promises, each with a name and a date."""
    chance = room.chance("spread")
    here = views.members_here(room.state)
    topics = _topics_worked_on(room, chance)
    pace = Pace(room, seconds, 2 * len(topics) + 4, "spread")
    for n, topic in enumerate(topics):
        if not here:
            return
        text, adopt = chance.one([case for case in topic.cases if not room.said(case[0])] or topic.cases)
        room.fresh([text], chance)
        teller = chance.one(here)
        yield Beat(pace.next(), i.TellCase(text=text, member=teller.id))
        case = room.entry_with(text, EntryKind.CASE)
        if case is not None:
            takers = [member for member in here if member.id != teller.id] or here
            for taker in chance.some(takers, 2 if n == 0 else 1):
                yield Beat(pace.next(), _adoption(room, case, adopt, taker, chance))
    for text, kind in chance.some(room.corpus.promises, 2):
        own = [m for m in here if room.corpus.kind_of(m.organisation) == kind]
        if own:
            member = chance.one(own)
            yield Beat(
                pace.next(), i.MakePromise(text=text, who=member.name, due=_due(room.state, chance), member=member.id)
            )


def _topics_worked_on(room: Room, chance: Chance) -> list[Topic]:
    """The topics of the picked troubles and one more, each once."""
    found = [room.topic(trouble.id, chance) for trouble in views.picked(room.state)]
    return list({topic.name: topic for topic in [*found, *chance.some(room.topics(), 2)]}.values())


def _adoption(room: Room, case: Entry, text: str, taker: Member, chance: Chance) -> i.MakePromise:
    due = _due(room.state, chance)
    return i.MakePromise(text=text, who=taker.name, due=due, case=case.id, member=taker.id)


def _day(state: State) -> date:
    return state.details.date or (state.opened_at.date() if state.opened_at else date(2026, 10, 15))


def _due(state: State, chance: Chance) -> date:
    """A day within the next ten weeks, at the end of a week."""
    day = _day(state) + timedelta(days=chance.between(10, 70))
    return day + timedelta(days=(4 - day.weekday()) % 7)


def close(room: Room, seconds: float) -> Beats:
    """The read-back: a promise gets another date, hands for the mood, what was left unsaid, the next date."""
    chance = room.chance("close")
    pace = Pace(room, seconds, 5, "close")
    made = views.promises(room.state)
    if made and made[0].due is not None:
        yield Beat(pace.next(), i.ReviseEntry(entry=made[0].id, due=made[0].due + timedelta(days=14)))
    for text in chance.some(room.corpus.unsaid, chance.between(2, 3)):
        tables = room.used_tables()
        yield Beat(pace.next(), i.NoteUnsaid(text=text, table=chance.one(tables) if tables else None))
    counts = _hands(len(views.members_here(room.state)), chance)
    if room.state.mood != counts:
        yield Beat(pace.next(), i.TakeMood(counts=counts))
    following = _day(room.state) + timedelta(days=7 * chance.between(6, 10))
    note = chance.one(room.corpus.next_notes)
    if (room.state.next_date, room.state.next_note) != (following, note):
        yield Beat(pace.next(), i.SetNextMeeting(date=following, note=note))


def _hands(here: int, chance: Chance) -> tuple[int, int, int, int, int]:
    counts = [0, 0, 0, 0, 0]
    for _ in range(here):
        counts[chance.weighted([0, 1, 4, 10, 9])] += 1
    return counts[0], counts[1], counts[2], counts[3], counts[4]


def slips(room: Room) -> Beats:
    """What people had written on paper, typed in by seat afterwards: half of the members, or up to the number asked."""
    chance = room.chance("slips")
    picked, writers = views.picked(room.state), views.members_here(room.state)
    if not picked or not writers:
        return
    wanted = len(writers) // 2 * len(picked)
    done = 0
    while done < wanted if room.plan.events is None else room.state.last_seq < room.plan.events:
        writer = writers[done % len(writers)]
        seat = room.state.seats.get(writer.id)
        trouble = picked[done // len(writers) % len(picked)]
        answer = answer_of(room, trouble, chance.between(1, 3), [writer], chance)
        by_seat = answer.model_copy(update={"member": f"s{seat.number}" if seat else writer.id})
        yield Beat(chance.between(150, 500) / 10, by_seat, SLIPS)
        done += 1
