"""Dates and times of day as people write them: with an era or without a year, a weekday, the end of a month."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as Time
from functools import cache

from chietai.text.eras import ERAS
from chietai.text.figures import halfwidth


@dataclass(frozen=True, slots=True)
class Written:
    """A date, a time of day, or both, as somebody wrote them; `rest` stands after them, before a deadline.

    `text` is what was read as a date or time. `no_such_day`: it is written as a date, but there is no such day (2/29);
    `day` is None then. `no_such_time`: the same of a time of day (25:00). `weekday_wrong`: a weekday was written that
    is not that of the day.
    """

    text: str
    rest: str
    day: date | None = None
    time: Time | None = None
    weekday_wrong: bool = False
    no_such_day: bool = False
    no_such_time: bool = False


def shifted(moment: datetime, by: timedelta) -> datetime:
    """`moment` and `by` more; at the ends of the calendar as far as it goes."""
    try:
        return moment + by
    except OverflowError:
        zone = moment.tzinfo
        return datetime.max.replace(tzinfo=zone) if by > timedelta() else datetime.min.replace(tzinfo=zone)


def read_date(text: str, today: date) -> date | None:
    """The date that `text` is: 2027-01-20, 令和9年1月20日, R9.1.20, 1月20日（水）, 1/20, 来月10日, 1月末, 年度末.

    Without a year the next such day from `today` on is meant. None when it is no date, or the weekday is another day's.
    """
    written = read_moment(text.strip(), today)
    if written is None or written.rest or written.weekday_wrong:
        return None
    if written.time is not None or written.no_such_time:
        return None
    return written.day


def read_moment(text: str, today: date) -> Written | None:
    """The date, the time of day, or both, with which `text` begins: 1/20 13:30, 1月20日（水）午後1時半.

    None when it begins with neither.
    """
    plain = halfwidth(text)  # one character for one, so places stay where they are
    match = _date().match(plain)
    end = match.end() if match else 0
    clock = _time().match(plain, end)
    if clock is None and match is None:
        return None
    if clock is not None:
        end = clock.end()
    day, wrong = _day(match, today) if match else (None, False)
    time = _time_of_day(clock) if clock else None
    return Written(
        text=text[:end].strip(),
        rest=text[end:].strip(" \u3000、,，"),
        day=day,
        time=time,
        weekday_wrong=wrong,
        no_such_day=match is not None and day is None,
        no_such_time=clock is not None and time is None,
    )


def read_due(text: str, today: date) -> tuple[Written | None, str]:
    """The date at the end of `text` (with まで or not), and what stands before it; (None, text) without one.

    A date at the beginning is one too, when まで or a space stands after it.
    """
    plain = halfwidth(text)
    for match in _due().finditer(plain):
        day, wrong = _day(match, today)
        if day is not None:
            before = text[: match.start()].strip(" \u3000、,，")
            return Written(text=match[0].strip(), rest=before, day=day, weekday_wrong=wrong), before
    first = _due_first().match(plain)
    if first is not None:
        day, wrong = _day(first, today)
        if day is not None:
            after = text[first.end() :].strip(" \u3000、,，")
            return Written(text=first[0].strip(), rest=after, day=day, weekday_wrong=wrong), after
    return None, text


def like_a_date(text: str, today: date) -> bool:
    """Whether the whole of `text` is about when: dates, times, from and until, and what is no day yet (来春, 3月中)."""
    rest = text.strip()
    while rest:
        written = read_moment(rest, today)
        if written is not None:
            after = written.rest
        elif (match := _vague().match(halfwidth(rest))) is not None and match.end():
            after = rest[match.end() :]
        else:
            return False
        rest = _UNTIL.sub("", after.strip())
    return bool(text.strip())


def ends_vaguely(text: str) -> bool:
    """Whether the last word of `text` is about when without saying a day: 来春, 3月中, 次回まで, 99/99."""
    plain = halfwidth(text).rstrip()
    word = re.split(r"[\s、,]", plain.removesuffix("に").removesuffix("まで").rstrip())[-1]
    return _vague().fullmatch(word) is not None or _LAST_FIGURES.search(word) is not None


_SHORT_ERAS = {"R": "令和", "H": "平成", "S": "昭和"}
_MONTHS_ON = {"今月": 0, "来月": 1, "再来月": 2}
_WEEKDAYS = "月火水木金土日"
_FORM = r"""(?:
    (?:(?P<era>令和|平成|昭和)\s?(?P<era_year>元|\d{1,2})|(?P<year>\d{4}))年\s?(?P<month>\d{1,2})月\s?(?:(?P<day>\d{1,2})日|(?P<last>末日?))
    |(?P<short_era>[RHS])(?P<short_year>\d{1,2})[./-](?P<short_month>\d{1,2})[./-](?P<short_day>\d{1,2})
    |(?P<figures_year>\d{4})[-/.](?P<figures_month>\d{1,2})[-/.](?P<figures_day>\d{1,2})
    |(?P<bare_month>\d{1,2})月\s?(?:(?P<bare_day>\d{1,2})日|(?P<bare_last>末日?))
    |(?P<slash_month>\d{1,2})/(?P<slash_day>\d{1,2})
    |(?P<on>今月|来月|再来月)(?:の?(?P<on_day>\d{1,2})日|(?P<on_last>末日?))
    |(?P<named>(?:今|来)?年度末|年末|月末)
)"""
_WEEKDAY = (
    r"(?:\s?\(\s?(?P<weekday>[月火水木金土日])(?:曜日?)?(?:[・、]?祝日?)?\s?\)|\s?(?P<spelled>[月火水木金土日])曜日?)?"
)


# Compiled when a date is read first: the first screen only writes dates, and comes up the sooner.
@cache
def _date() -> re.Pattern[str]:
    return re.compile(rf"{_FORM}{_WEEKDAY}(?!(?<=\d)\d|/)", re.VERBOSE)


@cache
def _due() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s、,])){_FORM}{_WEEKDAY}(?:\s*まで)?に?$", re.VERBOSE)


@cache
def _due_first() -> re.Pattern[str]:
    after = r"(?:までに?\s*|\s*、\s*|\s+)(?=\S)(?!\d|[のはがにへとで][㐀-鿿ァ-ヶ])"
    return re.compile(f"{_FORM}{_WEEKDAY}{after}", re.VERBOSE)


# When, but no day: years, months, weeks, seasons, with what narrows them down.
@cache
def _vague() -> re.Pattern[str]:
    weekday = "[月火水木金土日]曜日?"
    part = rf"(?:の?(?:[初上中下]旬|初め|はじめ|半ば|終わり|中|末|内|頃|ごろ|(?:第\d)?{weekday}))?"
    return re.compile(
        rf"""(?:
        (?:令和|平成|R|H)?\s?(?:元|\d{{1,4}})年度?(?:\s?\d{{1,2}}月)?{part}
        |\d{{1,2}}月{part}|\d{{1,2}}日|第\d{weekday}
        |(?:今|来|再来|翌)(?:年度?|月|週){part}
        |(?:今日|明日|明後日|あした|あさって|次回|次の会(?:議)?|年度?(?:内|中|末|始め|初め)|月末)
        |[今来昨]?[春夏秋冬](?:頃|ごろ|中)?
        |毎[週月年日](?:{weekday}|[月火水木金土日]|\d{{1,2}}日)?
        )(?:まで|から|頃|ごろ|中)?に?""",
        re.VERBOSE,
    )


_UNTIL = re.compile(r"^(?:[〜～~\-ー－、,・と]|から|まで|より)?に?\s*")
_LAST_FIGURES = re.compile(r"\d{1,4}[/.]\d{1,2}日?$|\d{1,2}:\d{2}$")


@cache
def _time() -> re.Pattern[str]:
    return re.compile(
        r"[\s、,]*(?P<half>午前|午後)?\s?(?P<hour>\d{1,2})(?::(?P<minute>\d{2})|時(?!間)(?:(?P<half_past>半)|(?P<minutes>\d{1,2})分)?)"
        r"(?!\d)(?:(?:から|より|〜|~)(?!\d)|開始|開会)?"
    )


def _day(match: re.Match[str], today: date) -> tuple[date | None, bool]:
    """The day that was written, None for one that does not exist; and whether the weekday beside it is another's."""
    day = next(_days(match.groupdict(), today), None)
    weekday = match["weekday"] or match["spelled"]
    return day, bool(day and weekday and _WEEKDAYS[day.weekday()] != weekday)


