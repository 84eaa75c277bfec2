"""`summarise`: from the state of a meeting to what may be told of it at one level. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date as Date
from datetime import datetime

from chietai.lottery.spoken_words import commitment_words
from chietai.meeting import views
from chietai.meeting.events import WordsJudged
from chietai.meeting.kinds import ANSWERS, EntryKind, SessionKind, StepKind
from chietai.meeting.programme import planned_times, times_used
from chietai.meeting.state import DrawRecord, Entry, State
from chietai.privacy.groups import USUAL_SIZE
from chietai.privacy.guard import Guard
from chietai.privacy.meeting_guard import guard_of
from chietai.reports import attendance
from chietai.reports.disclosure import Disclosure
from chietai.reports.review import Part, Place, Review, withheld
from chietai.reports.summary import (
    Case,
    Draw,
    Group,
    Level,
    Opinion,
    Person,
    Promise,
    Rounds,
    SeatedTable,
    StepTime,
    Summary,
    Trouble,
    Voice,
)
from chietai.text.folding import fold

_AIM, _CASE, _DRAW = Place(Part.AIM), Place(Part.CASE), Place(Part.DRAW)


def summarise(
    state: State,
    level: Level,
    guard: Guard | None = None,
    *,
    looked: bool = False,
    group_size: int | None = None,
    with_case: bool = False,
) -> Summary:
    """The summary of `state` for those who may read `level`. A meeting that goes on is told up to its last event.

    `guard`: knows more people than the list of this meeting; without it the meeting's own. `looked`: whether a person
    has looked at what is hidden. `group_size`: how many people a name has to stand for where it is not told who said
    what; without it the usual number. `with_case`: the case of the day in a paper for everybody, too.
    """
    return summarise_and_review(state, level, guard, looked=looked, group_size=group_size, with_case=with_case)[0]


def review(
    state: State,
    level: Level,
    guard: Guard | None = None,
    *,
    group_size: int | None = None,
    with_case: bool = False,
) -> Review:
    """What the summary of `state` for those who may read `level` hides and keeps; see `summarise`."""
    return summarise_and_review(state, level, guard, group_size=group_size, with_case=with_case)[1]


def summarise_and_review(
    state: State,
    level: Level,
    guard: Guard | None = None,
    *,
    looked: bool = False,
    group_size: int | None = None,
    with_case: bool = False,
) -> tuple[Summary, Review]:
    """Both at once, at the price of one; see `summarise` and `review`."""
    disclosure = _disclosure(state, level, guard, group_size)
    summary = _summary(state, disclosure, looked=looked, with_case=with_case)
    return summary, disclosure.review()


def _disclosure(state: State, level: Level, guard: Guard | None, group_size: int | None) -> Disclosure:
    return Disclosure(state, level, guard or guard_of(state), max(1, group_size or USUAL_SIZE))


def _summary(state: State, disclosure: Disclosure, *, looked: bool = False, with_case: bool) -> Summary:
    counted = attendance.counted_events(state)
    # What is judged for a paper comes after the meeting, and is no part of it.
    as_of = next((event.at for event in reversed(counted) if not isinstance(event, WordsJudged)), None)
    council, details = state.council, state.details
    people = attendance.people(state, disclosure)
    promises = views.promises(state)
    cases = views.cases(state)
    homes = _Homes(state)
    adopted: dict[str, list[Entry]] = {}
    for promise in promises:
        adopted.setdefault(homes.of(promise.case_id), []).append(promise)
    first, second, third = state.questions
    tells_case = with_case or disclosure.names
    return Summary(
        level=disclosure.level,
        session_id=state.session_id,
        phase=state.phase,
        as_of=as_of,
        council=disclosure.of_council(council.name),
        council_kind=council.kind,
        parent=disclosure.of_council(council.parent),
        area=disclosure.of_council(council.area),
        kind=details.kind or SessionKind.EXCHANGE,
        title=disclosure.text(details.title),
        date=details.date or (state.opened_at.date() if state.opened_at else None),
        start=details.start,
        began_at=_began(state),
        closed_at=state.closed_at,
        place=disclosure.text(details.place),
        public=details.public,
        closed_reason=disclosure.text(details.closed_reason),
        secretariat=disclosure.office(details.secretariat),
        observers=details.observers,
        handouts=disclosure.paragraphs(details.handouts),
        quorum=attendance.quorum(state),
        people=people,
        theme=disclosure.text(details.theme, _AIM),
        consider=disclosure.text(details.consider, _AIM),
        result=disclosure.text(details.result, _AIM),
        case_name=disclosure.text(details.case_name, _CASE) if tells_case else "",
        case_text=disclosure.paragraphs(details.case_text, _CASE) if tells_case else (),
        group_size=0 if disclosure.speakers else disclosure.group_size,
        draws=tuple(_draw(record, disclosure) for record in state.draws),
        tables=_tables(state, people),
        recalled=tuple(_promise(state, disclosure, homes, e) for e in views.recalled(state)),
        questions=(disclosure.text(first), disclosure.text(second), disclosure.text(third)),
        troubles=_troubles(state, disclosure, homes),
        loose=_rounds(state, disclosure, homes, ""),
        cases=tuple(
            Case(
                _opinion(state, disclosure, case),
                tuple(_promise(state, disclosure, homes, p) for p in adopted.get(case.id, [])),
            )
            for case in cases
        ),
        promises=tuple(_promise(state, disclosure, homes, e) for e in promises),
        unsaid=_in_order(disclosure, [_opinion(state, disclosure, e) for e in views.entries(state, EntryKind.UNSAID)]),
        mood=state.mood,
        next_date=state.next_date,
        next_time=state.next_time,
        next_note=disclosure.text(state.next_note),
        steps=_steps(state, disclosure, as_of),
        redactions=state.redactions,
        withheld=withheld(disclosure.review(), looked=looked),  # the last: now everything has passed
    )


def _began(state: State) -> datetime | None:
    """When the first step after the reception began; people come to the reception one by one."""
    reception = {step.id for step in state.steps if step.kind is StepKind.RECEPTION}
    return next((v.entered_at for v in state.visits if v.step_id not in reception), state.opened_at)


class _Homes:
    """Where what was said about an entry is told: under itself, or under the standing entry that it was merged into."""

    def __init__(self, state: State) -> None:
        self._home: dict[str, str] = {}
        for entry in state.entries.values():
            # The host says who is under it, so that no chain of merges has to be followed for each of them.
            if entry.standing:
                self._home |= dict.fromkeys((entry.id, *entry.merged), entry.id)
        self._answers: dict[tuple[EntryKind, str], list[Entry]] = {}
        for kind in ANSWERS:
            for entry in views.entries(state, kind):
                self._answers.setdefault((kind, self.of(entry.trouble_id)), []).append(entry)

    def of(self, entry_id: str) -> str:
        """The id of the standing entry that `entry_id` is or was merged into; "" when there is none."""
        return self._home.get(entry_id, "")

    def answers(self, kind: EntryKind, trouble_id: str) -> list[Entry]:
        """What was answered about a trouble that stands, to one question, oldest first; "" for no such trouble."""
        return self._answers.get((kind, trouble_id), [])


def _opinion(state: State, disclosure: Disclosure, entry: Entry) -> Opinion:
    return Opinion(
        kind=entry.kind,
        text=disclosure.said(entry),
        voice=disclosure.voice(entry),
        at=entry.at,
        no=entry.no,
        same=_in_order(
            disclosure, [_opinion(state, disclosure, e) for e in views.under(state, entry) if not e.withdrawn]
        ),
    )


def _in_order(disclosure: Disclosure, opinions: Iterable[Opinion]) -> tuple[Opinion, ...]:
    """Opinions as they were said; where it is not told who said them, as in a dictionary: the tables speak in turn, so
    that the order would give away the table.
    """
    return tuple(opinions) if disclosure.speakers else tuple(sorted(opinions, key=lambda o: (fold(o.text), o.text)))


def _troubles(state: State, disclosure: Disclosure, homes: _Homes) -> tuple[Trouble, ...]:
    chosen = {e.id: e for e in views.picked(state)}
    others = [e for e in views.ranking(state) if e.id not in chosen]
    return tuple(
        Trouble(_opinion(state, disclosure, e), e.votes, e.id in chosen, _rounds(state, disclosure, homes, e.id))
        for e in [*chosen.values(), *others]
    )


def _rounds(state: State, disclosure: Disclosure, homes: _Homes, trouble_id: str) -> Rounds:
    answers = (homes.answers(kind, trouble_id) for kind in ANSWERS)
    first, second, third = (_groups(state, disclosure, of_kind) for of_kind in answers)
    return first, second, third


def _groups(state: State, disclosure: Disclosure, entries: Iterable[Entry]) -> tuple[Group, ...]:
    """Answers by whose they are, in the order of the list; then by table, then what nobody's is."""
    by: dict[tuple[int, str], list[Opinion]] = {}
    for entry in entries:
        by.setdefault(disclosure.rank(entry), []).append(_opinion(state, disclosure, entry))
    return tuple(Group(_shared(by[rank][0].voice), _in_order(disclosure, by[rank])) for rank in sorted(by))


