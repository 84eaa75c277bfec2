"""The hard rules in the form that seating and search work on: blocks, allowed tables, quotas."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from chietai.lottery.types import KindRule, Rules


@dataclass(frozen=True, slots=True)
class Quota:
    """So many of `members` (by number) at every table in use: at least `low`, at most `high`."""

    members: frozenset[int]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Block:
    """People who always sit together, and the one table they are bound to, if any."""

    members: tuple[int, ...]
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Constraints:
    """All hard rules for people numbered 0 .. n - 1.

    blocks: a partition of all people; block_of: by person; apart: for each person those who may not sit with them.
    """

    blocks: tuple[Block, ...]
    block_of: tuple[int, ...]
    apart: tuple[frozenset[int], ...]
    quotas: tuple[Quota, ...] = ()
    any_rule: bool = field(default=False)

    def allows(self, group: list[int]) -> bool:
        """Whether these people may sit at one table as far as enemies and quotas go."""
        if any(not self.apart[i].isdisjoint(group) for i in group):
            return False
        return all(quota.low <= len(quota.members.intersection(group)) <= quota.high for quota in self.quotas)

    def kept(self, groups: list[list[int]]) -> bool:
        """Whether an arrangement keeps all of them."""
        place = {i: g for g, group in enumerate(groups) for i in group}
        for block in self.blocks:
            tables = {place[i] for i in block.members}
            if len(tables) > 1 or (block.table is not None and block.table not in tables):
                return False
        return all(self.allows(group) for group in groups if group)


def constraints(rules: Rules, keys: tuple[str, ...], tables_in_use: int) -> Constraints:
    """The rules for people numbered as `keys` stand. The rules must name only people who are there."""
    number = {key: i for i, key in enumerate(keys)}
    leader = list(range(len(keys)))

    def top(i: int) -> int:
        while leader[i] != i:
            i = leader[i]
        return i

    for group in rules.together:
        for key in group[1:]:
            a, b = sorted((top(number[group[0]]), top(number[key])))
            leader[b] = a
    bound = {top(number[key]): table for key, table in rules.at}
    members: dict[int, list[int]] = {}
    for i in range(len(keys)):
        members.setdefault(top(i), []).append(i)
    blocks = tuple(Block(tuple(people), bound.get(first)) for first, people in members.items())
    block_of = [0] * len(keys)
    for b, block in enumerate(blocks):
        for i in block.members:
            block_of[i] = b
    apart: list[set[int]] = [set() for _ in keys]
    for group in rules.apart:
        people = {number[key] for key in group}
        for i in people:
            apart[i] |= people - {i}
    return Constraints(
        blocks=blocks,
        block_of=tuple(block_of),
        apart=tuple(map(frozenset, apart)),
        quotas=tuple(quota(kind, (number[key] for key in kind.people), tables_in_use) for kind in rules.kinds),
        any_rule=rules != Rules(),
    )


def quota(kind: KindRule, members: Iterable[int], tables_in_use: int) -> Quota:
    """What a rule on a kind asks of every table, given how many of the kind there are."""
    people = frozenset(members)
    many = len(people)
    high = many if kind.most is None else kind.most
    if kind.as_far_as_enough and many < kind.least * tables_in_use:
        return Quota(people, 0, min(high, kind.least))
    return Quota(people, kind.least, high)
