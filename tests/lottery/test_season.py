"""Plans for several meetings, and the schedules behind them."""

import csv
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from chietai.lottery import draw, plan_season, table_sizes
from chietai.lottery.bounds import pairs_of
from chietai.lottery.designs import check, design, designs
from chietai.lottery.finite_fields import field_of
from chietai.lottery.rules import Rules
from chietai.lottery.season import least_repeats
from chietai.lottery.starters import STARTERS
from chietai.lottery.types import ClashKind, DrawRequest, History, ImpossibleRequest, Person, SeasonRequest

BEST_KNOWN = Path(__file__).parents[2] / "bench" / "lottery" / "data" / "sgp_best_known.csv"


def members(n: int) -> tuple[Person, ...]:
    return tuple(Person(f"p{i:03}") for i in range(n))


def repeats(meetings) -> int:
    met: set[tuple[str, str]] = set()
    found = 0
    for tables in meetings:
        pairs = {pair for table in tables for pair in combinations(sorted(table), 2)}
        found += len(met & pairs)
        met |= pairs
    return found


@pytest.mark.parametrize(("n", "tables", "meetings"), [(15, 5, 7), (32, 8, 10), (27, 9, 13), (16, 4, 5), (13, 4, 4)])
def test_nobody_meets_twice_where_that_is_known_to_be_possible(n: int, tables: int, meetings: int) -> None:
    request = SeasonRequest(members(n), (table_sizes(n, tables=tables),) * meetings, seed="1")
    season = plan_season(request)
    assert repeats(season.meetings) == season.repeats == season.least_repeats == 0
    for tables_then in season.meetings:
        assert tuple(map(len, tables_then)) == request.sizes[0]
        assert sorted(key for table in tables_then for key in table) == [person.key for person in request.people]
    assert season.source.startswith("known design")
    assert plan_season(request) == season
    assert plan_season(replace(request, seed="2")).meetings != season.meetings


def test_a_plan_is_better_than_meeting_by_meeting(people) -> None:
    """15 people of three organisations: whoever keeps them apart must repeat 30 pairs in seven meetings."""
    request = SeasonRequest(people("aaaaabbbbbccccc"), ((3,) * 5,) * 7, seed="1")
    season = plan_season(request)
    (fact,) = season.same
    assert (fact.pairs, fact.least, season.repeats) == (0, 0, 30)
    one_by_one = DrawRequest(request.people, (3,) * 5)
    for t in range(7):
        tables = draw(replace(one_by_one, seed=str(t))).tables
        one_by_one = replace(one_by_one, history=History((*one_by_one.history.meetings, tables)))
    assert season.repeats <= repeats(one_by_one.history.meetings)


def test_organisations_are_kept_apart_in_a_known_design(people) -> None:
    season = plan_season(SeasonRequest(people([f"o{i % 8}" for i in range(32)]), ((4,) * 8,) * 8, seed="1"))
    assert (season.repeats, season.same[0].pairs) == (0, 0)


