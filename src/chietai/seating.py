"""Seats after the draw: late comers, moves, swaps, tables opened and closed, and what the seating says about itself.

Everything here asks the lottery about the tables as they stand now, under the rules and the history of the last draw.
"""

from collections.abc import Iterable
from dataclasses import replace

from chietai import lottery
from chietai.drawing import EXPERIENCE, person, with_experience
from chietai.lottery.rules import among
from chietai.lottery.types import Change, DrawRequest, Person, Quality, Rearrangement, Tables
from chietai.meeting import views
from chietai.meeting.intents import ChangeSeat, RearrangeSeats
from chietai.meeting.kinds import HERE, SeatReason
from chietai.meeting.state import State


class NoTablesError(ValueError):
    """Nothing has been drawn yet."""


def tables_now(state: State) -> Tables:
    """Who sits where now, by member id; `[0]` is table 1."""
    return tuple(tuple(member.id for member in people) for people in views.tables(state))


def request_now(state: State) -> DrawRequest:
    """The last draw's request, for the people who are seated or here now and the tables as they are.

    Each table that is in use has as many seats as an even share is; the larger shares go to the tables that are larger
    already. Raises NoTablesError before the first draw.
    """
    if not state.draws:
        raise NoTablesError
    tables = tables_now(state)
    here = {member.id for member in views.members_here(state)}
    people = [m for m in views.members(state) if m.id in here or m.id in state.seats]
    used = sorted((n for n, table in enumerate(tables) if table), key=lambda n: (-len(tables[n]), n))
    sizes = [0] * len(tables)
    for n, size in zip(used, lottery.table_sizes(len(people), tables=len(used) or 1), strict=False):
        sizes[n] = size
    rules = among(state.rules, {member.id for member in people})
    drawn = state.draws[-1].request
    return replace(drawn, people=_marked_as_in(drawn, map(person, people)), sizes=tuple(sizes), rules=rules)


def _marked_as_in(drawn: DrawRequest, people: Iterable[Person]) -> tuple[Person, ...]:
    """The people with the experience that the draw knew them by; who came after it is judged by the draw's history."""
    marks = {one.key: dict(one.attributes).get(EXPERIENCE, "") for one in drawn.people}
    if not any(marks.values()):
        return tuple(people)
    return tuple(
        replace(one, attributes=(*one.attributes, (EXPERIENCE, marks[one.key])))
        if one.key in marks
        else with_experience([one], drawn.history)[0]
        for one in people
    )


def late_seat(state: State, member_id: str) -> ChangeSeat | None:
    """The seat that somebody gets at once who came after the draw; None for who is not here or has one already."""
    if state.presence.get(member_id) not in HERE or not state.draws:
        return None
    return best_free_seat(state, member_id)


def best_free_seat(state: State, member_id: str) -> ChangeSeat | None:
    """The best free place for somebody without a seat, nobody else moved; None when there are no tables."""
    if member_id not in state.members or member_id in state.seats or not any(tables_now(state)):
        return None
    request = request_now(state)
    if all(someone.key != member_id for someone in request.people):
        late = _marked_as_in(state.draws[-1].request, [person(state.members[member_id])])
        request = replace(request, people=(*request.people, *late))
    placement = lottery.place_latecomer(request, tables_now(state), member_id)
    return ChangeSeat(member=member_id, table=placement.table + 1, reason=SeatReason.LATE)


def cost_of_move(state: State, member_id: str, table: int) -> Change:
    """What moving a seated member to `table` (from 1; one more than there are opens a table) does.

    Raises NoTablesError, and ValueError for somebody without a seat or a table that is not there.
    """
    tables = tables_now(state)
    if table == len(tables) + 1:
        tables = (*tables, ())
    return lottery.cost_of_move(request_now(state), tables, member_id, table - 1)


def cost_of_swap(state: State, one: str, other: str) -> Change:
    """What letting two seated members change places does. Raises NoTablesError, ValueError."""
    return lottery.cost_of_swap(request_now(state), tables_now(state), one, other)


def open_table(state: State) -> RearrangeSeats:
    """One table more, with the fewest people moved. Raises NoTablesError; ValueError when too few people are there."""
    tables = tables_now(state)
    closed = next((n for n, people in enumerate(tables) if not people), None)
    return _intent(lottery.open_table(request_now(state), tables, closed), SeatReason.TABLE_OPENED)


def close_table(state: State, table: int) -> RearrangeSeats:
    """Table `table` (from 1) is closed; only those who sit there move.

    Raises NoTablesError; ValueError when it is not in use, or the only one.
    """
    rearrangement = lottery.close_table(request_now(state), tables_now(state), table - 1)
    return _intent(rearrangement, SeatReason.TABLE_CLOSED)


def quality(state: State) -> Quality:
    """What the seating of now says about itself: pairs of one organisation, first meetings, rules.

    Raises NoTablesError.
    """
    request = request_now(state)
    return lottery.quality(request, tables_now(state))


def never_met(state: State) -> dict[str, tuple[str, ...]]:
    """Per member seated or here: who of the others has never sat with them, today included. Raises NoTablesError."""
    return dict(lottery.never_met(request_now(state), tables_now(state)))


def _intent(rearrangement: Rearrangement, reason: SeatReason) -> RearrangeSeats:
    moves = tuple((moved.key, moved.target + 1) for moved in rearrangement.moved)
    return RearrangeSeats(moves=moves, reason=reason)
