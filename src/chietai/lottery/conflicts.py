"""Which rules clash: known before anything is drawn, as facts that can be put into plain words."""

from collections.abc import Iterator
from itertools import combinations
from typing import assert_never

from chietai.lottery.constraints import constraints
from chietai.lottery.first_arrangement import NoSeating, seat
from chietai.lottery.problem import Groups
from chietai.lottery.rng import Stream
from chietai.lottery.rules import RuleRef, Rules, RuleSort, refs, without
from chietai.lottery.types import MOST_PEOPLE, MOST_WEIGHT, Clash, ClashKind, DrawRequest

VERSIONS = ("1",)


def clashes(request: DrawRequest) -> tuple[Clash, ...]:
    """All that stands against the draw; empty when it can be drawn.

    First what is wrong with single rules and pairs of rules; when nothing is, a search over all rules at once, and
    if it fails, the smallest set of rules (none can be left out) that fails by itself.
    """
    return (
        (*_people(request), *_names(request)) or (*_blocks(request), *_counts(request)) or tuple(_all_at_once(request))
    )


def _people(request: DrawRequest) -> Iterator[Clash]:
    keys = [person.key for person in request.people]
    seats = sum(request.sizes)
    if request.version not in VERSIONS:
        yield Clash(ClashKind.UNKNOWN_VERSION, name=request.version)
    if not keys:
        yield Clash(ClashKind.NOBODY)
    if len(keys) > MOST_PEOPLE:
        yield Clash(ClashKind.TOO_MANY_PEOPLE, needed=len(keys), available=MOST_PEOPLE)
    twice = tuple(sorted({key for key in keys if keys.count(key) > 1})) if len(set(keys)) < len(keys) else ()
    if twice:
        yield Clash(ClashKind.SAME_KEY_TWICE, people=twice)
    if seats != len(keys) or any(size < 0 for size in request.sizes):
        yield Clash(ClashKind.SEATS_DO_NOT_FIT, needed=len(keys), available=seats)
    for name, weight in request.weights:
        if not 0 <= weight <= MOST_WEIGHT:
            yield Clash(ClashKind.WEIGHT_OUT_OF_RANGE, name=name, needed=weight, available=MOST_WEIGHT)


def _names(request: DrawRequest) -> Iterator[Clash]:
    keys = {person.key for person in request.people}
    for ref in refs(request.rules):
        strangers = tuple(key for key in ref.people if key not in keys)
        if strangers:
            yield Clash(ClashKind.UNKNOWN_PERSON, people=strangers, rules=(ref,))
        if ref.table is not None and not (0 <= ref.table < len(request.sizes) and request.sizes[ref.table]):
            yield Clash(ClashKind.UNKNOWN_TABLE, people=ref.people, tables=(ref.table,), rules=(ref,))


def _blocks(request: DrawRequest) -> Iterator[Clash]:
    """What is wrong with people who sit together, apart, or at a table they are bound to."""
    rules, sizes = request.rules, request.sizes
    keys = tuple(person.key for person in request.people)
    limits = constraints(rules, keys, sum(map(bool, sizes)))
    number = {key: i for i, key in enumerate(keys)}
    bound: dict[str, list[int]] = {}
    for key, table in rules.at:
        bound.setdefault(key, []).append(table)
    table_of: dict[int, int] = {}
    for b, block in enumerate(limits.blocks):
        people = tuple(keys[i] for i in block.members)
        tables = tuple(sorted({table for key in people for table in bound.get(key, ())}))
        if len(tables) > 1:
            yield Clash(ClashKind.AT_TWO_TABLES, people, tables, _about(rules, people, RuleSort.TOGETHER, RuleSort.AT))
        elif len(block.members) > max(sizes):
            together = _about(rules, people, RuleSort.TOGETHER)
            yield Clash(ClashKind.TOGETHER_TOO_MANY, people, (), together, len(people), max(sizes))
        if tables:
            table_of[b] = tables[0]
    for group in rules.apart:
        ref = RuleRef(RuleSort.APART, group)
        for one, other in combinations(sorted(set(group)), 2):
            a, b = limits.block_of[number[one]], limits.block_of[number[other]]
            if a == b:
                chain = tuple(keys[i] for i in limits.blocks[a].members)
                rest = _about(rules, chain, RuleSort.TOGETHER)
                yield Clash(ClashKind.APART_AND_TOGETHER, (one, other), (), (ref, *rest))
            elif a in table_of and table_of[a] == table_of.get(b):
                chain = tuple(keys[i] for block in (a, b) for i in limits.blocks[block].members)
                rest = _about(rules, chain, RuleSort.TOGETHER, RuleSort.AT)
                yield Clash(ClashKind.APART_AT_ONE_TABLE, (one, other), (table_of[a],), (ref, *rest))
    for table, size in enumerate(sizes):
        people = tuple(keys[i] for b, g in table_of.items() if g == table for i in limits.blocks[b].members)
        if len(people) > size:
            about = _about(rules, people, RuleSort.TOGETHER, RuleSort.AT)
            yield Clash(ClashKind.TABLE_TOO_FULL, people, (table,), about, len(people), size)


