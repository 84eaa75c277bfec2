"""People on no list: who is found by the way in which people are spoken of, and what is nobody."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.privacy.findings import Sort, apart
from chietai.privacy.strangers import strangers_in
from chietai.privacy.vocabulary import CALLINGS, KIN, ROLES, TITLES, words_of

SENTENCES = [
    line.split("\t")
    for line in Path(__file__).with_name("strangers.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
PEOPLE = [(text, names.split(",")) for names, text in SENTENCES if names != "-"]
NOBODY = [text for names, text in SENTENCES if names == "-"]


def names_in(text: str) -> list[str]:
    return [text[one.start : one.end] for one in apart(strangers_in(text))]


def test_people_are_found() -> None:
    missed = [(text, names, names_in(text)) for text, names in PEOPLE if names_in(text) != names]
    assert missed == []


def test_callings_bodies_places_and_words_are_nobody() -> None:
    assert [(text, names_in(text)) for text in NOBODY if names_in(text)] == []


def test_a_stranger_is_never_sure() -> None:
    assert not any(one.sure for text, _ in PEOPLE for one in strangers_in(text))


def test_an_office_of_a_body_is_a_position() -> None:
    sorts = {text: {one.sort for one in strangers_in(text)} for text, _ in PEOPLE}
    assert sorts["社協の会長が断った"] == sorts["本町自治会長が来た"] == {Sort.POSITION}
    assert sorts["高木会長の挨拶"] == sorts["会長の高木が断った"] == {Sort.STRANGER}


@pytest.mark.parametrize("title", ["さん", "様"])
def test_every_calling_with_a_title_is_nobody(title: str) -> None:
    assert [word for word in CALLINGS if names_in(f"{word}{title}に聞く")] == []


def test_an_office_alone_is_nobody() -> None:
    forms = ("{}が話した", "新しい{}の挨拶", "{}に頼む", "前{}", "{}さんから電話")
    texts = [form.format(role) for role in ROLES for form in forms]
    assert [text for text in texts if names_in(text)] == []


def test_an_office_beside_a_name_is_somebody() -> None:
    texts = [form.format(role) for role in ROLES for form in ("{}の霧島が話した", "霧島{}が話した")]
    assert [text for text in texts if "霧島" not in "".join(names_in(text))] == []


@pytest.mark.parametrize("kin", KIN)
def test_kin_of_a_name_leads_to_somebody_and_kin_alone_does_not(kin: str) -> None:
    assert names_in(f"霧島の{kin}が来た") == ["霧島"]
    assert names_in(f"隣の{kin}が来た") == names_in(f"認知症の{kin}と話した") == []


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("name", ["霧島", "髙木", "佐々木", "三ツ木", "五十嵐"])
def test_a_surname_with_any_title_is_somebody(name: str, title: str) -> None:
    assert names_in(f"昨日は{name}{title}が来た") == [name]


def test_what_stands_in_the_name_of_a_body_is_nobody() -> None:
    text = "高木医院の高木先生"
    assert [(one.start, one.end) for one in strangers_in("NPO法人みつさんの家", [(0, 9)])] == []
    assert [(one.start, one.end) for one in strangers_in(text, [(0, 4)])] == [(5, 7)]


PIECES = st.sampled_from(
    [
        " ",
        "　",
        *words_of(
            """
            さん 様 氏 先生 ちゃん くん 君 会長 民生委員 担当 連絡先 司会 の は が に と ・ 、 ： ( ) （ ） 〇 ＊ A K .
            高木 霧島 東 林 みつ ミツ チャン おばあちゃん 宅 家 夫妻 本人 社協 自治会 話した 買う 1 ー ッ 「 」 →
            という方 髙 𠮷田 ﾐﾂ
            """
        ),
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
def test_every_place_lies_in_the_text(text: str) -> None:
    for one in strangers_in(text):
        assert 0 <= one.start < one.end <= len(text)


@given(st.lists(PIECES, max_size=14).map("".join), st.integers(0, 20), st.integers(1, 20))
def test_nothing_is_found_inside_the_name_of_a_body(text: str, start: int, length: int) -> None:
    end = start + length
    assert not any(start <= one.start and one.end <= end for one in strangers_in(text, [(start, end)]))
