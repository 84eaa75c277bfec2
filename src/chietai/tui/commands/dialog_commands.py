"""The way out of a dialog."""

from typing import Any

from chietai.i18n import N_
from chietai.tui.commands.command import Command


class Close(Command[Any]):
    """Closes a dialog, as Escape does."""

    id = "close"
    label = N_("Close (Esc)")
    hint = N_("Closes this and goes back to the meeting.")
    place = 99

    def run(self, screen: Any) -> None:
        screen.action_leave()
