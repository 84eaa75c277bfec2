"""Numbers, dates, times and durations as people read them."""

from datetime import date, datetime, time

from chietai.i18n import _, language, ngettext
from chietai.text.eras import both_years, era_year
from chietai.text.figures import full_width_figures


def figures(number: int) -> str:
    """A number as the room reads it: in full-width figures where the language sets them so."""
    return full_width_figures(number) if language() == "ja" else str(number)


def _weekday(day: date) -> str:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def full_date(day: date) -> str:
    """令和8年（2026年）11月22日（日); in English 22 November 2026 (Sun), with the era after it."""
    if language() == "en":
        return f"{day.day} {_month(day)} {day.year} ({_weekday(day)}; {era_year(day)})"
    return f"{both_years(day)}（{_weekday(day)}）"


def short_date(day: date) -> str:
    """11月22日（日)."""
    if language() == "en":
        return f"{day.day} {_month(day)} ({_weekday(day)})"
    return f"{day.month}月{day.day}日（{_weekday(day)}）"


def clock_time(moment: datetime | time) -> str:
    """13:05."""
    return f"{moment.hour}:{moment.minute:02}"


def minutes(seconds: float) -> str:
    """A duration in whole minutes, rounded: 12分."""
    n = round(seconds / 60)
    return ngettext("{n} minute", "{n} minutes", n).format(n=n)


def countdown(seconds: float) -> str:
    """The figures of a countdown: 4:05, and +0:30 once the time is over."""
    # Whole seconds are shown until they are used up, so that a countdown of 5 minutes begins with 5:00.
    left = int(-(-seconds // 1))
    return f"{'+' if left < 0 else ''}{abs(left) // 60}:{abs(left) % 60:02}"


def _month(day: date) -> str:
    names = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December")  # fmt: skip
    return names[day.month - 1]
