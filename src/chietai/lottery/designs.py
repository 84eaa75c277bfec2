"""Schedules in which no two people sit together twice: constructed, or developed from shipped starters.

People and meetings are plain numbers here. Every schedule is checked before it is handed out.
"""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from chietai.lottery.finite_fields import TWELVE, add_in_twelve, field_of
from chietai.lottery.starters import STARTERS, Starter

Schedule = list[list[list[int]]]
"""Tables of people (by number) for each meeting."""


class Design(NamedTuple):
    """A schedule without any repeat, and where it comes from."""

    meetings: Schedule
    source: str


def design(sizes: tuple[int, ...]) -> Design | None:
    """The longest known schedule without a repeat for tables of these sizes, or None."""
    return max(designs(sizes), key=lambda one: len(one.meetings), default=None)


def designs(sizes: tuple[int, ...]) -> list[Design]:
    """All known schedules without a repeat for tables of these sizes, whatever the number of meetings.

    Sizes must differ by at most one; otherwise nothing is known.
    """
    used = sorted((size for size in sizes if size), reverse=True)
    if len(used) < 2 or used[0] - used[-1] > 1:
        return []
    schedules = []
    for whole in _whole(len(used), used[0]):
        spare = sum(map(len, whole.meetings[0])) - sum(used)
        if spare >= 0:
            schedules.append(_thinned(whole, spare))
            check(schedules[-1].meetings, used)
    return schedules


def check(meetings: Schedule, sizes: list[int]) -> None:
    """Raises ValueError unless everybody sits once in every meeting, at such tables, and no pair meets twice."""
    met: set[tuple[int, int]] = set()
    for tables in meetings:
        if sorted(map(len, tables), reverse=True) != sizes:
            raise ValueError("a table of the wrong size")
        if sorted(i for table in tables for i in table) != list(range(sum(sizes))):
            raise ValueError("somebody is not seated once")
        pairs = [pair for table in tables for pair in combinations(sorted(table), 2)]
        if not met.isdisjoint(pairs):
            raise ValueError("a pair meets twice")
        met.update(pairs)


def _whole(tables: int, size: int) -> Iterator[Design]:
    """Schedules for so many tables of this size; of some starters a few tables are one smaller."""
    if size == 2:
        yield Design(_round_robin(2 * tables), "round robin tournament (Kirkman, 1847)")
    field = field_of(tables)
    if field and size <= tables:
        offsets = [[field.multiply(m, y) for m in range(tables)] for y in range(size)]
        yield Design(_transversal(offsets, field.add), "transversal design over a finite field (Bose, 1938)")
    if tables == len(TWELVE[0]) and size <= len(TWELVE):
        offsets = [list(row) for row in TWELVE[:size]]
        source = "transversal design over 2 x 6 (Johnson, Dulmage and Mendelsohn, 1961; this one found by ourselves)"
        yield Design(_transversal(offsets, add_in_twelve), source)
    for starter in STARTERS:
        if (starter.tables, starter.size) == (tables, size):
            yield Design(_developed(starter), starter.source)


def _round_robin(n: int) -> Schedule:
    """Everybody meets everybody in pairs: one stays, the others go round. `n` is even."""
    turn = n - 1
    return [[[turn, k], *([(k + d) % turn, (k - d) % turn] for d in range(1, n // 2))] for k in range(turn)]


def _transversal(offsets: list[list[int]], add: Callable[[int, int], int]) -> Schedule:
    """Rows of people by the elements of a group; in meeting m, row y moves on by offsets[y][m].

    Two people of different rows meet exactly once, because the differences of two rows of offsets are all different.
    Those of one row have never met: they fill further meetings among themselves when a row can be split into
    whole tables.
    """
    size, q = len(offsets), len(offsets[0])
    person = [[y * q + x for x in range(q)] for y in range(size)]
    schedule = [[[person[y][add(b, offsets[y][m])] for y in range(size)] for b in range(q)] for m in range(q)]
    if q == size:
        schedule.append(person)
    elif q % size == 0:
        inner = design((size,) * (q // size))
        if inner:
            schedule += [[[row[i] for i in table] for row in person for table in tables] for tables in inner.meetings]
    return schedule


def _developed(starter: Starter) -> Schedule:
    """Turns the base meetings of a starter: every base meeting gives `turns` meetings, every table `copies` tables.

    The meeting that stays holds each of its tables as often as turning makes another one of it.
    """
    copies, turns, fixed = starter.copies, starter.turns, starter.fixed

    def turned(point: int, turn: int, copy: int) -> int:
        base, shift = divmod(point, copies)
        if base >= fixed:
            orbit, x = divmod(base - fixed, turns)
            base = fixed + orbit * turns + (x + turn) % turns
        return base * copies + (shift + copy) % copies

    schedule = [
        [[turned(point, turn, copy) for point in table] for copy in range(copies) for table in base]
        for base in starter.meetings()
        for turn in range(turns)
    ]
    if starter.still:
        turns_of = (
            {frozenset(turned(i, t, 0) for i in table) for t in range(turns)} for table in starter.still_tables()
        )
        schedule.append(sorted(sorted(table) for tables in turns_of for table in tables))
    return schedule


def _thinned(whole: Design, spare: int) -> Design:
    """The schedule without `spare` people who sit at different tables in as many meetings as possible.

    Meetings in which two of them meet are left out, because a table would lose two people; so are those in which one
    of them sits at a table that is smaller already.
    """
    if not spare:
        return whole
    people = range(sum(map(len, whole.meetings[0])))
    largest = max(map(len, whole.meetings[0]))
    met: list[dict[int, int]] = [{} for _ in people]
    small: list[set[int]] = [set() for _ in people]
    for t, tables in enumerate(whole.meetings):
        for table in tables:
            for i in table:
                met[i].update((j, t) for j in table if j != i)
                if len(table) < largest:
                    small[i].add(t)
    best: tuple[int, list[int]] | None = None
    for first in people:
        gone, lost = [first], set(small[first])
        losing = [set(own) for own in small]
        while len(gone) < spare:
            for i, t in met[gone[-1]].items():
                losing[i].add(t)
            rest = set(people).difference(gone)
            gone.append(min(rest, key=lambda i: (len(losing[i] - lost), i)))
            lost |= losing[gone[-1]]
        if best is None or len(lost) < best[0]:
            best = (len(lost), gone)
        if not lost:
            break
    assert best is not None
    names = {person: k for k, person in enumerate(i for i in people if i not in best[1])}
    left = [[[names[i] for i in table if i in names] for table in tables] for tables in whole.meetings]
    meetings = [tables for tables in left if min(map(len, tables)) >= largest - 1]
    return Design(meetings, f"{whole.source}, some seats left out")
