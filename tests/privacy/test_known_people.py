"""Taking names out of texts: what must go, and what must stay."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chietai.privacy.contacts import contacts_in
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


WORDS = KnownPeople(
    [
        ("霧島　康太", "きりしま　こうた"), ("山口美咲", "やまぐちみさき"), ("小川　和夫", "おがわ　かずお"),
        ("原　実", ""), ("高橋　一", ""), ("正田　正", ""), ("国　新", ""),
    ],
    ["霧島さんを囲む会"],
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("霧島こうた、山口みさき、小川かずお、おがわ和夫", "〇〇、〇〇、〇〇、〇〇"),
        ("やまぐちが来た", "〇〇が来た"),
        ("和夫小川の畑", "〇〇〇〇の畑"),
        ("故霧島の畑、前小川会長", "故〇〇の畑、前〇〇会長"),
        ("Ogawasanの畑", "〇〇sanの畑"),
        ("霧島さんを囲む会", "〇〇さんを囲む会"),
        ("原さん、一くん、正さん、新さん", "〇〇さん、〇〇くん、〇〇さん、〇〇さん"),
    ],
)
def test_halves_in_other_writings_and_words_before_them(text: str, expected: str) -> None:
    assert public(WORDS, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "原案に賛成", "実家が遠い", "一家で来た", "一方で", "民家を借りる", "国家資格", "新案と新委員の紹介",
        "正副会長の会", "小川のせせらぎ", "小川に橋をかけたい", "小川が氾濫した", "新小川町まで",
        "実際に学校で一部を実施",
    ],
)  # fmt: skip
def test_words_that_begin_with_a_name_stay(text: str) -> None:
    assert public(WORDS, text) == text


def test_whole_names_go_even_inside_the_name_of_a_body() -> None:
    assert public(KnownPeople([("山田　花子", "")], ["サロン山田花子"]), "サロン山田花子") == f"サロン{MASK}"


def test_a_person_is_told_from_a_body() -> None:
    assert LIST.is_person("田中さん") and LIST.is_person("高橋実")
    assert not LIST.is_person("自治会") and not LIST.is_person("")
    assert Guard(LIST).is_person("知らない人様"), "somebody on no list"


@given(st.text(max_size=60))
def test_texts_without_names_come_back_as_they_are(text: str) -> None:
    assume(not any(True for _number in contacts_in(text)))  # seven digits may be a telephone number
    assert public(KnownPeople([]), text) == text
    assert public(KnownPeople([("〄〄〄〄", "")]), text) == text


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_whole_name_goes_wherever_it_stands(before: str, after: str) -> None:
    found = public(KnownPeople([("佐々木　みどり", "")]), f"{before}佐々木　みどり{after}")
    assert "佐々木　みどり" not in found
