"""Algorithm version 1: deal evenly, improve by tabu over all swaps, move blocks, mix along the plateau."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from chietai.lottery.block_moves import Costs, group_cost, movable, shift_blocks
from chietai.lottery.constraints import Constraints
from chietai.lottery.deal import Checked, deal
from chietai.lottery.draw_facts import lower_bound
from chietai.lottery.mix import mix
from chietai.lottery.problem import CostRows, Groups, Problem
from chietai.lottery.rng import Stream
from chietai.lottery.tabu import Budget, improve


@dataclass(frozen=True, slots=True)
class Effort:
    """Step budgets. starts: rules can cut the arrangements into parts that no swap connects, so that with rules the
    steps are shared among several starts (more of them for few people). rounds: how often search and moves of blocks
    take turns when blocks can move at all. mixing: proposals of the last mixing.
    """

    search: Budget = field(default_factory=Budget)
    starts: int = 4
    starts_of_few: int = 16
    few: int = 20
    rounds: int = 2
    mixing: int = 400


def arrange(
    problem: Problem,
    limits: Constraints,
    stream: Stream,
    effort: Effort,
    foresee: bool,
    checked: Checked | None = None,
) -> Groups:
    """An arrangement of least cost, as far as the budget reaches; one by lot among equals.

    With `foresee`, later meetings are thought of where costs are equal. `checked` is for the deal: see there.
    Raises ValueError when the rules leave no arrangement.
    """
    groups = deal(problem, limits, stream, checked)
    foresee = foresee and any(problem.met)
    bound = lower_bound(problem)
    if not foresee and (len(groups) < 2 or problem.cost(groups) == bound):
        return mix(CostRows(problem), limits, groups, effort.mixing, stream)
    again = partial(deal, problem, limits, stream, checked)
    return _improved(problem, limits, groups, bound, stream, effort, foresee, again)


def _improved(
    problem: Problem,
    limits: Constraints,
    groups: Groups,
    bound: int,
    stream: Stream,
    effort: Effort,
    foresee: bool,
    again: Callable[[], Groups],
) -> Groups:
    from chietai.lottery.foresight import search_costs
    from chietai.lottery.swaps import SwapTable

    matrix, unit, scale = search_costs(problem, foresee)
    goal = bound // unit * scale
    good = goal + scale if scale > 1 else 0
    costs: Costs = dict(enumerate(matrix.tolist()))
    starts, rounds = 1, 1
    if limits.any_rule:
        starts = effort.starts_of_few if len(matrix) <= effort.few else effort.starts
        rounds = effort.rounds if movable(limits) else 1
    budget = effort.search.for_people(len(matrix))
    budget = replace(budget, steps=budget.steps // (starts * rounds))
    best: tuple[int, Groups] | None = None
    for start in range(starts):
        if start:
            groups = again()
        for _ in range(rounds):
            groups = improve(SwapTable(matrix, groups, limits), goal, budget, stream, good)
            groups = shift_blocks(costs, limits, groups)
        cost = sum(group_cost(costs, group) for group in groups)
        if best is None or cost < best[0]:
            best = (cost, groups)
        if cost <= goal:
            break
    assert best is not None
    return mix(costs, limits, best[1], effort.mixing, stream)
