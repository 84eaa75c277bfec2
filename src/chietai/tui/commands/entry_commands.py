"""Commands about what was said and done: correcting, notes, undo and redo."""

from rich.cells import cell_len

from chietai.i18n import N_, _
from chietai.meeting import views
from chietai.meeting.intents import Redo, TakeNote, Undo
from chietai.tui.commands.command import Command
from chietai.tui.desk.prompt import Prompt, needed
from chietai.tui.grid import LINES, safe
from chietai.tui.screen_protocols import Desk
from chietai.wording.past_events import happened


def _told(desk: Desk, sentence: str, what: str, **values: str) -> None:
    """Says `sentence` about `what`, of which as many phrases are quoted as leave room for the rest of the row."""
    room = desk.room_to_tell - cell_len(sentence.format(what="", **values))
    if cell_len(what) > room:
        what = LINES.wrap(what, max(8, room - 3))[0].rstrip() + "..."
    desk.tell(sentence.format(what=what, **values))


class UndoIt(Command[Desk]):
    """Takes back the newest thing."""

    id = "undo"
    key = "ctrl+z"
    label = N_("Undo")
    hint = N_("Takes back the last thing and says what it was.")
    place = 6

    def available(self, desk: Desk) -> bool:
        return views.undoable(desk.state) is not None

    def run(self, desk: Desk) -> None:
        event = views.undoable(desk.state)
        if event is None:
            return
        what = safe(happened(event, desk.state))
        if desk.submit(Undo(target=event.id), quiet=True) is not None:
            _told(desk, _("Undone: {what} ({key} brings it back)"), what, key=desk.key_of("redo"))


class RedoIt(Command[Desk]):
    """Brings back what was undone."""

    id = "redo"
    key = "ctrl+y"
    label = N_("Redo")
    hint = N_("Brings back what was undone last and says what it was.")

    def available(self, desk: Desk) -> bool:
        return bool(desk.state.redoable)

    def run(self, desk: Desk) -> None:
        state = desk.state
        event = state.undone.get(state.redoable[-1]) if state.redoable else None
        if event is not None and desk.submit(Redo(), quiet=True) is not None:
            _told(desk, _("Back again: {what}"), safe(happened(event, desk.state)))


class Entries(Command[Desk]):
    """All that was said."""

    id = "entries"
    key = "ctrl+l"
    label = N_("All that was said")
    hint = N_("Lists everything that was said, to correct, move, lay together or withdraw it.")

    def available(self, desk: Desk) -> bool:
        return len(desk.state.entries) > 0

    def run(self, desk: Desk) -> None:
        desk.open_dialog("entries", lambda _result: desk.refresh_state())


class Note(Command[Desk]):
    """A private note."""

    id = "note"
    key = "ctrl+d"
    label = N_("Private note")
    hint = N_("The next line becomes a note that the stage never shows. The room can see you type: draw the curtain.")

    def run(self, desk: Desk) -> None:
        def take(value: str) -> None:
            desk.submit(TakeNote(text=value))

        desk.ask(Prompt(_("Private note"), take, needed(_("Nothing has been typed yet."))))
