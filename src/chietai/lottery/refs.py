"""Every rule by itself: as a reference to tell people about, and back as a set of rules."""

from typing import TypeVar

from chietai.lottery.constraints import quota
from chietai.lottery.types import KindRule, RuleRef, Rules, RuleSort, Tables

T = TypeVar("T")


def refs(rules: Rules) -> tuple[RuleRef, ...]:
    """All rules, one reference each, in the order in which they were asked for."""
    return (
        *(RuleRef(RuleSort.APART, group) for group in rules.apart),
        *(RuleRef(RuleSort.TOGETHER, group) for group in rules.together),
        *(RuleRef(RuleSort.AT, (key,), table=table) for key, table in rules.at),
        *(kind_ref(kind) for kind in rules.kinds),
    )


def kind_ref(kind: KindRule) -> RuleRef:
    """The reference to a rule on a kind."""
    return RuleRef(RuleSort.KIND, kind.people, name=kind.name, least=kind.least, most=kind.most)


def without(rules: Rules, position: int) -> Rules:
    """The rules without the one at `position` of `refs(rules)`."""
    groups = (len(rules.apart), len(rules.together), len(rules.at))
    a, b, c = groups[0], sum(groups[:2]), sum(groups)
    return Rules(
        apart=_drop(rules.apart, position),
        together=_drop(rules.together, position - a),
        at=_drop(rules.at, position - b),
        kinds=_drop(rules.kinds, position - c),
    )


def _drop(things: tuple[T, ...], position: int) -> tuple[T, ...]:
    return tuple(thing for k, thing in enumerate(things) if k != position)


def broken(rules: Rules, tables: Tables) -> tuple[RuleRef, ...]:
    """The rules that an arrangement breaks. People who are not seated break nothing."""
    place = {key: g for g, table in enumerate(tables) for key in table}
    in_use = sum(map(bool, tables))
    found = []
    for group in rules.apart:
        at = [place[key] for key in dict.fromkeys(group) if key in place]
        if len(set(at)) < len(at):
            found.append(RuleRef(RuleSort.APART, group))
    found.extend(
        RuleRef(RuleSort.TOGETHER, group)
        for group in rules.together
        if len({place[key] for key in group if key in place}) > 1
    )
    for key, table in rules.at:
        if place.get(key, table) != table:
            found.append(RuleRef(RuleSort.AT, (key,), table=table))
    found.extend(kind_ref(kind) for kind in rules.kinds if not _kind_kept(kind, tables, place, in_use))
    return tuple(found)


def _kind_kept(kind: KindRule, tables: Tables, place: dict[str, int], in_use: int) -> bool:
    people = [key for key in dict.fromkeys(kind.people) if key in place]
    asked = quota(kind, range(len(people)), in_use)
    counts = [sum(place[key] == g for key in people) for g, table in enumerate(tables) if table]
    return all(asked.low <= count <= asked.high for count in counts)
