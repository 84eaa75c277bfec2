"""What is shown before the draw, and the seed that is made from it."""

import hashlib
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chietai.lottery import canonical, commitment, commitment_words, seed_from
from chietai.lottery.rules import KindRule, Rules
from chietai.lottery.spoken_words import WORDS
from chietai.lottery.types import DrawRequest, History, Person


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_the_order_in_which_things_are_told_changes_nothing(requests, data) -> None:
    request = data.draw(requests())
    shuffle = random.Random(data.draw(st.integers())).sample

    def mixed(things: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(shuffle(things, len(things)))

    rules = request.rules
    other = replace(
        request,
        people=tuple(replace(person, attributes=mixed(person.attributes)) for person in mixed(request.people)),
        weights=mixed(request.weights),
        history=History(tuple(tuple(map(mixed, mixed(tables))) for tables in request.history.meetings)),
        rules=Rules(
            apart=tuple(map(mixed, mixed(rules.apart))),
            together=tuple(map(mixed, mixed(rules.together))),
            at=mixed(rules.at),
            kinds=tuple(replace(kind, people=mixed(kind.people)) for kind in mixed(rules.kinds)),
        ),
        seed="another",
    )
    assert canonical(other) == canonical(request)


def full_request() -> DrawRequest:
    return DrawRequest(
        people=(Person("p1", (("organisation", "社協"),)), Person("p2"), Person("p3"), Person("p4")),
        sizes=(2, 2),
        weights=(("organisation", 4), ("met", 1)),
        history=History(((("p1", "p2"), ("p3", "p4")), (("p1", "p3"), ("p2", "p4")))),
        rules=Rules((("p1", "p2"),), (("p3", "p4"),), (("p1", 0),), (KindRule("記録", ("p1", "p3")),)),
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"people": (Person("p1"), Person("p2"), Person("p3"), Person("p4"))},
        {"sizes": (3, 1)},
        {"weights": (("organisation", 5), ("met", 1))},
        {"history": History(((("p1", "p3"), ("p2", "p4")), (("p1", "p2"), ("p3", "p4"))))},
        {"version": "2"},
        {"rules": Rules()},
        {"rules": replace(full_request().rules, at=(("p1", 1),))},
        {"rules": replace(full_request().rules, kinds=(KindRule("記録", ("p1", "p3"), least=0),))},
    ],
)
def test_whatever_decides_the_draw_is_in_the_commitment(changed: dict[str, object]) -> None:
    assert commitment(replace(full_request(), **changed)) != commitment(full_request())


def test_canonical_form_and_commitment_of_version_1_never_change() -> None:
    assert canonical(full_request()) == (
        b'{"apart":[["p1","p2"]],"at":[["p1",0]],"format":"chietai-draw",'
        b'"history":[[["p1","p2"],["p3","p4"]],[["p1","p3"],["p2","p4"]]],'
        b'"kinds":[["\\u8a18\\u9332",["p1","p3"],1,null,true]],'
        b'"people":[["p1",[["organisation","\\u793e\\u5354"]]],["p2",[]],["p3",[]],["p4",[]]],'
        b'"sizes":[2,2],"together":[["p3","p4"]],"version":"1","weights":[["met",1],["organisation",4]]}'
    )
    assert commitment(full_request()) == hashlib.sha256(canonical(full_request())).hexdigest()


def test_words_stand_for_the_first_bytes() -> None:
    assert commitment_words("0001020304ff" + "00" * 26) == (*WORDS[:5], WORDS[255])
    with pytest.raises(ValueError, match="hexadecimal"):
        commitment_words("00")


def test_words_cannot_be_mixed_up_when_read_aloud() -> None:
    plain = str.maketrans(
        "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽぁぃぅぇぉっゃゅょ",
        "かきくけこさしすせそたちつてとはひふへほはひふへほあいうえおつやゆよ",
    )
    spoken = [word.translate(plain) for word in WORDS]
    assert len(WORDS) == len(set(spoken)) == 256
    assert all("ぁ" <= kana <= "ん" for word in WORDS for kana in word)
    close = [(a, b) for k, a in enumerate(spoken) for b in spoken[:k] if _one_change_apart(a, b)]
    assert not close


def _one_change_apart(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    if len(long) == len(short):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    return any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


def test_the_seed_is_made_from_commitment_and_digits() -> None:
    committed = commitment(full_request())
    assert seed_from(committed, "40 7\n1") == hashlib.sha256(f"{committed}:4071".encode()).hexdigest()
    assert seed_from(committed, "４０７１") == seed_from(committed, "4071")
    assert seed_from(committed, "04071") != seed_from(committed, "4071")


@pytest.mark.parametrize("digits", ["", "  ", "12a", "-3", "三", "②"])
def test_what_is_not_digits_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match="digits only"):
        seed_from("00", digits)
