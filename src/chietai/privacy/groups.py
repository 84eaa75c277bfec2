"""Under which names the words of a meeting are told where nobody is to read who said what.

A name is told only where at least k people may have said the words: the body itself, else its sector, else all that is
left. A partition: everybody belongs to exactly one group, so that what is missing under one name never points to few
people under no name (k-anonymity; Sweeney, "k-anonymity: a model for protecting privacy", 2002).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chietai.text.folding import fold

USUAL_SIZE = 3
"""k: how many people a name has to stand for where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Body:
    """What is told together or not at all: the people of one body, or one person of none (`name` is "").

    `people` counts those who may have said anything that was said; it is 0 of a body whose people were not there.
    """

    name: str
    sector: str
    people: int


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a group: of a body or a sector, `others`: with all those who have no group of their own.

    Without a name but with `others` it is these alone; `Label()` says nothing, and stands for everybody.
    """

    name: str = ""
    others: bool = False

    def __bool__(self) -> bool:
        return bool(self.name) or self.others


def labels(bodies: Sequence[Body], k: int) -> tuple[Label, ...]:
    """The label of each of `bodies`. Each label that says anything stands for at least `k` people.

    A body with k people has its own name. Those of a sector that are left have the name of the sector if they are k
    together. All that remain are one group; if they are fewer than k, the smallest of the other groups takes them in.
    """
    k = max(1, k)
    groups: dict[str, list[int]] = {}
    for n, body in enumerate(bodies):
        if body.name and body.people >= k:
            groups.setdefault(f"body {n}", []).append(n)
        else:
            groups.setdefault(f"sector {fold(body.sector)}", []).append(n)

    def people(members: Iterable[int]) -> int:
        return sum(bodies[n].people for n in members)

    rest = groups.pop("sector ", [])
    for key in [key for key, members in groups.items() if people(members) < k]:
        rest += groups.pop(key)
    found = [Label()] * len(bodies)
    for key, members in groups.items():
        first = bodies[members[0]]
        for n in members:
            found[n] = Label(first.name if key.startswith("body") else first.sector)
    if rest and people(rest) >= k and groups:
        joined = Label(others=True)
    elif rest and groups:
        smallest = min(groups.values(), key=people)
        joined = Label(found[smallest[0]].name, others=True)
        rest += smallest
    else:
        joined = Label()
    for n in rest:
        found[n] = joined
    return tuple(found)


def tables_told(seatings: Sequence[Mapping[int, int]], k: int) -> frozenset[int]:
    """The tables whose number may be told of words of which nothing else is known.

    `seatings`: for each way in which people sat, how many sat at each table. At a table that is told sat at least `k`
    in each of them, and so did at all those together that are not told (or nobody did).
    """
    least = {
        table: min(seating.get(table, 0) for seating in seatings)
        for table in {t for seating in seatings for t in seating}
    }
    told = {table for table, people in least.items() if people >= max(1, k)}
    while told and any(0 < _untold(seating, told) < k for seating in seatings):
        told.remove(min(told, key=lambda table: (least[table], -table)))
    return frozenset(told)


def _untold(seating: Mapping[int, int], told: set[int]) -> int:
    return sum(people for table, people in seating.items() if table not in told)
