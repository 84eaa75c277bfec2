"""The hard rules of a draw, of each sort; every rule by itself, whatever its sort, and back to a set of rules."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never


class RuleSort(StrEnum):
    """The sorts of hard rules: one for each field of `Rules`.

    The list is closed. Every place that treats the sorts differently matches all of them (docs/design.md, "Closed
    lists"), the commitment among them.
    """

    APART = "apart"
    TOGETHER = "together"
    AT = "at"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class RuleRef:
    """One rule, as it was asked for. `table` only for AT; `name` and what follows it only for KIND."""

    sort: RuleSort
    people: tuple[str, ...]
    table: int | None = None
    name: str = ""
    least: int = 0
    most: int | None = None
    as_far_as_enough: bool = True


@dataclass(frozen=True, slots=True)
class KindRule:
    """So many of one kind at every table: a coordinator, a recorder, somebody who lifts the mood.

    `people` are the keys of all who are of the kind. Every table that is in use gets at least `least` and at most
    `most` (None: no upper limit). With `as_far_as_enough`, too few people of the kind are no clash: then no
    table gets more than `least` of them, so that as many tables as possible are served.
    """

    name: str
    people: tuple[str, ...]
    least: int = 1
    most: int | None = None
    as_far_as_enough: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """Hard rules. They are kept in every draw, or the draw is refused before anything is drawn.

    apart: groups of keys, no two of one group at one table. together: groups of keys, all of one group at one
    table. at: (key, table number from 0).
    """

    apart: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    at: tuple[tuple[str, int], ...] = ()
    kinds: tuple[KindRule, ...] = ()


NO_RULES = Rules()


def refs(rules: Rules) -> tuple[RuleRef, ...]:
    """All rules, one reference each, by sort and in the order in which they were asked for."""
    return tuple(ref for sort in RuleSort for ref in refs_of(rules, sort))


def refs_of(rules: Rules, sort: RuleSort) -> tuple[RuleRef, ...]:
    """The rules of one sort."""
    match sort:
        case RuleSort.APART:
            return tuple(RuleRef(sort, group) for group in rules.apart)
        case RuleSort.TOGETHER:
            return tuple(RuleRef(sort, group) for group in rules.together)
        case RuleSort.AT:
            return tuple(RuleRef(sort, (key,), table=table) for key, table in rules.at)
        case RuleSort.KIND:
            return tuple(
                RuleRef(sort, kind.people, None, kind.name, kind.least, kind.most, kind.as_far_as_enough)
                for kind in rules.kinds
            )


def rules_from(refs: Iterable[RuleRef]) -> Rules:
    """The rules that `refs` speak of. `rules_from(refs(rules))` equals `rules`."""
    apart: list[tuple[str, ...]] = []
    together: list[tuple[str, ...]] = []
    at: list[tuple[str, int]] = []
    kinds: list[KindRule] = []
    for ref in refs:
        match ref.sort:
            case RuleSort.APART:
                apart.append(ref.people)
            case RuleSort.TOGETHER:
                together.append(ref.people)
            case RuleSort.AT:
                at += [(key, ref.table) for key in ref.people if ref.table is not None]
            case RuleSort.KIND:
                kinds.append(KindRule(ref.name, ref.people, ref.least, ref.most, ref.as_far_as_enough))
            case _:
                assert_never(ref.sort)
    return Rules(tuple(apart), tuple(together), tuple(at), tuple(kinds))


def without(rules: Rules, position: int) -> Rules:
    """The rules without the one at `position` of `refs(rules)`."""
    return rules_from(ref for place, ref in enumerate(refs(rules)) if place != position)


def among(rules: Rules, here: set[str]) -> Rules:
    """The rules as far as they speak of the people in `here`. A rule that then asks nothing is left out."""
    return rules_from(ref for ref in (_reduced(ref, here) for ref in refs(rules)) if ref is not None)


def _reduced(ref: RuleRef, here: set[str]) -> RuleRef | None:
    people = tuple(key for key in ref.people if key in here)
    match ref.sort:
        case RuleSort.APART | RuleSort.TOGETHER:
            needed = 2
        case RuleSort.AT | RuleSort.KIND:
            needed = 1
        case _:
            assert_never(ref.sort)
    return replace(ref, people=people) if len(people) >= needed else None
