"""The costs of all pairs as one matrix, with a look ahead to the meetings that will follow.

Among arrangements of equal cost, one is better that seats people who have few common acquaintances (met before, or
of one organisation): it keeps circles of mutual strangers whole, and only such circles can be tables without a repeat
later on. It is the "freedom" of Triska and Musliu, An effective greedy heuristic for the Social Golfer Problem,
Annals of Operations Research 194, 2012, put into single pairs. Without a history there is nothing to foresee.
"""

from math import gcd
from typing import TYPE_CHECKING

from chietai.lottery.bounds import pairs_of
from chietai.lottery.problem import Problem, main_attribute
from chietai.lottery.swaps import NARROW, WIDE

if TYPE_CHECKING:
    from chietai.lottery.swaps import Ints


def pair_costs(problem: Problem) -> "Ints":
    """n x n: `problem.pair` for all pairs, 0 on the diagonal."""
    import numpy as np

    n = len(problem.keys)
    costs = np.zeros((n, n), dtype=np.int64)
    for label, points in zip(problem.labels, problem.points, strict=True):
        values = np.array(label)
        costs += points * (values[:, None] == values)
    for i, row in enumerate(problem.met):
        if row:
            costs[i, list(row)] += np.array(list(row.values()), dtype=np.int64)
    np.fill_diagonal(costs, 0)
    return costs


def search_costs(problem: Problem, foresee: bool) -> tuple["Ints", int, int]:
    """The matrix to search on, the unit that all costs were divided by, and the scale they were multiplied by then.

    With `foresee`, costs are also multiplied so far that no sum of common acquaintances can
    outweigh the smallest difference in cost: the look ahead decides among equals only. (In very large draws: that no
    change by one swap can outweigh it.)
    """
    import numpy as np

    costs = pair_costs(problem)
    unit = gcd(*map(int, np.unique(costs))) or 1
    costs //= unit
    if not foresee:
        return costs, unit, 1
    known = np.zeros(costs.shape, dtype=np.int64)
    for i, row in enumerate(problem.met):
        known[i, list(row)] = 1
    main = main_attribute(problem)
    if main is not None:
        values = np.array(problem.labels[main])
        known |= values[:, None] == values
    np.fill_diagonal(known, 0)
    common = known @ known
    np.fill_diagonal(common, 0)
    farthest, most = int(costs.max(initial=0)), int(common.max(initial=0))
    largest = max(problem.sizes)
    scale = most * sum(map(pairs_of, problem.sizes)) + 1
    if 4 * largest * scale * farthest >= NARROW:
        scale = 4 * largest * most + 1  # still more than any one swap can change
    if 4 * largest * scale * farthest >= WIDE:
        return costs, unit, 1
    return costs * scale + common, unit, scale
