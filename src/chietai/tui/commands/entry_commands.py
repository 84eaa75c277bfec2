"""Commands about what was said and done: correcting, notes, undo and redo."""

from typing import Protocol

from rich.cells import cell_len

from chietai.i18n import N_, _
from chietai.meeting import views
from chietai.meeting.intents import Intent, MergeEntries, Redo, RestoreEntry, TakeNote, Undo, WithdrawEntry
from chietai.meeting.state import Entry, State
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import Close
from chietai.tui.desk.prompt import Prompt, needed
from chietai.tui.grid import LINES, safe
from chietai.tui.screen_protocols import Desk, MarkedList
from chietai.wording.past_events import happened


def _tell_about(desk: Desk, sentence: str, what: str, **values: str) -> None:
    """Says `sentence` about `what`, of which as many phrases are quoted as leave room for the rest of the row."""
    cells = desk.message_width - cell_len(sentence.format(what="", **values))
    if cell_len(what) > cells:
        what = LINES.wrap(what, max(8, cells - 3))[0].rstrip() + "..."
    desk.tell(sentence.format(what=what, **values))


class UndoIt(Command[Desk]):
    """Takes back the newest thing."""

    id = "undo"
    label = N_("Undo")
    hint = N_("Takes back the last thing and says what it was.")
    place = 6

    def available(self, desk: Desk) -> bool:
        return views.undoable(desk.state) is not None

    def run(self, desk: Desk) -> None:
        event = views.undoable(desk.state)
        if event is None:
            return
        what = safe(happened(event, desk.wall_state, desk.shown))
        if desk.submit(Undo(target=event.id), quiet=True) is not None:
            _tell_about(desk, _("Undone: {what} ({key} brings it back)"), what, key=desk.key_of("redo"))


class RedoIt(Command[Desk]):
    """Brings back what was undone."""

    id = "redo"
    label = N_("Redo")
    hint = N_("Brings back what was undone last and says what it was.")

    def available(self, desk: Desk) -> bool:
        return views.redoable(desk.state) is not None

    def run(self, desk: Desk) -> None:
        event = views.redoable(desk.state)
        if event is not None and desk.submit(Redo(), quiet=True) is not None:
            _tell_about(desk, _("Back again: {what}"), safe(happened(event, desk.wall_state, desk.shown)))


class ShowAsSaid(Command[Desk]):
    """The line that was asked about goes onto the wall as it is."""

    id, place = "as_said", -2
    label = N_("Show as it is")
    hint = N_("The wall shows the line as it was said, with the words that may lead to a person.")

    def available(self, desk: Desk) -> bool:
        return bool(desk.held_line)

    def run(self, desk: Desk) -> None:
        desk.answer_held(as_said=True)


class ShowHidden(Command[Desk]):
    """The line that was asked about goes onto the wall without the words that lead to a person."""

    id, place = "show_hidden", -1
    label = N_("Show hidden")
    hint = N_("The wall hides the words that may lead to a person, the record keeps them. Enter does the same.")

    def available(self, desk: Desk) -> bool:
        return bool(desk.held_line)

    def run(self, desk: Desk) -> None:
        desk.answer_held(as_said=False)


class Entries(Command[Desk]):
    """All that was said."""

    id = "entries"
    label = N_("All that was said")
    hint = N_("Lists everything that was said, to correct, move, lay together or withdraw it.")

    def available(self, desk: Desk) -> bool:
        return len(desk.state.entries) > 0

    def run(self, desk: Desk) -> None:
        desk.open_dialog("entries", lambda _result: desk.refresh_state())


class Note(Command[Desk]):
    """A private note."""

    id = "note"
    label = N_("Private note")
    hint = N_("The next line becomes a note that the stage never shows. The room can see you type: draw the curtain.")

    def run(self, desk: Desk) -> None:
        def take(value: str) -> None:
            desk.submit(TakeNote(text=value))

        desk.ask(Prompt(_("Private note"), take, needed(_("Nothing has been typed yet."))))


# -- the list of all that was said -----------------------------------------------------------------------------------


