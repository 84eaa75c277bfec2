"""What a meeting gets from outside: the time, and ids that are unique for ever."""

import base64
import os
import random
from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Gives the time now, with its offset from UTC."""

NewId = Callable[[], str]
"""Gives an id that is unique for ever."""

_BYTES = 13  # 104 bits: 21 characters


def now() -> datetime:
    """The time by the clock of this machine, with its offset from UTC."""
    return datetime.now().astimezone()


def new_id() -> str:
    """A fresh id: 21 characters of base32, small letters."""
    return _readable(os.urandom(_BYTES))


def seeded_ids(seed: int | str) -> NewId:
    """A source of ids that gives the same ids for the same seed: for rehearsals and tests."""
    source = random.Random(f"chietai ids {seed}")
    return lambda: _readable(source.randbytes(_BYTES))


def _readable(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=").lower()
