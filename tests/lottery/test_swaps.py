"""The table of added costs, kept up to date, against costs computed from the beginning."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chietai.lottery.constraints import constraints
from chietai.lottery.deal import deal
from chietai.lottery.problem import in_order_by_lot
from chietai.lottery.rng import Stream
from chietai.lottery.swaps import SwapTable
from chietai.lottery.tabu import Budget, improve


def total(weights: np.ndarray, groups: list[list[int]]) -> int:
    return sum(int(weights[np.ix_(group, group)].sum()) // 2 for group in groups)


@pytest.mark.parametrize("scale", [1, 1 << 40])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_entry_is_what_the_swap_adds(requests, data, scale: int) -> None:
    from chietai.lottery import clashes

    request = data.draw(requests())
    if clashes(request):
        return
    stream = Stream("x")
    problem = in_order_by_lot(request, stream)
    limits = constraints(request.rules, problem.keys, sum(map(bool, request.sizes)))
    n = len(problem.keys)
    costs = [[0 if i == j else problem.pair(i, j) for j in range(n)] for i in range(n)]
    weights = np.array(costs, dtype=np.int64) * scale
    table = SwapTable(weights, deal(problem, limits, stream), limits)
    for _ in range(6):
        groups = table.groups()
        assert table.cost == total(weights, groups)
        for i in range(n):
            for j in range(n):
                swapped = [[j if x == i else i if x == j else x for x in group] for group in groups]
                if table.at[i] == table.at[j] or not limits.kept(swapped):
                    assert table.added[i, j] == table.never
                elif (
                    len(limits.blocks[limits.block_of[i]].members)
                    == len(limits.blocks[limits.block_of[j]].members)
                    == 1
                ):
                    assert table.added[i, j] == total(weights, swapped) - table.cost
        allowed = np.argwhere(table.added < table.never)
        if not len(allowed):
            break
        table.swap(*map(int, allowed[data.draw(st.integers(0, len(allowed) - 1))]))


def test_the_search_stops_at_the_bound_and_never_ends_worse() -> None:
    weights = np.array([[int(i != j and i % 4 == j % 4) for j in range(16)] for i in range(16)])
    groups = [[g, g + 4, g + 8, g + 12] for g in range(4)]
    from chietai.lottery.rules import Rules

    limits = constraints(Rules(), tuple(map(str, range(16))), 4)
    best = improve(SwapTable(weights, groups, limits), 0, Budget(), Stream("s"))
    assert total(weights, best) == 0
    assert total(weights, improve(SwapTable(weights, best, limits), -1, Budget(steps=50), Stream("s"))) == 0
