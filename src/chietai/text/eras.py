"""Between which years a meeting can lie, Japanese eras, and dates as documents show them.

Apart from the reading of dates, which the first screen does not need.
"""

from datetime import UTC, date, datetime

EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)
"""Between these lies every moment of a meeting. A clock that says otherwise is wrong; and what lies near the ends of
the calendar could be neither counted on from nor shown in another time zone.
"""

ERAS: tuple[tuple[date, str], ...] = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1868, 10, 23), "明治"),
)
"""The first day of each era and its name, newest first."""


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
