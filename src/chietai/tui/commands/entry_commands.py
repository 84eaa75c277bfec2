"""Commands about what was said and done: correcting, notes, undo and redo."""

from typing import TYPE_CHECKING

from rich.cells import cell_len

from chietai.i18n import N_, _
from chietai.meeting import views
from chietai.meeting.intents import Redo, TakeNote, Undo
from chietai.tui.commands.command import Command
from chietai.tui.desk.prompt import Prompt, needed
from chietai.tui.grid import safe
from chietai.tui.linebreak import wrap
from chietai.wording.past_events import happened

if TYPE_CHECKING:
    from chietai.tui.screens.meeting.meeting_screen import MeetingScreen


def _told(screen: "MeetingScreen", sentence: str, what: str, **values: str) -> None:
    """Says `sentence` about `what`, of which as many phrases are quoted as leave room for the rest of the row."""
    room = screen.room_to_tell - cell_len(sentence.format(what="", **values))
    if cell_len(what) > room:
        what = wrap(what, max(8, room - 3))[0].rstrip() + "..."
    screen.tell(sentence.format(what=what, **values))


class UndoIt(Command["MeetingScreen"]):
    """Takes back the newest thing."""

    id = "undo"
    key = "ctrl+z"
    label = N_("Undo")
    hint = N_("Takes back the last thing and says what it was.")
    place = 6

    def available(self, screen: "MeetingScreen") -> bool:
        return views.undoable(screen.state) is not None

    def run(self, screen: "MeetingScreen") -> None:
        event = views.undoable(screen.state)
        if event is None:
            return
        what = safe(happened(event, screen.state))
        if screen.submit(Undo(target=event.id), quiet=True) is not None:
            _told(screen, _("Undone: {what} ({key} brings it back)"), what, key=screen.key_of("redo"))


class RedoIt(Command["MeetingScreen"]):
    """Brings back what was undone."""

    id = "redo"
    key = "ctrl+y"
    label = N_("Redo")
    hint = N_("Brings back what was undone last and says what it was.")

    def available(self, screen: "MeetingScreen") -> bool:
        return bool(screen.state.redoable)

    def run(self, screen: "MeetingScreen") -> None:
        state = screen.state
        event = state.undone.get(state.redoable[-1]) if state.redoable else None
        if event is not None and screen.submit(Redo(), quiet=True) is not None:
            _told(screen, _("Back again: {what}"), safe(happened(event, screen.state)))


class Entries(Command["MeetingScreen"]):
    """All that was said."""

    id = "entries"
    key = "ctrl+l"
    label = N_("All that was said")
    hint = N_("Lists everything that was said, to correct, move, lay together or withdraw it.")

    def available(self, screen: "MeetingScreen") -> bool:
        return len(screen.state.entries) > 0

    def run(self, screen: "MeetingScreen") -> None:
        from chietai.tui.screens.meeting.entries_dialog import EntriesDialog

        screen.app.push_screen(EntriesDialog(screen), lambda _result: screen.refresh_state())


class Note(Command["MeetingScreen"]):
    """A private note."""

    id = "note"
    key = "ctrl+d"
    label = N_("Private note")
    hint = N_("The next line becomes a note that the stage never shows. The room can see you type: draw the curtain.")

    def run(self, screen: "MeetingScreen") -> None:
        def take(value: str) -> None:
            screen.submit(TakeNote(text=value))

        screen.ask(Prompt(_("Private note"), take, needed(_("Nothing has been typed yet."))))
