"""The kinds of the two things that a meeting gets from outside: time and ids. For who needs no more than these."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Gives the time now, with its offset from UTC."""

NewId = Callable[[], str]
"""Gives an id that is unique for ever."""
