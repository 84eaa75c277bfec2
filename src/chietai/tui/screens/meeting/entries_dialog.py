"""Everything that was said: to find, correct, move, lay together, withdraw and bring back.

The list is read as the room may read it, for in one window it lies on the wall; it is searched as it was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content

from chietai.i18n import N_, _, ngettext
from chietai.meeting import views
from chietai.meeting.state import Entry, State
from chietai.text.folding import fold
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.entry_commands import ENTRY_LIST_COMMANDS
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import Desk
from chietai.tui.screens.list_dialog import Row
from chietai.tui.screens.meeting.entry_dialog import EntryDialog, kind_of
from chietai.tui.screens.meeting.meeting_dialog import MeetingDialog
from chietai.tui.widgets.text_columns import shortened
from chietai.wording import names


class EntriesDialog(MeetingDialog[None]):
    """Enter opens an entry to correct and move it."""

    TITLE_TEXT = N_("All that was said")
    PLACEHOLDER = N_("Type to find; Enter: correct or move")

    def __init__(self, meeting: Desk) -> None:
        super().__init__(meeting)
        self.ticked: frozenset[str] = frozenset()

    @property
    def entry(self) -> Entry | None:
        """The marked entry."""
        return self.state.entries.get(self.marked)

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this dialog."""
        return made_for(self, ENTRY_LIST_COMMANDS)

    def heading(self) -> str:
        """With the count."""
        n = len(self._keys)
        return ngettext("All that was said: {n} line", "All that was said: {n} lines", n).format(n=n)

    def rows(self, typed: str) -> Iterable[Row]:
        """The newest first."""
        key = fold(typed)
        for entry in reversed(views.entries(self.state, standing=False)):
            whose = whose_words(self.state, entry)
            kind = kind_of(entry)
            if not key or key in fold(entry.text) or key in fold(whose) or key in fold(kind):
                yield entry.id, self._line(entry, kind, whose)

    def _line(self, entry: Entry, kind: str, whose: str) -> Content:
        tick = "[x] " if entry.id in self.ticked else ""
        how = ""
        if entry.withdrawn:
            how = _("(withdrawn) ")
        elif entry.merged_into:
            how = _("(laid together) ")
        gap = " " * max(1, 14 - cell_len(kind))
        whose = f"  {whose}" if whose else ""
        return Content.assemble(
            (tick, "bold"),
            (kind, "$primary"),
            gap,
            (how, "$quiet"),
            shortened(safe(self.meeting.wall_state.entries[entry.id].text), 2 * self.line_width - 40),
            (whose, "$quiet"),
        )

    def chosen(self, key: str, typed: str) -> None:
        """Opens it."""
        entry = self.state.entries.get(key)
        if entry is not None:
            self.app.push_screen(
                EntryDialog(self.meeting, entry), lambda changed: self.show_outcome() if changed else None
            )


def whose_words(state: State, entry: Entry) -> str:
    """Who said it, as far as it is known."""
    member = state.members.get(entry.member_id)
    parts = [
        names.table(entry.table) if entry.table else "",
        safe(member.name) if member else "",
        safe(entry.who or views.speaker(state, entry)),
    ]
    return " ".join(part for part in parts if part)
