"""People who sit together move as one block: against as many people of another table."""

from chietai.lottery.constraints import Block, Constraints
from chietai.lottery.problem import Groups
from chietai.lottery.rng import Stream

Costs = dict[int, list[int]]
"""Costs of pairs: row by row."""

_PASSES = 4


def movable(limits: Constraints) -> list[Block]:
    """The blocks of two or more that are not bound to a table."""
    return [block for block in limits.blocks if len(block.members) > 1 and block.table is None]


def group_cost(costs: Costs, group: list[int]) -> int:
    """The cost of one table."""
    return sum(costs[i][j] for k, i in enumerate(group) for j in group[:k])


def shift_blocks(costs: Costs, limits: Constraints, groups: Groups) -> Groups:
    """Moves blocks as long as that makes things better: each to any table, for the people there who fit best."""
    groups = [list(group) for group in groups]
    for _ in range(_PASSES):
        better = False
        for block in movable(limits):
            better = _shift(costs, limits, groups, block) or better
        if not better:
            break
    return groups


def _shift(costs: Costs, limits: Constraints, groups: Groups, block: Block) -> bool:
    a = next(g for g, group in enumerate(groups) if block.members[0] in group)
    rest = [i for i in groups[a] if i not in block.members]
    best, choice = 0, None
    for b, there in enumerate(groups):
        if b == a:
            continue
        now = group_cost(costs, groups[a]) + group_cost(costs, there)
        for coming in _offers(costs, limits, block, rest, there):
            here = rest + coming
            gone = [i for i in there if i not in coming] + list(block.members)
            gain = group_cost(costs, here) + group_cost(costs, gone) - now
            if gain < best and limits.allows(here) and limits.allows(gone):
                best, choice = gain, (b, here, gone)
    if choice is None:
        return False
    b, groups[a], groups[b] = choice
    return True


def _offers(costs: Costs, limits: Constraints, block: Block, rest: list[int], there: list[int]) -> list[list[int]]:
    """Who could come in exchange: single people, the cheapest first; or another block of the same size."""
    size = len(block.members)
    offers = [
        list(other.members) for other in movable(limits) if len(other.members) == size and other.members[0] in there
    ]
    single = [i for i in there if _free(limits, i)]
    coming: list[int] = []
    while len(coming) < size and single:
        here, left = rest + coming, [i for i in there if i not in coming]
        i = min(single, key=lambda x: sum(costs[x][j] for j in here) - sum(costs[x][j] for j in left))
        single.remove(i)
        coming.append(i)
    return [*offers, coming] if len(coming) == size else offers


def _free(limits: Constraints, i: int) -> bool:
    block = limits.blocks[limits.block_of[i]]
    return len(block.members) == 1 and block.table is None


def propose_shift(
    costs: Costs, limits: Constraints, groups: Groups, block: Block, stream: Stream
) -> tuple[int, int, list[int], list[int]] | None:
    """Proposes by lot: the block goes to a table, for as many single people there. None when that cannot be.

    Returns both tables and who would sit there, when the cost does not rise. As likely there as back: the seats given
    up are drawn among as many numbers as the largest table has seats, whatever the size of this one.
    """
    a = next(g for g, group in enumerate(groups) if block.members[0] in group)
    b = stream.below(len(groups))
    seats = stream.shuffled(range(max(map(len, groups))))[: len(block.members)]
    there = groups[b]
    if a == b or max(seats) >= len(there):
        return None
    coming = [there[seat] for seat in seats]
    if not all(_free(limits, i) for i in coming):
        return None
    here = [i for i in groups[a] if i not in block.members] + coming
    gone = [i for i in there if i not in coming] + list(block.members)
    now = group_cost(costs, groups[a]) + group_cost(costs, there)
    if group_cost(costs, here) + group_cost(costs, gone) > now or not (limits.allows(here) and limits.allows(gone)):
        return None
    return a, b, here, gone
