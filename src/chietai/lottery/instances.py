"""Benchmark instances: several meetings in order, so that anybody can compare this lottery with another program.

An instance is a JSON object: `n` people, `attrs` (name: value by person; `org` counts most), `T` meetings,
`present[t]` (people by number), `sizes[t]` (seats by table), sometimes `history` (earlier meetings: tables of people).
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import combinations
from time import perf_counter
from typing import Any

from chietai.lottery.bounds import pairs_of
from chietai.lottery.constraints import constraints
from chietai.lottery.problem import Problem
from chietai.lottery.rng import Stream
from chietai.lottery.rules import Rules
from chietai.lottery.search import Effort, arrange
from chietai.lottery.types import MOST_PEOPLE

Sessions = list[list[list[int]]]
"""Tables of people (by number) for each meeting."""

_POINTS = {"org": 4, "prof": 2, "dist": 1}


def solve(
    instance: Mapping[str, Any], seed: str = "0", clock: Callable[[], float] = perf_counter
) -> tuple[Sessions, list[float]]:
    """The tables of every meeting, and the seconds that each draw took by `clock` (libraries are loaded before).

    Without `history`, one meeting after the other: attributes first (4 org, 2 prof, 1 dist), then the sum of (times met
    before) squared. With `history`: the least sum over pairs at one table of (same organisation + times met) squared.
    Raises ValueError when the instance is not of the form described above.
    """
    check(instance)
    for name in ("numpy", "chietai.lottery.foresight", "chietai.lottery.swaps"):
        import_module(name)
    met: dict[tuple[int, int], int] = {}
    for tables in instance.get("history", ()):
        _remember(met, tables)
    sessions: Sessions = []
    seconds: list[float] = []
    for t in range(instance["T"]):
        start = clock()
        stream = Stream(f"{seed}:{t}")
        people = stream.shuffled(sorted(instance["present"][t]))
        joint = "history" in instance
        problem = (_joint if joint else _in_order)(instance, people, tuple(instance["sizes"][t]), met)
        limits = constraints(Rules(), problem.keys, len(problem.sizes))
        groups = arrange(problem, limits, stream, Effort(), foresee=not joint)
        sessions.append([sorted(people[i] for i in group) for group in groups])
        seconds.append(clock() - start)
        _remember(met, sessions[-1])
    return sessions, seconds


def check(instance: Mapping[str, Any]) -> None:
    """Raises ValueError when the instance is not of the form described above."""
    try:
        n, meetings = instance["n"], instance["T"]
        if not (type(n) is type(meetings) is int and 0 <= n <= MOST_PEOPLE):
            raise ValueError("not a lottery instance")
        attributes, present, sizes = instance["attrs"], instance["present"], instance["sizes"]
        known = set(range(n))
        sound = (
            "org" in attributes
            and all(len(values) == n for values in attributes.values())
            and all(isinstance(value, str | int | None) for values in attributes.values() for value in values)
            and len(present) == len(sizes) == meetings
            and all(len(people) == len(set(people)) == sum(seats) for people, seats in zip(present, sizes, strict=True))
            and all(known.issuperset(people) for people in present)
            and all(seat >= 0 for seats in sizes for seat in seats)
            and all(known.issuperset(table) for tables in instance.get("history", ()) for table in tables)
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a lottery instance") from error
    if not sound:
        raise ValueError("not a lottery instance")


def _remember(met: dict[tuple[int, int], int], tables: list[list[int]]) -> None:
    for table in tables:
        for pair in combinations(sorted(table), 2):
            met[pair] = met.get(pair, 0) + 1


def _times(people: list[int], met: dict[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """Times met, for the pairs of those present, by their number in `people`."""
    number = {person: i for i, person in enumerate(people)}
    return {(number[a], number[b]): times for (a, b), times in met.items() if a in number and b in number}


def _rows(n: int, costs: dict[tuple[int, int], int]) -> tuple[dict[int, int], ...]:
    rows: tuple[dict[int, int], ...] = tuple({} for _ in range(n))
    for (i, j), cost in costs.items():
        rows[i][j] = rows[j][i] = cost
    return rows


def _labels(values: list[Any], people: list[int]) -> tuple[int, ...]:
    names: dict[Any, int] = {}
    return tuple(names.setdefault(values[person], i) for i, person in enumerate(people))


def _in_order(
    instance: Mapping[str, Any], people: list[int], sizes: tuple[int, ...], met: dict[tuple[int, int], int]
) -> Problem:
    """Attributes first: one point of them outweighs all repeats that are possible."""
    costs = {pair: times * times for pair, times in _times(people, met).items()}
    first = 1 + sum(map(pairs_of, sizes)) * max(costs.values(), default=0)
    return Problem(
        keys=tuple(map(str, people)),
        sizes=sizes,
        labels=tuple(_labels(values, people) for values in instance["attrs"].values()),
        points=tuple(first * _POINTS.get(name, 1) for name in instance["attrs"]),
        met=_rows(len(people), costs),
    )


def _joint(
    instance: Mapping[str, Any], people: list[int], sizes: tuple[int, ...], met: dict[tuple[int, int], int]
) -> Problem:
    """(same + times) squared is same + times squared + 2 * same * times."""
    org = instance["attrs"]["org"]
    costs = {
        (i, j): times * times + 2 * times * (org[people[i]] == org[people[j]])
        for (i, j), times in _times(people, met).items()
    }
    label = _labels(org, people)
    return Problem(tuple(map(str, people)), sizes, (label,), (1,), _rows(len(people), costs))
