"""The room checklist."""

from collections.abc import Iterable

from textual.content import Content

from chietai.i18n import N_, _
from chietai.meeting.intents import CheckRoom
from chietai.text.folding import fold
from chietai.tui.grid import safe
from chietai.tui.screens.list_dialog import Row
from chietai.tui.screens.meeting.meeting_dialog import MeetingDialog


class RoomDialog(MeetingDialog[None]):
    """Enter ticks a line, or takes the tick away."""

    TITLE_TEXT = N_("Room checklist")

    def heading(self) -> str:
        """With the count."""
        done = sum(item.done for item in self.state.checklist)
        return _("Room checklist: {done} of {all} done").format(done=done, all=len(self.state.checklist))

    def rows(self, typed: str) -> Iterable[Row]:
        """Every line with its tick."""
        for item in self.state.checklist:
            if fold(typed) in fold(item.text):
                yield item.id, Content(f"[{'x' if item.done else ' '}] {safe(item.text)}")

    def chosen(self, key: str, typed: str) -> None:
        """Ticks it."""
        item = next((item for item in self.state.checklist if item.id == key), None)
        if item is not None:
            self.do(CheckRoom(item=key, done=not item.done))
            self.tell("")
