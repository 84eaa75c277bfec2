"""Scenes of the rounds and the reports: three questions for each picked trouble and table, and corrections."""

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import ANSWERS, EntryKind, Scope
from chietai.meeting.model import Member
from chietai.meeting.state import Entry
from chietai.rehearsal.chance import Chance
from chietai.rehearsal.corpus import Topic
from chietai.rehearsal.opening_scenes import one_leaves, private_note
from chietai.rehearsal.rehearsed_room import Pace, Room, TimedIntent, TimedIntents, end_turn, start_turn

ANSWER_INTENTS = (i.MakeOffer, i.ShareWisdom, i.VoiceHope)
PAUSE_SECONDS = 70.0
MOST_TURNS = 8
"""Tables that speak to one question: with more, each question goes to others."""


def rounds(room: Room, seconds: float) -> TimedIntents:
    """Three questions for every picked trouble. The clock is stopped once, and runs out all the same."""
    chance = room.chance("rounds")
    picked = views.picked(room.state)
    everybody = room.used_tables() or [0]
    tables = everybody[:MOST_TURNS]
    intents = len(picked) * 3 * (1 + round(len(tables) * (2.35 + room.extra))) + 10
    pace = Pace(room, seconds, intents, "rounds")
    for n, trouble in enumerate(picked):
        for question in (1, 2, 3):
            if (room.state.question, room.state.trouble_id) != (question, trouble.id):
                yield TimedIntent(pace.next(), i.PutQuestion(question=question, trouble=trouble.id))
            for table in sorted(chance.sample(everybody, MOST_TURNS)):
                yield from _turn(room, trouble, question, table, chance, pace)
            if n == 0 and question == 2:
                yield from _interrupted(room, pace)
            if n == 0 and question == 3:
                yield from _under_the_wrong_question(room, trouble, chance, pace)
        if n == (1 if len(picked) > 1 else 0):
            yield from one_leaves(room, pace)
            yield from _taken_back(room, trouble, pace)
    yield from end_turn(room, pace)
    yield from private_note(room, pace, "rounds")


def _turn(room: Room, trouble: Entry, question: int, table: int, chance: Chance, pace: Pace) -> TimedIntents:
    if table:
        yield from start_turn(room, table, pace)
    people = room.at_table(table) if table else views.members_here(room.state)
    for _ in range((2 if chance.happens(30) else 1) + room.extra):
        if people:
            answer = answer_of(room, trouble, question, people, chance)
            yield TimedIntent(pace.next(), answer.model_copy(update={"table": table or None}))


def answer_of(room: Room, trouble: Entry, question: int, people: list[Member], chance: Chance) -> i.Say:
    """What one of the people answers to a question about a trouble; some are recorded without their name."""
    topic = room.topic(trouble.id, chance)
    member = chance.choice(people)
    if question == 1:
        member, text = _offer(room, topic, people, chance)
    else:
        text = _idea(room, topic, chance) if question == 2 else _hope(room, topic, chance)
    return ANSWER_INTENTS[question - 1](
        text=text,
        trouble=trouble.id,
        member=member.id if chance.happens(70) else "",
        organisation=member.organisation,
    )


def _idea(room: Room, topic: Topic, chance: Chance) -> str:
    own = [text for text in topic.ideas if not room.was_said(text)]
    return room.unused_text(own or (*topic.ideas, *room.corpus.ideas), chance)


def _hope(room: Room, topic: Topic, chance: Chance) -> str:
    own = [text for text in topic.hopes if not room.was_said(text)]
    return room.unused_text(own or (*topic.hopes, *room.corpus.hopes), chance, room.corpus.hope_tails)


def _offer(room: Room, topic: Topic, people: list[Member], chance: Chance) -> tuple[Member, str]:
    """Who at the table offers what: something of this topic where there is anything, else what they can always do."""
    for offers in (topic.offers, room.corpus.offers):
        possible = [
            (member, text) for member in people for kind, text in offers
            if kind == room.corpus.kind_of(member.organisation)
        ]  # fmt: skip
        if unsaid := [(member, text) for member, text in possible if not room.was_said(text)]:
            member, text = chance.choice(unsaid)
            return member, room.unused_text([text], chance)
    member = chance.choice(people)
    kind = room.corpus.kind_of(member.organisation)
    own = [text for k, text in (*topic.offers, *room.corpus.offers) if k == kind]
    return member, room.unused_text(own or [text for _, text in room.corpus.offers], chance)


def _interrupted(room: Room, pace: Pace) -> TimedIntents:
    """The microphone fails; afterwards there are two minutes more."""
    if room.state.step_clock.running:
        yield TimedIntent(pace.next(), i.PauseTimer(scope=Scope.STEP))
    if not room.state.step_clock.running:
        yield TimedIntent(PAUSE_SECONDS, i.ResumeTimer(scope=Scope.STEP))
    yield TimedIntent(pace.next(), i.ExtendTimer(scope=Scope.STEP, seconds=60))
    yield TimedIntent(pace.next(), i.ExtendTimer(scope=Scope.STEP, seconds=60))


def _under_the_wrong_question(room: Room, trouble: Entry, chance: Chance, pace: Pace) -> TimedIntents:
    """An idea had been typed under 問３; it is moved to 問２."""
    text = _idea(room, room.topic(trouble.id, chance), chance)
    yield TimedIntent(pace.next(), i.VoiceHope(text=text, trouble=trouble.id))
    if entry := room.entry_with(text, ANSWERS[2]):
        yield TimedIntent(min(10.0, pace.next()), i.MoveEntry(entry=entry.id, question=2))


def _taken_back(room: Room, trouble: Entry, pace: Pace) -> TimedIntents:
    """Somebody takes their words back, and then lets them stand."""
    ideas = views.answers(room.state, trouble.id, 2)
    if ideas:
        yield TimedIntent(pace.next(), i.WithdrawEntry(entry=ideas[-1].id))
        yield TimedIntent(pace.next(), i.RestoreEntry(entry=ideas[-1].id))


def report(room: Room, seconds: float) -> TimedIntents:
    """Each table reports; an answer that was recorded too briefly is completed."""
    chance = room.chance("report")
    tables = sorted(chance.sample(room.used_tables(), MOST_TURNS))
    pace = Pace(room, seconds, 2 * len(tables) + 1, "report")
    answers = [answer for trouble in views.picked(room.state) for answer in views.answers(room.state, trouble.id)]
    for table in tables:
        yield from start_turn(room, table, pace)
        own = [
            answer
            for answer in answers
            if answer.table == table and not answer.revisions and answer.kind is not EntryKind.HOPE
        ]
        if own:
            entry = chance.choice(own)
            text = f"{entry.text}。{chance.choice(room.corpus.tails)}"
            yield TimedIntent(pace.next(), i.ReviseEntry(entry=entry.id, text=text))
    yield from end_turn(room, pace)
