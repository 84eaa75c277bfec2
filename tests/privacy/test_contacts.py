"""What leads to a person and needs no list: what must be found, and what must stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.privacy.contacts import contacts_in
from chietai.privacy.findings import MASK, Finding, Sort, apart


def found(text: str) -> tuple[Finding, ...]:
    return apart(contacts_in(text))


def hidden(text: str) -> str:
    """`text` with what was found behind a mask, and behind `〇？` where a person has to say so."""
    shown, at = "", 0
    for one in found(text):
        shown += text[at : one.start] + (MASK if one.sure else "〇？")
        at = one.end
    return shown + text[at:]


def rows(table: str) -> list[tuple[str, str]]:
    """Lines of `text | as it is shown`."""
    cells = [line.split("|") for line in table.strip().splitlines()]
    return [(text.strip(), shown.strip()) for text, shown in cells]


TELEPHONES = """
電話は0424-91-2345                  | 電話は〇〇
０９０ー１１１１ー２２２２まで      | 〇〇まで
０９０−１１１１−２２２２            | 〇〇
(042)495-5111                       | 〇〇
（０４２）４９５‐５１１１に         | 〇〇に
（電話042-495-5111）                | （電話〇〇）
042（495）5111                      | 〇〇
03 1234 5678                        | 〇〇
09011112222へ                       | 〇〇へ
0424912345                          | 〇〇
090.1111.2222                       | 〇〇
090の1111の2222                     | 〇〇
042局495の5111                      | 042局〇？
0 9 0 1 1 1 1 2 2 2 2               | 〇〇
+81-90-1111-2222                    | 〇〇
+81 (0)42 495 5111                  | 〇〇
0081-90-1111-2222                   | 〇〇
81-90-1111-2222                     | 〇〇
+1 (202) 555-0123                   | 〇〇
0120-123-456                        | 〇〇
０１２０（１２３）４５６            | 〇〇
〇四二・四九五・五一一一            | 〇〇
〇九〇の一一一一の二二二二          | 〇〇
健三090-1111-2222                   | 健三〇〇
〇90-1111-2222                      | 〇〇
090-XXXX-2222                       | 〇？
電話 4955111,4955112                | 電話 〇〇,〇？
下4桁は2222                         | 下4桁は〇〇
090-1111-2222・090-3333-4444        | 〇〇・〇〇
090-1111-2222 042-495-5111          | 〇〇 〇〇
042-495-5111 3人                    | 〇〇 3人
1.090-1111-2222                     | 1.〇〇
10 042-495-5111                     | 10 〇〇
0-1 2-3 042-495-5111                | 0-1 2-3 〇〇
電話番号 4955111                    | 電話番号 〇〇
電話番号は495-5111です              | 電話番号は〇〇です
TEL495-5111                         | TEL〇〇
ＴＥＬ（４９５）５１１１            | ＴＥＬ〇〇
☎495-5111                           | ☎〇〇
FAX：0424-91-2346                   | FAX：〇〇
ＴＥＬ／ＦＡＸ　495-5111            | ＴＥＬ／ＦＡＸ　〇〇
電話　四九五―五一一一               | 電話　〇〇
495-5111に                          | 〇？に
電話 1234                           | 電話 〇？
内線 123                            | 内線 〇〇
内線は一二三                        | 内線は〇〇
内線123・124                        | 内線〇〇
（内123）                           | （内〇〇）
ext. 123                            | ext. 〇〇
"""

MAIL = """
ogawa.k@example.jp に送る           | 〇〇 に送る
ｏｇａｗａ＠ｅｘａｍｐｌｅ．ｊｐ    | 〇〇
ogawa(at)example.jp                 | 〇〇
ogawa [at] example [dot] jp         | 〇〇
ogawa at example dot jp             | 〇〇
ogawaアットマークexample.jp         | 〇〇
ogawa @ example.co.jp               | 〇〇
ogawa@例え.jp                       | 〇〇
宛先:ogawa@example.jp、次           | 宛先:〇〇、次
ogawa@example                       | 〇？
インスタは@ogawa_k                  | インスタは〇〇
LINE IDはogawa_kです                | LINE IDは〇〇です
"""

ADDRESSES = """
本町3-12-5に住む                    | 本町〇〇に住む
本町３ー１２ー５                    | 本町〇〇
本町3‐12−5                          | 本町〇〇
本町三丁目十二番地五号の平屋        | 本町〇〇の平屋
本町3丁目12番5号                    | 本町〇〇
本町3丁目12-5                       | 本町〇〇
本町3丁目12の5                      | 本町〇〇
本町3丁目12                         | 本町〇〇
3丁目の12番                         | 〇〇
一丁目一番一号                      | 〇〇
三丁目十二ー五                      | 〇〇
三丁目十二番五号二〇三号室          | 〇〇
本町三ノ十二ノ五                    | 本町〇〇
中里1234番地                        | 中里〇〇
123番地の4                          | 〇〇
十二番五号                          | 〇〇
本町3-12                            | 本町〇？
本町3の12                           | 本町〇？
本町3-12に住む                      | 本町〇〇に住む
3-12-5の角                          | 〇？の角
市営住宅の305号室                   | 市営住宅の〇〇
３０５号室                          | 〇〇
三〇五号室                          | 〇〇
市営住宅305号                       | 市営住宅〇〇
305号の方                           | 〇？の方
3階の302                            | 3階の〇〇
さくら荘203                         | さくら荘〇〇
コーポ清瀬203                       | コーポ清瀬〇？
メゾン清瀬Ａ－２０３                | メゾン清瀬〇？
本町団地3-205                       | 本町団地〇〇
5号棟203                            | 5号棟〇〇
3棟の205                            | 3棟の〇〇
アパート2号室                       | アパート〇〇
センター隣のアパートの305号室       | センター隣のアパートの〇〇
〒204-0021                          | 〒〇〇
〒２０４ー００２１                  | 〒〇〇
郵便番号 2040021                    | 郵便番号 〇〇
住所は中里1234                      | 住所は中里〇〇
住所：清瀬市中里1234の5             | 住所：清瀬市中里〇〇
大字中里123                         | 大字中里〇〇
35.7856, 139.5264                   | 〇〇
"""

BIRTHS = """
昭和9年5月6日生まれ                 | 〇〇生まれ
昭和九年五月六日生まれ              | 〇〇生まれ
昭和９年５月６日うまれ              | 〇〇うまれ
昭和9年5月6日(日)生                 | 〇〇(日)生
S9.5.6生                            | 〇〇生
Ｓ９．５．６                        | 〇？
昭9.5.6生                           | 〇〇生
1934年5月6日生                      | 〇〇生
1934/5/6生まれ                      | 〇〇生まれ
1934年（昭和9年）5月6日生まれ       | 〇〇生まれ
生年月日 昭和9年5月6日              | 生年月日 〇〇
生年月日：1934-05-06                | 生年月日：〇〇
生年月日19340506                    | 生年月日〇〇
生年月日 S090506                    | 生年月日 〇〇
誕生日は5月6日                      | 誕生日は〇〇
八十五歳（昭和9年5月6日）           | 八十五歳（〇〇）
昭和9年5月6日（85歳）               | 〇〇（85歳）
5月6日生                            | 〇〇生
5月6日が誕生日                      | 〇〇が誕生日
昭和9年5月6日に清瀬で生まれた       | 〇〇に清瀬で生まれた
昭和9年生まれ                       | 〇？生まれ
平成31年2月3日生まれの孫            | 〇〇生まれの孫
"""

NUMBERS = """
被保険者番号 0007654321             | 被保険者番号 〇〇
被保険者番号：Ｈ０００７６５        | 被保険者番号：〇〇
受給者番号は1234567                 | 受給者番号は〇〇
マイナンバーは1234 5678 9012        | マイナンバーは〇〇
個人番号1234-5678-9012              | 個人番号〇〇
事例番号3                           | 事例番号〇〇
ケースNo.12                         | ケースNo.〇〇
受付番号 12                         | 受付番号 〇？
口座番号 1234567                    | 口座番号 〇〇
普通1234567                         | 普通〇〇
記号12345 番号12345671              | 記号〇〇
令和8年（家）第123号                | 〇〇
品川 500 あ 12-34                   | 品川 〇〇
多摩３３０さ１２３４                | 多摩〇〇
ナンバーは12-34                     | ナンバーは〇〇
暗証番号は1234                      | 暗証番号は〇〇
4955111                             | 〇？
０００７６５４３２１                | 〇？
1234-5678-9012                      | 〇？
"""


@pytest.mark.parametrize(
    ("sort", "text", "shown"),
    [
        (sort, *row)
        for sort, table in (
            (Sort.TELEPHONE, TELEPHONES),
            (Sort.MAIL, MAIL),
            (Sort.ADDRESS, ADDRESSES),
            (Sort.BIRTH, BIRTHS),
            (Sort.NUMBER, NUMBERS),
        )
        for row in rows(table)
    ],
)
def test_what_leads_to_a_person_goes(sort: Sort, text: str, shown: str) -> None:
    assert hidden(text) == shown
    sorts = {one.sort for one in contacts_in(text)}
    assert sort in sorts or Sort.NUMBER in sorts


STAYS = """
令和8年12月1日に集まる
二〇二六年十二月一日
午後1時30分 / 13:30-15:30 / 10:00〜12:00 / 0930-1130
2026-12-01 13:30 / 2026/12/01 / 20261201 / 2026-2027 / R8.12.1 / H20.4.1 / 令和8-12-1
昭和45年10月1日市制施行
5月生まれの会 / 12月1日生花教室 / 5月6日生活支援 / 小学3年生 / 昭和20年代生まれ / 昭和一桁生まれ / 誕生日会は12月1日
65歳以上 / 85歳 / 3〜5歳
午後3時に110番の家へ
電話は110番 / 119番に電話 / 188に電話する / ＃７１１９に電話 / 電話 #7119 / アパート火災119
電話が1000件 / 電話は2回 / 携帯 5000円 / 内線3本
第3回の会で決めた / 第１００回 / 12-3月号 / 第5号 / 会報25号 / 台風19号 / 国道16号 / 3号車
1-2人で行く / 3-4月に / 10-15分 / １０〜１５分 / 3-4人、10-15分、1-2回
1,500円 / 1500000円 / 1000-2000円 / @100円 / 人口73,500人 / 23.6% / 0.1234567
一丁目から三丁目まで回る / 2丁目の集会所 / 3丁目5人 / 3丁目12月 / 1〜3丁目
2丁目の三浦さん / 2丁目の一部 / 2丁目の五十嵐さん / 2丁目の一番奥 / 一番奥の家
会議室201 / 第2会議室 / 201会議室 / 3階の302会議室 / 2階の会議室201 / 公民館の201号室
試合は1-1 / 2-1で勝った / 3-1、2-1 / 0-1 2-3 1-1 0-2 1-0 / version 1.2.3
09、10、11、12、13時 / 0・1・2・3・4・5・6・7・8・9
資料1-2 / 問3-12 / 事例2 / 3番の困りごと / 1/20 13:30 / 24時間365日 / ナンバー1
アパート20戸 / マンション200世帯 / 団地の5号棟 / 以内300m / 内容123 / 案内 100枚
一人暮らし / 四十九日 / 〇〇さんの〇〇 / 一人で二人分 / 千葉の八百屋
https://example.jp/2026/1234567/3-12-5 / www.example.jp/12345678
@会議室 / [@click=app.quit] / LINEで送る / IDが必要 / 番号を聞く / 号令 / 〇〇町〇丁目〇番〇号
"""


@pytest.mark.parametrize("text", [text for line in STAYS.strip().splitlines() for text in line.split(" / ")])
def test_what_leads_to_nobody_stays(text: str) -> None:
    assert hidden(text) == text


LINES = Path(__file__).parent / "contact_lines.tsv"


@pytest.mark.parametrize(
    ("text", "shown"), [line.split("\t") for line in LINES.read_text("utf-8").splitlines() if not line.startswith("# ")]
)
def test_lines_as_people_write_them(text: str, shown: str) -> None:
    assert hidden(text) == shown


def test_a_number_inside_an_address_of_a_page_goes_when_it_surely_leads_to_a_person() -> None:
    assert hidden("https://example.jp/?tel=090-1111-2222") == f"https://example.jp/?tel={MASK}"


JAPANESE = st.text(
    st.sampled_from("あいうえおかのにはでとを、。「」（）　ーアパート電話住所生まれ年月日会議室清瀬市小川健"),
    max_size=20,
)
DASHES = st.sampled_from("-‐‑‒–—―−－ーｰ─")
WIDTHS = st.sampled_from(
    [
        "0123456789",
        "０１２３４５６７８９",
        "〇一二三四五六七八九",
    ]
)


@st.composite
def telephones(draw: st.DrawFn) -> str:
    """A whole number in any notation: area code, exchange and line in any width, with whatever between them."""
    line = draw(st.from_regex(r"[0-9]{4}", fullmatch=True))
    area, exchange = draw(
        st.one_of(
            st.tuples(st.sampled_from(["090", "080", "070", "050"]), st.from_regex(r"[1-9][0-9]{3}", fullmatch=True)),
            st.tuples(st.just("03"), st.from_regex(r"[2-9][0-9]{3}", fullmatch=True)),
            st.tuples(st.sampled_from(["042", "045", "011"]), st.from_regex(r"[2-9][0-9]{2}", fullmatch=True)),
            st.tuples(st.sampled_from(["0424", "0120"]), st.from_regex(r"[2-9][0-9]", fullmatch=True)),
        )
    )
    if area == "0120":
        exchange, line = exchange + line[0], line[1:]
    figures = draw(WIDTHS)
    area, exchange, line = (part.translate(str.maketrans("0123456789", figures)) for part in (area, exchange, line))
    dash, space = draw(DASHES), draw(st.sampled_from([" ", "　"]))
    shapes = (
        "{a}{d}{e}{d}{l}", "({a}){e}{d}{l}", "（{a}）{e}{d}{l}", "{a}({e}){l}", "{a}（{e}）{l}", "{a}{s}{e}{s}{l}",
        "{a}・{e}・{l}", "{a}.{e}.{l}", "{a}の{e}の{l}", "{a}{e}{l}", "{a}{d}{e}{l}", "{a} {d} {e} {d} {l}",
    )  # fmt: skip
    home = draw(st.sampled_from(shapes)).format(a=area, e=exchange, l=line, d=dash, s=space)
    abroad = f"+81{dash}{area[1:]}{dash}{exchange}{dash}{line}"
    return draw(st.sampled_from([home, abroad] if figures[1] != "一" else [home]))


@given(JAPANESE, telephones(), JAPANESE)
def test_a_telephone_in_any_notation_is_covered_wholly(before: str, telephone: str, after: str) -> None:
    text = before + telephone + after
    start, end = len(before), len(before) + len(telephone)
    covered = {at for one in found(text) if one.sure for at in range(one.start, one.end)}
    assert [text[at] for at in range(start, end) if text[at].isnumeric() and at not in covered] == []


def in_kanji(number: int) -> str:
    """A number below 100 as it stands in an address: 十二."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return ("十" if tens == 1 else digits[tens] + "十" if tens else "") + (digits[ones] if ones or not tens else "")


