"""Writing the summary of a meeting: which files, for whom, into which folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, RadioSet, Static

from chietai.i18n import _, ngettext
from chietai.meeting.state import State
from chietai.records.record_errors import RecordError
from chietai.reports.export_documents import Kind
from chietai.reports.summary import Level
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.export_commands import EXPORT_COMMANDS
from chietai.tui.grid import safe
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.services import Services
from chietai.tui.toggles import Choice, Tick
from chietai.tui.widgets.choice import Confirm
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.form_fields import TextField
from chietai.tui.widgets.heading import Heading
from chietai.tui.widgets.status_line import StatusLine

_STYLES = Path(__file__).parents[1] / "styles" / "export.tcss"
T = TypeVar("T", bound=Enum)
_USUAL_KIND, _USUAL_LEVEL = Kind.HTML, Level.MEMBERS


def kind_offered(kind: Kind) -> str:
    """The words beside the tick for one kind of document."""
    match kind:
        case Kind.HTML:
            return _("A record to read and to print (html)")
        case Kind.MARKDOWN:
            return _("The same as plain text (md)")
        case Kind.CSV:
            return _("Tables for a spreadsheet (csv)")


def level_offered(level: Level) -> str:
    """The words beside the choice of one level."""
    match level:
        case Level.MEMBERS:
            return _("For the members: names, but not who said what")
        case Level.ORIGINAL:
            return _("For the secretariat: also who said what")
        case Level.PUBLIC:
            return _("For everybody: names of people are hidden")


def _usual_first(usual: T, everything: type[T]) -> list[T]:
    return [usual, *(one for one in everything if one is not usual)]


class ExportScreen(CommandScreen[None]):
    """For the meeting in `path`. `folder` is proposed for the files; without it the user's documents."""

    CSS_PATH = _STYLES

    @dataclass
    class Introduced(Message):
        """The document was read: which meeting it is."""

        title: str

    @dataclass
    class Wrote(Message):
        """The files are there."""

        paths: list[Path]
        level: Level

    @dataclass
    class Failed(Message):
        """Nothing was written: one sentence, and the files that are in the way, if that is why."""

        sentence: str
        existing: int = 0

    def __init__(self, path: Path, *, folder: Path | None = None) -> None:
        super().__init__()
        self._path = path
        self._folder = folder
        self.ready = True
        """Whether the files can be written now: nothing is being written."""

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this screen."""
        return made_for(self, EXPORT_COMMANDS)

    def compose(self) -> ComposeResult:
        yield Heading(_("Writing the summary"))
        with VerticalScroll(id="export", can_focus=False):
            yield Static(Content(_("What to write")), classes="question")
            with Vertical(id="kinds"):
                for kind in _usual_first(_USUAL_KIND, Kind):
                    yield Tick(kind_offered(kind), kind is _USUAL_KIND, id=kind.value)
            yield Static(Content(_("Who reads it")), classes="question")
            with RadioSet(id="levels"):
                for level in _usual_first(_USUAL_LEVEL, Level):
                    yield Choice(level_offered(level), level is _USUAL_LEVEL, id=level.value)
            yield TextField("folder", _("Folder"), str(self._folder or usual_folder(self.services)), limit=1000)
            with Horizontal(id="go"):
                yield Button(Content(_("Write the files")), variant="primary", id="write")
            yield Static(id="written")
        yield StatusLine()
        yield CommandBar()

    def on_mount(self) -> None:
        """Says which meeting it is about."""
        super().on_mount()
        self.query_one(f"#{_USUAL_KIND.value}").focus()
        self.refresh_commands()
        self.run_worker(self._introduce, thread=True)

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Says one sentence at the bottom."""
        self.query_one(StatusLine).say(text, problem=problem)

    # -- what is wanted -------------------------------------------------------------------------------------------

    @property
    def kinds(self) -> list[Kind]:
        """The kinds that are ticked."""
        return [kind for kind in _usual_first(_USUAL_KIND, Kind) if self.query_one(f"#{kind.value}", Tick).value]

    @property
    def level(self) -> Level:
        """Who is to read it."""
        pressed = self.query_one("#levels", RadioSet).pressed_index
        return _usual_first(_USUAL_LEVEL, Level)[max(0, pressed)]

    @property
    def folder(self) -> str:
        """The folder as it was typed."""
        return self.query_one(TextField).text

    # -- writing --------------------------------------------------------------------------------------------------

    def write(self, *, force: bool = False) -> None:
        """Writes what is ticked, in the background."""
        if not self.kinds:
            self.tell(_("Please tick at least one kind of file."), problem=True)
            return
        if not self.folder:
            self.tell(_("Please enter a folder."), problem=True)
            return
        self._busy(True)
        self.tell(_("Writing ..."))
        folder = Path(self.folder).expanduser()
        self.run_worker(partial(self._write, folder, self.kinds, self.level, force), thread=True)

    def _write(self, folder: Path, kinds: list[Kind], level: Level, force: bool) -> None:
        from chietai.reports.export_documents import export
        from chietai.reports.output_files import ExportError, FilesExistError

        try:
            paths = export(self._state(), folder, kinds, level, force=force)
        except FilesExistError as error:
            self.post_message(self.Failed(str(error), len(error.paths)))
        except (ExportError, RecordError) as error:
            self.post_message(self.Failed(str(error)))
        else:
            self.post_message(self.Wrote(paths, level))

    def _state(self) -> State:
        from chietai.records.reading import readable, state_of

        return state_of(readable(self._path))

    def _introduce(self) -> None:
        from chietai.reports.summarise import summarise
        from chietai.reports.terms import title

        try:
            summary = summarise(self._state(), Level.MEMBERS)
        except RecordError as error:
            self.post_message(self.Failed(str(error)))
            return
        self.post_message(self.Introduced(title(summary)))

    def _busy(self, busy: bool) -> None:
        self.ready = not busy
        self.query_one("#write", Button).disabled = busy
        self.refresh_commands()

    # -- what came of it ------------------------------------------------------------------------------------------

    def on_export_screen_introduced(self, message: Introduced) -> None:
        """Names the meeting in the heading."""
        message.stop()
        self.query_one(Heading).say(right=message.title)

    def on_export_screen_wrote(self, message: Wrote) -> None:
        """Shows what was written and where."""
        message.stop()
        from chietai.reports import terms

        self._busy(False)
        n = len(message.paths)
        self.tell(ngettext("{n} file was written.", "{n} files were written.", n).format(n=n))
        # What is to be done before the files are handed out comes first: the list of them may be a long one.
        caution = terms.level(message.level).caution
        lines = [caution] if caution else []
        lines += [_("In {folder}:").format(folder=message.paths[0].parent), *(f"  {p.name}" for p in message.paths)]
        self.query_one("#written", Static).update(Content(safe("\n".join(lines), multiline=True)))
        self.call_after_refresh(self.query_one("#export", VerticalScroll).scroll_end, animate=False)

    def on_export_screen_failed(self, message: Failed) -> None:
        """Says why, or asks whether to replace what is there."""
        message.stop()
        self._busy(False)
        self.query_one("#written", Static).update()
        if not message.existing:
            self.tell(message.sentence, problem=True)
            return
        self.tell("")
        question = ngettext(
            "{n} file of this name is there already. Replace it?",
            "{n} files of these names are there already. Replace them?",
            message.existing,
        ).format(n=message.existing)

        def answered(replace: bool | None) -> None:
            if replace:
                self.write(force=True)
            else:
                self.tell(_("Nothing was written."))

        self.app.push_screen(Confirm(question, _("Replace"), _("Leave as it is"), yes_first=False), answered)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The button does what F5 does."""
        event.stop()
        self.write()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the folder goes on to the button."""
        event.stop()
        self.query_one("#write").focus()


def usual_folder(services: Services) -> Path:
    """Where summaries go when nobody says otherwise: the user's documents.

    A home of its own (on a stick, in a test) keeps everything together.
    """
    import platformdirs

    if services.home != platformdirs.user_data_path("chietai", appauthor=False):
        return services.home / "summaries"
    return platformdirs.user_documents_path() / "Chietai"
