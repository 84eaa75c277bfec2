"""Numbers that are given to one person or one case: insurance, My Number, accounts, licence plates, files.

What says so is the word before them. A long number without such a word is unsure, for only a person knows what it is.
"""

import re
from collections.abc import Iterator
from functools import cache

from chietai.privacy.findings import Finding, Sort
from chietai.privacy.notation import COUNTED, KANJI_DIGIT, groups, looks_like_time

_OF_ONE_PERSON = (
    "被保険者証?|保険者?証?|受給者証?|個人|基礎年金|年金|免許証?|患者|カルテ|診察券|利用者|対象者|世帯|住民票?|宛名|認定|手帳|"
    "旅券|パスポート|職員|社員|学籍|在留カード|口座|通帳|暗証|暗唱|証書|契約者?|お?客様|顧客|事例|ケース|事件|案件|台帳|カード|車両|車体|車"
)
_OF_SOMETHING = "会員|整理|受付|登録|管理|相談|申請|届出?|記録|ファイル"
_DOCUMENT = "手帳|免許証|受給者証|保険者?証|被保険者証|認定書|診察券|通帳|カルテ|パスポート|旅券"
_WORD = r"(?:の?\s?番号|ナンバー|コード|№|No\.?|ID|第(?=\d+号))"
_AFTER = r"(?:[はがの]|[^\w#]){0,3}(?:No\.?|№|第)?\s?"
_DIGITS = (
    r"(?:[A-Z]{1,3}[-\s]?)?\d(?:[-・/\s]?[A-Z]{0,2}\d){0,19}(?:[A-Z]{1,2}(?![A-Za-z]))?"
    rf"|[{KANJI_DIGIT}](?:[-・\s]?[{KANJI_DIGIT}]){{3,15}}"
)
_END = rf"(?!\d|{COUNTED})"
_LONG, _SHORT = 7, 4  # digits
_SEVEN = re.compile(r"\d(?:[-ー ]?\d){6}")
_NAMED = re.compile(f"番号|ナンバー|コード|№|No|ID|{_DOCUMENT}")
_ACCOUNTED = re.compile("普通|当座|貯蓄|口座|通帳|記号")
_ON_A_CAR = re.compile(r"[\dA-Z]\s?[ぁ-ん]\s?[\d・]")
_PLATE_LETTERS = "さすせそたちつてとなにぬねのはひふほまみむめもやゆらりるろあいうえかきくけこをよれわ"


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<person>マイナンバー|(?:{_OF_ONE_PERSON}){_WORD})|(?:{_OF_SOMETHING}){_WORD}(?=\D{{0,6}}\d\D?\d)"
        rf"|(?P<document>{_DOCUMENT})(?=\D{{0,4}}\d{{4}})){_AFTER}(?P<number>{_DIGITS}){_END}",
        re.ASCII,
    )


@cache
def _account() -> re.Pattern[str]:
    return re.compile(
        rf"(?:普通|当座|貯蓄)(?:預金|貯金|口座)?{_AFTER}(?P<kept>\d{{5,8}}){_END}"
        rf"|(?:口座|通帳){_AFTER}(?P<account>\d(?:[-\s]?\d){{4,15}}){_END}"
        rf"|記号(?:・?番号)?{_AFTER}(?P<sign>\d{{4,8}}(?:[-\s・、]{{0,2}}(?:番号)?[\s:]?\d{{1,8}})?|\d{{1,8}}[-\s・、]{{0,2}}番号[\s:]?\d{{1,8}}){_END}"
    )


@cache
def _case_of_a_court() -> re.Pattern[str]:
    return re.compile(r"(?:令和|平成|昭和)\s?\d{1,2}年?\s?\([ぁ-んァ-ヶ一-鿿]{1,3}\)\s?第?\s?\d{1,6}号")


@cache
def _plate() -> re.Pattern[str]:
    """A licence plate: 品川 500 あ 12-34. Particles stand on plates too (の, は), so those need the dash."""
    return re.compile(
        r"(?P<plate>\d(?<![\d-]\d)\d[\dA-Z]?\s?"
        rf"(?:[{_PLATE_LETTERS}]\s?\d\d[-]\d\d|(?![のはにともてをよや])[{_PLATE_LETTERS}]\s?(?:[・\d]{{2}}-?[・\d]{{2}}|(?:(?<=\d{{3}}.)|(?<=\d{{3}}..)|(?<=\d{{3}}...))[・\d]{{1,3}})(?<=\d)))"
        rf"{_END}"
    )


@cache
def _plate_number() -> re.Pattern[str]:
    return re.compile(
        rf"(?:ナンバー(?:プレート)?|プレート|車番|車両){_AFTER}(?P<tail>\d{{2}}-\d{{2}}|\d{{4}}){_END}"
        r"|(?P<first>\d(?<![\d-]\d)\d-\d\d)の?(?:ナンバー|プレート)"
    )


@cache
def _long() -> re.Pattern[str]:
    first = r"(?!TEL|FAX|NO)[\dA-Z](?<![\d.#¥A-Za-z][\dA-Z])(?<!\d[-ー][\dA-Z])"
    return re.compile(rf"{first}[A-Z]{{0,2}}\d*+(?:[-ー]\d+)*+(?<=\d)(?![-ー]?\d|{COUNTED})", re.ASCII)


@cache
def _in_fours() -> re.Pattern[str]:
    return re.compile(rf"\d(?<![\d-]\d)(?<!\d \d)\d{{2,3}} \d{{4}} \d{{4}}(?: \d{{4}})?(?![- ]?\d|{COUNTED})")


@cache
def _login() -> re.Pattern[str]:
    """A name under which somebody is found or enters: LINE ID ogawa_k."""
    return re.compile(
        r"(?P<own>LINE|ライン|パスワード|暗証|インスタ(?:グラム)?)?(?:の\s?)?\s?(?:ID|アカウント|アイディー|パスワード|(?<=パスワード))"
        r"[\s:はが=]{1,3}@?(?P<login>[A-Za-z0-9_][A-Za-z0-9_.-]{2,29})",
        re.ASCII,
    )


def numbers_in(plain: str) -> Iterator[Finding]:
    """The places of numbers of people and cases in `plain` (as `notation.plain` gives it); they may overlap."""
    if _NAMED.search(plain) or ("第" in plain and "号" in plain):
        for match in _labelled().finditer(plain):
            sure = bool(match["person"] or match["document"]) or sum(map(len, groups(match["number"]))) >= _SHORT
            yield Finding(*match.span("number"), Sort.NUMBER, sure)
    for find, gate in ((_plate_number, None), (_account, _ACCOUNTED), (_plate, _ON_A_CAR)):
        if gate is None or gate.search(plain):
            for match in find().finditer(plain):
                yield Finding(*match.span(match.lastgroup or 0), Sort.NUMBER)
    if "(" in plain and "号" in plain:
        for match in _case_of_a_court().finditer(plain):
            yield Finding(*match.span(), Sort.NUMBER)
    if "ID" in plain or "アカウント" in plain or "パスワード" in plain:
        for match in _login().finditer(plain):
            yield Finding(*match.span("login"), Sort.NUMBER, sure=match["own"] is not None)
    if not _SEVEN.search(plain):
        return
    for find in (_long, _in_fours):
        for match in find().finditer(plain):
            written = groups(match[0])
            round_figures = len(written) > 1 and all(group.endswith("0") for group in written)  # a row of a table
            if sum(map(len, written)) >= _LONG and not round_figures and not looks_like_time(*written):
                yield Finding(*match.span(), Sort.NUMBER, sure=False)
