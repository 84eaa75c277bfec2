"""Telephone, fax and extension numbers in the notations of Japan, and numbers of other countries.

Shapes follow the numbering plan: 10 digits that begin with 0, or 11 from 020 and 050 to 090; exchanges begin with 2 to
9. Numbers of three digits and those after # are nobody's: 110, 119, 188, #7119.
"""

import re
from collections.abc import Iterator
from functools import cache

from chietai.privacy.findings import Finding, Sort
from chietai.privacy.notation import COUNTED, DASH, FIGURE, KANJI, KANJI_DIGIT, groups, looks_like_time

_BETWEEN = rf"[{DASH}.・,\s()/_=の]{{0,3}}"
_ABBREVIATIONS = "|".join(
    rf"{word}(?<![A-Za-z]{word})(?![A-Za-z])"
    for name in ("tel", "fax", "phone", "mobile")
    for word in (name, name.title(), name.upper())
)
_LABEL = (
    "(?:電話|でんわ|携帯|ケータイ|けいたい|スマホ|ファックス|ファクス|直通|連絡先|緊急連絡|"
    f"☎|☏|℡|📞|📱|📠|✆|{_ABBREVIATIONS})"
)
_LEADS = r"(?:番号|先)?(?:[はがのへ]|[^\w#]){0,4}(?:No\.?|№)?\s?"
_KANJI = f"[{KANJI_DIGIT}]"
_SIX, _SIX_IN_KANJI = (re.compile(rf"{digit}(?:{_BETWEEN}{digit}){{5}}") for digit in (FIGURE, _KANJI))
_SPOKEN_OF = re.compile(
    f"内線|内(?=\\)?\\s?[\\d{KANJI_DIGIT}])|ext|Ext|EXT|下|末尾|最後|" + _LABEL.removeprefix("(?:").removesuffix(")")
)
_ANNOUNCED = re.compile(rf"{_LABEL}[^\d]{{0,8}}$")
_LABEL_REACH = 14  # characters


def _others(digit: str) -> str:
    """The last figures of the numbers after one: 495-5111~5113, 5115."""
    return rf"(?:\s?[・、,/~]\s?{digit}{{4}}(?!{digit}|[{DASH}]\s?{digit}|{COUNTED})){{0,9}}"


@cache
def _full(digit: str) -> re.Pattern[str]:
    """A number with its area code, in figures or in kanji figures."""
    if digit == FIGURE:
        zero, before, other, mobile = "[0〇○◯]", r"(?<!\d[0〇○◯])", "[1-9]", "[25-9]"
    else:  # 健三〇九〇: a name may end with a figure
        zero, before, other, mobile = "[〇零○◯]", "", "[一二三四五六七八九]", "[二五六七八九]"
    more, others = rf"{_BETWEEN}{digit}", _others(digit)
    return re.compile(
        rf"{zero}{before}{_BETWEEN}(?:{mobile}{_BETWEEN}{zero}(?:{more}){{8}}|{other}(?:{more}){{8}}){digit}{{0,4}}"
        rf"(?P<others>{others})"
    )


@cache
def _abroad() -> re.Pattern[str]:
    """A number with the code of a country: +81 90-, 0081-90-, 81-90-."""
    more = rf"{_BETWEEN}\d"
    japan = rf"81{_BETWEEN}0?{_BETWEEN}(?:[25-9]0(?:{more}){{8}}|[1-9](?:{more}){{8}})"
    return re.compile(
        rf"\(?\+{japan}|(?<!\d)(?:00|010{_BETWEEN}){japan}|(?<!\d)81[-\s]\d{{1,4}}[-\s]\d{{1,4}}[-\s]\d{{4}}(?!\d)"
        rf"|\(?\+(?!81)\d(?:[-.\s()]{{0,3}}\d){{7,14}}"
    )


@cache
def _half_hidden() -> re.Pattern[str]:
    """A number of which the writer has hidden a part: 090-XXXX-2222."""
    return re.compile(
        rf"0(?<!\d0)\d{{1,4}}[{DASH}](?!\d+[{DASH}]\d)[\dXx*×〇○●]{{2,4}}[{DASH}][\dXx*×〇○●]{{4}}", re.ASCII
    )


@cache
def _local(digit: str) -> re.Pattern[str]:
    """A number without its area code: 495-5111, (495)5111."""
    first = "[2-9]" if digit == FIGURE else "[二三四五六七八九]"
    return re.compile(
        rf"{first}(?<!{digit}{first})(?<![#.]{first})(?<!{digit}[{DASH}]{first}){digit}{{1,3}}"
        rf"(?:[{DASH}]|\s?\)\s?|の){digit}{{4}}(?P<others>{_others(digit)})"
        rf"(?!{digit}|[-ーｰ]{digit}|{COUNTED})"
    )


