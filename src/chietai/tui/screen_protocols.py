"""What commands, dialogs and pages may ask of the screens that they work on.

Commands know these protocols and no screen: screens import commands, never the other way round. A protocol that only
one module of commands needs stands in that module.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from chietai.meeting.events import Event
    from chietai.meeting.intents import Intent
    from chietai.meeting.kinds import StepKind
    from chietai.meeting.readings import Context
    from chietai.meeting.state import State
    from chietai.privacy.wall_state import WallStates
    from chietai.records.live_session import LiveSession
    from chietai.rehearsal import Autoplay
    from chietai.tui.commands.command import AnyCommand
    from chietai.tui.desk.completion import Offer
    from chietai.tui.desk.prompt import Prompt
    from chietai.tui.desk.topics import Topic
    from chietai.tui.services import Services
    from chietai.tui.widgets.entry_line import EntryLine


class Program(Protocol):
    """The app: the ways from one screen to another, and what belongs to all of them."""

    def next_theme(self) -> str:
        """Switches to the next theme; returns what to say."""

    async def go_home(self) -> None:
        """To the first screen."""

    async def open_session(self, path: Path, **more: Any) -> None:
        """To the desk of the meeting in `path`."""

    async def prepare(self, path: Path | None = None) -> None:
        """To the preparation of the meeting in `path`, or of a new one."""

    async def replay(self, path: Path) -> None:
        """To the replay of the meeting in `path`."""

    async def export(self, path: Path, **more: Any) -> None:
        """Lays the export of the meeting in `path` over what is shown."""

    async def action_quit(self) -> None:
        """Leaves the program."""


class AnyScreen(Protocol):
    """Any screen whose actions are commands."""

    @property
    def program(self) -> Program:
        """The app."""

    @property
    def services(self) -> Services:
        """Clock, ids, chance and folders."""

    @property
    def all_commands(self) -> Sequence[AnyCommand]:
        """All commands of the screen, in the order of the help."""

    def available_commands(self) -> list[AnyCommand]:
        """The commands that can be used now."""

    def can(self, command: AnyCommand) -> bool:
        """Whether `command` can be used now."""

    def key_of(self, command_id: str) -> str:
        """The key of a command as people read it; "" when it has none."""

    async def run_command(self, command: AnyCommand) -> None:
        """Runs a command."""

    def refresh_commands(self) -> None:
        """Brings the footer up to date."""

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Says one sentence to the user."""

    def confirm(self, question: str, yes: str, no: str, then: Callable[[], object], *, yes_first: bool = True) -> None:
        """Asks a question of two answers, and calls `then` after `yes`. `yes_first`: `yes` is marked to begin with."""

    def open_dialog(self, name: str, then: Callable[[Any], None] | None = None) -> None:
        """Lays the dialog called `name` in the screen registry over the screen; `then` gets what it gives."""

    def call_next(self, callback: Any, *args: Any) -> None:
        """Calls `callback` when what goes on now is done."""

    def dismiss(self, result: Any = None) -> Awaitable[None]:
        """Closes the screen."""


