"""The room of a rehearsal: how the meeting stands now, and what its people could say next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from chietai.meeting import views
from chietai.meeting.intents import EndTurn, Intent, StartTurn
from chietai.meeting.kinds import EntryKind
from chietai.meeting.model import Member
from chietai.meeting.state import Entry, State
from chietai.rehearsal.chance import Chance
from chietai.rehearsal.corpus import Corpus, Theme, Topic, corpus
from chietai.rehearsal.plan import Plan


@dataclass(frozen=True, slots=True)
class TimedIntent:
    """An intent, the seconds since the one before it, and who writes it."""

    after: float
    intent: Intent
    by: str = "desk"


TimedIntents = Iterator[TimedIntent]
"""What a scene gives, in the order in which it happens."""

_TURN_SECONDS = 60  # where the plan names no time
_TRIES = 8  # to say something new; after that somebody repeats what was said


class Room:
    """The people of a rehearsal and how their meeting stands.

    `state` is set from outside after every intent; the script reads it anew each time, because somebody may go on by
    hand. `now` is the time of the last intent as far as it is known; `extra`: how many answers more than usual each
    table gives to each question.
    """

    def __init__(self, plan: Plan, extra: int = 0) -> None:
        self.plan = plan
        self.extra = extra
        self.state = State()
        self.now: datetime | None = None
        self.corpus: Corpus = corpus()
        self.theme: Theme = self.chance("theme").choice(self.corpus.theme)
        self._used_texts: set[str] = set()

    def chance(self, purpose: str) -> Chance:
        """A separate source for each purpose, so that a change in one scene does not change the others."""
        return Chance(f"{self.plan.seed}/{purpose}")

    def unused_text(self, texts: Sequence[str], chance: Chance, tails: Sequence[str] = ()) -> str:
        """One of the texts that nobody has said yet; when all have been said, one with one of the tails after it."""
        unsaid = [text for text in texts if text not in self._used_texts]
        text = chance.choice(unsaid) if unsaid else ""
        for _ in range(_TRIES):
            if text and text not in self._used_texts:
                break
            text = (
                f"{chance.choice(texts)}。{'、'.join(chance.sample(tails or self.corpus.tails, chance.integer(1, 2)))}"
            )
        self._used_texts.add(text)
        return text

    def was_said(self, text: str) -> bool:
        """Whether somebody has said exactly this."""
        return text in self._used_texts

    def topic(self, trouble_id: str, chance: Chance) -> Topic:
        """What to talk about for a trouble; any topic of the day for one that came from somewhere else."""
        entry = self.state.entries.get(trouble_id)
        texts = [] if entry is None else [entry.text, *(e.text for e in views.under(self.state, entry))]
        known = next((topic for text in texts if (topic := self.corpus.topic_of(text))), None)
        return known or chance.choice(self.topics())

    def topics(self) -> list[Topic]:
        """The topics of the day."""
        return [topic for topic in self.corpus.topic if topic.name in self.theme.topics]

    def at_table(self, table: int) -> list[Member]:
        """Who sits at a table and is in the room."""
        seated = views.tables(self.state)
        people = seated[table - 1] if 1 <= table <= len(seated) else []
        return [member for member in people if self.state.is_here(member.id)]

    def used_tables(self) -> list[int]:
        """The tables with people at them."""
        return [number for number, people in enumerate(views.tables(self.state), start=1) if people]

    def entry_with(self, text: str, kind: EntryKind) -> Entry | None:
        """The newest entry with these words that stands."""
        for link in self.state.counted():
            entry = self.state.entries.get(link.event.id)
            if entry is not None and entry.kind is kind and entry.text == text and entry.standing:
                return entry
        return None


class Pace:
    """Shares the seconds of a step among its intents, unevenly as in life. More intents than planned are allowed."""

    def __init__(self, room: Room, seconds: float, intents: int, purpose: str) -> None:
        self._left, self._intents, self._chance = max(0.0, seconds), max(1, intents), room.chance(f"pace {purpose}")
        # Nobody types faster than this; only the load of a test does.
        self._least = 0.1 if room.extra else 3.0

    def next(self) -> float:
        """Seconds until the next intent, to the tenth."""
        uneven = self._chance.integer(40, 160) / 100 if self._intents > 1 else 1
        share = self._left / self._intents * uneven
        self._left = max(0.0, self._left - share)
        self._intents = max(1, self._intents - 1)
        return max(self._least, round(share, 1))


def start_turn(room: Room, table: int, pace: Pace) -> TimedIntents:
    """A table gets the floor, for the time of the meeting's plan."""
    yield TimedIntent(pace.next(), StartTurn(table=table, seconds=room.state.details.turn_seconds or _TURN_SECONDS))


def end_turn(room: Room, pace: Pace) -> TimedIntents:
    """Whoever has the floor gives it back."""
    if room.state.turn is not None:
        yield TimedIntent(pace.next(), EndTurn())
