"""Who of a list is new, who is on the member list already, and what only a person can decide. Pure.

The same name (width, spaces and kana aside) at the same organisation is the same person and keeps the id. Whatever is
less sure becomes a question: nobody is doubled and nobody is joined with somebody else in silence.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from chietai.i18n import _, pgettext
from chietai.meeting.intents import Intent, RegisterMember, ReviseMember
from chietai.meeting.model import Member
from chietai.records.clock_and_ids import NewId
from chietai.roster import RosterRow, member_fields
from chietai.text.folding import fold, variant_key


class Fate(StrEnum):
    """What becomes of a row."""

    ADD = "add"
    REVISE = "revise"  # a member who is on the list already
    SAME = "same"  # as it stands on the list
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of the row at `place` (from 0); `member_id` for those who are on the list."""

    place: int
    fate: Fate
    member_id: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something only a person can decide: the answers, and for each of them what it decides."""

    text: str
    answers: tuple[str, ...]
    decisions: tuple[tuple[Decision, ...], ...]

    @property
    def places(self) -> tuple[int, ...]:
        """The rows that it is about."""
        return tuple(decision.place for decision in self.decisions[0])


@dataclass
class Plan:
    """What becomes of each row, and the questions that are open. A row in an open question is not decided yet."""

    rows: Sequence[RosterRow]
    decided: dict[int, Decision] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    left_out: dict[int, Decision] = field(default_factory=dict)
    """What was decided about the rows that were taken out by hand."""

    def answer(self, question: Question, number: int) -> None:
        """Takes answer `number`, from 0."""
        self.questions.remove(question)
        for decision in question.decisions[number]:
            self.decided[decision.place] = decision

    def switch(self, place: int) -> None:
        """Leaves the row out, or takes it in again."""
        now = self.decided[place]
        before = self.left_out.pop(place, None)
        if now.fate is not Fate.LEAVE_OUT:
            self.left_out[place] = now
            self.decided[place] = Decision(place, Fate.LEAVE_OUT)
        else:
            self.decided[place] = before or Decision(place, Fate.ADD)

    def fate(self, place: int) -> Fate | None:
        """What becomes of the row; None while it is asked about."""
        decision = self.decided.get(place)
        return decision.fate if decision else None

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return sum(decision.fate is fate for decision in self.decided.values())


def make_plan(rows: Sequence[RosterRow], members: Sequence[Member]) -> Plan:
    """What becomes of `rows` when `members` are on the list already."""
    plan = Plan(rows)
    by_name: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_name[fold(member.name)].append(member)
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        groups[fold(row.name)].append(place)
    fresh: list[list[int]] = []
    for name, places in groups.items():
        known = list(by_name.get(name, ()))
        rest = [place for place in places if not _sure(plan, rows, place, known, len(places))]
        if known and rest:
            for place in rest:
                plan.questions.append(_which(rows[place], place, known))
        elif rest and len(places) > 1:
            plan.questions.append(_one_or_several(rows, places, rest))
        elif rest:
            fresh.append(rest)
    _variants(plan, rows, [places[0] for places in fresh], [m for m in members if fold(m.name) not in groups])
    plan.questions.sort(key=lambda question: question.places[0])
    return plan


def intents(plan: Plan, members: Mapping[str, Member], new_id: NewId, *, guesses: bool) -> Iterator[Intent]:
    """What stores the plan. What a list does not say about somebody stays as it is known."""
    for place, row in enumerate(plan.rows):
        decision = plan.decided.get(place)
        if decision is None or decision.fate is Fate.LEAVE_OUT:
            continue
        if decision.fate is Fate.ADD:
            yield RegisterMember(member=Member(id=new_id(), **member_fields(row, guesses=guesses)))
            continue
        known = members[decision.member_id]
        change = merged(known, row, guesses=guesses)
        if change != known:
            yield ReviseMember(member=change)


def merged(known: Member, row: RosterRow, *, guesses: bool) -> Member:
    """`known` with what `row` says."""
    fields = member_fields(row, guesses=guesses and not known.sector)
    return known.model_copy(update={key: text for key, text in fields.items() if text})


def _sure(plan: Plan, rows: Sequence[RosterRow], place: int, known: list[Member], alike: int) -> bool:
    """Decides the row when it is one of `known` for sure, and takes that one out of them."""
    row = rows[place]
    here = [m for m in known if fold(m.organisation) == fold(row.organisation)]
    if len(here) != 1 and len(known) == 1 and alike == 1 and not (row.organisation and known[0].organisation):
        here = known[:1]  # one name, and nothing that speaks against it
    if len(here) != 1:
        return False
    member = here[0]
    known.remove(member)
    same = merged(member, row, guesses=False) == member
    plan.decided[place] = Decision(place, Fate.SAME if same else Fate.REVISE, member.id)
    return True


def _which(row: RosterRow, place: int, known: Sequence[Member]) -> Question:
    answers = [_("Somebody else: add as a new member")]
    decisions: list[tuple[Decision, ...]] = [(Decision(place, Fate.ADD),)]
    for member in known:
        answers.append(
            _("The same person as {who}: correct the list").format(who=_called(member.name, member.organisation))
        )
        decisions.append((Decision(place, Fate.REVISE, member.id),))
    text = _("Row {row}: {who}. Somebody of this name is on the list already. Is it the same person?").format(
        row=row.number, who=_called(row.name, row.organisation)
    )
    return Question(text, tuple(answers), tuple(decisions))


def _one_or_several(rows: Sequence[RosterRow], places: Sequence[int], open_places: Sequence[int]) -> Question:
    """Whether the rows at `places` are one person; those not in `open_places` are decided already."""
    comma = pgettext("between the items of a list", ", ")
    who = comma.join(dict.fromkeys(_called(rows[place].name, rows[place].organisation) for place in places))
    numbers = comma.join(str(rows[place].number) for place in places)
    added = next((place for place in places if place not in open_places), open_places[0])
    return Question(
        _("Rows {rows}: {who}. Are these different people?").format(rows=numbers, who=who),
        (_("Different people: add all of them"), _("One person: take only row {row}").format(row=rows[added].number)),
        (
            tuple(Decision(place, Fate.ADD) for place in open_places),
            tuple(Decision(place, Fate.ADD if place == added else Fate.LEAVE_OUT) for place in open_places),
        ),
    )


def _variants(plan: Plan, rows: Sequence[RosterRow], fresh: Sequence[int], members: Sequence[Member]) -> None:
    """Rows and members whose names differ only in the form of a kanji: asked about, never joined."""
    known: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        known[variant_key(member.name)].append(member)
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place in fresh:
        groups[variant_key(rows[place].name)].append(place)
    for key, places in groups.items():
        if key in known:
            plan.questions += [_which(rows[place], place, known[key]) for place in places]
        elif len(places) > 1:
            plan.questions.append(_one_or_several(rows, places, places))
        else:
            plan.decided[places[0]] = Decision(places[0], Fate.ADD)


def _called(name: str, organisation: str) -> str:
    return _("{name} ({organisation})").format(name=name, organisation=organisation) if organisation else name
