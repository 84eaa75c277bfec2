"""The draw of a session: from the state to a request, from digits to an intent, and the check of what was recorded.

Who is present and what is known of them comes from the state; the search itself is `chietai.lottery`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from chietai import lottery
from chietai.lottery.rules import among
from chietai.lottery.types import DEFAULT_WEIGHTS, Draw, DrawRequest, History, Person, Tables
from chietai.meeting import views
from chietai.meeting.intents import AnnounceDraw, RecordDraw
from chietai.meeting.kinds import MemberAttribute, SeedSource
from chietai.meeting.model import Member
from chietai.meeting.state import DrawRecord, State
from chietai.text.folding import fold

USUAL_TABLE_SIZE = 5
"""Seats at a table when the preparation names neither a number of tables nor a size."""

EXPERIENCE, EXPERIENCED, FIRST_TIME = "experience", "experienced", "first-time"
"""The attribute of the lottery that keeps first-time and experienced members mixed, and its values."""


class NobodyHereError(ValueError):
    """There is nobody to draw: no attendance has been taken."""


def request_for(state: State, earlier: History | None = None) -> DrawRequest:
    """What a draw of the people present is asked for, without a seed.

    `earlier` is the history of earlier meetings (`history_of`); the draws of this session are added to it.
    Raises NobodyHereError when nobody has been marked as present.
    """
    here = views.members_here(state)
    if not here:
        raise NobodyHereError
    before = earlier or History()
    return DrawRequest(
        people=with_experience(map(person, here), before),
        sizes=sizes_for(state, len(here)),
        weights=state.weights or DEFAULT_WEIGHTS,
        history=History(meetings=(*before.meetings, *views.sittings(state))),
        rules=among(state.rules, {member.id for member in here}),
    )


def sizes_for(state: State, people: int) -> tuple[int, ...]:
    """Near-equal tables, by number or by size as it was prepared."""
    details = state.details
    if details.tables:
        return lottery.table_sizes(people, tables=details.tables)
    return lottery.table_sizes(people, size=details.table_size or USUAL_TABLE_SIZE)


def person(member: Member) -> Person:
    """What the lottery may know of a member: what they have in common with others, and nothing else."""
    return person_with(member.id, {attribute: member.attribute(attribute) for attribute in MemberAttribute})


def person_with(key: str, known: Mapping[MemberAttribute, str]) -> Person:
    """Somebody as the lottery may know them, from what is known of them."""
    named = ((lottery_name(attribute), fold(value)) for attribute, value in known.items())
    return Person(key, tuple((name, value) for name, value in named if name and value))


def lottery_name(attribute: MemberAttribute) -> str:
    """What the lottery calls an attribute that it mixes; "" for one that it may not know.

    The names stand in recorded requests and their commitments: they never change. They are also the names of
    `chietai.lottery.types.DEFAULT_WEIGHTS`.
    """
    match attribute:
        case MemberAttribute.ORGANISATION:
            return "organisation"
        case MemberAttribute.SECTOR:
            return "sector"
        case MemberAttribute.ROLE:
            return "profession"
        case MemberAttribute.DISTRICT:
            return "district"
        case MemberAttribute.NUMBER | MemberAttribute.NAME | MemberAttribute.READING | MemberAttribute.NEEDS:
            return ""


def with_experience(people: Iterable[Person], earlier: History) -> tuple[Person, ...]:
    """The people, each marked as experienced (sat at a table in an earlier meeting) or here for the first time.

    Without earlier meetings nobody is marked: then nothing is known.
    """
    known = {key for tables in earlier.meetings for table in tables for key in table}
    if not known:
        return tuple(people)
    return tuple(
        replace(one, attributes=(*one.attributes, (EXPERIENCE, EXPERIENCED if one.key in known else FIRST_TIME)))
        for one in people
    )


def announce(request: DrawRequest) -> AnnounceDraw:
    """The intent that fixes `request` and shows its commitment to the room."""
    return AnnounceDraw(request=request, commitment=lottery.commitment(request))


@dataclass(frozen=True, slots=True)
class Held:
    """A draw that was held, and the intent that records it."""

    draw: Draw
    intent: RecordDraw


def hold(request: DrawRequest, digits: str, source: SeedSource, reason: str = "") -> Held:
    """Draws the tables of `request` with the digits from the room (or from the program, as `source` says).

    Raises ValueError when `digits` holds anything but digits, and lottery.types.ImpossibleRequest when rules clash.
    """
    seeded = replace(request, seed=lottery.seed_from(lottery.commitment(request), digits))
    drawn = lottery.draw(seeded)
    intent = RecordDraw(
        tables=drawn.tables,
        request=seeded,
        seed=seeded.seed,
        digits="".join(digits.split()),
        source=source,
        version=drawn.version,
        cost=drawn.cost,
        reason=reason,
    )
    return Held(drawn, intent)


def same_again(record: DrawRecord) -> bool:
    """Whether the recorded request and digits give the recorded tables again: what `chietai verify` asks per draw.

    The request must also be the one whose commitment the room was shown before the digits were called.
    """
    request = record.request
    if record.shown and record.shown != lottery.commitment(request):
        return False
    if record.digits and lottery.seed_from(lottery.commitment(request), record.digits) != record.seed:
        return False
    if request.seed != record.seed or request.version != record.version:
        return False
    return lottery.draw(request).tables == record.tables


def history_of(state: State, earlier: Iterable[State]) -> History:
    """Who sat with whom in earlier meetings, told by the member ids of `state`; `earlier` is oldest first.

    What counts is where people sat in the end, late comers and moves by hand included.
    A member keeps the id from meeting to meeting when the list was carried over. Where it was read in anew, the
    same name at the same organisation, or a name that only one member bears, means the same person.
    """
    meetings: list[Tables] = []
    for past in earlier:
        known = {member.id: _same_person(state, member) for member in past.members.values()}
        for tables in views.sittings(past):
            meetings += [tuple(tuple(known.get(key) or key for key in table) for table in tables)]
    return History(meetings=tuple(meetings))


def _same_person(state: State, member: Member) -> str:
    if member.id in state.members:
        return member.id
    named = [m for m in state.members.values() if fold(m.name) == fold(member.name)]
    if len(named) > 1:
        named = [m for m in named if fold(m.organisation) == fold(member.organisation)]
    return named[0].id if len(named) == 1 else ""
