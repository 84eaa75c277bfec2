"""What comes from outside into an event: who, when, and an id. The clock and the ids are injected."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chietai.meeting.state import State


@dataclass(frozen=True, slots=True)
class Stamp:
    """The envelope of the event to be: `at` must know its offset from UTC."""

    id: str
    at: datetime
    by: str = "desk"

    def on(self, state: State) -> dict[str, Any]:
        """The envelope fields of the next event of `state`."""
        return {"id": self.id, "seq": state.last_seq + 1, "at": self.at, "by": self.by}
