"""Documents with odd numbers, dates and times: the ends of the calendar, wrong clocks, other ways of writing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.odd.odd_documents import (
    Tables,
    append_event,
    document_text,
    event_list,
    first_of,
    odd_folder,
    odd_tables,
    rehearsed_tables,
)


def _rows(prefix: str, change: Callable[[Tables, Any], None], rows: list[tuple[str, Any, str]]) -> None:
    """One document for each (name, value, what is odd)."""
    for name, value, oddity in rows:

        def changed(tables: Tables, value: Any = value) -> object:
            change(tables, value)
            return tables

        changed.__name__, changed.__doc__ = f"{prefix}_{name}", oddity
        odd_tables()(changed)


def _numbered(tables: Tables, seq: Any) -> None:
    event_list(tables)[40]["seq"] = seq


_rows(
    "seq",
    _numbered,
    [
        ("zero", 0, "The number 0."),
        ("negative", -5, "A number below zero."),
        ("largest", 2**53 - 1, "The largest number that JavaScript holds: no number is free after it."),
        ("too_large", 2**53, "One more than the largest."),
        ("of_64_bits", 2**63, "A number that no data base holds."),
        ("of_4000_digits", 10**4000, "A number of four thousand digits."),
        ("with_a_point", 41.5, "Half a number."),
        ("true", True, "true for a number."),
        ("text", "41", "A number as a text."),
        ("infinite", float("inf"), "Infinity, which is not JSON."),
        ("not_a_number", float("nan"), "NaN, which is not JSON."),
        ("null", None, "null for a number."),
    ],
)


@odd_tables()
def last_seq_is_the_largest(tables: Tables) -> object:
    """The last event has the largest number there is."""
    event_list(tables)[-1]["seq"] = 2**53 - 1
    return tables


@odd_tables(events=150)
def live_and_no_number_left(tables: Tables) -> object:
    """A meeting that is going on, whose last event has the largest number there is."""
    event_list(tables)[-1]["seq"] = 2**53 - 1
    return tables


@odd_tables()
def all_seq_alike(tables: Tables) -> object:
    """Every event has the number 1."""
    for event in event_list(tables):
        event["seq"] = 1
    return tables


@odd_tables()
def seq_backwards(tables: Tables) -> object:
    """The numbers run backwards."""
    for number, event in enumerate(reversed(event_list(tables)), 1):
        event["seq"] = number
    return tables


@odd_folder
def numbers_with_exponents(path: Path) -> None:
    """Numbers as 4e1, -0 and 1E+2."""
    text = document_text(rehearsed_tables(), sealed=False)
    text = text.replace('"minutes": 30', '"minutes": 3e1').replace('"observers": 0', '"observers": -0')
    path.write_text(text.replace('"seq": 100,', '"seq": 1E+2,'), "utf-8")


@odd_folder
def number_of_5000_digits(path: Path) -> None:
    """A number of five thousand digits, which Python refuses to read."""
    text = document_text(rehearsed_tables(), sealed=False)
    path.write_text(text.replace('"minutes": 30', f'"minutes": {"7" * 5000}'), "utf-8")


@odd_folder
def number_too_large_for_a_float(path: Path) -> None:
    """The number 1e400."""
    text = document_text(rehearsed_tables(), sealed=False)
    path.write_text(text.replace('"minutes": 30', '"minutes": 1e400'), "utf-8")


def _at(tables: Tables, at: Any) -> None:
    for event in event_list(tables)[60:90]:
        event["at"] = at


_rows(
    "at",
    _at,
    [
        ("year_1", "0001-01-01T00:00:00+09:00", "The first second of the calendar, which UTC does not have."),
        ("year_1_utc", "0001-01-01T00:00:00+00:00", "The first second of the calendar in UTC."),
        ("year_9999", "9999-12-31T23:59:59.999999-09:00", "The last moment of the calendar, which UTC does not have."),
        ("year_10000", "10000-01-01T00:00:00+09:00", "A year of five digits."),
        ("year_0", "0000-01-01T00:00:00Z", "The year 0."),
        ("before_christ", "-0044-03-15T12:00:00Z", "A year before the calendar."),
        ("1970", "1970-01-01T09:00:00+09:00", "The beginning of the clocks, after an empty battery."),
        ("1980", "1980-01-01T00:00:00+09:00", "The beginning of DOS."),
        ("2038", "2038-01-19T12:14:08+09:00", "One second too many for 32 bits."),
        ("old_tokyo", "1887-12-31T15:00:00+09:18:59", "An offset with seconds."),
        ("largest_offset", "2026-10-15T13:00:00+23:59", "The largest offset."),
        ("smallest_offset", "2026-10-15T13:00:00-23:59", "The smallest offset."),
        ("impossible_offset", "2026-10-15T13:00:00+25:00", "An offset of more than a day."),
        ("no_offset", "2026-10-15T13:00:00", "No offset."),
        ("zulu", "2026-10-15T04:00:00Z", "Z for an offset."),
        ("leap_second", "2026-12-31T23:59:60Z", "A leap second."),
        ("midnight_24", "2026-10-15T24:00:00+09:00", "24:00."),
        ("day_only", "2026-10-15", "A day without a time."),
        ("week", "2026-W42-4T13:00:00+09:00", "A week of the year."),
        ("compact", "20261015T130000+0900", "Without any marks."),
        ("with_a_space", "2026-10-15 13:00:00 +0900", "A space for the T."),
        ("comma", "2026-10-15T13:00:00,5+09:00", "A decimal comma."),
        ("nanoseconds", "2026-10-15T13:00:00.123456789+09:00", "Nine digits of a second."),
        ("slashes", "2026/10/15 13:00", "As a spreadsheet shows it."),
        ("japanese", "令和8年10月15日 13時00分", "As a person writes it."),
        ("full_width", "２０２６-１０-１５T１３:００:００+０９:００", "In full-width digits."),
        ("seconds", 1792036800, "Seconds since 1970."),
        ("milliseconds", 1792036800000, "Milliseconds since 1970."),
        ("serial", 46310.54, "The serial number of a spreadsheet."),
        ("empty", "", "Empty."),
        ("null", None, "null."),
        ("object", {"$date": "2026-10-15T13:00:00Z"}, "As a document data base exports it."),
        ("no_such_day", "2026-02-30T13:00:00+09:00", "The thirtieth of February."),
    ],
)


@odd_tables()
def whole_meeting_in_the_year_1(tables: Tables) -> object:
    """Every event on the first day of the calendar."""
    for number, event in enumerate(event_list(tables)):
        event["at"] = f"0001-01-01T00:{number // 60 % 60:02}:{number % 60:02}+09:00"
    first_of(tables, "SessionDescribed")["details"]["date"] = "0001-01-01"
    return tables


@odd_tables()
def whole_meeting_in_the_year_9999(tables: Tables) -> object:
    """Every event on the last day of the calendar."""
    for number, event in enumerate(event_list(tables)):
        event["at"] = f"9999-12-31T23:{number // 60 % 60:02}:{number % 60:02}-09:00"
    first_of(tables, "SessionDescribed")["details"]["date"] = "9999-12-31"
    return tables


@odd_tables(events=150)
def live_in_the_year_1(tables: Tables) -> object:
    """A meeting that is going on since the first day of the calendar."""
    for event in event_list(tables):
        event["at"] = "0001-01-01T00:00:00+00:00"
    return tables


@odd_tables(events=150)
def live_in_the_year_9999(tables: Tables) -> object:
    """A meeting that is going on, by a clock that is eight thousand years fast."""
    for event in event_list(tables):
        event["at"] = "9999-12-31T23:59:59+00:00"
    return tables


@odd_tables()
def clock_backwards(tables: Tables) -> object:
    """The clock went backwards all the time."""
    times = [event["at"] for event in event_list(tables)]
    for event, at in zip(event_list(tables), reversed(times), strict=True):
        event["at"] = at
    return tables


@odd_tables()
def clock_jumps(tables: Tables) -> object:
    """The clock jumps a century forth and back."""
    for number, event in enumerate(event_list(tables)):
        event["at"] = event["at"].replace("2026", ("1926", "2026", "2126")[number % 3])
    return tables


def _date(tables: Tables, date: Any) -> None:
    first_of(tables, "SessionDescribed")["details"]["date"] = date
    for event in event_list(tables):
        if "due" in event:
            event["due"] = date
    first_of(tables, "NextMeetingSet")["date"] = date


_rows(
    "date",
    _date,
    [
        ("first", "0001-01-01", "The first day of the calendar, for meeting, promises and next meeting."),
        ("last", "9999-12-31", "The last day of the calendar, for meeting, promises and next meeting."),
        ("before_meiji", "1500-06-12", "A day before the eras that the program may know."),
        ("first_of_reiwa", "2019-05-01", "The first day of an era."),
        ("leap_day", "2028-02-29", "A leap day."),
        ("no_such_day", "2026-02-30", "The thirtieth of February."),
        ("slashes", "2026/10/15", "As a spreadsheet writes it."),
        ("japanese", "令和8年10月15日", "As a person writes it."),
        ("serial", 46310, "The serial number of a spreadsheet."),
        ("with_a_time", "2026-10-15T00:00:00", "With a time after it."),
        ("empty", "", "Empty."),
    ],
)


def _start(tables: Tables, start: Any) -> None:
    first_of(tables, "SessionDescribed")["details"]["start"] = start
    first_of(tables, "NextMeetingSet")["time"] = start


_rows(
    "start",
    _start,
    [
        ("with_an_offset", "13:30:00+09:00", "A time of day with an offset."),
        ("with_fractions", "13:30:00.123456", "A time of day with fractions."),
        ("midnight", "00:00:00", "Midnight."),
        ("after_midnight", "25:30", "Twenty-five o'clock, as television has it."),
        ("japanese", "13時30分", "As a person writes it."),
        ("number", 1330, "As a number."),
    ],
)


def _details(tables: Tables, details: Any) -> None:
    first_of(tables, "SessionDescribed")["details"].update(details)


_rows(
    "details",
    _details,
    [
        ("of_large_numbers", {"tables": 10**6, "table_size": 10**6, "observers": 10**12}, "A million tables."),
        ("below_zero", {"tables": -3, "quorum": -1, "observers": -9}, "Numbers below zero."),
        ("of_no_tables", {"tables": 0, "table_size": 0, "quorum": 0, "turn_seconds": 0}, "Zero of everything."),
        ("of_60_digits", {"quorum": 10**60, "observers": 10**60}, "Numbers of sixty digits."),
        ("of_long_turns", {"turn_seconds": 86_400}, "Turns of a whole day."),
        ("of_a_wrong_kind", {"kind": "party", "public": "はい"}, "A kind of meeting that nobody knows."),
    ],
)


def _minutes(tables: Tables, minutes: Any) -> None:
    for step in first_of(tables, "ProgrammeSet")["steps"]:
        step["minutes"] = minutes


_rows(
    "minutes",
    _minutes,
    [
        ("zero", 0, "Steps of no minutes."),
        ("of_a_day", 1440, "Steps of a whole day."),
        ("negative", -10, "Steps of minutes below zero."),
        ("of_20_digits", 10**20, "Steps longer than the universe."),
        ("half", 7.5, "Steps of half minutes."),
    ],
)


@odd_tables()
def large_tables(tables: Tables) -> object:
    """Entries at tables 0, 999, 1000, -1 and a thousand million."""
    entries = [event for event in event_list(tables) if "text" in event and "entry_id" in event]
    for event, table in zip(entries, (0, 999, 1000, -1, 10**9), strict=False):
        event["table"] = table
    return tables


@odd_tables()
def large_numbers_of_entries(tables: Tables) -> object:
    """Numbers of troubles that are 0, below zero, alike and of thirty digits."""
    troubles = [event for event in event_list(tables) if event["type"] == "TroubleRaised"]
    for event, no in zip(troubles, (0, -1, 2, 2, 10**30, 10**9), strict=False):
        event["no"] = no
    return tables


@odd_tables()
def large_votes(tables: Tables) -> object:
    """Votes below zero and of forty digits."""
    counted = [event for event in event_list(tables) if event["type"] == "VotesCounted"]
    for event, votes in zip(counted, (-1, 0, 10**40, 10**6), strict=False):
        event["votes"] = votes
    return tables


@odd_tables()
def moods_of_all_kinds(tables: Tables) -> object:
    """Counts of moods: none, six, below zero, enormous, all zero."""
    for counts in ([], [1, 2, 3, 4, 5, 6], [-1, 0, 0, 0, 0], [10**30] * 5, [0] * 5):
        append_event(tables, "MoodTaken", counts=counts)
    return tables


@odd_tables(events=150)
def clocks_of_all_kinds(tables: Tables) -> object:
    """Steps made longer and shorter by days, turns of days and of nothing."""
    for seconds in (86_400, -86_400, 0, 10**9, -1):
        append_event(tables, "TimerExtended", scope="step", seconds=seconds)
        append_event(tables, "TimerExtended", scope="turn", seconds=seconds)
        append_event(tables, "TurnStarted", table=1, seconds=seconds)
    return tables


@odd_tables()
def every_value_as_its_neighbour(tables: Tables) -> object:
    """The values of each event are shifted by one field."""
    for event in event_list(tables)[30:35]:
        values = list(event.values())
        event.update(zip(event, values[1:] + values[:1], strict=True))
    return json.loads(json.dumps(tables))
