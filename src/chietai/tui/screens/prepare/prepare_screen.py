"""The screen on which a meeting is prepared: subjects on the left, the page of one subject on the right."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property, partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static

from chietai.i18n import _
from chietai.meeting.events import Event
from chietai.meeting.intents import Intent
from chietai.meeting.kinds import Phase
from chietai.meeting.state import State
from chietai.privacy.readers import Reader
from chietai.privacy.wall_state import WallStates
from chietai.records.document_header import header_of
from chietai.records.gather_people import CouncilPeople
from chietai.records.live_session import WATCH_SECONDS
from chietai.records.record_errors import RecordError, StoreError
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.preparation_commands import PREPARATION_COMMANDS
from chietai.tui.grid import safe
from chietai.tui.screens.bring_back import tell_of_versions
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.screens.prepare.checklist_page import RoomPage
from chietai.tui.screens.prepare.council_page import CouncilPage
from chietai.tui.screens.prepare.page import Page
from chietai.tui.screens.prepare.people_page import PeoplePage
from chietai.tui.screens.prepare.preparation import Preparation
from chietai.tui.screens.prepare.programme_page import ProgrammePage
from chietai.tui.screens.prepare.ready_page import ReadyPage
from chietai.tui.screens.prepare.record_page import RecordPage
from chietai.tui.screens.prepare.rules_page import RulesPage
from chietai.tui.screens.prepare.tables_page import TablesPage
from chietai.tui.screens.prepare.theme_page import CasePage, ThemePage
from chietai.tui.screens.prepare.when_page import WhenPage
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.heading import Heading
from chietai.tui.widgets.subjects import Subject, Subjects
from chietai.wording.past_events import happened

_STYLES = Path(__file__).parents[2] / "styles" / "prepare.tcss"

_NAMING = 1
"""The last page that says what the file of a new meeting is to be called; from then on there is a file."""

PAGES: tuple[type[Page], ...] = (
    CouncilPage,
    WhenPage,
    ThemePage,
    CasePage,
    PeoplePage,
    TablesPage,
    RulesPage,
    ProgrammePage,
    RoomPage,
    RecordPage,
    ReadyPage,
)
"""The pages of the preparation, in their order."""


class PrepareScreen(CommandScreen[None]):
    """Prepares the meeting in `path`, or a new one. `page` names the subject to begin with."""

    CSS_PATH = _STYLES

    def __init__(self, path: Path | None = None, *, page: str = "") -> None:
        super().__init__()
        self._path = path
        self._place = next((n for n, kind in enumerate(PAGES) if kind.key == page), 0)
        self.drafts: dict[str, str] = {}
        """What was typed and could not be stored, by page and field: nothing is lost when a page is left."""
        self.wrong: set[str] = set()
        """The fields that hold something wrong, by page and field."""
        self.walls = WallStates(lambda state: self.people.guard(state))
        self._warned: set[str] = set()
        self._preparation: Preparation | None = None
        self._problem = ""

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this screen."""
        return made_for(self, PREPARATION_COMMANDS)

    def compose(self) -> ComposeResult:
        yield Heading(_("Preparing a meeting"))
        with Horizontal(id="prepare"):
            yield Subjects(id="subjects")
            yield Container(id="page")
        yield Static(id="trouble")
        yield CommandBar()

    def on_mount(self) -> None:
        """Opens the document and shows the first page."""
        self.call_later(self._open)

    async def _open(self) -> None:
        self._preparation = Preparation(self.services, self._stored, self._failed)
        if self._path is None:
            self._preparation.begin()
        else:
            try:
                self._preparation.open(self._path)
            except RecordError as error:
                self._refuse(str(error))
                return
            self.gather_people(self.people, self._preparation.state, self.walls.renew)
        await self.show_page(self._place)  # meanwhile somebody may have left
        session = self._preparation.session if self._preparation is not None else None
        if self._path is not None and session is not None:
            tell_of_versions(self, session, self.services.clock, self._open_again)
        self.set_interval(WATCH_SECONDS, self._show_stored)

    def _open_again(self) -> None:
        """What was brought back may be a meeting that has begun."""
        assert self._path is not None
        begun = (header_of(self._path) or {}).get("phase") != Phase.PREPARING
        self.call_later(self.program.open_session if begun else self.program.prepare, self._path)

    async def on_unmount(self) -> None:
        """Lets go of the document, however the screen was left."""
        if self._preparation is not None:
            await to_thread(self._preparation.close)

    @cached_property
    def people(self) -> CouncilPeople:
        """Who is known in this council: the wall will not name them."""
        return CouncilPeople(self._path, self.services.home, self.services.library)

    # -- the meeting ----------------------------------------------------------------------------------------------

    @property
    def preparation(self) -> Preparation:
        """The document that is being prepared."""
        assert self._preparation is not None
        return self._preparation

    @property
    def is_open(self) -> bool:
        """Whether there is a document to store in: not before it was opened, nor after it was let go of."""
        return self._preparation is not None

    @property
    def path(self) -> Path | None:
        """Where the document lies; None when it has no file yet."""
        return self._preparation.path if self._preparation else None

    @property
    def failure(self) -> str:
        """Why nothing can be stored at the moment; "" when all is well."""
        return self._preparation.failure if self._preparation else ""

    @property
    def state(self) -> State:
        """The meeting as it stands."""
        return self._preparation.state if self._preparation else State()

    def submit(self, *intents: Intent) -> str:
        """Does the intents. Returns "" or a sentence about why one was refused."""
        return self.preparation.submit(*intents)

    @property
    def hiding(self) -> bool:
        """Whether the wall hides words that stand on this page, or would."""
        return self.is_open and self.page is not None and bool(self.page.hiding)

    def toggle_as_said(self) -> None:
        """The wall is to show a text of this page as it stands, or to hide words in it."""
        if self.page is not None and self.is_open:
            self.page.settle_all()
            self.page.toggle_as_said()

    def can_carry(self) -> bool:
        """Whether an earlier meeting can be taken over: as long as this one has no members and no promises."""
        return self.state.phase is Phase.PREPARING and not self.state.members and not self.state.entries

    def changed(self) -> None:
        """The meeting was changed by a dialog: brings the page up to date."""
        if self.page is not None:
            self.page.reload()
        self.show_progress()

    def undo(self) -> None:
        """Takes back what was stored last, and says what it was."""
        event = self.take_back()
        if event is None:
            self.tell(_("There is nothing to undo."), problem=True)
            return
        self.tell(_("Taken back: {what}").format(what=self._happened(event)))
        self.changed()

    def redo(self) -> None:
        """Brings back what was taken back last, and says what it was."""
        event = self.preparation.redo()
        if event is None:
            self.tell(_("There is nothing to redo."), problem=True)
            return
        self.tell(_("Brought back: {what}").format(what=self._happened(event)))
        self.changed()

    def _happened(self, event: Event) -> str:
        """A few words for `event`, as the room may read them: it may be something that was said."""
        guard = self.walls.guard(self.state)
        return happened(event, self.walls.of(self.state), lambda text: guard.shown(text, Reader.ROOM))

    def take_back(self) -> Event | None:
        """Takes back what was stored last; None when there is nothing."""
        return self.preparation.undo()

    def begin(self) -> None:
        """To the meeting itself."""
        if not self._make():
            return
        path = self.preparation.path
        if path is None:
            self.tell(_("Please enter the council first."), problem=True)
        else:
            self.app.call_later(self._go, partial(self.program.open_session, path))

    def leave(self) -> None:
        """To the first screen."""
        if self._make():
            self.app.call_later(self._go, self.program.go_home)

    async def _go(self, way: Callable[[], Awaitable[None]]) -> None:
        # The next screen may want the same document, so it is let go of before, without keeping the screen waiting.
        if self._preparation is not None and not await to_thread(self._preparation.let_go):
            self._problem = _("Not everything could be stored. Please wait a moment and try again.")
            self._show_banner()
            return
        self._preparation = None
        await way()

    def _make(self) -> bool:
        """Whether everything that was typed has its place in a document (or there is nothing to keep)."""
        if self._preparation is None:
            return True
        self._settle()
        if self.wrong - self._warned:
            self._warned = set(self.wrong)
            self._problem = _("Some fields hold what cannot be stored (marked !). Once more leaves them out.")
            self._show_banner()
            return False
        return self._make_file()

    def _make_file(self) -> bool:
        try:
            self.preparation.make()
        except RecordError as error:
            self._problem = str(error)
            self._show_banner()
            return False
        self._problem = ""
        return True

    def save_now(self) -> None:
        """Stores what is not stored yet, before the program goes."""
        if self._preparation is not None:
            self._settle()
            try:
                self.preparation.save_now()
            except RecordError as error:
                self.log.error(str(error))

    def _settle(self) -> None:
        if self.page is not None and self.is_open:
            self.page.settle_all()

    # -- pages ----------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return next(iter(self.query(Page)), None)

    async def show_page(self, place: int) -> None:
        """Shows the page of subject `place`, from 0. What stands in the page before is stored.

        Does nothing once the document was let go of: somebody leaves.
        """
        if not self.is_open:
            return
        self._settle()
        self._place = min(max(0, place), len(PAGES) - 1)
        body = self.query_one("#page", Container)
        with self.app.batch_update():
            await body.remove_children()
            page = PAGES[self._place](self)
            await body.mount(page)
        if not self.is_open:
            return
        if self._place > _NAMING:
            self._make_file()
        self.show_progress()
        self.refresh_commands()
        self.call_after_refresh(page.focus_first)

    async def turn(self, by: int) -> None:
        """To the page after or before."""
        await self.show_page(self._place + by)

    def can_turn(self, by: int) -> bool:
        """Whether there is a page after or before."""
        return 0 <= self._place + by < len(PAGES)

    async def on_subjects_chosen(self, message: Subjects.Chosen) -> None:
        """A subject was clicked."""
        message.stop()
        await self.show_page(message.place)

    def show_progress(self) -> None:
        """Brings the heading and the list of subjects up to date."""
        if not self.is_open:
            return
        state = self.state
        self.query_one(Subjects).show([Subject(_(kind.title), self._mark(kind, state)) for kind in PAGES], self._place)
        title = _("Preparing a meeting") if state.phase is Phase.PREPARING else _("The preparation of this meeting")
        if state.council.name:
            title = f"{title}  {state.council.name}"
        self.query_one(Heading).say(title, self._stored_words())
        self._show_banner()

    def _mark(self, kind: type[Page], state: State) -> bool | None:
        if any(name.startswith(f"{kind.key}.") for name in self.wrong):
            return False
        return kind.done(state) or None

    def _stored_words(self) -> str:
        if self.preparation.path is None:
            return ""
        return _("Storing") if self.preparation.pending else _("Stored")

    # -- storing --------------------------------------------------------------------------------------------------

    def _stored(self, seq: int) -> None:
        self.app.call_later(self._show_stored)

    def _failed(self, error: StoreError) -> None:
        self.app.call_later(self._show_stored)

    def _show_stored(self) -> None:
        # The writer may still be heard while the screen is taken down: then there is nobody to tell.
        if self._preparation is not None and self.query(Heading) and self.query("#trouble"):
            self.query_one(Heading).say(right=self._stored_words())
            self._show_banner()
            self.refresh_commands()

    def _show_banner(self) -> None:
        sentence = self._problem or self.preparation.failure or self.preparation.warning
        banner = self.query_one("#trouble", Static)
        banner.update(Content(safe(sentence)))
        banner.set_class(bool(sentence), "-shown")

    def carry_on(self) -> None:
        """Goes on in another folder because the disk refuses."""
        try:
            path = self.preparation.carry_on()
        except RecordError as error:
            self._problem = str(error)
            self._show_banner()
            return
        self._problem = ""
        self.show_progress()
        if path is not None:
            self.tell(_("From now on this meeting is stored in {path}.").format(path=path))

    def _refuse(self, sentence: str) -> None:
        from chietai.tui.widgets.choice import Choose

        self._preparation = None
        dialog = Choose(_("This meeting cannot be opened"), [_("To the list of meetings")], question=sentence)

        def read(_answer: int | None) -> None:
            self.app.call_later(self.program.go_home)

        self.app.push_screen(dialog, read)