class EntryList(MarkedList, Protocol):
    """The list of all that was said."""

    ticked: frozenset[str]

    @property
    def state(self) -> State:
        """The meeting as it stands."""

    @property
    def entry(self) -> Entry | None:
        """The marked entry."""

    def do(self, intent: Intent) -> bool:
        """Does it at the desk, and shows the list as it is then."""

    def refill(self) -> None:
        """Works the lines out anew."""


class Withdraw(Command[EntryList]):
    """Withdraws an entry, or brings it back."""

    id, place = "withdraw", 1
    label, hint = N_("Withdraw"), N_("Takes the marked line off the wall; the same key brings it back.")

    def available(self, screen: EntryList) -> bool:
        return screen.entry is not None

    def title(self, screen: EntryList) -> str:
        entry = screen.entry
        return _("Bring back") if entry is not None and not entry.standing else _(self.label)

    def run(self, screen: EntryList) -> None:
        entry = screen.entry
        if entry is not None:
            screen.do(WithdrawEntry(entry=entry.id) if entry.standing else RestoreEntry(entry=entry.id))


class Tick(Command[EntryList]):
    """Puts a tick on an entry, for laying together."""

    id, place = "tick", 2
    label, hint = N_("Tick"), N_("Ticks the marked line, to lay it together with another one.")

    def available(self, screen: EntryList) -> bool:
        return screen.entry is not None and screen.entry.standing

    def run(self, screen: EntryList) -> None:
        entry = screen.entry
        if entry is not None:
            screen.ticked ^= {entry.id}
            screen.refill()


class Merge(Command[EntryList]):
    """Lays what is ticked under the marked line."""

    id, place = "merge", 3
    label, hint = N_("Lay together"), N_("Lays all ticked lines under the marked one. Who said what is kept.")

    def available(self, screen: EntryList) -> bool:
        return screen.entry is not None and bool(screen.ticked - {screen.entry.id})

    def run(self, screen: EntryList) -> None:
        entry = screen.entry
        if entry is not None:
            under = sorted(screen.ticked - {entry.id}, key=lambda i: screen.state.entries[i].seq)
            if screen.do(MergeEntries(into=entry.id, merged=tuple(under))):
                screen.ticked = frozenset()
                screen.refill()


ENTRY_LIST_COMMANDS: tuple[type[Command[EntryList]], ...] = (Withdraw, Tick, Merge, Close)


# -- lines that were pasted ------------------------------------------------------------------------------------------


class PastedLineList(MarkedList, Protocol):
    """The list of the lines that were pasted."""

    lines: list[str]

    def take_all(self) -> None:
        """Stores what can be stored."""

    def drop(self, number: int) -> None:
        """Leaves one line out."""

    def is_held(self, number: int) -> bool:
        """Whether a line has words that the wall would hide."""

    def toggle_as_said(self, number: int) -> None:
        """The wall is to show a line as it is, or to hide words in it."""


class TakeAll(Command[PastedLineList]):
    """Every line becomes an entry."""

    id = "take_all"
    label = N_("Take every line")
    hint = N_("Stores every line as an entry of its own.")
    place = 1

    def available(self, screen: PastedLineList) -> bool:
        return bool(screen.lines)

    def run(self, screen: PastedLineList) -> None:
        screen.take_all()


class DropLine(Command[PastedLineList]):
    """One line is left out."""

    id = "drop_line"
    label = N_("Leave this line out")
    hint = N_("Takes the marked line off this list.")
    place = 2

    def available(self, screen: PastedLineList) -> bool:
        return bool(screen.marked)

    def run(self, screen: PastedLineList) -> None:
        screen.drop(int(screen.marked))


class LineAsSaid(Command[PastedLineList]):
    """One line goes onto the wall as it is."""

    id = "line_as_said"
    label = N_("Show as it is")
    hint = N_("The wall shows the marked line as it is, also words that may lead to a person; the same key hides them.")
    place = 3

    def available(self, screen: PastedLineList) -> bool:
        return bool(screen.marked) and screen.is_held(int(screen.marked))

    def run(self, screen: PastedLineList) -> None:
        screen.toggle_as_said(int(screen.marked))


PASTED_LINES_COMMANDS: tuple[type[Command[PastedLineList]], ...] = (TakeAll, DropLine, LineAsSaid, Close)