class Desk(AnyScreen, Protocol):
    """The desk of a meeting."""

    autoplay: Autoplay | None
    playing: bool
    redraw_reason: str
    walls: WallStates

    @property
    def session(self) -> LiveSession:
        """The open document."""

    @property
    def state(self) -> State:
        """The meeting as it stands."""

    @property
    def wall_state(self) -> State:
        """The meeting as the room may read it: in one window the desk is on the wall."""

    def shown(self, text: str) -> str:
        """`text` as the room may read it."""

    @property
    def step_kind(self) -> StepKind | None:
        """The kind of the step that the meeting is in; after it, that of what is written down."""

    def line_context(self, offer: Offer | None = None) -> Context:
        """What the reader of a line has to know beside the state; `offer` is what is marked in the list of names."""

    @property
    def written_afterwards(self) -> StepKind | None:
        """What lines are for after the meeting, when that was chosen."""

    @property
    def failure(self) -> str:
        """Why nothing can be stored at the moment; "" when all is well."""

    def submit(self, intent: Intent, *, quiet: bool = False) -> Event | None:
        """Does it and shows it. When it is refused, says why and returns None. `quiet` says nothing when it is done."""

    @property
    def held_line(self) -> str:
        """The line that waits for an answer because it may lead to a person; "" when there is none."""

    def answer_held(self, *, as_said: bool) -> None:
        """Takes the line `held_line`, which was asked about: as it was said, or with words hidden from the wall."""

    def refresh_state(self) -> None:
        """Shows the meeting as it stands now."""

    async def earlier_meetings(self) -> tuple[State, ...]:
        """The earlier meetings of this council in the library, oldest first."""

    # -- what is said and asked -----------------------------------------------------------------------------------

    @property
    def message(self) -> str:
        """What was said last."""

    @property
    def message_is_problem(self) -> bool:
        """Whether that was a problem."""

    @property
    def message_width(self) -> int:
        """Cells for a sentence beside which the row still says whether everything is stored."""

    @property
    def entry(self) -> EntryLine:
        """Where everything is typed."""

    def ask(self, prompt: Prompt) -> None:
        """Uses the entry line for one answer."""

    def write_down(self, topic: Topic) -> None:
        """After the meeting: what is typed from now on is about `topic`."""

    # -- what is shown --------------------------------------------------------------------------------------------

    @property
    def pages(self) -> int:
        """How many pages there are to turn on the stage: here or on the wall, where there are more."""

    def turn_page(self, by: int) -> None:
        """Turns the stage here and the wall together."""

    def skip_show(self) -> None:
        """Ends the show of the draw, here and on the wall."""

    @property
    def notes_open(self) -> bool:
        """Whether the private panel is open."""

    def toggle_notes(self) -> None:
        """Opens or closes the private panel."""

    # -- the end --------------------------------------------------------------------------------------------------

    def set_timer(self, delay: float, callback: Any) -> object:
        """Calls `callback` after `delay` seconds."""

    async def export(self) -> None:
        """Lays the export over the desk."""

    def leave(self, where: Callable[[], Awaitable[None]]) -> None:
        """Goes away, after asking when the meeting is going on or something is not stored."""


class MarkedList(AnyScreen, Protocol):
    """A dialog with a list of which one line is marked."""

    @property
    def marked(self) -> str:
        """The key of the marked line; "" when there is none."""

    def action_leave(self) -> None:
        """Escape."""


class OpenMeeting(Protocol):
    """Whoever has a meeting open in which members are changed."""

    @property
    def state(self) -> State:
        """The meeting as it stands."""

    def submit(self, *intents: Intent) -> str:
        """Does the intents; "" or a sentence about why one was refused."""

    def take_back(self) -> Event | None:
        """Takes back what was stored last; None when there is nothing."""


class Preparing(OpenMeeting, AnyScreen, Protocol):
    """The preparation of a meeting: what its pages and its commands ask of it."""

    drafts: dict[str, str]
    wrong: set[str]
    walls: WallStates

    @property
    def is_open(self) -> bool:
        """Whether there is a document to store in."""

    @property
    def path(self) -> Path | None:
        """Where the document lies; None when it has no file yet."""

    @property
    def failure(self) -> str:
        """Why nothing can be stored at the moment; "" when all is well."""

    @property
    def hiding(self) -> bool:
        """Whether the wall hides words that stand on this page, or would."""

    def toggle_as_said(self) -> None:
        """The wall is to show a text of this page as it stands, or to hide words in it."""

    def can_carry(self) -> bool:
        """Whether an earlier meeting can be taken over."""

    def changed(self) -> None:
        """The meeting was changed by a dialog: brings the page up to date."""

    def show_progress(self) -> None:
        """Brings the heading and the list of subjects up to date."""

    def can_turn(self, by: int) -> bool:
        """Whether there is a page after or before."""

    async def turn(self, by: int) -> None:
        """To the page after or before."""

    def undo(self) -> None:
        """Takes back what was stored last, and says what it was."""

    def redo(self) -> None:
        """Brings back what was taken back last, and says what it was."""

    def carry_on(self) -> None:
        """Goes on in another folder because the disk refuses."""

    def begin(self) -> None:
        """To the meeting itself."""

    def leave(self) -> None:
        """To the first screen."""
