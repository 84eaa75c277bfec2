"""Algorithm version 1: deal evenly, improve by tabu over all swaps, move blocks, mix along the plateau."""

from dataclasses import dataclass, field

from chietai.lottery.blocks import Costs, movable, shift_blocks
from chietai.lottery.constraints import Constraints
from chietai.lottery.deal import deal
from chietai.lottery.facts import lower_bound
from chietai.lottery.mix import mix
from chietai.lottery.problem import CostRows, Groups, Problem
from chietai.lottery.rng import Stream
from chietai.lottery.tabu import Budget, improve


@dataclass(frozen=True, slots=True)
class Effort:
    """Step budgets. rounds: how often search and moves of blocks take turns when blocks can move at all."""

    search: Budget = field(default_factory=Budget)
    mixing: int = 400
    rounds: int = 3


def arrange(
    problem: Problem,
    limits: Constraints,
    stream: Stream,
    effort: Effort,
    foresee: bool,
    start: Groups | None = None,
) -> Groups:
    """An arrangement of least cost, as far as the budget reaches; one by lot among equals.

    With `foresee`, later meetings are thought of where costs are equal. The search begins from `start` (which
    must keep the rules) or from a deal. Raises ValueError when the rules leave no arrangement.
    """
    groups = start or deal(problem, limits, stream)
    foresee = foresee and any(problem.met)
    bound = lower_bound(problem)
    if not foresee and (len(groups) < 2 or problem.cost(groups) == bound):
        return mix(CostRows(problem), limits, groups, effort.mixing, stream)
    return _improved(problem, limits, groups, bound, stream, effort, foresee)


def _improved(
    problem: Problem, limits: Constraints, groups: Groups, bound: int, stream: Stream, effort: Effort, foresee: bool
) -> Groups:
    from chietai.lottery.foresight import search_costs
    from chietai.lottery.swaps import SwapTable

    matrix, unit = search_costs(problem, foresee)
    goal = 0 if foresee else bound // unit
    costs: Costs = dict(enumerate(matrix.tolist()))
    for _ in range(effort.rounds if movable(limits) else 1):
        groups = improve(SwapTable(matrix, groups, limits), goal, effort.search, stream)
        shifted = shift_blocks(costs, limits, groups)
        if shifted == groups:
            break
        groups = shifted
    return mix(costs, limits, groups, effort.mixing, stream)


def costs_of(problem: Problem) -> Costs:
    """Costs of all pairs, row by row."""
    return CostRows(problem)
