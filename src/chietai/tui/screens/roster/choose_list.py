"""Choosing a member list: typed, from a folder, or pasted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from chietai.i18n import _
from chietai.text.folding import fold
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.roster_commands import LIST_CHOICE_COMMANDS
from chietai.tui.editors import JapaneseInput
from chietai.tui.grid import safe
from chietai.tui.screen_protocols import OpenMeeting
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.screens.roster.paste_field import PasteList
from chietai.tui.screens.roster.preview_screen import PreviewScreen
from chietai.tui.screens.roster.source import Read, Source, read
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.file_list import (
    Entry,
    Folder,
    NameSuggester,
    documents_folder,
    list_folder,
    resolve_typed_path,
)
from chietai.tui.widgets.heading import Heading

_STYLES = Path(__file__).parents[2] / "styles" / "roster.tcss"
TEMPLATE = "meibo.csv"


class ChooseListScreen(CommandScreen[int | None]):
    """Gives how many people were stored, or None. `folder` is where to begin."""

    CSS_PATH = _STYLES

    def __init__(self, meeting: OpenMeeting, folder: Path | None = None) -> None:
        super().__init__()
        self._meeting = meeting
        self._start = folder
        self._folder = Folder(folder or Path())
        self._shown: list[Entry] = []
        self._then = ""

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this screen."""
        return made_for(self, LIST_CHOICE_COMMANDS)

    def compose(self) -> ComposeResult:
        yield Heading(_("Choose a member list (Excel or CSV)"))
        yield JapaneseInput(
            placeholder=_("The name of the file; choose with the arrow keys, press Enter"),
            suggester=NameSuggester(lambda: self._folder.entries),
        )
        yield Static(id="list-say", classes="say")
        yield OptionList(id="files", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Looks into the first folder."""
        self._go(self._start or documents_folder())
        self.refresh_commands()

    # -- folders --------------------------------------------------------------------------------------------------

    def _go(self, folder: Path, then: str = "") -> None:
        """Looks into `folder`, and says `then` unless there is something the matter with it."""
        self._then = then
        self.run_worker(lambda: list_folder(folder), thread=True, exclusive=True, name="folder")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A folder was looked into, or a list was read."""
        if event.state is not WorkerState.SUCCESS:
            return
        result = event.worker.result
        if isinstance(result, Folder):
            self._folder = result
            self.query_one(Heading).say(right=str(result.path))
            self._say(result.problem or self._then)
            self.query_one(Input).value = ""
            self._list()
        elif isinstance(result, Read):
            self._show(result)

    def _list(self) -> None:
        key = fold(self.query_one(Input).value)
        self._shown = [entry for entry in self._folder.entries if key in fold(entry.name)]
        lines = self.query_one("#files", OptionList)
        lines.clear_options()
        lines.add_options(Option(_line(entry)) for entry in self._shown)
        first = next((n for n, entry in enumerate(self._shown) if not entry.folder), 0)
        lines.highlighted = first if self._shown else None

    def _say(self, sentence: str) -> None:
        self.query_one("#list-say", Static).update(Content(safe(sentence)))

    # -- choosing -------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list."""
        self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes what was typed if there is such a file or folder, else what is marked."""
        event.stop()
        typed = event.value.strip()
        path = resolve_typed_path(typed, self._folder.path) if typed else None
        place = self.query_one("#files", OptionList).highlighted
        marked = self._shown[place].path if place is not None and place < len(self._shown) else None
        if path is not None and (marked is None or _exists(path)):
            self._take(path)
        elif marked is not None:
            self._take(marked)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes what was chosen."""
        event.stop()
        self._take(self._shown[event.option_index].path)

    def _take(self, path: Path) -> None:
        self._say("")
        if _is_folder(path):
            self._go(path.resolve() if path.name == ".." else path)
        else:
            self._read(Source(path=path, title=path.name))

    def _read(self, source: Source) -> None:
        self._say(_("Reading the list"))
        self.run_worker(lambda: read(source), thread=True, exclusive=True, name="read")

    def _show(self, result: Read) -> None:
        if result.preview is None:
            self._say(result.problem)
            return
        self._say("")
        self.app.push_screen(PreviewScreen(self._meeting, result), self._stored)

    def _stored(self, count: int | None) -> None:
        if count is not None:
            self.dismiss(count)

    def paste_lines(self) -> None:
        """Asks for pasted lines."""

        def taken(text: str | None) -> None:
            if text:
                self._read(Source(pasted=text, title=_("Pasted lines")))

        self.app.push_screen(PasteList(), taken)

    def write_example(self) -> None:
        """Writes an example list into the folder that is shown."""
        from chietai.roster import RosterError, write_template

        try:
            path = write_template(self._folder.path / TEMPLATE)
        except RosterError as error:
            self._say(str(error))
            return
        done = _("An example was written: {file}. Fill it in with Excel, then choose it here.").format(file=path)
        self._go(self._folder.path, done)

    def on_key(self, event: events.Key) -> None:
        """Moves the mark without leaving the field."""
        lines: Any = self.query_one("#files", OptionList)
        moves = {"up": lines.action_cursor_up, "down": lines.action_cursor_down,
                 "pageup": lines.action_page_up, "pagedown": lines.action_page_down}  # fmt: skip
        if isinstance(self.focused, Input) and event.key in moves:
            event.stop()
            moves[event.key]()


def _line(entry: Entry) -> Content:
    if entry.name == "..":
        return Content.styled(_("(the folder above)"), "$quiet")
    return Content.assemble((safe(entry.name), "bold"), "/" if entry.folder else "")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # reading it says what is the matter
        return False
