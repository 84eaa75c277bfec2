"""The hard rules in the form that seating and search work on (blocks, allowed tables, quotas), and which are broken."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from chietai.lottery.rules import RuleRef, Rules, RuleSort, refs
from chietai.lottery.types import Tables


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

    apart: list[set[int]] = [set() for _ in keys]
    places: list[tuple[int, int]] = []
    quotas: list[Quota] = []
    for ref in refs(rules):
        people = [number[key] for key in ref.people]
        match ref.sort:
            case RuleSort.APART:
                for i in people:
                    apart[i].update(j for j in people if j != i)
            case RuleSort.TOGETHER:
                for i in people[1:]:
                    a, b = sorted((top(people[0]), top(i)))
                    leader[b] = a
            case RuleSort.AT:
                places += [(i, ref.table) for i in people if ref.table is not None]
            case RuleSort.KIND:
                quotas.append(quota(ref, people, tables_in_use))
            case _:
                assert_never(ref.sort)
    bound = {top(i): table for i, table in places}
    members: dict[int, list[int]] = {}
    for i in range(len(keys)):
        members.setdefault(top(i), []).append(i)
    blocks = tuple(Block(tuple(people), bound.get(first)) for first, people in members.items())
    block_of = [0] * len(keys)
    for b, block in enumerate(blocks):
        for i in block.members:
            block_of[i] = b
    return Constraints(
        blocks=blocks,
        block_of=tuple(block_of),
        apart=tuple(map(frozenset, apart)),
        quotas=tuple(quotas),
        any_rule=rules != Rules(),
    )


def quota(kind: RuleRef, members: Iterable[int], tables_in_use: int) -> Quota:
    """What a rule of the sort KIND asks of every table, given how many of the kind there are."""
    people = frozenset(members)
    many = len(people)
    high = many if kind.most is None else kind.most
    if kind.as_far_as_enough and many < kind.least * tables_in_use:
        return Quota(people, 0, min(high, kind.least))
    return Quota(people, kind.least, high)


def broken(rules: Rules, tables: Tables) -> tuple[RuleRef, ...]:
    """The rules that an arrangement breaks. People who are not seated break nothing."""
    place = {key: g for g, table in enumerate(tables) for key in table}
    return tuple(ref for ref in refs(rules) if not _holds(ref, tables, place))


def _holds(ref: RuleRef, tables: Tables, place: dict[str, int]) -> bool:
    at = [place[key] for key in dict.fromkeys(ref.people) if key in place]
    match ref.sort:
        case RuleSort.APART:
            return len(set(at)) == len(at)
        case RuleSort.TOGETHER:
            return len(set(at)) <= 1
        case RuleSort.AT:
            return all(g == ref.table for g in at)
        case RuleSort.KIND:
            in_use = [g for g, table in enumerate(tables) if table]
            asked = quota(ref, range(len(at)), len(in_use))
            return all(asked.low <= at.count(g) <= asked.high for g in in_use)
