"""`summarise`: from the state of a meeting to what may be told of it at one level. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date as Date
from datetime import datetime

from chietai.lottery.canon import commitment
from chietai.lottery.spoken_words import commitment_words
from chietai.meeting import views
from chietai.meeting.events import WordsJudged
from chietai.meeting.kinds import ANSWERS, EntryKind, SessionKind, StepKind
from chietai.meeting.programme import planned_times, times_used
from chietai.meeting.state import DrawRecord, Entry, State
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


def summarise(state: State, level: Level, guard: Guard | None = None, *, looked: bool = False) -> Summary:
    """The summary of `state` for those who may read `level`. A meeting that goes on is told up to its last event.

    `guard`: knows more people than the list of this meeting; without it the meeting's own. `looked`: whether a person
    has looked at what is hidden.
    """
    return _summary(state, Disclosure(state, level, guard or guard_of(state)), looked=looked)


def review(state: State, level: Level, guard: Guard | None = None) -> Review:
    """What the summary of `state` for those who may read `level` hides and keeps; see `summarise`."""
    disclosure = Disclosure(state, level, guard or guard_of(state))
    _summary(state, disclosure)
    return disclosure.review()


def _summary(state: State, disclosure: Disclosure, *, looked: bool = False) -> Summary:
    counted = attendance.counted_events(state)
    # What is judged for a paper comes after the meeting, and is no part of it.
    as_of = next((event.at for event in reversed(counted) if not isinstance(event, WordsJudged)), None)
    council, details = state.council, state.details
    people = attendance.people(state, disclosure, counted)
    promises = views.promises(state)
    cases = views.cases(state)
    first, second, third = state.questions
    return Summary(
        level=disclosure.level,
        session_id=state.session_id,
        phase=state.phase,
        as_of=as_of,
        council=disclosure.text(council.name),
        council_kind=council.kind,
        parent=disclosure.text(council.parent),
        area=disclosure.text(council.area),
        kind=details.kind or SessionKind.EXCHANGE,
        title=disclosure.text(details.title),
        date=details.date or (state.opened_at.date() if state.opened_at else None),
        start=details.start,
        began_at=_began(state),
        closed_at=state.closed_at,
        place=disclosure.text(details.place),
        public=details.public,
        closed_reason=disclosure.text(details.closed_reason),
        secretariat=disclosure.text(details.secretariat),
        observers=details.observers,
        handouts=disclosure.paragraphs(details.handouts),
        quorum=attendance.quorum(state),
        people=people,
        theme=disclosure.text(details.theme, _AIM),
        consider=disclosure.text(details.consider, _AIM),
        result=disclosure.text(details.result, _AIM),
        case_name=disclosure.text(details.case_name, _CASE),
        case_text=disclosure.paragraphs(details.case_text, _CASE),
        draws=tuple(_draw(record, disclosure) for record in state.draws),
        tables=_tables(state, people),
        recalled=tuple(_promise(state, disclosure, e) for e in views.recalled(state)),
        questions=(disclosure.text(first), disclosure.text(second), disclosure.text(third)),
        troubles=_troubles(state, disclosure),
        loose=_rounds(state, disclosure, ""),
        cases=tuple(
            Case(
                _opinion(state, disclosure, case),
                tuple(_promise(state, disclosure, p) for p in promises if _home(state, p.case_id) == case.id),
            )
            for case in cases
        ),
        promises=tuple(_promise(state, disclosure, e) for e in promises),
        unsaid=tuple(_opinion(state, disclosure, e) for e in views.entries(state, EntryKind.UNSAID)),
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


def _home(state: State, entry_id: str) -> str:
    """The id of the standing entry that `entry_id` is or was merged into; "" when there is none."""
    entry = state.entries.get(entry_id)
    if entry is not None and entry.merged_into:
        entry = state.entries.get(entry.merged_into)
    return entry.id if entry is not None and entry.standing else ""


def _opinion(state: State, disclosure: Disclosure, entry: Entry) -> Opinion:
    return Opinion(
        kind=entry.kind,
        text=disclosure.said(entry),
        voice=disclosure.voice(entry),
        at=entry.at,
        no=entry.no,
        same=tuple(_opinion(state, disclosure, e) for e in views.under(state, entry) if not e.withdrawn),
    )


def _troubles(state: State, disclosure: Disclosure) -> tuple[Trouble, ...]:
    chosen = views.picked(state)
    others = [e for e in views.ranking(state) if e not in chosen]
    return tuple(
        Trouble(_opinion(state, disclosure, e), e.votes, e.id in state.picked, _rounds(state, disclosure, e.id))
        for e in [*chosen, *others]
    )


def _rounds(state: State, disclosure: Disclosure, trouble_id: str) -> Rounds:
    order = {fold(name): n for n, name in enumerate(views.organisations(state))}
    answers = ([e for e in views.entries(state, kind) if _home(state, e.trouble_id) == trouble_id] for kind in ANSWERS)
    first, second, third = (_groups([_opinion(state, disclosure, e) for e in of_kind], order) for of_kind in answers)
    return first, second, third


def _groups(opinions: Iterable[Opinion], order: dict[str, int]) -> tuple[Group, ...]:
    """Opinions by organisation in the order of the list; others after them, then tables, then what nobody's is."""
    by: dict[tuple[int, str, int], list[Opinion]] = {}
    for opinion in opinions:
        voice = opinion.voice
        key = fold(voice.organisation)
        # Numbers beyond every list: unlisted bodies, then tables.
        place = (order.get(key, len(order)), key, 0) if key else (len(order) + 1, "", voice.table or 10_000)
        by.setdefault(place, []).append(opinion)
    groups = []
    for place in sorted(by, key=lambda p: (p[0], p[2])):
        voice = by[place][0].voice
        shared = Voice(voice.organisation) if voice.organisation else Voice(table=voice.table)
        groups.append(Group(shared, tuple(by[place])))
    return tuple(groups)


def _promise(state: State, disclosure: Disclosure, entry: Entry) -> Promise:
    case = state.entries.get(_home(state, entry.case_id))
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
    fixed = commitment(record.request)
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
