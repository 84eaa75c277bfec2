"""Where somebody lives: block and house numbers, rooms, post codes. The area alone (本町, 三丁目) leads to nobody.

Only the numbers are found, not the place before them. Two numbers after a place (本町3-12) may also be a score or a
chapter, so they are unsure unless the words around them speak of living there.
"""

import re
from collections.abc import Iterator
from functools import cache

from chietai.privacy.findings import Finding, Sort
from chietai.privacy.notation import COUNTED, KANJI, KANJI_FIGURE, groups, looks_like_time

_END = rf"(?!\d|{COUNTED})"
_FIGURES = rf"(?:[1-9]\d{{0,4}}{_END})"
# A kanji figure also begins words (一部, 三浦), so what stands after it decides.
_IN_KANJI = rf"(?:[{KANJI_FIGURE}]{{1,7}}+(?=番|号|[-ーのノ]|[^{KANJI}]|$)(?!{COUNTED}))"
_NEXT = rf"(?:{_FIGURES}|{_IN_KANJI})"
_JOIN = r"(?:番地?の?|号(?:棟|室)?の?|\s?[-ーｰ]\s?|[のノ])"
_TAIL = rf"(?:{_JOIN}\s?[A-Z]?{_NEXT}){{0,5}}(?:号室?|番地|番(?![目号手]))?"
_DASHED = rf"(?:[-ーｰ]{_FIGURES}|[のノ]{_FIGURES})"
_DWELLING = (
    "マンション|アパート|ハイツ|コーポ|メゾン|レジデンス|パレス|ハウス|ヴィラ|シャトー|団地|住宅|荘|寮|社宅|官舎|"
    "ビレッジ|公社|都営|県営|市営|町営|村営|道営|府営"
)
_PUBLIC = (
    "会議室|研修室|集会室|講座室|和室|洋室|教室|ホール|相談室|多目的室|調理室|会館|センター|公民館|役所|役場|庁舎|学校|"
    "集会所|図書館|控室|応接室|談話室|ルーム"
)
_PLACE_ENDS = "町村区市郡丁字里台丘野塩田山川沢島崎谷津戸宿条通園郷岡坂橋木松竹原尾浜浦瀬根上下東西南北"
_LETTER = re.compile(f"[{KANJI}ぁ-んァ-ヶー]")
_LIVES = re.compile(r"住所|在住|住ん|住む|住ま|居住|お宅|自宅|実家|宅[はのにへ]|転居|引っ?越")
_JOINED = re.compile(r"\d[-ーｰのノ番]\d")
_JOINED_IN_KANJI = re.compile(rf"[{KANJI_FIGURE}][-ーのノ][{KANJI_FIGURE}]")
_NOT_ZERO = re.compile("[1-9一二三四五六七八九十百千]")
_OF_ROOMS = re.compile(r"[号階棟F室](?<!\D室)")
_AROUND = 10  # characters
_YEARS = re.compile(r"(?:19|20)\d\d")
_NO_PLACE = (
    "令和", "平成", "昭和", "第", "資料", "議題", "議案", "別紙", "様式", "図", "表", "問", "項", "章", "試合", "結果",
    "前半", "後半", "延長", "通算", "スコア", "俳句", "川柳", "短歌", "割合", "比率", "配置", "運動", "手順",
    "ステップ", "レベル", "バージョン", "版",
)  # fmt: skip
_JOINTS = " はがをので:、."


@cache
def _blocks() -> re.Pattern[str]:
    """三丁目十二番地五号, 3丁目12-5, 12番5号, 123番地の4."""
    some = rf"[1-9{KANJI_FIGURE}](?<!\d[1-9])(?:(?<=\d)\d{{0,4}}+|(?<!\d)[{KANJI_FIGURE}]{{0,6}}+)"
    alone = rf"(?<=[{KANJI_FIGURE}]{{2}})(?=$|[^-ーｰ{KANJI}{KANJI_FIGURE}ぁ-んァ-ヶ]|[にのへで](?!{COUNTED}))"
    ordinal = rf"番(?=の?\s?{_IN_KANJI}号)|(?<!一)番(?!目|手|人|[奥端外内下上初前後大])"
    kanji = rf"(?:[{KANJI_FIGURE}]{{1,7}}+(?:番[地戸]|{alone}|{ordinal}|[-ーのノ](?={_NEXT})))"
    return re.compile(
        rf"{some}(?:[-ーの]{_FIGURES})?(?:丁目[\s、,]?の?\s?(?:{_FIGURES}|{kanji}(?:の?\s?{_NEXT})?)"
        rf"|番(?:[地戸](?:の?\s?{_NEXT})?|の?\s?{_NEXT}号(?:の?\s?{_NEXT})?)){_TAIL}室?"
    )


