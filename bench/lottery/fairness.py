"""Is every optimum reached, and none preferred? `python bench/lottery/fairness.py [DRAWS]` (20,000 draws: a minute).

All optima of three tiny cases are enumerated; a chi-square test says how likely counts as uneven as these are when all
optima are equally likely. Peers: GroupSelect reaches 24 of 60 and 72 of 360 optima; anticlust favours people by the
order of the list (pairs of equals up to 42 % off); Dream misses the optimum in 19 to 61 % of draws.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import erfc, sqrt

from chietai.lottery import draw
from chietai.lottery.types import DrawRequest, Person

CASES = (("aaabbbccc", (3, 3, 3)), ("aabbccde", (3, 3, 2)), ("aaaabbbccd", (4, 3, 3)))
LEAST_P = 0.01
Split = frozenset[frozenset[int]]


def splits(people: frozenset[int], sizes: tuple[int, ...]) -> Iterator[Split]:
    """All ways to split people into tables of these sizes; each more than once."""
    if not sizes:
        yield frozenset()
        return
    for table in combinations(sorted(people), sizes[0]):
        for rest in splits(people - set(table), sizes[1:]):
            yield rest | {frozenset(table)}


def optima(organisations: str, sizes: tuple[int, ...]) -> set[Split]:
    """The splits with the fewest pairs of one organisation."""
    costs = {
        split: sum(organisations[a] == organisations[b] for table in split for a, b in combinations(table, 2))
        for split in splits(frozenset(range(len(organisations))), sizes)
    }
    least = min(costs.values())
    return {split for split, cost in costs.items() if cost == least}


def probability(chi_square: float, freedom: int) -> float:
    """How often chi-square is larger by chance (Wilson and Hilferty)."""
    z = ((chi_square / freedom) ** (1 / 3) - (1 - 2 / (9 * freedom))) / sqrt(2 / (9 * freedom))
    return erfc(z / sqrt(2)) / 2


def main(draws: int) -> int:
    """Prints one line per case; 1 when one fails."""
    failed = 0
    for organisations, sizes in CASES:
        best = optima(organisations, sizes)
        people = tuple(Person(str(i), (("organisation", name),)) for i, name in enumerate(organisations))
        seen: Counter[Split] = Counter()
        for number in range(draws):
            tables = draw(DrawRequest(people, sizes, seed=f"fairness {number}")).tables
            seen[frozenset(frozenset(map(int, table)) for table in tables)] += 1
        expected = draws / len(best)
        p = probability(sum((seen[one] - expected) ** 2 / expected for one in best), len(best) - 1)
        good = set(seen) == best and p > LEAST_P
        failed += not good
        reached = len(best & set(seen))
        outside = sum(times for split, times in seen.items() if split not in best)
        print(
            f"{organisations:12} {'/'.join(map(str, sizes)):6} optima reached {reached} of {len(best)}, "
            f"outside {outside}, p = {p:.3f}  {'ok' if good else 'FAILED'}",
            flush=True,
        )
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
