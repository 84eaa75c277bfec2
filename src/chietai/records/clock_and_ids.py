"""What a meeting gets from outside: the time, and ids that are unique for ever."""

import base64
import os
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chietai.text.eras import EARLIEST, LATEST

Clock = Callable[[], datetime]
"""Gives the time now, with its offset from UTC."""

NewId = Callable[[], str]
"""Gives an id that is unique for ever."""

_FIRST, _LAST = (datetime(year, 6, 1, tzinfo=UTC).timestamp() for year in (2, 9998))
_BYTES = 13  # 104 bits: 21 characters


def now() -> datetime:
    """The time by the clock of this machine, with its offset from UTC; never one that no meeting can have."""
    return local(min(max(datetime.now(UTC), EARLIEST), LATEST - timedelta(days=1)))


def local(moment: datetime) -> datetime:
    """`moment` by the clock of this machine; in UTC when the machine's time zone (TZ) is none that there can be."""
    try:
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return moment.astimezone(UTC) if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def modified_at(path: Path) -> datetime:
    """When the file at `path` was changed, by the clock of this machine. Raises OSError.

    A time beyond the calendar, which a broken disk may give, is the first or the last day that can be told.
    """
    seconds = min(max(path.stat().st_mtime, _FIRST), _LAST)
    return local(datetime.fromtimestamp(seconds, UTC))


def new_id() -> str:
    """A fresh id: 21 characters of base32, small letters."""
    return _readable(os.urandom(_BYTES))


def seeded_ids(seed: int | str) -> NewId:
    """A source of ids that gives the same ids for the same seed: for rehearsals and tests."""
    source = random.Random(f"chietai ids {seed}")
    return lambda: _readable(source.randbytes(_BYTES))


def _readable(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=").lower()
