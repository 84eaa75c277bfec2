"""Scenes of the troubles and of choosing: headlines, typing mistakes, duplicates, shows of hands, the picks."""

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import Scope, StepKind
from chietai.meeting.state import Entry
from chietai.rehearsal.chance import Chance
from chietai.rehearsal.opening_scenes import late_comers, private_note
from chietai.rehearsal.rehearsed_room import Pace, Room, TimedIntent, TimedIntents, end_turn, start_turn

_LEAST_TROUBLES, _MOST_TROUBLES = 8, 16


def troubles(room: Room, seconds: float) -> TimedIntents:
    """Silent writing, then a round of the tables: about ten headlines, two of them the same as others."""
    chance = room.chance("troubles")
    tables = room.used_tables() or [0]
    wanted = min(_MOST_TROUBLES, max(_LEAST_TROUBLES, 2 * len(tables)))
    pace = Pace(room, seconds * 0.65, wanted + 2 * len(tables) + 8, "troubles")
    silent = seconds * 0.35
    yield TimedIntent(silent, i.ExtendTimer(scope=Scope.STEP, seconds=60))
    yield from late_comers(room, pace)
    headlines = _headlines(room, chance, wanted)
    share = -(-len(headlines) // len(tables))
    for n, table in enumerate(tables):
        if table and headlines[n * share :]:
            yield from start_turn(room, table, pace)
        for k, text in enumerate(headlines[n * share : (n + 1) * share]):
            raised = _raise(room, text, table, chance)
            yield TimedIntent(pace.next(), raised)
            if n == 0 and k == 0:
                yield from _sent_twice(room, raised, pace)
        if n == len(tables) // 2:
            yield from _mistyped(room, headlines, pace)
    yield from end_turn(room, pace)
    yield from private_note(room, pace, "troubles")


def _headlines(room: Room, chance: Chance, wanted: int) -> list[str]:
    """The headlines of the day: mostly of its topics, with two or three said twice in other words."""
    topics = room.topics()
    others = [topic for topic in room.corpus.topic if topic not in topics]
    texts: list[str] = []
    while len(texts) < wanted - 3:
        topic = chance.choice(others) if chance.happens(15) else chance.choice(topics)
        text = room.unused_text(topic.troubles, chance)
        texts.append(text)
    again = [
        (topic.troubles[place], text) for topic in room.corpus.topic for place, text in topic.again
        if topic.troubles[place] in texts
    ]  # fmt: skip
    for first, text in chance.sample(again, 3):
        texts.insert(chance.integer(texts.index(first) + 1, len(texts)), text)
    return texts


def _raise(room: Room, text: str, table: int, chance: Chance) -> i.RaiseTrouble:
    people = room.at_table(table) if table else views.members_here(room.state)
    member = chance.choice(people).id if people and chance.happens(60) else ""
    return i.RaiseTrouble(text=text, table=table or None, member=member)


def _sent_twice(room: Room, raised: i.RaiseTrouble, pace: Pace) -> TimedIntents:
    """Enter was pressed twice: undone, redone by mistake, undone again."""
    yield TimedIntent(min(4.0, pace.next()), raised)
    twice = room.state.link.event if room.state.link else None
    if twice is not None and twice.id in room.state.entries:
        yield TimedIntent(min(6.0, pace.next()), i.Undo(target=twice.id))
        if next(iter(room.state.redoable), "") == twice.id:
            yield TimedIntent(min(5.0, pace.next()), i.Redo())
            yield TimedIntent(min(5.0, pace.next()), i.Undo(target=twice.id))


def _mistyped(room: Room, headlines: list[str], pace: Pace) -> TimedIntents:
    """A headline was stored with a typing mistake, which is corrected at once."""
    standing = [e for e in views.troubles(room.state) if e.text in headlines and not e.revisions]
    for entry in reversed(standing):
        for right, wrong in room.corpus.typos:
            if right in entry.text:
                yield TimedIntent(pace.next(), i.ReviseEntry(entry=entry.id, text=entry.text.replace(right, wrong, 1)))
                yield TimedIntent(min(9.0, pace.next()), i.ReviseEntry(entry=entry.id, text=entry.text))
                return


def choose(room: Room, seconds: float) -> TimedIntents:
    """Duplicates are merged, hands are counted, the troubles to work on are picked."""
    chance = room.chance("choose")
    pairs = _duplicates(room)
    pace = Pace(room, seconds, len(views.troubles(room.state)) + 3 + picks_for(room), "choose")
    for host, other in pairs:
        if host.standing and other.standing:
            yield TimedIntent(pace.next(), i.MergeEntries(into=host.id, merged=(other.id,)))
    here = max(1, len(views.members_here(room.state)))
    standing = [entry for entry in views.troubles(room.state) if entry.votes is None]
    liked = {entry.id: (3 if room.corpus.topic_of(entry.text) in room.topics() else 1) for entry in standing}
    for entry in standing:
        share = here * (liked[entry.id] + views.voices(entry)) // 6
        hands = min(here, max(0, share + chance.integer(-here // 8 - 1, here // 6 + 1)))
        yield TimedIntent(pace.next(), i.CountVotes(entry=entry.id, votes=hands))
    if standing:
        yield from _counted_again(room, standing[-1], here, pace)
    yield from _picks(room, chance, pace)


def _duplicates(room: Room) -> list[tuple[Entry, Entry]]:
    """Pairs of troubles that say the same: the first and its other wording."""
    by_text = {entry.text: entry for entry in views.troubles(room.state)}
    return [
        (by_text[topic.troubles[place]], by_text[text]) for topic in room.corpus.topic for place, text in topic.again
        if topic.troubles[place] in by_text and text in by_text
    ]  # fmt: skip


def _counted_again(room: Room, entry: Entry, here: int, pace: Pace) -> TimedIntents:
    votes = room.state.entries[entry.id].votes or 0
    corrected = votes + 1 if votes < here else votes - 1
    if corrected >= 0:
        yield TimedIntent(pace.next(), i.CountVotes(entry=entry.id, votes=corrected))


def _picks(room: Room, chance: Chance, pace: Pace) -> TimedIntents:
    """The troubles with most hands; one picked by mistake is unpicked."""
    wanted = picks_for(room)
    ranked = views.ranking(room.state)
    mistake = ranked[wanted] if len(ranked) > wanted else None
    if mistake is not None and not room.state.picked:
        yield TimedIntent(pace.next(), i.PickTrouble(entry=mistake.id))
        if mistake.id in room.state.picked:
            yield TimedIntent(min(6.0, pace.next()), i.UnpickTrouble(entry=mistake.id))
    # One subject once, as long as there are others.
    seen = {room.corpus.topic_of(entry.text) for entry in views.picked(room.state)}
    first, rest = list[Entry](), list[Entry]()
    for entry in ranked:
        topic = room.corpus.topic_of(entry.text)
        (rest if topic in seen else first).append(entry)
        seen.add(topic)
    for entry in [*first, *rest]:
        if entry.id not in room.state.picked and len(room.state.picked) < wanted:
            yield TimedIntent(pace.next(), i.PickTrouble(entry=entry.id))


def picks_for(room: Room) -> int:
    """How many troubles fit into the time of the rounds: ten minutes each, one at least."""
    minutes = sum(step.minutes for step in room.state.steps if step.kind is StepKind.ROUNDS)
    return max(1, minutes // 10)
