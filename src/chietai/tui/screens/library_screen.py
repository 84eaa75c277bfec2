"""All meetings in the library: to go on, to prepare, to watch again, to make documents of."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from chietai.i18n import _
from chietai.meeting.kinds import Phase
from chietai.records.library import Listing
from chietai.text.folding import fold
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.library_commands import MEETING_LIST_COMMANDS
from chietai.tui.editors import JapaneseInput
from chietai.tui.grid import safe
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.heading import Heading
from chietai.tui.widgets.library_view import LibraryView, phase_of, read_library
from chietai.tui.widgets.text_columns import cut, filled
from chietai.wording.times import full_date

_STYLES = Path(__file__).parents[1] / "styles" / "home.tcss"
_CHUNK = 500
_STATE = 14
"""Cells of the word that says how far a meeting is."""


class LibraryScreen(CommandScreen[None]):
    """The list, narrowed by typing a word of it."""

    CSS_PATH = _STYLES

    def __init__(self, view: LibraryView | None = None) -> None:
        super().__init__()
        self._view = view
        self._shown: list[Listing] = []

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this screen."""
        return made_for(self, MEETING_LIST_COMMANDS)

    def compose(self) -> ComposeResult:
        yield Heading(_("All meetings"))
        yield JapaneseInput(placeholder=_("Type a word to find a meeting; choose with the arrow keys, press Enter"))
        yield OptionList(id="library", markup=False)
        yield Static(id="library-say", classes="say")
        yield CommandBar()

    def on_mount(self) -> None:
        """Shows what was found, or looks for it."""
        if self._view is None:
            folder = self.services.library
            self.run_worker(lambda: read_library(folder), thread=True, name="library")
        else:
            self._narrow("")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The library was looked through."""
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, LibraryView):
            self._view = event.worker.result
            self._narrow(self.query_one(Input).value)

    @property
    def marked(self) -> Listing | None:
        """The meeting that is marked."""
        place = self.query_one("#library", OptionList).highlighted if self.is_mounted else None
        return self._shown[place] if place is not None and place < len(self._shown) else None

    # -- the list -------------------------------------------------------------------------------------------------

    def _narrow(self, typed: str) -> None:
        assert self._view is not None
        words = [fold(word) for word in typed.split()]
        self._shown = [item for item in self._view.listings if all(word in _haystack(item) for word in words)]
        lines = self.query_one("#library", OptionList)
        lines.clear_options()
        lines.add_options(Option(self._line(item)) for item in self._shown[:_CHUNK])
        if len(self._shown) > _CHUNK:
            self.call_after_refresh(self._more, self._shown, _CHUNK)
        lines.highlighted = 0 if self._shown else None
        count = _("{shown} of {all}").format(shown=len(self._shown), all=len(self._view.listings))
        self.query_one(Heading).say(right=count)
        self._explain()

    def _more(self, shown: list[Listing], start: int) -> None:
        # In pieces, so that keys are heard in between; another search ends it.
        if shown is not self._shown or not self.is_attached:
            return
        lines = self.query_one("#library", OptionList)
        lines.add_options(Option(self._line(item)) for item in shown[start : start + _CHUNK])
        if start + _CHUNK < len(shown):
            self.call_after_refresh(self._more, shown, start + _CHUNK)

    def _line(self, item: Listing) -> Content:
        state = _("Sample") if item.sample else phase_of(item)
        if item.damaged:
            state = _("Damaged")
        room = max(20, self.size.width - _STATE - 4)
        name = cut(item.council or item.title or item.path.name, room)
        about = f"{full_date(item.date) if item.date else '-'}  {item.theme}"
        return Content.assemble(
            (filled(state, _STATE), "$error bold" if item.damaged else "$accent"), (name, "bold"), "\n",
            (" " * _STATE + cut(item.damaged or about, room), "$quiet"),
        )  # fmt: skip

    def _explain(self) -> None:
        item, text = self.marked, ""
        if self._view is not None and not self._view.listings:
            text = _('There is no meeting yet. Esc, then "Prepare a new meeting".')
        elif item is None:
            text = _("No meeting has this word. Please try another one.")
        elif item.damaged:
            text = _("{problem} Nothing is changed in it. `chietai check {file}` says what can be saved.").format(
                problem=item.damaged, file=item.path.name
            )
        elif self._view is not None and self._view.problem:
            text = self._view.problem
        self.query_one("#library-say", Static).update(Content(safe(text)))
        self.refresh_commands()

    # -- keys -----------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list."""
        if self._view is not None:
            self._narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Opens the marked meeting."""
        event.stop()
        self._choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the meeting that was clicked."""
        event.stop()
        self._choose()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Says what can be done with it."""
        event.stop()
        self._explain()

    def on_key(self, event: events.Key) -> None:
        """Moves the mark without leaving the field."""
        if event.key in ("up", "down", "pageup", "pagedown") and isinstance(self.focused, Input):
            event.stop()
            lines: Any = self.query_one("#library", OptionList)
            {
                "up": lines.action_cursor_up,
                "down": lines.action_cursor_down,
                "pageup": lines.action_page_up,
                "pagedown": lines.action_page_down,
            }[event.key]()

    def go(self, way: Callable[[Path], Awaitable[Any]]) -> None:
        """To another screen with the marked meeting: in the app's time, as a screen cannot wait for its own end."""
        if self.marked is not None:
            self.app.call_later(way, self.marked.path)

    def _choose(self) -> None:
        item = self.marked
        if item is None or item.damaged:
            return
        if item.sample:
            self.go(self.program.replay)
        elif item.phase == Phase.PREPARING:
            self.go(self.program.prepare)
        else:
            self.go(self.program.open_session)


def _haystack(item: Listing) -> str:
    day = f"{item.date.isoformat()} {full_date(item.date)}" if item.date else ""
    return fold(" ".join((item.council, item.title, item.theme, day, item.path.name, phase_of(item))))