def _days(parts: dict[str, str | None], today: date) -> Iterator[date]:
    """The day that the parts of a date mean; nothing when there is no such day."""
    if name := parts["named"]:
        yield from _named_day(name, today)
    elif on := parts["on"]:
        month = today.month - 1 + _MONTHS_ON[on]
        yield from _existing(today.year + month // 12, month % 12 + 1, parts["on_day"])
    elif era := parts["era"] or _SHORT_ERAS.get(parts["short_era"] or ""):
        first = next(start.year for start, era_name in ERAS if era_name == era)
        of_era = parts["era_year"] or parts["short_year"] or ""
        year = first + (1 if of_era == "元" else int(of_era)) - 1
        yield from _existing(year, _int(parts, "month", "short_month"), parts["day"] or parts["short_day"])
    elif parts["year"] or parts["figures_year"]:
        year = _int(parts, "year", "figures_year")
        yield from _existing(year, _int(parts, "month", "figures_month"), parts["day"] or parts["figures_day"])
    else:
        month, number = _int(parts, "bare_month", "slash_month"), parts["bare_day"] or parts["slash_day"]
        for year in (today.year, today.year + 1):
            yield from (day for day in _existing(year, month, number) if day >= today)


def _int(parts: dict[str, str | None], *names: str) -> int:
    return int(next(value for name in names if (value := parts[name])))


def _existing(year: int, month: int, number: str | None) -> Iterator[date]:
    """That day of the month, its last one when there is no number; nothing when it does not exist."""
    if 1 <= year <= 9999 and 1 <= month <= 12:
        last = monthrange(year, month)[1]
        day = int(number) if number else last
        if 1 <= day <= last:
            yield date(year, month, day)


def _named_day(name: str, today: date) -> Iterator[date]:
    """The last day of the month, year or fiscal year (April to March) of `today`, or of the next fiscal year."""
    if name == "月末":
        yield from _existing(today.year, today.month, None)
    elif name == "年末":
        yield from _existing(today.year, 12, None)
    else:
        yield from _existing(today.year + (today.month > 3) + (name == "来年度末"), 3, None)


def _time_of_day(match: re.Match[str]) -> Time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or match["minutes"] or (30 if match["half_past"] else 0))
    if match["half"] == "午後" and hour < 12:
        hour += 12
    return Time(hour, minute) if hour < 24 and minute < 60 else None