@cache
def _numbers() -> re.Pattern[str]:
    """3-12-5 and longer, 3-12, 3の12, 3番12."""
    return re.compile(
        rf"[1-9](?<![\d.,#:/¥][1-9])(?<!\d[-ーｰ~のノ][1-9])\d{{0,4}}+(?:(?P<more>{_DASHED}{{2,4}})|{_DASHED}|番{_FIGURES})"
        rf"(?![\dA-Za-z]|[-ーｰ~]\d|[のノ]\d|番)"
    )


@cache
def _numbers_in_kanji() -> re.Pattern[str]:
    """三ノ十二ノ五, 三-十二."""
    some = rf"[{KANJI_FIGURE}]{{1,4}}+"
    return re.compile(
        rf"[{KANJI_FIGURE}](?<![{KANJI_FIGURE}]{{2}})[{KANJI_FIGURE}]{{0,3}}+"
        rf"(?:(?P<more>[-ーのノ]{some}[-ーのノ]{_IN_KANJI})|[-ー]{_IN_KANJI})"
    )


@cache
def _room() -> re.Pattern[str]:
    """305号室, 305号, 302室; 3階の302, 3F302; 3号棟205, A棟の305."""
    return re.compile(
        rf"(?P<room>[A-Z\d{KANJI_FIGURE}](?<![A-Za-z\d第{KANJI_FIGURE}][A-Z\d{KANJI_FIGURE}])[-\d{KANJI_FIGURE}]{{0,4}}+(?<![-A-Z])"
        rf"(?:号室|(?<=\d\d[1-9])室(?![内外長温])|号(?![室車線機俸棟議様外数炊型店館地記])))"
        rf"|[A-Z\d{KANJI_FIGURE}](?<![A-Za-z\d第][A-Z\d{KANJI_FIGURE}])(?:\d{{0,2}}|[{KANJI_FIGURE}]{{0,2}})"
        rf"(?:(?:階|F(?![A-Za-z]))の?\s?(?P<floor>[A-Z]?\d{{3,4}}{_END}(?!号))|号?棟の?\s?-?(?P<block>[A-Z]?\d{{2,4}}{_END}(?!号)))"
    )


@cache
def _in_building() -> re.Pattern[str]:
    """さくら荘203, コーポ清瀬の203, 本町団地3-205."""
    return re.compile(
        rf"(?:{_DWELLING})(?P<name>[ァ-ヶーA-Za-z{KANJI}]{{0,8}}?|[ぁ-ん]{{2,6}}(?=[A-Z]-?\d))(?:の|\s)?"
        rf"(?P<number>[A-Z]?-?\d{{1,3}}(?:[-ーｰの]\d{{1,4}}){{1,3}}|[A-Z]?-?(?!11[09])\d{{2,4}}|\d{{1,2}}(?:F|階)[左右中](?!の))(?:{_END}|(?<=[左右中]))(?![-ーｰ~]|[号室])"
    )


@cache
def _room_of_somebody() -> re.Pattern[str]:
    """305の小川さん, 2-301の方."""
    return re.compile(
        r"\d(?<![\d.,:/~\-][\d])(?P<block>\d?-)?\d{1,3}(?<=\d{3})の"
        r"(?=方(?![法向面針々がへにで])|奥さん|ご主人|おば[あー]|おじ[いー]|[^\s\d、。の]{1,5}(?:さん|様|氏|ちゃん))"
    )


@cache
def _after_label() -> re.Pattern[str]:
    """住所は中里1234の5, 大字中里123."""
    label = (
        rf"(?:住所|本籍地?|居住地|転居先|引っ?越し先|自宅|実家|送付先|宛先)[\s:はがの]{{1,3}}[{KANJI}ァ-ヶー]{{0,14}}"
    )
    plot = r"大?字(?<![^村町市区大\s]字)[^\d\s。、]{1,12}"
    return re.compile(rf"(?:{label}|{plot})\s?(?P<number>[1-9]\d{{0,4}}{_END}{_TAIL})")


