"""Whether the wall has a window of its own: then the facilitator's notes may be open here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from chietai.i18n import _
from chietai.records.stage_mark import StageMark
from chietai.tui.widgets.private_panel import PrivatePanel

if TYPE_CHECKING:
    from chietai.tui.screens.meeting.screen import MeetingScreen


class Wall:
    """The window for the wall that shows `document`, as far as the desk knows of it."""

    def __init__(self, document: Path) -> None:
        self._mark = StageMark(document)
        self._there = False

    def look(self, screen: MeetingScreen) -> None:
        """Opens the private panel once when such a window has come, and says so; says so too when it goes."""
        there = self._mark.taken_elsewhere()
        if there == self._there:
            return
        self._there = there
        if not there:
            screen.tell(_("The window for the wall is closed. What you see here may be on the wall now."))
            return
        panel = screen.query_one(PrivatePanel)
        if not panel.display:
            panel.toggle()
        words = _("The wall has its own window: your notes are open. {key} closes them.")
        screen.tell(words.format(key=screen.key_of("panel")))
