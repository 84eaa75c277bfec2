"""Troubles and choosing: what is told, the corrections of a hurried hand, the same thing twice, hands, the picks."""

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import Scope, StepKind
from chietai.meeting.state import Entry
from chietai.rehearsal.chance import Chance
from chietai.rehearsal.opening_scenes import late_comers, private_note
from chietai.rehearsal.rehearsed_room import Beat, Beats, Pace, Room

_LEAST_TROUBLES, _MOST_TROUBLES = 8, 16


def troubles(room: Room, seconds: float) -> Beats:
    """Silent writing, then a round of the tables: about ten headlines, two of them the same as others."""
    chance = room.chance("troubles")
    tables = room.used_tables() or [0]
    wanted = min(_MOST_TROUBLES, max(_LEAST_TROUBLES, 2 * len(tables)))
    pace = Pace(room, seconds * 0.65, wanted + 2 * len(tables) + 8, "troubles")
    silent = seconds * 0.35
    yield Beat(silent, i.ExtendTimer(scope=Scope.STEP, seconds=60))
    yield from late_comers(room, pace)
    told = _told(room, chance, wanted)
    share = -(-len(told) // len(tables))
    for n, table in enumerate(tables):
        if table and told[n * share :]:
            yield Beat(pace.next(), i.StartTurn(table=table, seconds=room.state.details.turn_seconds or 60))
        for k, text in enumerate(told[n * share : (n + 1) * share]):
            raised = _raise(room, text, table, chance)
            yield Beat(pace.next(), raised)
            if n == 0 and k == 0:
                yield from _sent_twice(room, raised, pace)
        if n == len(tables) // 2:
            yield from _mistyped(room, told, pace)
    if room.state.turn is not None:
        yield Beat(pace.next(), i.EndTurn())
    yield from private_note(room, pace, "troubles")


def _told(room: Room, chance: Chance, wanted: int) -> list[str]:
    """The headlines of the day: mostly of its topics, with two or three said twice in other words."""
    topics = room.topics()
    others = [topic for topic in room.corpus.topic if topic not in topics]
    texts: list[str] = []
    while len(texts) < wanted - 3:
        topic = chance.one(others) if chance.happens(15) else chance.one(topics)
        text = room.fresh(topic.troubles, chance)
        texts.append(text)
    again = [
        (topic.troubles[place], text) for topic in room.corpus.topic for place, text in topic.again
        if topic.troubles[place] in texts
    ]  # fmt: skip
    for first, text in chance.some(again, 3):
        texts.insert(chance.between(texts.index(first) + 1, len(texts)), text)
    return texts


def _raise(room: Room, text: str, table: int, chance: Chance) -> i.RaiseTrouble:
    people = room.at_table(table) if table else views.members_here(room.state)
    member = chance.one(people).id if people and chance.happens(60) else ""
    return i.RaiseTrouble(text=text, table=table or None, member=member)


def _sent_twice(room: Room, raised: i.RaiseTrouble, pace: Pace) -> Beats:
    """Enter was pressed twice: undone, redone by mistake, undone again."""
    yield Beat(min(4.0, pace.next()), raised)
    twice = room.state.link.event if room.state.link else None
    if twice is not None and twice.id in room.state.entries:
        yield Beat(min(6.0, pace.next()), i.Undo(target=twice.id))
        if room.state.redoable and room.state.redoable[-1] == twice.id:
            yield Beat(min(5.0, pace.next()), i.Redo())
            yield Beat(min(5.0, pace.next()), i.Undo(target=twice.id))


def _mistyped(room: Room, told: list[str], pace: Pace) -> Beats:
    """A headline went in with a slip; it is put right at once."""
    standing = [e for e in views.troubles(room.state) if e.text in told and not e.revisions]
    for entry in reversed(standing):
        for right, wrong in room.corpus.typos:
            if right in entry.text:
                yield Beat(pace.next(), i.ReviseEntry(entry=entry.id, text=entry.text.replace(right, wrong, 1)))
                yield Beat(min(9.0, pace.next()), i.ReviseEntry(entry=entry.id, text=entry.text))
                return


def choose(room: Room, seconds: float) -> Beats:
    """What says the same is laid together, hands are counted, the troubles to work on are picked."""
    chance = room.chance("choose")
    pairs = _same(room)
    pace = Pace(room, seconds, len(views.troubles(room.state)) + 3 + picks_for(room), "choose")
    for host, other in pairs:
        if host.standing and other.standing:
            yield Beat(pace.next(), i.MergeEntries(into=host.id, merged=(other.id,)))
    here = max(1, len(views.members_here(room.state)))
    standing = [entry for entry in views.troubles(room.state) if entry.votes is None]
    liked = {entry.id: (3 if room.corpus.topic_of(entry.text) in room.topics() else 1) for entry in standing}
    for entry in standing:
        share = here * (liked[entry.id] + views.voices(entry)) // 6
        hands = min(here, max(0, share + chance.between(-here // 8 - 1, here // 6 + 1)))
        yield Beat(pace.next(), i.CountVotes(entry=entry.id, votes=hands))
    if standing:
        yield from _counted_again(room, standing[-1], here, pace)
    yield from _picks(room, chance, pace)


def _same(room: Room) -> list[tuple[Entry, Entry]]:
    """Pairs of troubles that say the same: the first and its other wording."""
    by_text = {entry.text: entry for entry in views.troubles(room.state)}
    return [
        (by_text[topic.troubles[place]], by_text[text]) for topic in room.corpus.topic for place, text in topic.again
        if topic.troubles[place] in by_text and text in by_text
    ]  # fmt: skip


def _counted_again(room: Room, entry: Entry, here: int, pace: Pace) -> Beats:
    votes = room.state.entries[entry.id].votes or 0
    corrected = votes + 1 if votes < here else votes - 1
    if corrected >= 0:
        yield Beat(pace.next(), i.CountVotes(entry=entry.id, votes=corrected))


def _picks(room: Room, chance: Chance, pace: Pace) -> Beats:
    """The troubles with most hands; one slip of the finger is taken back."""
    wanted = picks_for(room)
    ranked = views.ranking(room.state)
    slip = ranked[wanted] if len(ranked) > wanted else None
    if slip is not None and not room.state.picked:
        yield Beat(pace.next(), i.PickTrouble(entry=slip.id))
        if slip.id in room.state.picked:
            yield Beat(min(6.0, pace.next()), i.UnpickTrouble(entry=slip.id))
    # One subject once, as long as there are others.
    seen = {room.corpus.topic_of(entry.text) for entry in views.picked(room.state)}
    first, rest = list[Entry](), list[Entry]()
    for entry in ranked:
        topic = room.corpus.topic_of(entry.text)
        (rest if topic in seen else first).append(entry)
        seen.add(topic)
    for entry in [*first, *rest]:
        if entry.id not in room.state.picked and len(room.state.picked) < wanted:
            yield Beat(pace.next(), i.PickTrouble(entry=entry.id))


def picks_for(room: Room) -> int:
    """How many troubles fit into the time of the rounds: ten minutes each, one at least."""
    minutes = sum(step.minutes for step in room.state.steps if step.kind is StepKind.ROUNDS)
    return max(1, minutes // 10)
