"""Taking names out of texts: what must go, and what must stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.privacy.findings import MASK
from chietai.privacy.guard import Guard
from chietai.privacy.known_people import KnownPeople
from chietai.privacy.readers import Reader

PEOPLE = [
    ("山田　花子", "やまだ　はなこ"), ("髙橋 実", ""), ("森　学", "もり　まなぶ"), ("田中一郎", ""), ("Suzuki Ken", ""),
    ("佐々木　みどり", ""), ("清瀬　梅子", ""),
]  # fmt: skip
LIST = KnownPeople(PEOPLE, ["清瀬市社会福祉協議会", "山田医院", "清瀬市", "梅子さん", "清瀬"])


def public(people: KnownPeople, text: str) -> str:
    return Guard(people).shown(text, Reader.PUBLIC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山田花子さんの家", "〇〇さんの家"),
        ("山田 花子と山田　花子", "〇〇と〇〇"),
        ("やまだはなこ、ヤマダハナコ、ﾔﾏﾀﾞ ﾊﾅｺ", "〇〇、〇〇、〇〇"),
        ("高橋さんと髙橋様", "〇〇さんと〇〇様"),
        ("山田が担当", "〇〇が担当"),
        ("副会長山田、会長の森が話す", "副会長〇〇、会長の〇〇が話す"),
        ("森さんと森先生", "〇〇さんと〇〇先生"),
        ("田中さん、一郎くん、田中一郎", "〇〇さん、〇〇くん、〇〇"),
        ("Suzuki Ken and ken-san, ＳＵＺＵＫＩ", "〇〇 and 〇〇-san, 〇〇"),
        ("もりさん", "〇〇さん"),
        ("一郎の木", "〇〇の木"),
        ("山田", "〇〇"),
    ],
)
def test_names_go(text: str, expected: str) -> None:
    assert public(LIST, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "森の中を歩く", "森林公園と山田町", "清瀬市社会福祉協議会の山田医院", "清瀬で、清瀬市の梅子さん",
        "みどりの多い道", "Kensington", "実は、学びたい", "", "小森学園", "もりあがる", "[red]=1+1<b>",
    ],
)  # fmt: skip
def test_what_is_no_name_stays(text: str) -> None:
    assert public(LIST, text) == text


def test_whole_names_go_even_inside_the_name_of_a_body() -> None:
    assert public(KnownPeople([("山田　花子", "")], ["サロン山田花子"]), "サロン山田花子") == f"サロン{MASK}"


def test_a_person_is_told_from_a_body() -> None:
    assert LIST.is_person("田中さん") and LIST.is_person("高橋実")
    assert not LIST.is_person("自治会") and not LIST.is_person("")
    assert Guard(LIST).is_person("知らない人様"), "somebody on no list"


@given(st.text(max_size=60))
def test_texts_without_names_come_back_as_they_are(text: str) -> None:
    assert public(KnownPeople([]), text) == text
    assert public(KnownPeople([("〄〄〄〄", "")]), text) == text


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_whole_name_goes_wherever_it_stands(before: str, after: str) -> None:
    found = public(KnownPeople([("佐々木　みどり", "")]), f"{before}佐々木　みどり{after}")
    assert "佐々木　みどり" not in found