@cache
def _labelled(digit: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_LABEL}{_LEADS}(?P<number>\(?{digit}(?:[{DASH}.・\s()の]{{0,2}}{digit}){{3,14}})(?!{digit}|{COUNTED})"
    )


@cache
def _extension(digit: str) -> re.Pattern[str]:
    least = 0 if digit == FIGURE else 1  # 内線二重
    return re.compile(
        rf"(?:内線|内(?<![{KANJI}]内)(?=\)?\s?{digit}{{3}})|ext\.?(?![A-Za-z])|Ext\.?(?![A-Za-z])|EXT\.?(?![A-Za-z]))(?:番号)?(?:[はがの]|[^\w#]){{0,3}}"
        rf"(?P<number>{digit}(?:-?{digit}){{{least},5}}(?:[・,、/~と]\s?{digit}{{2,6}}(?!{digit}|{COUNTED})){{0,9}})"
        rf"(?!{digit}|{COUNTED})"
    )


@cache
def _last_four() -> re.Pattern[str]:
    return re.compile(r"(?:下|末尾|最後の?)\s?[4四](?:桁|けた|ケタ)[はがの:\s]{0,2}(?P<number>\d{4})(?!\d)")


def telephones_in(plain: str) -> Iterator[Finding]:
    """The places of telephone numbers in `plain` (as `notation.plain` gives it); they may overlap."""
    if _SIX.search(plain):
        yield from _whole_numbers(plain, FIGURE)
    if _SIX_IN_KANJI.search(plain):
        yield from _whole_numbers(plain, _KANJI)
    if _SPOKEN_OF.search(plain):
        yield from _after_words(plain)
    if "+" in plain or "81" in plain:
        for match in _abroad().finditer(plain):
            yield Finding(*match.span(), Sort.TELEPHONE)
    if "0" in plain:
        for match in _half_hidden().finditer(plain):
            yield Finding(*match.span(), Sort.TELEPHONE, sure=False)


def _whole_numbers(plain: str, digit: str) -> Iterator[Finding]:
    """Those that need no word before them. `digit`: an ASCII digit or a kanji digit, as a pattern."""
    full, at = _full(digit), 0
    while match := full.search(plain, at):
        if _is_written_as_one(match[0].removesuffix(match["others"])):
            at = match.end()
            yield Finding(_with_bracket(plain, match), at, Sort.TELEPHONE)
        else:
            at = match.start() + 1
    for match in _local(digit).finditer(plain):
        if not looks_like_time(*groups(match[0].removesuffix(match["others"]))):
            before = plain[max(0, match.start() - _LABEL_REACH) : match.start()]
            sure = _ANNOUNCED.search(before) is not None
            yield Finding(_with_bracket(plain, match), match.end(), Sort.TELEPHONE, sure)


def _after_words(plain: str) -> Iterator[Finding]:
    """Those that the word before them tells."""
    for digit in (FIGURE, _KANJI):
        for match in _labelled(digit).finditer(plain):
            written = groups(match["number"])
            if not looks_like_time(*written):
                yield Finding(*match.span("number"), Sort.TELEPHONE, sure=sum(map(len, written)) > 4)
        for match in _extension(digit).finditer(plain):
            yield Finding(*match.span("number"), Sort.TELEPHONE)
    for match in _last_four().finditer(plain):
        yield Finding(*match.span("number"), Sort.TELEPHONE)


def _with_bracket(plain: str, match: re.Match[str]) -> int:
    """Where a number begins: (042)495-5111 with the bracket around its area code."""
    start = match.start()
    return start - (start > 0 and plain[start - 1] == "(" and ")" in match[0])


def _is_written_as_one(number: str) -> bool:
    """False where figures that stand beside each other only look like a number: 09、10、11、12、13."""
    written = groups(number)
    between = {"".join(sign.split()) for sign in re.findall(rf"[^\d{KANJI_DIGIT}]+", number)}
    if all(len(group) == 1 for group in written):  # 0 9 0 1 1 1 1: spread, or a scale of grades
        return (
            len(between - {""}) <= 1
            and not between & {"・", "、", ",", "/"}
            and not "".join(written).startswith("0123")
        )
    return (len(written) <= 4 and len(written[-1]) > 2) or between <= set(DASH)