def _about(rules: Rules, people: tuple[str, ...], *sorts: RuleSort) -> tuple[RuleRef, ...]:
    return tuple(ref for ref in refs(rules) if ref.sort in sorts and not set(people).isdisjoint(ref.people))


def _counts(request: DrawRequest) -> Iterator[Clash]:
    """What the numbers alone forbid."""
    in_use = sum(map(bool, request.sizes))
    for ref in refs(request.rules):
        match ref.sort:
            case RuleSort.APART:
                people = tuple(sorted(set(ref.people)))
                if len(people) > in_use:
                    yield Clash(ClashKind.APART_TOO_MANY, people, (), (ref,), len(people), in_use)
            case RuleSort.KIND:
                yield from _kind_counts(ref, in_use)
            case RuleSort.TOGETHER | RuleSort.AT:
                pass  # their numbers depend on each other: `_blocks`
            case _:
                assert_never(ref.sort)


def _kind_counts(kind: RuleRef, in_use: int) -> Iterator[Clash]:
    many = len(set(kind.people))
    if kind.least < 0 or (kind.most is not None and kind.most < max(0, kind.least)):
        yield Clash(ClashKind.KIND_LEAST_OVER_MOST, (), (), (kind,), kind.least, kind.most or 0, kind.name)
    elif kind.most is not None and many > kind.most * in_use:
        yield Clash(ClashKind.KIND_TOO_MANY, kind.people, (), (kind,), many, kind.most * in_use, kind.name)
    elif not kind.as_far_as_enough and many < kind.least * in_use:
        yield Clash(ClashKind.KIND_TOO_FEW, kind.people, (), (kind,), kind.least * in_use, many, kind.name)


def _all_at_once(request: DrawRequest) -> Iterator[Clash]:
    if request.rules == Rules():
        return
    outcome = _outcome(request, request.rules)
    if outcome is NoSeating.GAVE_UP:
        yield Clash(ClashKind.UNDECIDED, rules=refs(request.rules))
    elif outcome is NoSeating.PROVED:
        rules, position = request.rules, 0
        while position < len(refs(rules)):
            fewer = without(rules, position)
            # A rule stays in the blame only when the rest can be kept without it.
            if _outcome(request, fewer) is NoSeating.PROVED:
                rules = fewer
            else:
                position += 1
        blamed = refs(rules)
        people = tuple(dict.fromkeys(key for ref in blamed for key in ref.people))
        yield Clash(ClashKind.NO_ARRANGEMENT, people, (), blamed)


def _outcome(request: DrawRequest, rules: Rules) -> Groups | NoSeating:
    keys = tuple(sorted(person.key for person in request.people))
    limits = constraints(rules, keys, sum(map(bool, request.sizes)))
    return seat(limits, request.sizes, Stream("clashes"))


def checked_seating(request: DrawRequest) -> list[list[str]]:
    """The seating by which `clashes` knows that the rules can be kept: only people of whom a rule speaks, by key.

    Raises ValueError when there is none.
    """
    seating = _outcome(request, request.rules)
    if isinstance(seating, NoSeating):
        raise ValueError("the rules cannot be kept")
    keys = sorted(person.key for person in request.people)
    return [[keys[i] for i in group] for group in seating]