@cache
def _code() -> re.Pattern[str]:
    """A post code behind its sign or name; a latitude and longitude in Japan."""
    digit = rf"[\d{KANJI_FIGURE}]"
    return re.compile(
        rf"(?:〒|郵便番号[\s:はが]{{0,2}})\s?(?P<code>{digit}{{3}}\s?[-ーｰ]?\s?{digit}{{4}})"
        r"|(?P<coordinates>(?<![\d.])[2-4]\d\.\d{3,}\s?[,、\s]\s?1[2-5]\d\.\d{3,})"
    )


def addresses_in(plain: str) -> Iterator[Finding]:
    """The places of numbers of houses and rooms in `plain` (as `notation.plain` gives it); they may overlap."""
    if "丁目" in plain or "番" in plain:
        for match in _blocks().finditer(plain):
            if _NOT_ZERO.search(match[0]):  # 〇丁目〇番〇号 shows how to fill in a form
                yield Finding(*match.span(), Sort.ADDRESS)
    if _JOINED.search(plain):
        for match in _numbers().finditer(plain):
            sure = _how_sure(plain, match)
            if sure is not None:
                yield Finding(*match.span(), Sort.ADDRESS, sure)
    if _JOINED_IN_KANJI.search(plain):
        for match in _numbers_in_kanji().finditer(plain):
            sure = _how_sure(plain, match)
            if sure is not None:
                yield Finding(*match.span(), Sort.ADDRESS, sure)
    if _OF_ROOMS.search(plain):
        yield from _rooms_in(plain)
    for match in _in_building().finditer(plain):
        number = match["number"]
        if not _YEARS.fullmatch(number):
            yield Finding(*match.span("number"), Sort.ADDRESS, sure=not match["name"] and len(number) > 2)
    for match in _room_of_somebody().finditer(plain):
        yield Finding(match.start(), match.end() - 1, Sort.ADDRESS, sure=False)
    for match in _after_label().finditer(plain):
        yield Finding(*match.span(match.lastgroup or 0), Sort.ADDRESS)
    if "〒" in plain or "郵便番号" in plain or "." in plain:
        for match in _code().finditer(plain):
            yield Finding(*match.span(match.lastgroup or 0), Sort.ADDRESS)


def _how_sure(plain: str, match: re.Match[str]) -> bool | None:
    """Whether numbers with dashes are surely an address; None when they are something else."""
    start, end = match.span()
    before = plain[max(0, start - _AROUND) : start].rstrip()
    stem = before.rstrip(_JOINTS)
    if stem.endswith(_NO_PLACE) or (stem[-1:].isascii() and stem[-1:].isalpha()) or looks_like_time(*groups(match[0])):
        return None
    lives = _LIVES.search(plain, max(0, start - _AROUND), min(len(plain), end + _AROUND)) is not None
    last = before.removesuffix("の")[-1:]
    if not match["more"]:
        return lives if lives or (last and last in _PLACE_ENDS) else None
    if lives or _LETTER.fullmatch(last):
        return lives or last not in "はがをでにとも"
    # 4-4-2 alone is a formation or a score: blocks and houses go further.
    home = re.search(_DWELLING, plain[end : end + _AROUND])
    return False if home or any(len(number) > 1 for number in groups(match[0])) else None


def _rooms_in(plain: str) -> Iterator[Finding]:
    for match in _room().finditer(plain):
        start, end = match.span(match.lastgroup or 0)
        before = plain[max(0, start - _AROUND) : start]
        home = max((found.end() for found in re.finditer(_DWELLING, before)), default=0)
        public = max((found.end() for found in re.finditer(_PUBLIC, before)), default=0)
        if public > home or re.match(rf"の?(?:{_PUBLIC})", plain[end : end + 5]):
            continue
        if match["room"] and not match["room"].endswith("室"):
            number = match["room"].rstrip("号")
            if re.search(
                r"(?:台風|[国県都市道府]道|議案|会報|通信|新聞|月|年|創刊|特別|春|夏|秋|冬|増刊|便り|だより)$", before
            ):
                continue
            if not home and (len(number) < 3 or not number[-1].isdecimal()):
                continue
            yield Finding(start, end, Sort.ADDRESS, sure=home > 0)
        else:
            yield Finding(start, end, Sort.ADDRESS)
