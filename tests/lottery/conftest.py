"""Requests for tests, small and large, and an independent judge of arrangements."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from hypothesis import strategies as st

from chietai.lottery.rules import KindRule, Rules
from chietai.lottery.types import DrawRequest, History, Person, Tables


def people(organisations: str | list[str]) -> tuple[Person, ...]:
    """One person per letter, who belongs to the organisation of that letter."""
    return tuple(Person(f"p{i:03}", (("organisation", name),)) for i, name in enumerate(organisations))


class Judge:
    """Costs and rules by their definition, written without looking at the code under test."""

    @staticmethod
    def cost(request: DrawRequest, tables: Tables) -> int:
        weights = dict(request.weights)
        met_weight = weights.pop("met", 0)
        own = {person.key: dict(person.attributes) for person in request.people}
        total = 0
        for table in tables:
            for a, b in combinations(table, 2):
                for name, weight in weights.items():
                    if own[a].get(name) and own[a].get(name) == own[b].get(name):
                        total += 16 * weight
                points = 0
                for age, meeting in enumerate(reversed(request.history.meetings)):
                    if any(a in group and b in group for group in meeting):
                        points += {0: 4, 1: 3}.get(age, 2)
                total += met_weight * points**2
        return total

    @staticmethod
    def kept(request: DrawRequest, tables: Tables) -> bool:
        rules = request.rules
        at = {key: g for g, table in enumerate(tables) for key in table}
        if any(at[a] == at[b] for group in rules.apart for a, b in combinations(set(group), 2)):
            return False
        if any(at[a] != at[b] for group in rules.together for a, b in combinations(set(group), 2)):
            return False
        if any(at[key] != g for key, g in rules.at):
            return False
        used = [table for table in tables if table]
        for kind in rules.kinds:
            counts = [len(set(kind.people).intersection(table)) for table in used]
            if kind.most is not None and max(counts) > kind.most:
                return False
            enough = sum(counts) >= kind.least * len(used)
            if (enough or not kind.as_far_as_enough) and min(counts) < kind.least:
                return False
            if not enough and max(counts) > kind.least:
                return False
        return True

    @staticmethod
    def arrangements(request: DrawRequest) -> Iterator[Tables]:
        """All ways to seat the people."""

        def seat(rest: frozenset[str], sizes: tuple[int, ...]) -> Iterator[Tables]:
            if not sizes:
                yield ()
                return
            for table in combinations(sorted(rest), sizes[0]):
                for others in seat(rest - set(table), sizes[1:]):
                    yield (table, *others)

        yield from seat(frozenset(person.key for person in request.people), request.sizes)

    def best(self, request: DrawRequest) -> int | None:
        """The least cost of an arrangement that keeps the rules; None when there is none."""
        costs = [self.cost(request, tables) for tables in self.arrangements(request) if self.kept(request, tables)]
        return min(costs, default=None)


@st.composite
def requests(draw: st.DrawFn, most: int = 9, rules: int = 3) -> DrawRequest:
    """A request with attributes, history and perhaps rules; not always one that can be drawn."""
    n = draw(st.integers(2, most))
    keys = [f"p{i:03}" for i in range(n)]
    tables = draw(st.integers(1, min(4, n)))
    cuts = sorted(draw(st.lists(st.integers(0, n), min_size=tables - 1, max_size=tables - 1)))
    uneven = tuple(b - a for a, b in zip([0, *cuts], [*cuts, n], strict=True))
    even = tuple(n // tables + (g < n % tables) for g in range(tables))
    sizes = draw(st.sampled_from([even, even, uneven]))
    letter = st.sampled_from(["", "a", "b", "c"])
    members = tuple(
        Person(key, (("organisation", draw(letter)), ("district", draw(letter)), ("sector", draw(letter))))
        for key in keys
    )
    history = []
    for _ in range(draw(st.integers(0, 3))):
        order = draw(st.permutations(keys))
        size = draw(st.integers(2, 4))
        history.append(tuple(tuple(order[k : k + size]) for k in range(0, n, size)))
    some = st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True).map(tuple)
    many = st.integers(0, rules)
    asked = Rules(
        apart=tuple(draw(some) for _ in range(draw(many))),
        together=tuple(draw(some) for _ in range(draw(st.integers(0, min(1, rules))))),
        at=tuple((draw(st.sampled_from(keys)), draw(st.integers(0, tables - 1))) for _ in range(draw(many) // 2)),
        kinds=tuple(
            KindRule(
                "kind",
                tuple(draw(st.lists(st.sampled_from(keys), min_size=1, max_size=n, unique=True))),
                least=draw(st.integers(0, 2)),
                most=draw(st.sampled_from([None, None, 2, 3])),
                as_far_as_enough=draw(st.booleans()),
            )
            for _ in range(draw(st.integers(0, min(1, rules))))
        ),
    )
    weights = (
        ("organisation", draw(st.sampled_from([4, 100]))),
        ("district", 1),
        ("sector", 2),
        ("met", draw(st.integers(0, 4))),
    )
    return DrawRequest(members, sizes, weights, History(tuple(history)), asked, seed=str(draw(st.integers(0, 999))))


@pytest.fixture(scope="session", name="requests")
def requests_fixture() -> Callable[..., st.SearchStrategy[DrawRequest]]:
    return requests


@pytest.fixture(scope="session", name="people")
def people_fixture() -> Callable[[str | list[str]], tuple[Person, ...]]:
    return people


@pytest.fixture(scope="session", name="judge")
def judge_fixture() -> Judge:
    return Judge()
