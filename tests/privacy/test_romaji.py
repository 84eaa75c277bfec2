"""Names in Latin letters have one form, whoever romanised them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.privacy.romaji import romaji_key, romaji_of

# Written out, as a passport office and a school book write them; the code under test holds no such tables.
PLAIN = """
あ a a a|い i i i|う u u u|え e e e|お o o o
か ka ka ka|き ki ki ki|く ku ku ku|け ke ke ke|こ ko ko ko
が ga ga ga|ぎ gi gi gi|ぐ gu gu gu|げ ge ge ge|ご go go go
さ sa sa sa|し shi si si|す su su su|せ se se se|そ so so so
ざ za za za|じ ji zi zi|ず zu zu zu|ぜ ze ze ze|ぞ zo zo zo
た ta ta ta|ち chi ti ti|つ tsu tu tu|て te te te|と to to to
だ da da da|ぢ ji zi di|づ zu zu du|で de de de|ど do do do
な na na na|に ni ni ni|ぬ nu nu nu|ね ne ne ne|の no no no
は ha ha ha|ひ hi hi hi|ふ fu hu hu|へ he he he|ほ ho ho ho
ば ba ba ba|び bi bi bi|ぶ bu bu bu|べ be be be|ぼ bo bo bo
ぱ pa pa pa|ぴ pi pi pi|ぷ pu pu pu|ぺ pe pe pe|ぽ po po po
ま ma ma ma|み mi mi mi|む mu mu mu|め me me me|も mo mo mo
や ya ya ya|ゆ yu yu yu|よ yo yo yo
ら ra ra ra|り ri ri ri|る ru ru ru|れ re re re|ろ ro ro ro
わ wa wa wa|を o o wo
きゃ kya kya kya|きゅ kyu kyu kyu|きょ kyo kyo kyo|ぎゃ gya gya gya|ぎゅ gyu gyu gyu|ぎょ gyo gyo gyo
しゃ sha sya sya|しゅ shu syu syu|しょ sho syo syo|じゃ ja zya zya|じゅ ju zyu zyu|じょ jo zyo zyo
ちゃ cha tya tya|ちゅ chu tyu tyu|ちょ cho tyo tyo|ぢゃ ja zya dya|ぢゅ ju zyu dyu|ぢょ jo zyo dyo
にゃ nya nya nya|にゅ nyu nyu nyu|にょ nyo nyo nyo|ひゃ hya hya hya|ひゅ hyu hyu hyu|ひょ hyo hyo hyo
びゃ bya bya bya|びゅ byu byu byu|びょ byo byo byo|ぴゃ pya pya pya|ぴゅ pyu pyu pyu|ぴょ pyo pyo pyo
みゃ mya mya mya|みゅ myu myu myu|みょ myo myo myo|りゃ rya rya rya|りゅ ryu ryu ryu|りょ ryo ryo ryo
"""
MORAE = {kana: spellings for kana, *spellings in (cell.split() for cell in PLAIN.replace("\n", "|").split("|") if cell)}
HEPBURN, KUNREI, NIHON = range(3)
MACRON, CIRCUMFLEX = "\u0304", "\u0302"

reading = st.lists(st.sampled_from([*MORAE, "ん", "っ", "う", "お", "い", "ん"]), min_size=1, max_size=8)


def romanised(morae: list[str], system: int, long_vowel: str = "", apostrophe: str = "'", labial: str = "m") -> str:
    """A romanisation of `morae`. `long_vowel`: "" writes each kana, "-" leaves the second vowel out, "h" writes oh
    before consonants and at the end, and a combining mark goes over the vowel."""
    word = ""
    for at, mora in enumerate(morae):
        behind = MORAE.get(morae[at + 1], [""] * 3)[system] if at + 1 < len(morae) else ""
        if mora == "っ":
            word += ("t" if behind.startswith("ch") else behind[:1]) if behind[:1] not in "aiueo" else ""
        elif mora == "ん":
            word += labial if behind[:1] in tuple("bmp") else "n" + apostrophe * (behind[:1] in tuple("aiueoy"))
        elif long_vowel and ((mora == "う" and word[-1:] in ("o", "u")) or (mora == "お" and word[-1:] == "o")):
            if long_vowel == "h":
                word += "h" if word.endswith("o") else "u"
            elif long_vowel != "-":
                word += long_vowel
        else:
            word += MORAE[mora][system]
    return word


@given(
    reading,
    st.sampled_from([HEPBURN, KUNREI, NIHON]),
    st.sampled_from(["", "-", "h", MACRON, CIRCUMFLEX]),
    st.sampled_from(["'", "’", "-", ""]),
    st.sampled_from(["m", "n"]),
)
def test_every_romanisation_of_a_reading_has_its_form(
    morae: list[str], system: int, long_vowel: str, apostrophe: str, labial: str
) -> None:
    word = romanised(morae, system, long_vowel, apostrophe, labial)
    assert romaji_key(word) == romaji_of("".join(morae))


@given(reading)
def test_katakana_and_half_width_make_no_difference(morae: list[str]) -> None:
    kana = "".join(morae)
    katakana = "".join(chr(ord(letter) + 0x60) for letter in kana)
    assert romaji_of(katakana) == romaji_of(kana)


@given(st.text(alphabet=string.ascii_letters + "'-ōŌûé", max_size=12))
def test_width_case_and_doubling_make_no_difference(word: str) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in word)
    doubled = "".join(letter * 2 for letter in word)
    assert romaji_key(word) == romaji_key(wide) == romaji_key(word.swapcase()) == romaji_key(doubled)


@pytest.mark.parametrize(
    ("kana", "words"),
    [
        ("おがわ", "Ogawa OGAWA Ｏｇａｗａ ｏｇａｗａ"),
        ("おおの", "Ōno Ôno Ohno Oono Ono Ouno OHNO"),
        ("しみず", "Shimizu Simizu Shimidzu Simidu"),
        ("つちや", "Tsuchiya Tutiya TSUTIYA"),
        ("じゅんいち", "Jun'ichi Junichi Zyunniti Jun-ichi Jyunichi Zyun’iti"),
        ("ほんま", "Honma Homma"),
        ("かんべ", "Kanbe Kambe"),
        ("さとう", "Satō Sato Satoh Satou Satow"),
        ("ゆうき", "Yūki Yuuki Yuki Yuhki"),
        ("おおひら", "Ohira Ōhira Oohira Ohhira"),
        ("おおいし", "Ohishi Ōishi Oishi Oisi"),
        ("おおやま", "Ohyama Oyama Ōyama"),
        ("はっちょう", "Hatchō Hacchou Hattyo Hatcho"),
        ("ふじた", "Fujita Hujita Huzita Fuzita"),
        ("りょうへい", "Ryōhei Ryohei Ryouhei Ryohhei"),
        ("こうづき", "Kōzuki Kouzuki Kohduki Kodzuki"),
        ("みすゞ", "Misuzu Misudzu"),
        ("ﾜﾀﾅﾍﾞ", "Watanabe WATANABE"),
        ("いのうえ", "Inoue INOUE"),
        ("りさ", "Risa Lisa"),
        ("ジェーン", "Jen Jēn"),
    ],
)
def test_names_as_people_write_them(kana: str, words: str) -> None:
    assert {romaji_key(word) for word in words.split()} == {romaji_of(kana)}


def test_different_names_stay_different() -> None:
    names = "Sato Saito Suzuki Takahashi Tanaka Watanabe Ito Nakamura Kobayashi Yamamoto Kato Yoshida Yamada Sasaki"
    assert len({romaji_key(name) for name in names.split()}) == len(names.split())


@pytest.mark.parametrize("text", ["", "123", "小川", "'", "ー"])
def test_what_has_no_letter_has_no_form(text: str) -> None:
    assert romaji_key(text) == ""
