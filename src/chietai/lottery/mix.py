"""Mixing along the plateau: many swaps by lot that make nothing worse, so that no best arrangement is preferred.

A pair of people is proposed by lot and swapped when the cost does not rise and the rules stay kept. Proposals are as
likely there as back, so the uniform law over the arrangements of equal cost that can be reached is stationary
(Metropolis et al., J. Chem. Phys. 21, 1953, at temperature 0).
"""

from chietai.lottery.block_moves import Costs, propose_shift
from chietai.lottery.constraints import Constraints
from chietai.lottery.problem import Groups
from chietai.lottery.rng import Stream


def mix(costs: Costs, limits: Constraints, groups: Groups, steps: int, stream: Stream) -> Groups:
    """The arrangement after `steps` proposals. The cost never rises, the rules stay kept."""
    groups = [list(group) for group in groups]
    place = {i: g for g, group in enumerate(groups) for i in group}
    n = len(place)
    size = [len(limits.blocks[b].members) for b in limits.block_of]
    bound = [limits.blocks[b].table is not None for b in limits.block_of]
    for _ in range(steps):
        i = stream.below(n)
        if bound[i]:
            continue
        if size[i] > 1:
            shift = propose_shift(costs, limits, groups, limits.blocks[limits.block_of[i]], stream)
            if shift:
                a, b, groups[a], groups[b] = shift
                place.update((x, g) for g in (a, b) for x in groups[g])
            continue
        j = stream.below(n)
        a, b = place[i], place[j]
        if a == b or size[j] > 1 or bound[j]:
            continue
        if _added(costs, groups, i, a, j, b) <= 0 and (not limits.any_rule or may_swap(limits, groups, i, a, j, b)):
            groups[a][groups[a].index(i)] = j
            groups[b][groups[b].index(j)] = i
            place[i], place[j] = b, a
    return groups


def _added(costs: Costs, groups: Groups, i: int, a: int, j: int, b: int) -> int:
    """What swapping `i` at table `a` with `j` at table `b` adds to the cost."""
    of_i, of_j = costs[i], costs[j]
    moved = sum([of_i[x] - of_j[x] for x in groups[b]]) + sum([of_j[x] - of_i[x] for x in groups[a]])
    return moved - 2 * of_i[j]


def may_swap(limits: Constraints, groups: Groups, i: int, a: int, j: int, b: int) -> bool:
    """Whether two people without a fixed place may swap as far as enemies and quotas go."""
    here = [j if x == i else x for x in groups[a]]
    there = [i if x == j else x for x in groups[b]]
    return limits.allows(here) and limits.allows(there)
