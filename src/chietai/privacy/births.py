"""Dates of birth: a date beside a word of birth or an age, and dates of eras in which nobody meets any more.

The date of a meeting, of a promise or of the founding of a body is none. A year or a month alone is that of many
people, so a year is unsure and a month stays.
"""

import re
from collections.abc import Iterator
from functools import cache

from chietai.privacy.findings import Finding, Sort
from chietai.privacy.notation import KANJI_FIGURE

_NUMBER = rf"(?:\d{{1,2}}|[{KANJI_FIGURE}]{{1,3}})"
_ERA = r"(?:明治|大正|昭和|平成|令和|[明大昭平令][.・]?|(?<![A-Za-z])[MTSHRmtshr][.・\s]?)"
_OTHER_NAME = r"(?:\s?\([^()\d]{0,3}[^()]{1,6}\))?"  # 1934年(昭和9年)5月6日
_WESTERN = rf"(?:(?:18|19|20)\d\d|[一二][{KANJI_FIGURE}]{{3}})"
_YEAR = rf"(?:{_ERA}\s?(?:{_NUMBER}|元)|{_WESTERN})"
_DAY = rf"(?:\s?[-./・年]\s?の?{_OTHER_NAME}\s?{_NUMBER}\s?[-./・月]\s?の?{_NUMBER}(?!\d)\s?日?)"
_FULL = rf"{_YEAR}{_OTHER_NAME}{_DAY}"
_MONTH_AND_DAY = rf"(?<![\d./{KANJI_FIGURE}]){_NUMBER}(?:月の?{_NUMBER}日|/{_NUMBER}(?!\d|/))"
_DIGITS = r"(?<!\d)(?:(?:18|19|20)\d\d[01]\d[0-3]\d|[MTSHR]?\d{2}[01]\d[0-3]\d)(?!\d)"
_YEAR_AND_MONTH = rf"{_YEAR}\s?[-./年]\s?{_NUMBER}月?"
_YEAR_ALONE = rf"{_YEAR}年?"
_BY_NUMBERS_ALONE = r"\d{1,2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
_IN_LETTERS = r"\d{1,2}[-\s]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-\s,]{0,2}\d{4}"
_ANY = rf"(?:{_FULL}|{_IN_LETTERS}|{_BY_NUMBERS_ALONE}|{_DIGITS}|{_YEAR_AND_MONTH}|{_MONTH_AND_DAY}|{_YEAR_ALONE})"
_BORN = r"(?:[生産]まれ(?!変|か)|うまれ(?!変|か)|生(?![一-鿿々])|の?(?:お)?誕生日|出生)"
_LABEL = r"(?:生年月日|生年(?=[はが:\s])|誕生日|出生日|バースデー|birthday|DOB|生まれた?(?:日|年)?(?=[はが:\s(]))"
_AGE = rf"{_NUMBER}\s?[歳才]"
_OF_BIRTH = re.compile(
    r"生(?:まれ|年|(?![一-鿿])(?<![先学衛]生))|産まれ|うまれ|誕生|出生|バースデー|birth|Birth|BIRTH|DOB"
)
_BESIDE_AN_AGE = re.compile(rf"[歳才]\s?[(、・,。/\s]|[(、・,\sにでが](?:現在|満|当時)?{_AGE}")


@cache
def _born() -> re.Pattern[str]:
    bracket = r"\s?\)?\s?(?:\([^()]{1,4}\))?"  # the weekday, or the closing one of (昭和9年5月6日)生まれ
    return re.compile(
        rf"(?P<day>{_FULL}|{_DIGITS}|{_MONTH_AND_DAY}){bracket}(?:{_BORN}|が?(?:お)?誕生日)"
        rf"|(?P<later>{_FULL})[^\d。\n]{{0,10}}?[生産う]まれ(?!変|か)"
        rf"|(?P<month>{_YEAR_AND_MONTH}){bracket}{_BORN}"
        rf"|(?P<year>{_YEAR_ALONE}){bracket}{_BORN}",
        re.IGNORECASE,
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"{_LABEL}(?:[はがの]|[^\w]){{0,4}}(?P<date>{_ANY})", re.IGNORECASE)


@cache
def _with_age() -> re.Pattern[str]:
    on_that_day = rf"(?P<day>{_MONTH_AND_DAY})[にでが]\s?(?:満)?{_AGE}(?:に|の誕生|を迎)"
    date = f"{_FULL}|{_YEAR_AND_MONTH}|{_YEAR_ALONE}"
    return re.compile(
        rf"{on_that_day}|{_AGE}\s?[(、・,。/\s]\s?(?P<after>{date})"
        rf"|(?P<before>{date})\s?日?\s?[(、・,\s]\s?(?:現在|満|当時)?{_AGE}"
    )


@cache
def _old() -> re.Pattern[str]:
    """A whole date of an era before Heisei in its short form, which is how dates of birth are noted: S9.5.6."""
    era = r"[MTSmts明大昭](?<![A-Za-z][MTSmts])[.・]?"
    return re.compile(rf"{era}\s?{_NUMBER}\s?(?P<sign>[-./・])\s?{_NUMBER}\s?(?P=sign)\s?{_NUMBER}(?!\d)")


def births_in(plain: str) -> Iterator[Finding]:
    """The places of dates of birth in `plain` (as `notation.plain` gives it); they may overlap."""
    if _OF_BIRTH.search(plain):
        for match in _born().finditer(plain):
            sure = match["year"] is None
            yield Finding(*match.span(match.lastgroup or 0), Sort.BIRTH, sure)
        for match in _labelled().finditer(plain):
            yield Finding(*match.span("date"), Sort.BIRTH)
    if _BESIDE_AN_AGE.search(plain):
        for match in _with_age().finditer(plain):
            yield Finding(*match.span(match.lastgroup or 0), Sort.BIRTH)
    for match in _old().finditer(plain):
        yield Finding(*match.span(), Sort.BIRTH, sure=False)
