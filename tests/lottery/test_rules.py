"""Hard rules: kept in every draw, and named when they clash."""

import random
from dataclasses import fields, replace

import pytest

from chietai.lottery import canonical, clashes, draw, table_sizes
from chietai.lottery.rules import KindRule, Rules, RuleSort, among, refs, rules_from, without
from chietai.lottery.types import ClashKind, DrawRequest, ImpossibleRequest, Person

KEYS = tuple(f"p{i:03}" for i in range(12))


def twelve(rules: Rules, sizes: tuple[int, ...] = (4, 4, 4)) -> DrawRequest:
    return DrawRequest(tuple(Person(key) for key in KEYS), sizes, rules=rules, seed="1")


def one(request: DrawRequest):
    (clash,) = clashes(request)
    with pytest.raises(ImpossibleRequest) as refused:
        draw(request)
    assert refused.value.clashes == (clash,)
    return clash


def test_what_is_wrong_with_the_request_itself() -> None:
    fine = twelve(Rules())
    assert clashes(fine) == ()
    assert one(replace(fine, people=(), sizes=())).kind is ClashKind.NOBODY
    short = one(replace(fine, sizes=(4, 4, 3)))
    assert (short.kind, short.needed, short.available) == (ClashKind.SEATS_DO_NOT_FIT, 12, 11)
    twice = one(replace(fine, people=(*fine.people[:-1], fine.people[0])))
    assert (twice.kind, twice.people) == (ClashKind.SAME_KEY_TWICE, ("p000",))
    heavy = one(replace(fine, weights=(("organisation", 10_001),)))
    assert (heavy.kind, heavy.name) == (ClashKind.WEIGHT_OUT_OF_RANGE, "organisation")
    crowd = tuple(Person(f"q{i}") for i in range(501))
    assert one(replace(fine, people=crowd, sizes=(501,))).kind is ClashKind.TOO_MANY_PEOPLE


def test_rules_about_people_and_tables_that_are_not_there() -> None:
    stranger = one(twelve(Rules(apart=(("p000", "nobody"),))))
    assert (stranger.kind, stranger.people) == (ClashKind.UNKNOWN_PERSON, ("nobody",))
    assert stranger.rules[0].sort is RuleSort.APART
    for table in (-1, 3):
        assert one(twelve(Rules(at=(("p000", table),)))).kind is ClashKind.UNKNOWN_TABLE
    closed = one(twelve(Rules(at=(("p000", 1),)), (6, 0, 6)))
    assert (closed.kind, closed.tables) == (ClashKind.UNKNOWN_TABLE, (1,))


def test_rules_that_clash_by_themselves() -> None:
    both = one(twelve(Rules(apart=(("p000", "p002"),), together=(("p000", "p001"), ("p001", "p002")))))
    assert both.kind is ClashKind.APART_AND_TOGETHER
    assert both.people == ("p000", "p002")
    assert [ref.sort for ref in both.rules] == [RuleSort.APART, RuleSort.TOGETHER, RuleSort.TOGETHER]
    two = one(twelve(Rules(together=(("p000", "p001"),), at=(("p000", 0), ("p001", 2)))))
    assert (two.kind, two.tables) == (ClashKind.AT_TWO_TABLES, (0, 2))
    large = one(twelve(Rules(together=(KEYS[:5],))))
    assert (large.kind, large.needed, large.available) == (ClashKind.TOGETHER_TOO_MANY, 5, 4)
    near = one(twelve(Rules(apart=(("p000", "p001"),), at=(("p000", 1), ("p001", 1)))))
    assert (near.kind, near.tables, near.people) == (ClashKind.APART_AT_ONE_TABLE, (1,), ("p000", "p001"))
    full = one(twelve(Rules(at=tuple((key, 2) for key in KEYS[:5]))))
    assert (full.kind, full.tables, full.needed, full.available) == (ClashKind.TABLE_TOO_FULL, (2,), 5, 4)
    many = one(twelve(Rules(apart=(KEYS[:4],))))
    assert (many.kind, many.needed, many.available) == (ClashKind.APART_TOO_MANY, 4, 3)


def test_kinds_that_cannot_be_shared_out() -> None:
    few = one(twelve(Rules(kinds=(KindRule("記録", KEYS[:2], as_far_as_enough=False),))))
    assert (few.kind, few.needed, few.available, few.name) == (ClashKind.KIND_TOO_FEW, 3, 2, "記録")
    many = one(twelve(Rules(kinds=(KindRule("記録", KEYS[:7], most=2),))))
    assert (many.kind, many.needed, many.available) == (ClashKind.KIND_TOO_MANY, 7, 6)
    assert one(twelve(Rules(kinds=(KindRule("記録", KEYS, least=2, most=1),)))).kind is ClashKind.KIND_LEAST_OVER_MOST


