"""Provable lower bounds: how good a draw can be at the very best."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache


def pairs_of(m: int) -> int:
    """Pairs among `m` people."""
    return m * (m - 1) // 2


def fewest_alike(labels: Sequence[int], sizes: Sequence[int]) -> int:
    """The fewest pairs of one label at one table; exact for every choice of sizes.

    With sizes that differ by at most one, every label can be spread evenly at the same time: that is the bound.
    Otherwise it is a transportation problem with convex costs, solved by cheapest augmenting paths
    (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 14).
    """
    used = [size for size in sizes if size]
    counts = list(Counter(labels).values())
    if not used:
        return 0
    if max(used) - min(used) <= 1:
        return sum(_even(count, len(used)) for count in counts)
    # Whoever is the only one of a label costs nothing anywhere, and takes a seat that is left.
    several = tuple(sorted(count for count in counts if count > 1))
    return _transport(several, tuple(sorted(used)))


def _even(count: int, tables: int) -> int:
    each, more = divmod(count, tables)
    return more * pairs_of(each + 1) + (tables - more) * pairs_of(each)


@lru_cache(maxsize=64)  # a draw asks for the same bound several times
def _transport(counts: tuple[int, ...], sizes: tuple[int, ...]) -> int:
    """Seats one person after the other, each along the cheapest chain of changes (Bellman and Ford)."""
    seated = [[0] * len(sizes) for _ in counts]
    room, left = list(sizes), list(counts)
    far = 1 << 40
    for _ in range(sum(counts)):
        label_cost = [0 if waiting else far for waiting in left]
        table_cost = [far] * len(sizes)
        label_via: list[int | None] = [None] * len(counts)
        table_via = [0] * len(sizes)
        changed = True
        while changed:
            changed = False
            for k, row in enumerate(seated):
                for g, here in enumerate(row):
                    if label_cost[k] + here < table_cost[g]:
                        table_cost[g], table_via[g], changed = label_cost[k] + here, k, True
                    if here and table_cost[g] - here + 1 < label_cost[k]:
                        label_cost[k], label_via[k], changed = table_cost[g] - here + 1, g, True
        g = min((g for g, free in enumerate(room) if free), key=table_cost.__getitem__)
        room[g] -= 1
        while True:
            k = table_via[g]
            seated[k][g] += 1
            back = label_via[k]
            if back is None:
                left[k] -= 1
                break
            seated[k][back] -= 1
            g = back
    return sum(pairs_of(here) for row in seated for here in row)


def fewest_repeats(met: Sequence[set[int]], sizes: Sequence[int]) -> int:
    """The fewest pairs at one table who met before. `met[i]`: whom `i` met, among those present.

    Whoever sits at a table of size s has s - 1 neighbours, and at most n - 1 - len(met[i]) of them can be new.
    """
    used = sorted(size for size in sizes if size)
    if not used:
        return 0
    forced = sorted((len(others) for others in met), reverse=True)
    seats = sorted((size - 1 for size in used for _ in range(size)), reverse=True)
    new = len(met) - 1
    # Pairing the largest with the smallest gives the least sum, so whoever sits where, this many are forced.
    lacking = sum(max(0, seat - (new - known)) for seat, known in zip(reversed(seats), forced, strict=True))
    return -(-lacking // 2)
