"""The gate for text from people: what goes out, what must stay, and that passing twice changes nothing."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.text.characters import IDEOGRAPHS
from chietai.text.folding import fold
from chietai.text.gate import LIMIT, CleanText, Removed, clean, cleaned, shortened, visible
from chietai.text.graphemes import boundary, clusters

TEXTS = Path(__file__).parent / "texts"
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# Plain letters hardly ever meet the rules: this alphabet is made of what the rules are about.
AWKWARD = st.text(
    st.one_of(
        st.sampled_from(
            "a=[]m;か\u3099\u309aハ゛ｶﾞ \u3000\t\n\r\x1b\x9b\x9d\x9c\x07\x00\u2028\u200b\u200c\u200d\ufe0f\ufe00"
            "\U000e0100\u202e\u2066\u0301\u0302\u093e\u094d\u0915👩👧🏽🇯🇵\ud800\udc00⻄⼾\ufa10\u0645\u1100\u1161\u11a8각\uff9e\U000e0041"
        ),
        st.characters(categories=None, exclude_categories=()),
    ),
    max_size=60,
)


def hostile(name: str) -> str:
    return next(TEXTS.glob(f"{name}_*")).read_bytes().decode("utf-8", "surrogatepass")


@given(AWKWARD, st.booleans(), st.integers(0, 40))
def test_the_gate_passed_twice_is_the_gate_passed_once(text: str, multiline: bool, limit: int) -> None:
    once = cleaned(text, multiline=multiline, limit=limit)
    again = cleaned(once.text, multiline=multiline, limit=limit)
    assert again == CleanText(once.text)


@given(AWKWARD, st.booleans())
def test_nothing_raw_gets_through(text: str, multiline: bool) -> None:
    for shown in (clean(text, multiline=multiline), visible(text, multiline=multiline)):
        assert not RAW.search(shown)
        assert multiline or "\n" not in shown
        shown.encode("utf-8")


@given(AWKWARD)
def test_a_key_is_its_own_key_and_the_gate_does_not_change_it(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(AWKWARD, st.integers(0, 70))
def test_a_cut_falls_between_characters(text: str, limit: int) -> None:
    place = boundary(text, limit)
    assert 0 <= place <= min(limit, len(text))
    assert "".join(clusters(text)) == text
    ends, here = {0}, 0
    for cluster in clusters(text):
        here += len(cluster)
        ends.add(here)
    assert place in ends or len(max(clusters(text), key=len)) >= 64


@given(
    st.text(
        st.characters(min_codepoint=0x20, exclude_categories=("Cs", "Cc", "Cf", "Zs", "Mn", "Me", "Mc", "Cn", "So"))
    )
)
def test_ordinary_text_comes_through_as_typed(text: str) -> None:
    ordinary = text.translate({0x3164: None, 0xFFA0: None, 0x115F: None, 0x1160: None})
    assert cleaned(ordinary, limit=10_000) == CleanText(ordinary.strip())


def test_plain_text_needs_no_rule() -> None:
    assert cleaned(" 見守りを３回、する。ー〜 ") == CleanText("見守りを３回、する。ー〜")


# --- the hostile texts, row by row -----------------------------------------------------------------


def test_t01_awkward_names_stay_readable() -> None:
    names = hostile("t01").split("\n")
    kept = [clean(name) for name in names if name]
    assert kept[:3] == ["../../outside/file", "..\\..\\windows\\x", "/abs/path"]
    assert not any(RAW.search(name) for name in kept)


@pytest.mark.parametrize(
    ("name", "typed", "loaded", "removed"),
    [
        ("t02", "", "\u241b]52;c;Y3VybCBlLmV4YW1wbGV8c2g=\u2407", {Removed.ESCAPES}),
        (
            "t03",
            "押す",
            "\u241b]8;;file:///outside/file\u241b\\押す\u241b]8;;\u241b\\",
            {Removed.ESCAPES},
        ),
        ("t04", "", "\u241b[2J\u241b[3J\u241b[1;1H\u241b[?1049l\u241b[?25h", {Removed.ESCAPES}),
        ("t07", "abc:q", "abc\u241b[201~\u2403:q ", {Removed.ESCAPES, Removed.CONTROLS}),
        ("t15", "ab", "a\u2400b", {Removed.CONTROLS}),
        ("t10", "甲乙丙丁", "甲<202E>乙丙<2066>丁", {Removed.DIRECTIONS}),
    ],
)
def test_terminal_commands_go_out_and_are_told(name: str, typed: str, loaded: str, removed: set[Removed]) -> None:
    text = hostile(name)
    assert cleaned(text) == CleanText(typed, frozenset(removed))
    assert visible(text) == loaded


@pytest.mark.parametrize("name", ["t08", "t09", "t18", "t20"])
def test_markup_and_templates_stay_character_for_character(name: str) -> None:
    text = hostile(name)
    assert cleaned(text, multiline=True) == CleanText(text.strip())
    assert visible(text, multiline=True) == text


def test_t12_a_pasted_book_stays_whole_and_is_cut_only_on_demand_and_said() -> None:
    text = "長い意見" * 50_000
    assert cleaned(text) == CleanText(text)
    assert clean(text, multiline=True) == text
    kept = cleaned(text, limit=LIMIT)
    assert (len(kept.text), kept.cut, kept.removed) == (2000, len(text) - 2000, {Removed.CUT})


def test_t13_ambiguous_widths_stay() -> None:
    text = hostile("t13")
    assert clean(text, multiline=True) == text.strip()


def test_t17_formula_starters_stay_one_by_one() -> None:
    lines = hostile("t17").split("\n")
    assert [clean(line) for line in lines] == [line.strip() for line in lines]
    assert clean(lines[0]) == "=1+1"


def test_t22_is_stored_as_typed_and_found_anyway() -> None:
    ga, ga_nfd, ga_half, ga_kata, wide, narrow, kiro, one, kami, kami_compat, *dashes = hostile("t22").split()
    assert fold(ga) == fold(ga_nfd) == fold(ga_half) == fold(ga_kata)
    assert clean(ga_half) == ga_half and clean(ga_nfd) == ga and clean(kiro) == kiro and clean(one) == one
    assert fold(wide) == fold(narrow) == "abc123"
    assert clean(kami_compat) == kami_compat != kami and fold(kami_compat) == fold(kami)
    assert fold(dashes[0]) == fold(dashes[1]) and fold(dashes[2]) == fold(dashes[3]) == fold(dashes[4])


def test_t23_emoji_are_never_halved() -> None:
    text = hostile("t23").strip()
    whole = clusters(text)
    assert whole == [
        "\U0001f44d\U0001f3fd",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
        "\U0001f3f3\ufe0f\u200d\U0001f308",
        "\U0001f1ef\U0001f1f5",
        "1\ufe0f\u20e3",
        "\u263a\ufe0e",
    ]
    assert clean(text) == text
    for limit in range(len(text) + 1):
        assert shortened(text, limit) in {"".join(whole[:n]) for n in range(len(whole) + 1)}


def test_t24_what_two_people_said_is_one_text_twice() -> None:
    first, second = hostile("t24").split()
    assert first == second == clean(first)


# --- rule by rule ------------------------------------------------------------------------------------


def test_every_radical_becomes_an_ideograph() -> None:
    assert clean("⻄東京の⻑い⺠生委員、⻭科、江⼾、⾼⿊") == "西東京の長い民生委員、歯科、江戸、高黑"
    for code, ideograph in IDEOGRAPHS.items():
        assert unicodedata.category(ideograph) == "Lo", hex(code)
        assert not 0x2E80 <= ord(ideograph) <= 0x2FDF
        assert clean(chr(code)) == ideograph
    assert len(IDEOGRAPHS) == 114 + 214
    # NFKC knows two of the supplement (U+2E9F, U+2EF3); the table must not disagree with it.
    assert all(
        IDEOGRAPHS[code] == unicodedata.normalize("NFKC", chr(code))
        for code in (0x2E9F, 0x2EF3, *range(0x2F00, 0x2F3E))
    )


def test_kana_is_composed_and_kanji_are_not_touched() -> None:
    assert clean("か\u3099き\u3099ハ\u309a") == "がぎパ"
    for name in ("\ufa10本", "神\ufa19", "葛\U000e0100城", "辻\U000e0101", "㈱①ﾊﾟ髙﨑彅"):
        assert cleaned(name) == CleanText(name)


def test_an_unfinished_command_does_not_swallow_what_follows() -> None:
    assert clean("見守り\x1b]0;配食と移動") == "見守り0;配食と移動"
    assert clean("見守り\x1b]0;題\n配食") == "見守り0;題 配食"
    assert clean("見守り\x1bPq#0\x1b\\配食\x9b31m\x1b") == "見守り配食"


def test_accents_pile_up_to_four() -> None:
    kept = cleaned("a" + "\u0301" * 30 + "b")
    assert kept.text == "a" + "\u0301" * 4 + "b"
    assert kept.removed == {Removed.MARKS}
    assert cleaned("\u0301\u3099配食") == CleanText("配食", frozenset({Removed.MARKS}))


def test_lines_are_joined_or_kept() -> None:
    text = "一行目\r\n  二行目 \r\r三行目\u2028四行目\x85"
    assert clean(text) == "一行目 二行目 三行目 四行目"
    assert clean(text, multiline=True) == "一行目\n  二行目\n\n三行目\n四行目"


def test_invisible_characters_go_and_meaningful_joiners_stay() -> None:
    hidden = "見\u200b守\ufeffり\U000e0041\u200d"
    assert cleaned(hidden) == CleanText("見守り", frozenset({Removed.INVISIBLE}))
    assert fold(hidden) == fold("見守り")
    nepali = "\u0915\u094d\u200d\u0937"
    assert clean(nepali) == nepali
    assert cleaned("\u200b\u2060").text == ""
    assert visible("見\u200b守り") == "見守り"


def test_lone_surrogates_are_removed_when_typed_and_shown_when_loaded() -> None:
    assert cleaned("配\ud83d食") == CleanText("配食", frozenset({Removed.BROKEN}))
    assert visible("配\ud83d食") == "配\ufffd食"


def test_spaces_of_the_web_become_plain_and_ideographic_ones_stay() -> None:
    assert clean("藤井　美咲\u00a0様\u2003\t です ") == "藤井　美咲 様   です"


def test_names_are_found_however_they_are_written() -> None:
    same = ["ワタナベ アイ", "ﾜﾀﾅﾍﾞ ｱｲ", "わたなべ　あい", "ワタナヘ\u3099アイ", "わたなべ\u200bあい"]
    assert {fold(name) for name in same} == {"わたなべあい"}
    assert fold("センタ－") == fold("せんたー") == fold("ｾﾝﾀｰ") == fold("センタ—")
    assert fold("葛\U000e0100城") == fold("葛城")
    assert fold("⻄東京") == fold("西東京")
    assert fold("高橋") != fold("髙橋")
