"""What the screens about members ask of the screen below them, which has the meeting open."""

from typing import Protocol

from chietai.meeting.events import Event
from chietai.meeting.intents import Intent
from chietai.meeting.state import State


class Holder(Protocol):
    """Whoever holds the open meeting."""

    @property
    def state(self) -> State:
        """The meeting as it stands."""

    def submit(self, *intents: Intent) -> str:
        """Does the intents; "" or a sentence about why one was refused."""

    def take_back(self) -> Event | None:
        """Takes back what was stored last; None when there is nothing."""
