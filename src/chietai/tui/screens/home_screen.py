"""The first screen: a few doors, one below the other, and nothing else."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.containers import Center
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from chietai.i18n import _, ngettext
from chietai.records.record_errors import RecordError, why
from chietai.resources import DataMissingError
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.library_commands import FIRST_SCREEN_COMMANDS
from chietai.tui.grid import safe
from chietai.tui.practice import write_practice
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.large_title import LargeTitle
from chietai.tui.widgets.library_view import LibraryView, listing_lines, read_library
from chietai.tui.widgets.text_columns import cut
from chietai.wording.times import full_date

_STYLES = Path(__file__).parents[1] / "styles" / "home.tcss"
_AROUND = 12
"""Rows above and below the doors."""
_WIDEST = 72
"""Cells of a line about a door."""


@dataclass(frozen=True, slots=True)
class Door:
    """One thing to choose: what it is called, a line about it, and where it leads."""

    title: str
    about: str
    open: Callable[[], Awaitable[Any]]


class HomeScreen(CommandScreen[None]):
    """Where the program begins, and where everything leads back to."""

    HAS_PARTS = False  # of forms or tables: see `ChietaiApp.push_screen`

    CSS_PATH = _STYLES

    def __init__(self) -> None:
        super().__init__()
        self._doors: list[Door] = []
        self._view: LibraryView | None = None
        self._rows = 0
        """The rows of the window for which the doors are set."""

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this screen."""
        return made_for(self, FIRST_SCREEN_COMMANDS)

    def compose(self) -> ComposeResult:
        yield LargeTitle(_("Exchange of wisdom"), id="home-title")
        yield Static(Content(full_date(self.services.today())), id="home-date")
        with Center(id="doors-place"):
            yield OptionList(id="doors", markup=False)
        yield Static(id="home-say", classes="say")
        yield CommandBar()

    def on_mount(self) -> None:
        """Shows the doors that are always there."""
        self._list()
        self.watch(self.app, "wide_lines", self._list, init=False)
        self.query_one("#doors").focus()
        self.refresh_commands()

    def first_painted(self) -> None:
        """Looks through the library: not earlier, as importing what reads the documents would hold up the screen."""
        folder = self.services.library
        self.run_worker(lambda: read_library(folder), thread=True, name="library")

    def on_resize(self) -> None:
        """More air between the doors where there is room."""
        if self.app.size.height != self._rows:
            self._list()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The library was looked through."""
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, LibraryView):
            self._view = event.worker.result
            self._list()
            self._say(self._view.problem)

    def _list(self) -> None:
        lines = self.query_one("#doors", OptionList)
        # Whoever has moved the mark already keeps the door that is marked.
        moved = self._doors[lines.highlighted].title if lines.highlighted else ""
        self._doors = self._make_doors()
        lines.clear_options()
        rows = sum(1 + len(door.about.splitlines()) for door in self._doors) + len(self._doors) - 1
        self._rows = self.app.size.height
        # What parts them is a line of characters, which some terminals draw two cells wide.
        airy = rows <= self._rows - _AROUND and not self.program.wide_lines
        for door in self._doors:
            if airy and lines.option_count:
                lines.add_option(None)
            lines.add_option(Option(self._line(door)))
        titles = [door.title for door in self._doors]
        lines.highlighted = titles.index(moved) if moved in titles else 0

    @staticmethod
    def _line(door: Door) -> Content:
        lines = [f"\n  {cut(line, _WIDEST)}" for line in door.about.split("\n") if line]
        return Content.assemble((door.title, "bold"), "".join(lines))

    def _make_doors(self) -> list[Door]:
        desk, doors = self.program, list[Door]()
        live = self._view.live if self._view else None
        if live is not None:
            path = live.path
            doors.append(Door(_("Go on from last time"), listing_lines(live, _WIDEST), lambda: desk.open_session(path)))
        preparing = self._view.preparing if self._view else None
        if preparing is not None:
            place = preparing.path
            doors.append(Door(_("Go on preparing"), listing_lines(preparing, _WIDEST), lambda: desk.prepare(place)))
        doors.append(Door(_("Prepare a new meeting"), _("Council, date, theme, members, programme"), desk.prepare))
        doors.append(Door(_("All meetings"), self._how_many(), self.show_meetings))
        about = _("An invented meeting, half-way through, to try things out")
        doors.append(Door(_("Practice meeting"), about, self.practise))
        doors.append(Door(_("Leave the program"), "", desk.action_quit))
        return doors

    def _how_many(self) -> str:
        if self._view is None:
            return _("Looking for the meetings")
        n = len(self._view.listings)
        about = _("to go on, to watch again, to make documents")
        return ngettext("{n} meeting: {about}", "{n} meetings: {about}", n).format(n=n, about=about)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Through the door."""
        event.stop()
        self.go(self._doors[event.option_index].open)

    def go(self, way: Callable[[], Awaitable[Any]]) -> None:
        """Leaves this screen by `way`: in the app's own time, since a screen cannot wait for its own end."""
        self.app.call_later(way)

    async def practise(self) -> None:
        """Makes a practice meeting and opens it."""
        self._say(_("Making a practice meeting"))
        try:
            path, autoplay = await to_thread(write_practice, self.services)
        except (RecordError, DataMissingError) as error:
            self._say(str(error))
        except OSError as error:
            self._say(_("The practice meeting cannot be stored: {reason}.").format(reason=why(error)))
        else:
            await self.program.open_session(path, autoplay=autoplay)

    def _say(self, sentence: str) -> None:
        self.query_one("#home-say", Static).update(Content(safe(sentence)))

    async def show_meetings(self) -> None:
        """Lays the list of all meetings over this screen."""
        from chietai.tui.screens.library_screen import LibraryScreen

        await self.app.push_screen(LibraryScreen(self._view))
