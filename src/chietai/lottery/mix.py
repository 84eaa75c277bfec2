"""Mixing along the plateau: many swaps by lot that make nothing worse, so that no best arrangement is preferred.

A pair of people is proposed by lot and swapped when the cost does not rise and the rules stay kept. Proposals are as
likely there as back, so the uniform law over the arrangements of equal cost that can be reached is stationary
(Metropolis et al., J. Chem. Phys. 21, 1953, at temperature 0).
"""

from chietai.lottery.constraints import Constraints
from chietai.lottery.problem import Groups, Problem
from chietai.lottery.rng import Stream


def mix(problem: Problem, limits: Constraints, groups: Groups, steps: int, stream: Stream) -> Groups:
    """The arrangement after `steps` proposals. The cost never rises, the rules stay kept."""
    groups = [list(group) for group in groups]
    place = {i: g for g, group in enumerate(groups) for i in group}
    free = [block.members[0] for block in limits.blocks if len(block.members) == 1 and block.table is None]
    if len(free) < 2:
        return groups
    for _ in range(steps):
        i, j = free[stream.below(len(free))], free[stream.below(len(free))]
        a, b = place[i], place[j]
        if a == b or not may_swap(limits, groups, i, a, j, b):
            continue
        if swap_cost(problem, groups, i, a, j, b) <= 0:
            groups[a][groups[a].index(i)] = j
            groups[b][groups[b].index(j)] = i
            place[i], place[j] = b, a
    return groups


def swap_cost(problem: Problem, groups: Groups, i: int, a: int, j: int, b: int) -> int:
    """What swapping `i` at table `a` with `j` at table `b` adds to the cost."""
    added = 0
    for x in groups[b]:
        if x != j:
            added += problem.pair(i, x) - problem.pair(j, x)
    for x in groups[a]:
        if x != i:
            added += problem.pair(j, x) - problem.pair(i, x)
    return added


def may_swap(limits: Constraints, groups: Groups, i: int, a: int, j: int, b: int) -> bool:
    """Whether two people without a fixed place may swap as far as the rules go."""
    if any(x != j for x in limits.apart[i].intersection(groups[b])):
        return False
    if any(x != i for x in limits.apart[j].intersection(groups[a])):
        return False
    for quota in limits.quotas:
        gain = (j in quota.members) - (i in quota.members)
        if gain:
            here = sum(x in quota.members for x in groups[a]) + gain
            there = sum(x in quota.members for x in groups[b]) - gain
            if not (quota.low <= here <= quota.high and quota.low <= there <= quota.high):
                return False
    return True