def test_as_many_tables_as_possible_get_one_of_a_kind() -> None:
    drawn = draw(twelve(Rules(kinds=(KindRule("記録", KEYS[:2]),))))
    assert sorted(len(set(table) & set(KEYS[:2])) for table in drawn.tables) == [0, 1, 1]


def test_only_the_rules_that_clash_are_named() -> None:
    """p000, p001 and p002 are mutually apart, told pair by pair, and two tables are left for them."""
    triangle = (("p000", "p001"), ("p001", "p002"), ("p000", "p002"))
    rules = Rules(
        apart=(("p005", "p006"), *triangle),
        together=(("p007", "p008"),),
        at=tuple((key, 0) for key in KEYS[8:12]),
    )
    rules = replace(rules, together=())
    clash = one(twelve(rules))
    assert clash.kind is ClashKind.NO_ARRANGEMENT
    named = [ref.people for ref in clash.rules if ref.sort is RuleSort.APART]
    assert named == list(triangle)
    assert len(clash.rules) == 3 + 4  # the table that is full belongs to it
    for position in range(len(triangle)):
        fewer = tuple(pair for k, pair in enumerate(triangle) if k != position)
        assert clashes(twelve(replace(rules, apart=fewer))) == ()


def random_request(chance: random.Random) -> DrawRequest:
    """Up to 40 people with rules of all sorts, a few of which may be impossible."""
    n = chance.randint(4, 40)
    keys = [f"p{i:03}" for i in range(n)]
    sizes = table_sizes(n, tables=chance.randint(1, max(1, n // 3)))
    people = tuple(Person(key, (("organisation", chance.choice("abcdef")),)) for key in keys)

    def some(most: int) -> tuple[str, ...]:
        return tuple(chance.sample(keys, chance.randint(2, max(2, min(n, most)))))

    rules = Rules(
        apart=tuple(some(4) for _ in range(chance.randint(0, 3))),
        together=tuple(some(3) for _ in range(chance.randint(0, 2))),
        at=tuple((chance.choice(keys), chance.randrange(len(sizes))) for _ in range(chance.randint(0, 2))),
        kinds=tuple(KindRule("kind", some(n), most=chance.choice([None, 3])) for _ in range(chance.randint(0, 2))),
    )
    return DrawRequest(people, sizes, rules=rules, seed=str(chance.random()))


def broken_in(judge, number: int) -> tuple[int, int]:
    chance = random.Random(20260101)
    drawn = wrong = 0
    for _ in range(number):
        request = random_request(chance)
        try:
            tables = draw(request).tables
        except ImpossibleRequest:
            continue
        drawn += 1
        wrong += not judge.kept(request, tables) or tuple(map(len, tables)) != request.sizes
    return drawn, wrong


def test_no_rule_is_broken(judge) -> None:
    drawn, wrong = broken_in(judge, 60)
    assert drawn > 20
    assert wrong == 0


@pytest.mark.slow
def test_no_rule_is_broken_in_ten_thousand_requests(judge) -> None:
    drawn, wrong = broken_in(judge, 10_000)
    assert drawn > 4_000
    assert wrong == 0


def test_every_field_of_the_rules_is_a_sort_that_everything_knows() -> None:
    """A field that `refs` passed over would be kept by nobody, and missing from the commitment."""
    kind = KindRule("recorder", ("p002",), 0, 1, as_far_as_enough=False)
    rules = Rules((("p000", "p001"),), (("p002", "p003"),), (("p004", 1),), (kind,))
    assert all(getattr(rules, field.name) for field in fields(Rules))
    assert [ref.sort for ref in refs(rules)] == list(RuleSort)
    assert len(fields(Rules)) == len(RuleSort)
    assert rules_from(refs(rules)) == rules
    for position in range(len(RuleSort)):
        assert canonical(twelve(without(rules, position))) != canonical(twelve(rules))


def test_rules_among_those_who_are_here_leave_out_what_asks_nothing_any_more() -> None:
    rules = Rules((("p000", "p001"),), (("p001", "p002", "p003"),), (("p000", 1),), (KindRule("k", ("p000", "p002")),))
    assert among(rules, {"p001", "p002", "p003"}) == Rules(
        together=(("p001", "p002", "p003"),), kinds=(KindRule("k", ("p002",)),)
    )
    assert among(rules, {"p003"}) == Rules()
