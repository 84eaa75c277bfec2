"""People who may be one person: the same name twice, and names that differ only in the form of a kanji."""

from collections import defaultdict
from collections.abc import Callable, Iterable


def alike(names: Iterable[tuple[int, str]], key: Callable[[str], str]) -> list[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Groups of two or more (row, name) with one key, in the order of their first rows: (rows, different spellings)."""
    groups: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for row, name in names:
        groups[key(name)].append((row, name))
    return [
        (tuple(row for row, _ in group), tuple(dict.fromkeys(name for _, name in group)))
        for group in groups.values()
        if len(group) > 1
    ]
