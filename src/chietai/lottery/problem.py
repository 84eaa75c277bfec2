"""A request in the form that the search works on: people by number in an order by lot, costs of pairs as integers."""

from dataclasses import dataclass
from itertools import combinations

from chietai.lottery.rng import Stream
from chietai.lottery.types import MET, DrawRequest, History, Tables

UNIT = 16
"""One point of weight of a shared attribute; it equals having met once, last time, at weight 1 of `MET`."""

_AGE = (4, 3)  # the last meeting, the one before
_OLDER = 2

Groups = list[list[int]]
"""The people (by number) at each table."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be made small: the sum of `pair(i, j)` over all pairs at one table.

    keys: by number. labels: per attribute the value of each person as a number (who has none has one of his own).
    points: per attribute the cost of a pair that shares it. met: met[i][j] is the cost of their history.
    """

    keys: tuple[str, ...]
    sizes: tuple[int, ...]
    labels: tuple[tuple[int, ...], ...]
    points: tuple[int, ...]
    met: tuple[dict[int, int], ...]

    def pair(self, i: int, j: int) -> int:
        """The cost of `i` and `j` at one table."""
        cost = self.met[i].get(j, 0)
        for label, points in zip(self.labels, self.points, strict=True):
            if label[i] == label[j]:
                cost += points
        return cost

    def cost(self, groups: Groups) -> int:
        """The cost of a whole arrangement."""
        return sum(self.pair(i, j) for group in groups for i, j in combinations(group, 2))

    def tables(self, groups: Groups) -> Tables:
        """The arrangement by keys, each table in the order of the keys."""
        return tuple(tuple(sorted(self.keys[i] for i in group)) for group in groups)

    def groups(self, tables: Tables) -> Groups:
        """The arrangement by numbers. Raises KeyError for somebody who is not in the problem."""
        number = {key: i for i, key in enumerate(self.keys)}
        return [[number[key] for key in table] for table in tables]


class CostRows(dict[int, list[int]]):
    """Costs of pairs by row, made when they are asked for: most draws of one meeting need few of them."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self._problem = problem
        self._alike: list[dict[int, list[int]]] = []
        for label in problem.labels:
            people: dict[int, list[int]] = {}
            for i, value in enumerate(label):
                people.setdefault(value, []).append(i)
            self._alike.append(people)

    def __missing__(self, i: int) -> list[int]:
        problem = self._problem
        row = [0] * len(problem.keys)
        for label, points, alike in zip(problem.labels, problem.points, self._alike, strict=True):
            for j in alike[label[i]]:
                row[j] += points
        for j, cost in problem.met[i].items():
            row[j] += cost
        row[i] = 0
        self[i] = row
        return row


def main_attribute(problem: Problem) -> int | None:
    """The position of the attribute with the most points, if there is any."""
    return max(range(len(problem.points)), key=problem.points.__getitem__, default=None)


def met_points(history: History, keys: set[str]) -> dict[tuple[str, str], int]:
    """For all pairs among `keys` who met: the sum of 4, 3 or 2 by the age of each meeting. Keys of a pair in order."""
    points: dict[tuple[str, str], int] = {}
    for age, tables in enumerate(reversed(history.meetings)):
        worth = _AGE[age] if age < len(_AGE) else _OLDER
        for table in tables:
            for pair in combinations(sorted(keys.intersection(table)), 2):
                points[pair] = points.get(pair, 0) + worth
    return points


def in_order_by_lot(request: DrawRequest, stream: Stream) -> Problem:
    """The request with its people numbered by lot, so that the order of the list cannot favour anybody."""
    return numbered(request, stream.shuffled(sorted(person.key for person in request.people)))


def numbered(request: DrawRequest, keys: list[str]) -> Problem:
    """The request with its people numbered as `keys` stand."""
    number = {key: i for i, key in enumerate(keys)}
    attributes = {person.key: dict(person.attributes) for person in request.people}
    had = {name for own in attributes.values() for name, value in own.items() if value}
    weighed = [(name, weight) for name, weight in sorted(request.weights) if weight and name in had - {MET}]
    met_weight = dict(request.weights).get(MET, 0)
    met: tuple[dict[int, int], ...] = tuple({} for _ in keys)
    if met_weight:
        for (a, b), points in met_points(request.history, set(keys)).items():
            i, j = number[a], number[b]
            met[i][j] = met[j][i] = met_weight * points * points
    return Problem(
        keys=tuple(keys),
        sizes=request.sizes,
        labels=tuple(as_labels([attributes[key].get(name, "") for key in keys]) for name, _ in weighed),
        points=tuple(UNIT * weight for _, weight in weighed),
        met=met,
    )


def as_labels(values: list[str]) -> tuple[int, ...]:
    """Equal values become equal numbers; an empty value becomes a number of its own."""
    seen: dict[str, int] = {}
    return tuple(seen.setdefault(value, i) if value else i for i, value in enumerate(values))
