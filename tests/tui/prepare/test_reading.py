"""What people type into fields, as values."""

from datetime import date, time

import pytest

from chietai.tui.screens.prepare import typed_values

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text", ["13:30", "１３：３０", "1330", "13時30分", "13時半", "午後1時30分", "午後1時半", "13.30"]
)
def test_times(text: str) -> None:
    assert typed_values.clock(text) == time(13, 30)


@pytest.mark.parametrize(("text", "hour"), [("9時", 9), ("午前9時", 9), ("0:00", 0), ("午後12時", 12)])
def test_whole_hours(text: str, hour: int) -> None:
    assert typed_values.clock(text) == time(hour)


@pytest.mark.parametrize("text", ["", "25:00", "12:60", "昼", "[red]", "1:2:3", "-1:00"])
def test_what_is_no_time_is_one_sentence(text: str) -> None:
    with pytest.raises(typed_values.WrongInputError, match="13:30"):
        typed_values.clock(text)


@pytest.mark.parametrize("day", [date(2027, 1, 20), date(2019, 4, 30), date(2019, 5, 1), date(1989, 1, 8)])
@pytest.mark.parametrize("language", ["ja", "en"], indirect=True)
def test_a_date_in_a_field_is_read_as_it_was_written(day: date, language: str) -> None:
    assert typed_values.day(typed_values.day_text(day), TODAY) == day


def test_counts() -> None:
    assert [typed_values.count(text, 99) for text in ("", "５", "12人", " 7 ")] == [0, 5, 12, 7]
    for text in ("100", "-1", "x", "²", "1.5"):
        with pytest.raises(typed_values.WrongInputError, match="99"):
            typed_values.count(text, 99)