def _shared(voice: Voice) -> Voice:
    """What the words of one group have in common."""
    told = voice.organisation or voice.others
    return Voice(voice.organisation, others=voice.others) if told else Voice(table=voice.table)


def _promise(state: State, disclosure: Disclosure, homes: _Homes, entry: Entry) -> Promise:
    case = state.entries.get(homes.of(entry.case_id))
    together = [entry, *(e for e in views.under(state, entry) if not e.withdrawn)]
    return Promise(
        text=disclosure.said(entry),
        voices=tuple(dict.fromkeys(disclosure.promiser(e) for e in together)),
        due=entry.due,
        at=entry.at,
        case_no=case.no if case else 0,
        outcome=entry.outcome,
        outcome_note=disclosure.text(entry.outcome_note, disclosure.where(entry)),
    )


def _draw(record: DrawRecord, disclosure: Disclosure) -> Draw:
    fixed = views.commitment_of(record)
    return Draw(
        at=record.at,
        people=sum(map(len, record.tables)),
        words=commitment_words(fixed),
        commitment=fixed,
        digits=disclosure.text(record.digits, _DRAW),
        source=record.source,
        seed=disclosure.text(record.seed, _DRAW),
        version=disclosure.text(record.version, _DRAW),
        reason=disclosure.text(record.reason, _DRAW),
    )


def _tables(state: State, people: Sequence[Person]) -> tuple[SeatedTable, ...]:
    person = dict(zip((m.id for m in views.members(state)), people, strict=True))
    return tuple(
        SeatedTable(number, tuple(person[m.id] for m in table))
        for number, table in enumerate(views.tables(state), start=1)
        if table
    )


def _steps(state: State, disclosure: Disclosure, as_of: datetime | None) -> tuple[StepTime, ...]:
    start = state.details.start
    # Only the clock times are of use, so any day will do; one that leaves room for a reception before midnight.
    times = planned_times(state.steps, datetime.combine(Date(2000, 1, 2), start)) if start else []
    begins = {planned.step.id: planned.start.time() for planned in times}
    return tuple(
        StepTime(
            kind=used.step.kind,
            title=disclosure.text(used.step.title),
            planned=used.planned,
            used=used.used,
            start=begins.get(used.step.id),
            skipped=used.step.id in state.skipped,
        )
        for used in times_used(state, as_of)
    )
