"""What a meeting gets from outside: the time, ids, and with them the envelope of the next event.

Nothing heavy is loaded here, as everybody who only passes a clock on needs this module.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chietai.meeting.state import State

Clock = Callable[[], datetime]
"""Gives the time now, with its offset from UTC."""

NewId = Callable[[], str]
"""Gives an id that is unique for ever."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The envelope of the event to be: who, when, and an id. `at` must know its offset from UTC."""

    id: str
    at: datetime
    by: str = "desk"

    def on(self, state: "State") -> dict[str, Any]:
        """The envelope fields of the next event of `state`."""
        return {"id": self.id, "seq": state.last_seq + 1, "at": self.at, "by": self.by}