@st.composite
def written_numbers(draw: st.DrawFn, count: int) -> list[str]:
    """Some numbers below 100, all of them in one sort of figures."""
    numbers = draw(st.lists(st.integers(1, 99), min_size=count, max_size=count))
    write = draw(
        st.sampled_from(
            [str, in_kanji, lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))]
        )
    )
    return [write(number) for number in numbers]


ADDRESS_SHAPES = (
    "{}丁目{}番{}号", "{}丁目{}番地の{}", "{}丁目{}番地{}号", "{}丁目{}-{}", "{}丁目{}ー{}", "{}-{}-{}", "{}ー{}ー{}",
    "{}−{}−{}", "{}の{}の{}", "{}丁目の{}番{}号",
)  # fmt: skip


@given(
    st.sampled_from(["本町", "清瀬市中里", "野塩", "住所は元町", "小川さんは竹丘"]),
    st.sampled_from(ADDRESS_SHAPES),
    written_numbers(3),
    st.sampled_from(["", "に住む", "の平屋", "、小川さん宅", "（空き家）", " さくら荘203号室"]),
)
def test_house_numbers_in_any_figures_are_covered_wholly(
    place: str, shape: str, numbers: list[str], after: str
) -> None:
    address = shape.format(*numbers)
    text = place + address + after
    covered = {at for one in found(text) for at in range(one.start, one.end)}
    wanted = [at for at in range(len(place), len(place) + len(address)) if text[at] not in "号番地"]
    assert [text[at] for at in wanted if at not in covered] == []
    assert all(at not in covered for at in range(len(place)))


