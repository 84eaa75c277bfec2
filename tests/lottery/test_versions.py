"""What version 1 drew once, it draws for ever: on every machine, Python and numpy.

A change here breaks `verify` for every document ever written. A better algorithm gets a new version instead.
"""

import hashlib
from dataclasses import replace

from chietai.lottery import draw, plan_season, table_sizes
from chietai.lottery.rules import KindRule, Rules
from chietai.lottery.types import DrawRequest, History, Person, SeasonRequest


def after(request: DrawRequest, meetings: int) -> DrawRequest:
    for t in range(meetings):
        tables = draw(replace(request, seed=str(t))).tables
        request = replace(request, history=History((*request.history.meetings, tables)))
    return request


def digest(thing: object) -> str:
    return hashlib.sha256(repr(thing).encode()).hexdigest()[:16]


def hundred() -> DrawRequest:
    people = tuple(
        Person(f"q{i:03}", (("organisation", "abcdefgh"[i * i % 8]), ("sector", "xyz"[i % 3]))) for i in range(100)
    )
    return after(DrawRequest(people, table_sizes(100, tables=20), seed="b"), 2)


def test_with_rules_and_history(people) -> None:
    request = after(DrawRequest(people("aaaabbbbccccddddeeff"), table_sizes(20, tables=5), seed="1"), 2)
    recorders = KindRule("recorder", ("p006", "p007", "p008", "p009", "p010"))
    rules = Rules((("p000", "p004"),), (("p001", "p005"),), (("p002", 0),), (recorders,))
    assert draw(replace(request, rules=rules)).tables == (
        ("p002", "p007", "p014", "p018"),
        ("p001", "p005", "p009", "p013"),
        ("p003", "p008", "p015", "p019"),
        ("p000", "p006", "p011", "p017"),
        ("p004", "p010", "p012", "p016"),
    )


def test_a_hundred_people() -> None:
    assert digest(draw(hundred()).tables) == "fbd1d16097915b07"


def test_weights_that_need_wide_integers() -> None:
    weights = (("organisation", 10_000), ("sector", 9_999), ("met", 10_000))
    assert digest(draw(replace(hundred(), weights=weights)).tables) == "5d87f11d36181f05"


def test_many_rules_for_a_hundred() -> None:
    rules = Rules(
        apart=(("q000", "q001", "q002"), ("q003", "q004")),
        together=(("q005", "q006"), ("q007", "q008", "q009")),
        at=(("q010", 3),),
        kinds=(KindRule("k", tuple(f"q{i:03}" for i in range(20, 50)), 1, 2),),
    )
    assert digest(draw(replace(hundred(), rules=rules)).tables) == "4be9536ca7bf3527"


def test_a_season(people) -> None:
    request = SeasonRequest(people("aabbccddeeff"), ((4, 4, 4),) * 4, seed="s")
    assert digest(plan_season(request).meetings) == "153ac88788052c26"
