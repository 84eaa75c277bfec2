"""What people type into a field, as a value; or one sentence about what is wrong with it."""

import re
from datetime import date, time

from chietai.i18n import _, language
from chietai.text.dates import read_date
from chietai.text.eras import era_year
from chietai.text.figures import halfwidth, read_number

_TIME = re.compile(r"(?:(?P<half>午前|午後))?(?P<hour>\d{1,2})(?:[:.時](?:(?P<minute>\d{1,2})分?)?|(?P<sharp>時半))?")
_SHORT = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})")


class WrongInputError(ValueError):
    """What was typed cannot be used. The text is one sentence for the user, with what to do."""


class NotYetError(Exception):
    """What was typed cannot be stored yet, and nothing is wrong with it: it is kept until it can be."""


def day(text: str, today: date) -> date:
    """A date, in the era or the western form. Raises WrongInputError."""
    value = read_date(text, today)
    if value is None:
        raise WrongInputError(_("This is not a date. Please write it like 2027-01-20 or 令和9年1月20日."))
    return value


def day_text(value: date | None) -> str:
    """A date as `day` reads it."""
    if value is None:
        return ""
    return value.isoformat() if language() == "en" else f"{era_year(value)}{value.month}月{value.day}日"


def clock(text: str) -> time:
    """A time of day: 13:30, 1330, 13時半, 午後1時30分. Raises WrongInputError."""
    plain = "".join(halfwidth(text).split())
    match = _SHORT.fullmatch(plain) or _TIME.fullmatch(plain)
    if match:
        parts = match.groupdict()
        hour, minute = int(parts["hour"]), 30 if parts.get("sharp") else int(parts.get("minute") or 0)
        if parts.get("half") == "午後" and hour < 12:
            hour += 12
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise WrongInputError(_("This is not a time of day. Please write it like 13:30."))


def count(text: str, most: int) -> int:
    """A whole number from 0 to `most`; nothing is 0. Raises WrongInputError."""
    plain = text.strip().removesuffix("人").removesuffix("分").strip()
    if not plain:
        return 0
    number = read_number(plain)
    if number is None or number > most:
        raise WrongInputError(_("Please write a whole number from 0 to {most}.").format(most=most))
    return number
