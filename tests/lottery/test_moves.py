"""Changes after the draw: late comers, people who leave, moves by hand, tables opened and closed."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chietai.lottery import (
    clashes,
    close_table,
    cost_of_move,
    cost_of_swap,
    draw,
    leave,
    open_table,
    place_latecomer,
    places_for,
    table_sizes,
)
from chietai.lottery.rules import KindRule, Rules, RuleSort
from chietai.lottery.types import DrawRequest


def twelve(people, **more) -> DrawRequest:
    return DrawRequest(people("aaabbbcccddd"), (4, 4, 4), seed="1", **more)


def test_a_late_comer_gets_the_free_seat_and_nobody_moves(people, judge) -> None:
    request = twelve(people)
    tables = draw(request).tables
    late = tables[1][2]
    without = leave(tables, late)
    assert len(without[1]) == 3 and late not in without[1]
    place = place_latecomer(request, without, late)
    assert place.table == 1 and place.tables == tables and place.broken == ()
    assert place.added == judge.cost(request, tables) - judge.cost(request, without)


def test_without_a_free_seat_the_best_table_gets_a_chair(people, judge) -> None:
    request = twelve(people)
    tables = draw(request).tables
    more = replace(request, people=people("aaabbbcccdddd"))
    places = places_for(more, tables, "p012")
    assert sorted(place.table for place in places) == [0, 1, 2]
    assert [place.added for place in places] == sorted(place.added for place in places)
    for place in places:
        assert place.added == judge.cost(more, place.tables) - judge.cost(more, tables)
        assert all(set(table) <= set(now) for table, now in zip(tables, place.tables, strict=True))


def test_a_late_comer_is_kept_from_an_enemy_even_if_a_chair_is_needed(people) -> None:
    request = twelve(people, rules=Rules(apart=(("p000", "p003"),)))
    tables = draw(request).tables
    empty = leave(tables, "p000")
    seat = next(g for g, table in enumerate(tables) if "p003" in table)
    only_there = replace(request, sizes=tuple(4 if g == seat else len(empty[g]) for g in range(3)))
    moved = tuple(tuple(k for k in table if k not in ("p000",)) for table in empty)
    place = place_latecomer(only_there, moved, "p000")
    assert place.table != seat and not place.broken
    bad = next(other for other in places_for(only_there, moved, "p000") if other.table == seat)
    assert [ref.sort for ref in bad.broken] == [RuleSort.APART]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_costs_of_moves_and_swaps_are_exact(judge, requests, data) -> None:
    request = data.draw(requests())
    if clashes(request):
        return
    tables = draw(request).tables
    keys = [key for table in tables for key in table]
    one, other = data.draw(st.sampled_from(keys)), data.draw(st.sampled_from(keys))
    to = data.draw(st.integers(0, len(tables) - 1))
    for change in (cost_of_move(request, tables, one, to), cost_of_swap(request, tables, one, other)):
        assert change.before == judge.cost(request, tables)
        assert change.after == judge.cost(request, change.tables)
        assert change.added == change.after - change.before
        assert sorted(key for table in change.tables for key in table) == sorted(keys)
        assert bool(change.newly_broken) == bool(change.quality.broken)
        assert bool(change.quality.broken) == (not judge.kept(request, change.tables))
    assert one in cost_of_move(request, tables, one, to).tables[to]
    assert cost_of_swap(request, tables, one, one).tables == tables


def test_unknown_people_and_tables_are_refused(people) -> None:
    request = twelve(people)
    tables = draw(request).tables
    for wrong in (
        lambda: cost_of_move(request, tables, "nobody", 0),
        lambda: cost_of_move(request, tables, "p000", 3),
        lambda: cost_of_move(request, tables, "p000", -1),
        lambda: cost_of_swap(request, tables, "p000", "nobody"),
        lambda: place_latecomer(request, tables, "p000"),
        lambda: place_latecomer(request, tables, "nobody"),
        lambda: leave(tables, "nobody"),
        lambda: open_table(request, tables, 0),
        lambda: close_table(request, tables, 3),
        lambda: close_table(request, (tables[0] + tables[1] + tables[2],), 0),
        lambda: cost_of_move(request, (*tables, ("p000",)), "p001", 0),
    ):
        with pytest.raises(ValueError):
            wrong()


@pytest.mark.parametrize("n", [6, 13, 20, 31])
def test_opening_a_table_moves_the_fewest(people, judge, n: int) -> None:
    request = DrawRequest(people(["abcde"[i % 5] for i in range(n)]), table_sizes(n, tables=max(2, n // 5)), seed="1")
    tables = draw(request).tables
    opened = open_table(request, tables)
    assert len(opened.tables) == len(tables) + 1
    assert sorted(map(len, opened.tables)) == sorted(table_sizes(n, tables=len(tables) + 1))
    # The new table must be filled, and nobody else needs to move: fewer moves cannot give even tables.
    assert len(opened.moved) == len(opened.tables[-1]) == n // (len(tables) + 1)
    assert all(move.target == len(tables) and move.key in tables[move.source] for move in opened.moved)
    assert opened.cost == judge.cost(request, opened.tables) and not opened.newly_broken


def test_opening_chooses_the_cheapest_of_all_who_could_come(people, judge) -> None:
    request = DrawRequest(people("aaabbcc"), (4, 3), seed="1")
    tables = draw(request).tables
    opened = open_table(request, tables)
    sizes = sorted(map(len, opened.tables))
    costs = []
    for pair in combinations([key for table in tables for key in table], 2):
        rest = (*(tuple(k for k in table if k not in pair) for table in tables), pair)
        if sorted(map(len, rest)) == sizes:
            costs.append(judge.cost(request, rest))
    assert opened.cost == min(costs)


def test_closing_a_table_moves_only_those_who_sit_there(people, judge) -> None:
    request = DrawRequest(people("aabbccddeeffgg"), (4, 4, 3, 3), seed="1")
    tables = draw(request).tables
    closed = close_table(request, tables, 1)
    assert closed.tables[1] == ()
    assert {move.key for move in closed.moved} == set(tables[1])
    assert sorted(map(len, closed.tables)) == [0, 4, 5, 5]
    assert all(set(tables[g]) <= set(closed.tables[g]) for g in (0, 2, 3))
    assert closed.cost == judge.cost(request, closed.tables)
    again = open_table(request, closed.tables, 1)
    assert sorted(map(len, again.tables)) == [3, 3, 4, 4]


def test_a_rule_that_cannot_hold_any_more_is_named(people) -> None:
    request = twelve(people, rules=Rules(at=(("p000", 2),), kinds=(KindRule("記録", ("p001", "p002", "p003")),)))
    tables = draw(request).tables
    closed = close_table(request, tables, 2)
    assert [ref.sort for ref in closed.newly_broken] == [RuleSort.AT]
