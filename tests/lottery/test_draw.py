"""The draw as a whole: the same everywhere, fair to everybody, and it can be checked."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import combinations, permutations

import pytest

from chietai.lottery import draw, never_met, quality, table_sizes, verify
from chietai.lottery.rules import Rules
from chietai.lottery.types import ClashKind, Draw, DrawRequest, History, ImpossibleRequest, Person


def meeting(people, seed: str = "1", **more) -> DrawRequest:
    return DrawRequest(people("aaaabbbbccccddddeeff"), table_sizes(20, tables=5), seed=seed, **more)


def with_history(people, times: int) -> DrawRequest:
    request = meeting(people)
    for t in range(times):
        tables = draw(replace(request, seed=str(t))).tables
        request = replace(request, history=History((*request.history.meetings, tables)))
    return request


def test_the_same_request_and_seed_give_the_same_tables(people) -> None:
    request = with_history(people, 2)
    again = replace(request, people=request.people[::-1])
    assert draw(request) == draw(again)
    assert draw(request).tables != draw(replace(request, seed="2")).tables


def test_organisations_are_apart_and_the_facts_say_so(people, judge) -> None:
    request = with_history(people, 2)
    drawn = draw(request)
    (fact,) = drawn.quality.attributes
    assert (fact.attribute, fact.pairs, fact.least) == ("organisation", 0, 0)
    assert drawn.bounds.same == (("organisation", 0),)
    assert drawn.cost == judge.cost(request, drawn.tables)
    met = {frozenset(pair) for m in request.history.meetings for table in m for pair in combinations(table, 2)}
    new = sum(frozenset(pair) not in met for table in drawn.tables for pair in combinations(table, 2))
    assert (drawn.quality.pairs, drawn.quality.new_pairs, drawn.quality.new_percent) == (30, new, 100 * new // 30)
    strangers = dict(never_met(request, drawn.tables))
    now = met | {frozenset(pair) for table in drawn.tables for pair in combinations(table, 2)}
    for key, others in strangers.items():
        assert set(others) == {p.key for p in request.people} - {key} - {o for pair in now if key in pair for o in pair}


def test_longer_ago_is_better(people) -> None:
    pairs = (("p000", "p001"), ("p002", "p003"))
    other = (("p000", "p002"), ("p001", "p003"))
    last = (("p000", "p003"), ("p001", "p002"))
    request = DrawRequest(people("abcd"), (2, 2), history=History((pairs, other, last)))
    for seed in range(20):
        assert sorted(draw(replace(request, seed=str(seed))).tables) == [("p000", "p001"), ("p002", "p003")]


def test_verify_tells_a_draw_from_a_forgery(people) -> None:
    request = meeting(people)
    drawn = draw(request)
    assert verify(request, drawn)
    assert verify(replace(request, seed=""), drawn)
    (a, *rest), (b, *more), *others = drawn.tables
    swapped = (tuple(sorted([b, *rest])), tuple(sorted([a, *more])), *others)
    assert not verify(request, replace(drawn, tables=swapped))
    assert not verify(request, replace(drawn, seed="2"))
    assert not verify(replace(request, people=(*request.people[:-1], Person("stranger"))), drawn)
    assert not verify(request, replace(drawn, version="9"))
    assert not verify(replace(request, rules=Rules(apart=((drawn.tables[0][:2]),))), drawn)


def test_an_unknown_version_is_refused(people) -> None:
    with pytest.raises(ImpossibleRequest) as refused:
        draw(replace(meeting(people), version="0"))
    assert [clash.kind for clash in refused.value.clashes] == [ClashKind.UNKNOWN_VERSION]


def test_people_who_are_alike_are_treated_alike(people) -> None:
    """Every pair of an even case sits together equally often, whatever the order of the list and the keys."""
    request = DrawRequest(people("aabbccdd"), (4, 4))
    together = Counter(
        pair
        for seed in range(1500)
        for t in draw(replace(request, seed=f"s{seed}")).tables
        for pair in combinations(t, 2)
    )
    mates = {(f"p{k:03}", f"p{k + 1:03}") for k in range(0, 8, 2)}
    assert not mates & set(together)
    expected = 1500 * 12 / 24
    assert len(together) == 24
    assert sum((times - expected) ** 2 / expected for times in together.values()) < 49.7


@pytest.mark.parametrize(
    ("organisations", "sizes"), [("aaabbbccc", (3, 3, 3)), ("aabbccde", (3, 3, 2)), ("aaaabbbccd", (4, 3, 3))]
)
def test_every_optimum_is_reached_and_none_preferred(people, judge, organisations, sizes) -> None:
    request = DrawRequest(people(organisations), sizes)
    best = judge.best(request)
    optima = {frozenset(map(frozenset, t)) for t in judge.arrangements(request) if judge.cost(request, t) == best}
    draws = 8 * len(optima)
    seen = Counter(
        frozenset(map(frozenset, draw(replace(request, seed=f"fair {seed}")).tables)) for seed in range(draws)
    )
    assert set(seen) <= optima
    expected, freedom = draws / len(optima), len(optima) - 1
    chi_square = sum((seen[one] - expected) ** 2 / expected for one in optima)
    # Wilson and Hilferty: 3.1 standard deviations are exceeded once in a thousand.
    assert ((chi_square / freedom) ** (1 / 3) - (1 - 2 / (9 * freedom))) / (2 / (9 * freedom)) ** 0.5 < 3.1


@pytest.mark.parametrize("order", sorted(set(permutations("aab"))))
def test_where_somebody_stands_in_the_list_does_not_matter(people, order) -> None:
    """One of the two alike must sit alone: each of them equally often, whatever the order."""
    request = DrawRequest(people("".join(order)), (2, 1))
    alone = Counter(draw(replace(request, seed=f"n{seed}")).tables[1][0] for seed in range(600))
    assert set(alone) == {person.key for person in request.people if person.attributes[0][1] == "a"}
    assert all(abs(times - 300) < 49 for times in alone.values())  # four standard deviations


def test_importing_the_lottery_and_an_easy_draw_need_no_numpy() -> None:
    code = (
        "import sys; from chietai.lottery import draw; from chietai.lottery.types import DrawRequest, Person;"
        "draw(DrawRequest((Person('a'), Person('b')), (1, 1))); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_draw_is_plain_data(people) -> None:
    drawn = draw(meeting(people))
    assert isinstance(drawn, Draw) and isinstance(hash(drawn), int)
    assert all(isinstance(key, str) for table in drawn.tables for key in table)
    assert type(drawn.cost) is int


def test_no_module_can_take_the_place_of_a_function() -> None:
    """A module that is imported late is bound to its name in the package, over a function of the same name."""
    import pkgutil

    from chietai import lottery

    assert not {module.name for module in pkgutil.iter_modules(lottery.__path__)} & set(lottery.__all__)


def test_of_somebody_whom_the_request_does_not_name_nothing_is_known(people) -> None:
    """Tables of a record that somebody changed are told all the same."""
    request = DrawRequest(people("aabb"), (2, 2))
    facts = quality(request, (("p000", "nobody"), ("p001", "p002", "p003")))
    assert facts.pairs == 4
