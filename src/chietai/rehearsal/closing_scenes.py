"""Scenes of the end: success cases, the read-back, and the slips of paper that are typed afterwards."""

from datetime import date, timedelta

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import EntryKind
from chietai.meeting.model import Member
from chietai.meeting.state import Entry, State
from chietai.rehearsal.chance import Chance
from chietai.rehearsal.corpus import Topic
from chietai.rehearsal.rehearsed_room import Pace, Room, TimedIntent, TimedIntents
from chietai.rehearsal.round_scenes import answer_of

SLIPS = "slips"
"""Who writes the slips."""


def spread(room: Room, seconds: float) -> TimedIntents:
    """Cases that work, who takes them home, and other promises, each with a name and a date."""
    chance = room.chance("spread")
    here = views.members_here(room.state)
    topics = _topics_worked_on(room, chance)
    pace = Pace(room, seconds, 2 * len(topics) + 4, "spread")
    for n, topic in enumerate(topics):
        if not here:
            return
        text, adopt = chance.choice([case for case in topic.cases if not room.was_said(case[0])] or topic.cases)
        room.unused_text([text], chance)
        teller = chance.choice(here)
        yield TimedIntent(pace.next(), i.TellCase(text=text, member=teller.id))
        case = room.entry_with(text, EntryKind.CASE)
        if case is not None:
            takers = [member for member in here if member.id != teller.id] or here
            for taker in chance.sample(takers, 2 if n == 0 else 1):
                yield TimedIntent(pace.next(), _adoption(room, case, adopt, taker, chance))
    for text, kind in chance.sample(room.corpus.promises, 2):
        own = [m for m in here if room.corpus.kind_of(m.organisation) == kind]
        if own:
            member = chance.choice(own)
            yield TimedIntent(
                pace.next(), i.MakePromise(text=text, who=member.name, due=_due(room.state, chance), member=member.id)
            )


def _topics_worked_on(room: Room, chance: Chance) -> list[Topic]:
    """The topics of the picked troubles and one more, each once."""
    topics = [room.topic(trouble.id, chance) for trouble in views.picked(room.state)]
    return list({topic.name: topic for topic in [*topics, *chance.sample(room.topics(), 2)]}.values())


def _adoption(room: Room, case: Entry, text: str, taker: Member, chance: Chance) -> i.MakePromise:
    due = _due(room.state, chance)
    return i.MakePromise(text=text, who=taker.name, due=due, case=case.id, member=taker.id)


def _day(state: State) -> date:
    return state.details.date or (state.opened_at.date() if state.opened_at else date(2026, 10, 15))


def _due(state: State, chance: Chance) -> date:
    """A day within the next ten weeks, at the end of a week."""
    day = _day(state) + timedelta(days=chance.integer(10, 70))
    return day + timedelta(days=(4 - day.weekday()) % 7)


def close(room: Room, seconds: float) -> TimedIntents:
    """The read-back: a promise gets another date, hands for the mood, what was left unsaid, the next date."""
    chance = room.chance("close")
    pace = Pace(room, seconds, 5, "close")
    promises = views.promises(room.state)
    if promises and promises[0].due is not None:
        yield TimedIntent(pace.next(), i.ReviseEntry(entry=promises[0].id, due=promises[0].due + timedelta(days=14)))
    for text in chance.sample(room.corpus.unsaid, chance.integer(2, 3)):
        tables = room.used_tables()
        yield TimedIntent(pace.next(), i.NoteUnsaid(text=text, table=chance.choice(tables) if tables else None))
    counts = _mood_counts(len(views.members_here(room.state)), chance)
    if room.state.mood != counts:
        yield TimedIntent(pace.next(), i.TakeMood(counts=counts))
    following = _day(room.state) + timedelta(days=7 * chance.integer(6, 10))
    note = chance.choice(room.corpus.next_notes)
    if (room.state.next_date, room.state.next_note) != (following, note):
        yield TimedIntent(pace.next(), i.SetNextMeeting(date=following, note=note))


def _mood_counts(here: int, chance: Chance) -> tuple[int, int, int, int, int]:
    counts = [0, 0, 0, 0, 0]
    for _ in range(here):
        counts[chance.weighted_index([0, 1, 4, 10, 9])] += 1
    return counts[0], counts[1], counts[2], counts[3], counts[4]


def slips(room: Room) -> TimedIntents:
    """What people had written on paper, typed in by seat afterwards: half of the members, or up to the number asked."""
    chance = room.chance("slips")
    picked, writers = views.picked(room.state), views.members_here(room.state)
    if not picked or not writers:
        return
    wanted = len(writers) // 2 * len(picked)
    written = 0
    while written < wanted if room.plan.events is None else room.state.last_seq < room.plan.events:
        writer = writers[written % len(writers)]
        seat = room.state.seats.get(writer.id)
        trouble = picked[written // len(writers) % len(picked)]
        answer = answer_of(room, trouble, chance.integer(1, 3), [writer], chance)
        by_seat = answer.model_copy(update={"member": f"s{seat.number}" if seat else writer.id})
        yield TimedIntent(chance.integer(150, 500) / 10, by_seat, SLIPS)
        written += 1
