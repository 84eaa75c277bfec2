"""Dates: eras, and dates as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.text.dates import read_date, read_due
from chietai.text.eras import both_years, era_year

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 11, 22), "令和8年"),
        (date(2019, 5, 1), "令和元年"),
        (date(2019, 4, 30), "平成31年"),
        (date(1989, 1, 8), "平成元年"),
        (date(1989, 1, 7), "昭和64年"),
        (date(1926, 12, 24), "大正15年"),
        (date(1912, 7, 30), "大正元年"),
        (date(1868, 10, 23), "明治元年"),
        (date(1800, 1, 1), "1800年"),
    ],
)
def test_eras_change_on_their_day(day: date, year: str) -> None:
    assert era_year(day) == year


def test_both_years_stand_side_by_side() -> None:
    assert both_years(date(2026, 11, 22)) == "令和8年（2026年）11月22日"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-20", date(2027, 1, 20)),
        ("2027/1/20", date(2027, 1, 20)),
        ("２０２７／１／２０", date(2027, 1, 20)),
        ("令和9年1月20日", date(2027, 1, 20)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成29年7月3日", date(2017, 7, 3)),
        ("2027年1月20日", date(2027, 1, 20)),
        ("1月20日", date(2027, 1, 20)),
        ("11/22", TODAY),
        ("11/21", date(2027, 11, 21)),
        ("2/30", None),
        ("13/1", None),
        ("来月", None),
        ("", None),
    ],
)
def test_dates_as_people_type_them(text: str, day: date | None) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "due", "rest"),
    [
        ("サロンで試す 12/15", date(2026, 12, 15), "サロンで試す"),
        ("サロンで試す　１２月１５日まで", date(2026, 12, 15), "サロンで試す"),
        ("サロンで試す、12月15日までに", date(2026, 12, 15), "サロンで試す"),
        ("サロンで試す", None, "サロンで試す"),
        ("12/15", date(2026, 12, 15), ""),
        ("1/2だけやる", None, "1/2だけやる"),
        ("予算の3/4", None, "予算の3/4"),
        ("試す 99/99", None, "試す 99/99"),
    ],
)
def test_the_date_at_the_end_is_the_due_date(text: str, due: date | None, rest: str) -> None:
    written, before = read_due(text, TODAY)
    assert (written.day if written else None, before) == (due, rest)


@given(st.dates(min_value=date(1926, 12, 25), max_value=date(2090, 1, 1)))
def test_every_date_is_read_back_in_era_and_western_form(day: date) -> None:
    assert read_date(f"{era_year(day)}{day.month}月{day.day}日", TODAY) == day
    assert read_date(day.isoformat(), TODAY) == day


@given(st.integers(0, 364))
def test_without_a_year_the_next_such_day_is_meant(days: int) -> None:
    day = TODAY + timedelta(days=days)
    if (day.month, day.day) != (2, 29):
        assert read_date(f"{day.month}/{day.day}", TODAY) == day