@given(
    st.sampled_from(["昭和{}年{}月{}日", "S{}.{}.{}", "昭{}.{}.{}", "大正{}年{}月{}日", "S{}/{}/{}", "Ｓ{}．{}．{}"]),
    st.integers(1, 14),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(
        [
            "{}生まれ",
            "{}生",
            "生年月日{}",
            "生年月日：{}、女性",
            "{} うまれ",
            "誕生日は{}",
            "八十五歳（{}）",
            "{}（85歳）",
        ]
    ),
    st.booleans(),
)
def test_dates_of_birth_in_any_figures_are_covered_wholly(
    shape: str, year: int, month: int, day: int, around: str, kanji: bool
) -> None:
    numbers = [in_kanji(n) if kanji and "年" in shape else str(n) for n in (year, month, day)]
    born = shape.format(*numbers)
    text = around.format(born)
    covered = {at for one in found(text) if one.sure for at in range(one.start, one.end)}
    start = text.index(born)
    assert [text[at] for at in range(start, start + len(born)) if at not in covered] == []


@given(
    st.text(
        st.characters(
            max_codepoint=0xFFFF,
            exclude_categories=["Nd", "Cs"],
            exclude_characters="〇一二三四五六七八九十百千@＠番号",
        )
    )
)
def test_a_text_without_figures_is_left_alone(text: str) -> None:
    letters = "".join(sign for sign in text if not sign.isascii() and sign not in "ａｄｉｔＡＤＩＴ")
    assert hidden(letters) == letters


FIGURES = st.text(
    st.sampled_from("0123459０１２-ー()（）・ の丁目番地号室階棟電話内線生年月日昭和S歳第@.:/一二十〇+人"), max_size=60
)


@given(FIGURES)
def test_places_lie_in_the_text_and_nothing_raises(text: str) -> None:
    for one in contacts_in(text):
        assert 0 <= one.start < one.end <= len(text)
        assert any(sign.isnumeric() or sign in "〇○◯X×@" or sign.isascii() for sign in text[one.start : one.end])


@given(st.integers(1, 12), st.integers(1, 28), st.integers(2024, 2040), JAPANESE)
def test_the_date_of_a_meeting_stays(month: int, day: int, year: int, after: str) -> None:
    after = after.replace("生", "").replace("産", "")
    for text in (f"{year}年{month}月{day}日", f"令和{year - 2018}年{month}月{day}日", f"{year}-{month:02}-{day:02}"):
        assert hidden(f"次は{text}、{after}") == f"次は{text}、{after}"
