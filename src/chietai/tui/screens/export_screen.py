"""Writing the summary of a meeting: which files, for whom, into which folder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, RadioSet, Static

from chietai.i18n import _, ngettext
from chietai.meeting.state import Judgement
from chietai.records.record_errors import RecordError
from chietai.regular_files import expanded
from chietai.reports.export_documents import Kind
from chietai.reports.review import Review
from chietai.reports.summary import Level
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.export_commands import EXPORT_COMMANDS
from chietai.tui.grid import safe
from chietai.tui.paper_writing import PaperWriting, Written
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.services import Services
from chietai.tui.toggles import Choice, Tick
from chietai.tui.widgets.choice import Confirm
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.form_fields import TextField
from chietai.tui.widgets.heading import Heading
from chietai.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from chietai.tui.screens.review_screen import Reviewed

_STYLES = Path(__file__).parents[1] / "styles" / "export.tcss"
T = TypeVar("T", bound=Enum)
Keep = Callable[[Sequence[Judgement]], bool]
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

        written: Written

    @dataclass
    class Found(Message):
        """What the paper hides; `to_write`: it is to be written next."""

        review: Review
        level: Level
        to_write: bool

    @dataclass
    class Closed(Message):
        """The meeting was closed to the public, and everybody is to be told of it: one sentence with the reason."""

        sentence: str

    @dataclass
    class Remembered(Message):
        """What was said of words was stored in the document, if it could be; `to_write`: the files come next."""

        to_write: bool

    @dataclass
    class Failed(Message):
        """Nothing was written: one sentence, and the files that are in the way, if that is why."""

        sentence: str
        existing: int = 0

    def __init__(self, path: Path, *, folder: Path | None = None, keep: Keep | None = None) -> None:
        """`keep` stores what was said of words in papers where the document is open already; whether it could."""
        super().__init__()
        self._path = path
        self._folder = folder
        self._keep = keep
        self.ready = True
        """Whether the files can be written now: nothing is being written."""

    @cached_property
    def _papers(self) -> PaperWriting:
        return PaperWriting(self._path, self.services)

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
            yield Tick(_("In the paper for everybody: the case of the day, too"), id="with-case")
            yield TextField("folder", _("Folder"), str(self._folder or usual_folder(self.services)))
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
    def with_case(self) -> bool:
        """Whether everybody is to be told the case, too."""
        return self.query_one("#with-case", Tick).value

    @property
    def folder(self) -> str:
        """The folder as it was typed."""
        return self.query_one(TextField).text

    # -- writing --------------------------------------------------------------------------------------------------

    def write(self, *, force: bool = False) -> None:
        """Writes what is ticked, in the background, once what is in doubt has been looked at."""
        if not self.kinds:
            self.tell(_("Please tick at least one kind of file."), problem=True)
            return
        if not self.folder:
            self.tell(_("Please enter a folder."), problem=True)
            return
        if force:
            self._write_now(force=True)
            return
        self._find(to_write=True)

    def look(self) -> None:
        """Shows what the paper hides, without writing it."""
        self._find(to_write=False)

    def _find(self, *, to_write: bool) -> None:
        self._busy(True)
        self.tell(_("Reading ..."))
        self.run_worker(partial(self._look, self.level, self.with_case, to_write), thread=True)

    def _look(self, level: Level, with_case: bool, to_write: bool) -> None:
        try:
            sentence = self._papers.closed(level) if to_write else ""
            if sentence:
                self.post_message(self.Closed(sentence))
            else:
                self.post_message(self.Found(self._papers.review(level, with_case=with_case), level, to_write))
        except RecordError as error:
            self.post_message(self.Failed(str(error)))

    def _write_now(self, *, force: bool = False) -> None:
        self._busy(True)
        self.tell(_("Writing ..."))
        folder = expanded(self.folder)
        self.run_worker(partial(self._write, folder, self.kinds, self.level, self.with_case, force), thread=True)

    def _write(self, folder: Path, kinds: list[Kind], level: Level, with_case: bool, force: bool) -> None:
        from chietai.reports.output_files import ExportError, FilesExistError

        try:
            written = self._papers.write(folder, kinds, level, with_case=with_case, force=force)
            self.post_message(self.Wrote(written))
        except FilesExistError as error:
            self.post_message(self.Failed(str(error), len(error.paths)))
        except (ExportError, RecordError) as error:
            self.post_message(self.Failed(str(error)))

    def _introduce(self) -> None:
        try:
            self.post_message(self.Introduced(self._papers.title()))
        except RecordError as error:
            self.post_message(self.Failed(str(error)))

    def _busy(self, busy: bool) -> None:
        self.ready = not busy
        self.query_one("#write", Button).disabled = busy
        self.refresh_commands()

    # -- what came of it ------------------------------------------------------------------------------------------

    def on_export_screen_introduced(self, message: Introduced) -> None:
        """Names the meeting in the heading."""
        message.stop()
        self.query_one(Heading).say(right=message.title)

    def on_export_screen_closed(self, message: Closed) -> None:
        """Asks whether everybody is to be told of a meeting that was closed to the public."""
        message.stop()
        self._busy(False)
        self.tell("")

        def answered(sure: bool | None) -> None:
            if sure:
                self._papers.although_closed = True
                self.write()
            else:
                self.tell(_("Nothing was written."))

        question = _("{closed} Write a paper for everybody all the same?").format(closed=safe(message.sentence))
        self.app.push_screen(Confirm(question, _("Write it"), _("Do not write it"), yes_first=False), answered)

    def on_export_screen_found(self, message: Found) -> None:
        """Shows what is hidden where somebody has to look at it, or wants to; or writes at once."""
        message.stop()
        self._busy(False)
        self.tell("")
        found = message.review
        if message.to_write and not found.undecided:
            self._write_now()
        elif not found.passages:
            self.tell(_("Nothing is hidden in this paper."))
        else:
            from chietai.tui.screens.review_screen import ReviewScreen

            self.app.push_screen(ReviewScreen(found, message.level), partial(self._reviewed, message.level))

    def _reviewed(self, level: Level, result: "Reviewed | None") -> None:
        if result is None:
            return
        self._papers.take(level, result.judgements, looked=result.looked)
        if not result.judgements:
            self._go_on(to_write=result.write)
        elif self._keep is not None:
            self._papers.remembered = self._keep(result.judgements)
            self._go_on(to_write=result.write)
        else:
            self._busy(True)
            self.run_worker(partial(self._store, result.judgements, result.write), thread=True)

    def _store(self, judgements: tuple[Judgement, ...], to_write: bool) -> None:
        self._papers.remembered = self._papers.store(judgements)
        self.post_message(self.Remembered(to_write))

    def on_export_screen_remembered(self, message: Remembered) -> None:
        """Goes on."""
        message.stop()
        self._busy(False)
        self._go_on(to_write=message.to_write)

    def _go_on(self, *, to_write: bool) -> None:
        if to_write:
            self._write_now()
        elif not self._papers.remembered:
            self.tell(_not_remembered(), problem=True)
        else:
            self.tell(_("Nothing was written."))

    def on_export_screen_wrote(self, message: Wrote) -> None:
        """Shows what was written and where."""
        message.stop()
        from chietai.reports import terms

        self._busy(False)
        written = message.written
        files = len(written.paths)
        self.tell(ngettext("{n} file was written.", "{n} files were written.", files).format(n=files))
        # What is to be done before the files are handed out comes first: the list of them may be a long one.
        caution = terms.level(written.level).caution
        lines = [*self._papers.problems, *([caution] if caution else [])]
        if written.hidden:
            words = ngettext(
                "{n} place is hidden. {key} shows it.", "{n} places are hidden. {key} shows them.", written.hidden
            )
            lines.append(words.format(n=written.hidden, key=self.key_of("export_look")))
        if not self._papers.remembered:
            lines.append(_not_remembered())
        lines += [_("In {folder}:").format(folder=written.paths[0].parent), *(f"  {p.name}" for p in written.paths)]
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


def _not_remembered() -> str:
    return _("What you said of words cannot be kept in the file of the meeting: it holds for now only.")


def usual_folder(services: Services) -> Path:
    """Where summaries go when nobody says otherwise: the user's documents.

    A home of its own (on a stick, in a test) keeps everything together.
    """
    import platformdirs

    if services.home != platformdirs.user_data_path("chietai", appauthor=False):
        return services.home / "summaries"
    return platformdirs.user_documents_path() / "Chietai"
