"""What the dialogs over the desk share: they act through the desk and say what it says."""

from __future__ import annotations

from textual.screen import ScreenResultType

from chietai.meeting.intents import Intent
from chietai.meeting.state import State
from chietai.tui.screen_protocols import Desk
from chietai.tui.screens.list_dialog import ListDialog


class MeetingDialog(ListDialog[ScreenResultType]):
    """A list dialog over the desk `meeting`."""

    def __init__(self, meeting: Desk) -> None:
        self.meeting = meeting
        super().__init__()

    @property
    def state(self) -> State:
        """The meeting as it stands."""
        return self.meeting.state

    def do(self, intent: Intent) -> bool:
        """Does it at the desk, says the outcome here, and shows the list as it is then."""
        done = self.meeting.submit(intent) is not None
        self.show_outcome()
        return done

    def show_outcome(self) -> None:
        """Says what the desk said last, and shows the list as it is now."""
        self.refill()
        self.tell(self.meeting.message, problem=self.meeting.message_is_problem)