@pytest.mark.parametrize(
    ("n", "tables", "organisations", "meetings", "least"),
    [(9, 3, 3, 4, 9), pytest.param(32, 8, 8, 10, 32, marks=pytest.mark.slow)],
)
def test_a_plan_goes_on_after_the_meetings_of_a_known_design(
    people, n: int, tables: int, organisations: int, meetings: int, least: int
) -> None:
    """Whoever never sits with the own organisation meets the others more than once: at least so many pairs repeat."""
    kept_apart = n - n // organisations
    neighbours = meetings * (n // tables - 1)
    assert least == n * (neighbours - kept_apart) // 2
    named = people([f"o{i % organisations}" for i in range(n)])
    season = plan_season(SeasonRequest(named, table_sizes_of(n, tables, meetings), seed="1"))
    assert (season.same[0].pairs, season.repeats) == (0, least)
    assert repeats(season.meetings) == least


def table_sizes_of(n: int, tables: int, meetings: int) -> tuple[tuple[int, ...], ...]:
    return (table_sizes(n, tables=tables),) * meetings


def test_rules_and_history_bind_a_plan(people, judge) -> None:
    rules = Rules(apart=(("p000", "p001"),), at=(("p002", 1),))
    history = History((tuple(tuple(f"p{i:03}" for i in range(k, k + 4)) for k in (0, 4, 8)),))
    request = SeasonRequest(
        people("abcdabcdabcd"), ((4, 4, 4), (4, 4, 4), (6, 6)), history=history, rules=rules, seed="1"
    )
    season = plan_season(request)
    for tables, sizes in zip(season.meetings, request.sizes, strict=True):
        assert judge.kept(DrawRequest(request.people, sizes, rules=rules), tables)
    assert season.repeats == repeats((*history.meetings, *season.meetings))
    assert season.source == "search"
    with pytest.raises(ImpossibleRequest) as refused:
        plan_season(replace(request, rules=Rules(at=(("p002", 2),))))
    assert refused.value.clashes[0].kind is ClashKind.UNKNOWN_TABLE


def test_every_shipped_starter_is_a_schedule_without_a_repeat() -> None:
    for starter in STARTERS:
        sizes = sorted((len(table) for table in starter.meetings()[0] * starter.copies), reverse=True)
        assert (len(sizes), sizes[0]) == (starter.tables, starter.size)
        whole = [one for one in designs(tuple(sizes)) if one.source == starter.source]
        assert whole
        assert len(whole[0].meetings) == len(starter.meetings()) * starter.turns + bool(starter.still)
        check(whole[0].meetings, sizes)


def sizes_of(text: str) -> tuple[int, ...]:
    """`2x4 3x3` is two tables of four and three of three."""
    pairs = (tuple(map(int, part.split("x"))) for part in text.split())
    return tuple(size for many, size in pairs for _ in range(many))


def best_known() -> list[tuple[int, tuple[int, ...], int]]:
    """People, sizes and meetings known to be possible without a repeat, up to 60 people."""
    with BEST_KNOWN.open(encoding="utf-8", newline="") as file:
        rows = [(int(row["people"]), sizes_of(row["tables"]), int(row["rounds_known"])) for row in csv.DictReader(file)]
    return [row for row in rows if row[0] <= 60]


def counted(n: int, sizes: tuple[int, ...], meetings: list[list[list[int]]]) -> int:
    """How often the pair meets that meets most often; counted here, not by `check`."""
    pairs = Counter()
    for tables in meetings:
        assert sorted(i for table in tables for i in table) == list(range(n))
        assert sorted(map(len, tables)) == sorted(sizes)
        pairs.update(frozenset(pair) for table in tables for pair in combinations(table, 2))
    return max(pairs.values())


def test_a_schedule_is_there_for_every_row_of_the_best_known() -> None:
    rows = best_known()
    assert len(rows) == 174
    for n, sizes, known in rows:
        found = design(sizes)
        assert found is not None and len(found.meetings) >= known, (n, sizes)
        assert counted(n, sizes, found.meetings) == 1


def test_somebody_more_or_less_at_tables_of_a_known_schedule() -> None:
    """61 people find no schedule at fourteen tables of five and four; a schedule for 60 is not stretched."""
    assert design(sizes_of("5x5 9x4")) is None
    assert len(designs(sizes_of("1x5 13x4"))) == 1
    assert plan_season(SeasonRequest(members(57), (sizes_of("1x5 13x4"),) * 14, seed="1")).repeats == 0


@pytest.mark.parametrize(
    ("tables", "size"), [(7, 2), (4, 4), (5, 3), (8, 8), (9, 3), (9, 9), (12, 5), (12, 6), (16, 4)]
)
def test_constructions(tables: int, size: int) -> None:
    found = design((size,) * tables)
    assert found is not None
    check(found.meetings, [size] * tables)
    assert len(found.meetings) * tables * pairs_of(size) <= pairs_of(tables * size)


def test_a_wrong_schedule_is_noticed() -> None:
    good = [[[0, 1], [2, 3]], [[0, 2], [1, 3]]]
    check(good, [2, 2])
    for wrong in ([good[0], good[0]], [[[0, 1], [2, 2]]], [[[0, 1, 2], [3]]]):
        with pytest.raises(ValueError):
            check(wrong, [2, 2])


@pytest.mark.parametrize("order", [2, 4, 5, 8, 9, 13, 16, 25, 27, 32, 49])
def test_fields(order: int) -> None:
    field = field_of(order)
    assert field is not None
    everything = set(range(order))
    for a in everything:
        assert {field.add(a, b) for b in everything} == everything
        if a:
            assert {field.multiply(a, b) for b in everything} == everything
        for b in everything:
            assert field.multiply(a, b) == field.multiply(b, a)
            assert field.multiply(a, field.add(b, 1)) == field.add(field.multiply(a, b), a)
    assert field_of(6) is None and field_of(10) is None


def test_a_bound_for_repeats() -> None:
    assert least_repeats(4, ((2, 2),) * 4) == 2
    assert least_repeats(4, ((2, 2),) * 3) == 0
    assert least_repeats(9, ((9,), (3, 3, 3))) == 9
