"""Bounds and figures of merit, written without the program that is measured."""

from collections import Counter
from itertools import combinations
from typing import Any

Sessions = list[list[list[int]]]


def pairs(m: int) -> int:
    return m * (m - 1) // 2


def fewest_alike(labels: list[int], sizes: list[int]) -> int:
    """The fewest pairs of one label at one table, for near-equal sizes: every label spread evenly."""
    total = 0
    for count in Counter(labels).values():
        each, more = divmod(count, len(sizes))
        total += more * pairs(each + 1) + (len(sizes) - more) * pairs(each)
    return total


def alike_bound(instance: dict[str, Any], name: str) -> int:
    labels = instance["attrs"][name]
    return sum(
        fewest_alike([labels[i] for i in here], sizes)
        for here, sizes in zip(instance["present"], instance["sizes"], strict=True)
    )


def figures(instance: dict[str, Any], sessions: Sessions) -> dict[str, int]:
    """Pairs of one label by attribute, and repeated pairs; raises ValueError for a wrong seating."""
    met: Counter[tuple[int, int]] = Counter()
    found = dict.fromkeys([*instance["attrs"], "repeats"], 0)
    for t, tables in enumerate(sessions):
        if sorted(i for table in tables for i in table) != sorted(instance["present"][t]):
            raise ValueError("people lost or seated twice")
        if sorted(map(len, tables)) != sorted(instance["sizes"][t]):
            raise ValueError("wrong sizes")
        for table in tables:
            for a, b in combinations(sorted(table), 2):
                for name, labels in instance["attrs"].items():
                    found[name] += labels[a] == labels[b]
                found["repeats"] += met[a, b] > 0
                met[a, b] += 1
    return found


def history_cost(instance: dict[str, Any], sessions: Sessions) -> int:
    """The sum over seated pairs of (same organisation + times met) squared."""
    met = Counter(pair for tables in instance["history"] for table in tables for pair in combinations(sorted(table), 2))
    org = instance["attrs"]["org"]
    return sum(
        ((org[a] == org[b]) + met[a, b]) ** 2
        for tables in sessions
        for table in tables
        for a, b in combinations(sorted(table), 2)
    )
