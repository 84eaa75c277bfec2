"""The window for the wall, as the desk has to do with it: it is seen coming and going, and turns along."""

from collections.abc import Hashable
from pathlib import Path

from chietai.i18n import _
from chietai.records.wall_files import (
    DeskPage,
    WallLock,
    WallPage,
    matching_page,
    read_wall_page,
    write_desk_page,
)
from chietai.tui.screen_protocols import Desk
from chietai.tui.stage import Stage


class WallLink:
    """The window for the wall that shows `document`, as far as the desk knows of it."""

    def __init__(self, document: Path) -> None:
        self._document = document
        self._lock = WallLock(document)
        self._there = False
        self._seen: WallPage | None = None
        self._turned: DeskPage | None = None
        self._shown_key: Hashable = None
        self._opened_notes = False  # by the window that came
        self._since = 0  # the last event when `_shown_key` came

    # -- coming and going -----------------------------------------------------------------------------------------

    def update(self, stage: Stage, document: Path) -> bool | None:
        """Looks whether such a window has come (True) or gone (False) since the last look; None when neither.

        Goes along with the page that the wall turned to. `document`: where the meeting is stored now.
        """
        if not self._there and self._document != document:  # the meeting goes on in another folder
            self._document = document
            self._lock = WallLock(document)
        there = self._lock.held_elsewhere()
        changed, self._there = there != self._there, there
        self._go_along(stage)
        return there if changed else None

    def tell_notes(self, desk: Desk, there: bool) -> None:
        """Opens the private panel of `desk` when the window has come, closes it again when it has gone, and says so."""
        key = desk.key_of("panel")
        if there:
            self._opened_notes = not desk.notes_open
            if self._opened_notes:
                desk.toggle_notes()
            desk.tell(_("The wall has its own window: your notes are open. {key} closes them.").format(key=key))
        elif self._opened_notes and desk.notes_open:
            desk.toggle_notes()
            words = _("The window for the wall is closed, and so are your notes. {key} opens them.")
            desk.tell(words.format(key=key))
        else:
            desk.tell(_("The window for the wall is closed. What you see here may be on the wall now."))

    # -- pages ----------------------------------------------------------------------------------------------------

    def pages(self, stage: Stage) -> int:
        """How many pages there are to turn: on the wall or here, where there are more."""
        return max(self._seen.pages if self._seen else 1, stage.pages)

    def turn(self, stage: Stage, by: int) -> None:
        """Turns the wall and the stage here by `by` pages, together.

        They may differ in size: the one with more pages is turned page by page, the other one goes along.
        """
        self.notice(stage)
        self._seen = read_wall_page(self._document) if self._there else None
        pages, turned = self.pages(stage), self._turned
        if turned is not None and turned.page is not None and turned.pages == pages:
            page = turned.page
        elif self._seen is not None and self._seen.pages == pages:
            page = self._seen.page
        else:
            page = stage.page
        page = max(0, min(page + by, pages - 1))
        self._leave(DeskPage(stage.state.last_seq, page, pages, turned.skipped if turned else ""))
        stage.page = matching_page(page, pages, stage.pages)

    def skip_show(self, stage: Stage) -> None:
        """Ends the show of the draw, here and on the wall."""
        before, state = stage.shown_key, stage.state
        stage.skip_show()
        if stage.shown_key != before:
            self.notice(stage)
            self._leave(DeskPage(state.last_seq, skipped=state.draws[-1].event_id))

    def _go_along(self, stage: Stage) -> None:
        """Turns to the page that the wall turned to by itself: what is seen here is what the room sees."""
        self.notice(stage)
        before, self._seen = self._seen, read_wall_page(self._document) if self._there else None
        by_hand = self._turned is not None and self._turned.page is not None
        if self._seen is None or self._seen == before or by_hand or self._seen.seq < self._since:
            return
        stage.page = matching_page(self._seen.page, self._seen.pages, stage.pages)

    def notice(self, stage: Stage) -> None:
        """The stage here may show something new: what was turned by hand counts only until then."""
        if stage.shown_key != self._shown_key:
            self._shown_key, self._since = stage.shown_key, stage.state.last_seq
            self._leave(None)

    def _leave(self, note: DeskPage | None) -> None:
        if note != self._turned:
            self._turned = note
            write_desk_page(self._document, note)
