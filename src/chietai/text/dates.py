"""Dates as people type them and as documents show them: Japanese eras beside western years."""

import re
from datetime import date

ERAS: tuple[tuple[date, str], ...] = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1868, 10, 23), "明治"),
)
"""The first day of each era and its name, newest first."""

_WIDE = str.maketrans("０１２３４５６７８９／－．", "0123456789/-.")
_ERA_YEAR = r"(?:(?P<era>令和|平成|昭和)(?P<eyear>元|\d{1,2})|(?P<year>\d{4}))"
_FORMS = (
    re.compile(rf"{_ERA_YEAR}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})"),
)


def era_year(day: date) -> str:
    """The year in the era of that day: 令和8年; the first year is 元年. Before 明治 the western year alone."""
    for first, name in ERAS:
        if day >= first:
            year = day.year - first.year + 1
            return f"{name}{'元' if year == 1 else year}年"
    return f"{day.year}年"


def both_years(day: date) -> str:
    """The date with both years: 令和8年（2026年）11月22日."""
    return f"{era_year(day)}（{day.year}年）{day.month}月{day.day}日"


def read_date(text: str, today: date) -> date | None:
    """The date that `text` is: 2027-01-20, 2027/1/20, 令和9年1月20日, 1月20日, 1/20.

    Without a year the next such day from `today` on is meant. None when it is no date.
    """
    plain = text.strip().translate(_WIDE)
    for form in _FORMS:
        if match := form.fullmatch(plain):
            return _from(match.groupdict(), today)
    return None


def read_due(text: str, today: date) -> tuple[date | None, str]:
    """The date at the end of `text` (with まで or not), and what stands before it; (None, text) without one."""
    plain = text.translate(_WIDE)  # one character for one, so places stay where they are
    for form in _FORMS:
        match = re.search(rf"(?:^|(?<=[\s、,]))(?:{form.pattern})(?:\s*まで)?に?$", plain)
        if match and (day := _from(match.groupdict(), today)):
            return day, text[: match.start()].strip(" \u3000、,")
    return None, text


def _from(parts: dict[str, str | None], today: date) -> date | None:
    try:
        month, day = int(parts["month"] or 0), int(parts["day"] or 0)
        if parts.get("era"):
            first = next(start.year for start, name in ERAS if name == parts["era"])
            number = 1 if parts["eyear"] == "元" else int(parts["eyear"] or 0)
            return date(first + number - 1, month, day)
        if parts.get("year"):
            return date(int(parts["year"] or 0), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None
