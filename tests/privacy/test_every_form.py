"""Whatever the list, and however a name of it is written in a sentence: nothing of it reaches a public text."""

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from chietai.privacy.erasing import ALL_OF_PERSON, Eraser, Subject
from chietai.privacy.guard import Guard
from chietai.privacy.known_people import KnownPeople
from chietai.privacy.mask_keys import MaskKeys
from chietai.privacy.name_forms import forms_of
from chietai.privacy.readers import Reader
from chietai.privacy.vocabulary import words_of
from chietai.text.folding import variant_key

FAMILY = {
    "霧島": "きりしま", "髙橋": "たかはし", "渡邉": "わたなべ", "五十嵐": "いがらし", "佐々木": "ささき",
    "東": "ひがし", "原": "はら", "中里": "なかざと", "本町": "ほんまち", "長谷川": "はせがわ", "小野": "おの",
    "大槻": "おおつき",
}  # fmt: skip
GIVEN = {
    "花子": "はなこ", "和夫": "かずお", "學": "まなぶ", "実": "みのる", "真由美": "まゆみ", "一": "はじめ",
    "陽一郎": "よういちろう",
}  # fmt: skip
TITLES = ["さん", "様", "氏", "先生", "ちゃん", "くん", "会長", "委員", "民生委員", "事務局長"]
KIN = ["のおばあちゃん", "のおじいさん", "の奥さん", "宅", "夫妻", "さんち", "の息子", "本人"]
BEFORE = ["", "となりの", "きのう、", "民生委員の", "会長の", "担当　", "連絡先：", "前日　", "（", "「", "司会 "]
OTHER_KANJI = {"髙橋": "高橋", "渡邉": "渡辺", "學": "学", "実": "實", "真由美": "眞由美"}
KUNREI = {"し": "si", "ち": "ti", "つ": "tu", "ふ": "hu", "じ": "zi"}
HEPBURN = {"し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji"}
ROW = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも",    "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
}  # fmt: skip
LETTERS = {kana: c + v for c, line in ROW.items() for kana, v in zip(line, "aiueo", strict=True)} | {
    "や": "ya",
    "ゆ": "yu",
    "よ": "yo",
    "わ": "wa",
    "ん": "n",
}


def latin(kana: str, table: dict[str, str]) -> str:
    return "".join(table.get(one) or LETTERS[one] for one in kana)


def katakana(kana: str) -> str:
    return "".join(chr(ord(one) + 0x60) for one in kana)


HALF = dict(
    zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー",
        "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ",
        strict=True,
    )
)


def half_width(kana: str) -> str:
    marks = {"\u3099": "ﾞ", "\u309a": "ﾟ"}
    return "".join(HALF.get(c) or marks[c] for c in unicodedata.normalize("NFD", katakana(kana)))


@st.composite
def written_names(draw: st.DrawFn) -> tuple[str, str, str, list[str]]:
    """(name on the list, its reading there, a sentence, what must not be seen of it)."""
    family, given_name = draw(st.sampled_from(sorted(FAMILY))), draw(st.sampled_from(sorted(GIVEN)))
    space = draw(st.sampled_from(["　", " ", "  "]))
    before, honorific, kin = draw(st.sampled_from(BEFORE)), draw(st.sampled_from(TITLES)), draw(st.sampled_from(KIN))
    rest = draw(st.sampled_from(["", "に頼む", "の話", "が来る", "、ほか", " "]))
    other = OTHER_KANJI.get(family, family)
    kana = FAMILY[family]
    surname = draw(
        st.sampled_from([family, other, kana, katakana(kana), half_width(kana), f"{family[:1]} {family[1:]}".strip()])
    )
    scripts = draw(st.sampled_from([HEPBURN, KUNREI]))
    in_letters = latin(kana, scripts)
    form = draw(st.integers(0, 7))
    if form == 0:
        return (
            f"{family}{space}{given_name}",
            kana + space + GIVEN[given_name],
            f"{before}{surname}{honorific}{rest}",
            [surname],
        )
    if form == 1:
        return (
            f"{family}{space}{given_name}",
            kana + space + GIVEN[given_name],
            f"{before}{surname}{kin}{rest}",
            [surname],
        )
    if form == 2:
        gap = draw(st.sampled_from(["", " ", "　"]))
        whole = f"{other}{gap}{OTHER_KANJI.get(given_name, given_name)}"
        return f"{family}{space}{given_name}", "", f"{before}{whole}{rest}", [whole, other]
    if form == 3:
        mark = draw(st.sampled_from(["・", "(", "（", "，", "."]))
        close = {"(": ")", "（": "）"}.get(mark, "")
        assume(len(given_name) > 1 or mark in "・(（.")
        text = f"{family}{mark}{given_name}{close}"
        return f"{family}{space}{given_name}", "", f"{before}{text}{honorific}{rest}", [family, given_name]
    if form == 4:
        word = draw(st.sampled_from([in_letters, in_letters.upper(), in_letters.capitalize()]))
        return (
            f"{family}{space}{given_name}",
            kana + space + GIVEN[given_name],
            f"{before}{word}{honorific}{rest}",
            [word],
        )
    if form == 5:
        return f"{family}{given_name}", "", f"{before}{family}{given_name}{rest}", [family + given_name]
    if form == 6:
        return f"{family}{space}{given_name}", "", f"会長　{family}", [family]
    assume(len(family) > 1)
    return (
        f"{family}{space}{given_name}",
        "",
        f"{before}{OTHER_KANJI.get(given_name, given_name)}{honorific}{rest}",
        [OTHER_KANJI.get(given_name, given_name)],
    )


@given(written_names(), st.booleans())
def test_nothing_of_a_name_is_shown(case: tuple[str, str, str, list[str]], stored: bool) -> None:
    name, reading, sentence, parts = case
    people = [(name, reading)]
    known = KnownPeople([], (), MaskKeys.made(b"s" * 32, forms_of(people))) if stored else KnownPeople(people)
    shown = Guard(known).shown(sentence, Reader.PUBLIC)
    for part in parts:
        assert part not in shown
        assert variant_key(part) not in variant_key(shown)


@given(written_names())
def test_nothing_of_a_name_is_left_by_an_erasure(case: tuple[str, str, str, list[str]]) -> None:
    name, reading, sentence, parts = case
    left = Eraser(name, Subject(frozenset({(name, reading)})), ALL_OF_PERSON).cut(sentence)
    for part in parts:
        assert part not in left
        assert variant_key(part) not in variant_key(left)


INNOCENT = st.lists(
    st.sampled_from(
        words_of(
            """
    集会所 まで 歩く 人 が 少ない 道 坂 雪かき の 手伝い を する 夜 は 暗い 店 ごみ 送迎 みんな で 考える
    こと 公園 体操 話し相手
    """
        )
    ),
    max_size=12,
).map("".join)


@given(INNOCENT)
def test_a_text_without_people_is_untouched(text: str) -> None:
    people = [(f"{family}　{given_name}", "") for family in FAMILY for given_name in GIVEN]
    for reader in Reader:
        assert Guard(KnownPeople(people)).shown(text, reader) == text


EVERYBODY = Subject(frozenset((f"{family}　{given_name}", "") for family in FAMILY for given_name in GIVEN))
ERASER = Eraser("霧島　花子", EVERYBODY)


@given(INNOCENT)
def test_an_erasure_leaves_a_text_without_people_alone(text: str) -> None:
    assert ERASER.cut(text) == text
