"""The screen of a meeting that is going on: what is typed becomes what has happened, and all see it at once."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from inspect import isawaitable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker

from chietai.i18n import _
from chietai.meeting.addresses import address_alone
from chietai.meeting.events import Event
from chietai.meeting.intents import Intent
from chietai.meeting.kinds import Phase, StepKind
from chietai.meeting.member_search import is_newcomer
from chietai.meeting.readings import Context
from chietai.meeting.refusal import Refused
from chietai.meeting.state import State
from chietai.privacy.readers import Reader
from chietai.privacy.wall_state import WallStates
from chietai.records.gather_people import CouncilPeople
from chietai.records.live_session import LiveSession
from chietai.records.record_errors import RecordError, StoreError
from chietai.tui.commands.command import AnyCommand, made_for
from chietai.tui.commands.desk_commands import DESK_COMMANDS
from chietai.tui.desk import time_left
from chietai.tui.desk.completion import Offer, completions, people
from chietai.tui.desk.line_help import line_help
from chietai.tui.desk.prompt import Prompt
from chietai.tui.desk.reading_words import frame_words
from chietai.tui.desk.shown_on_stage import on_stage
from chietai.tui.desk.topics import Topic
from chietai.tui.desk.typed_line import TypedLine
from chietai.tui.editors import PastedLines
from chietai.tui.grid import safe
from chietai.tui.screens.bring_back import tell_of_versions
from chietai.tui.screens.command_screen import CommandScreen
from chietai.tui.screens.meeting.wall_link import WallLink
from chietai.tui.stage import Stage
from chietai.tui.widgets.command_bar import CommandBar
from chietai.tui.widgets.entry_line import EntryLine
from chietai.tui.widgets.private_panel import PrivatePanel
from chietai.tui.widgets.status_line import StatusLine
from chietai.wording import names
from chietai.wording.past_events import happened
from chietai.wording.refusals import refusal

if TYPE_CHECKING:
    from chietai.rehearsal import Autoplay


class MeetingScreen(CommandScreen[None]):
    """The desk of the meeting in the document `path`. With `autoplay` it can go on by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "escape", show=False)]

    @dataclass
    class Stored(Message):
        """Everything up to event `seq` is on the disk."""

        seq: int

    @dataclass
    class StoringFailed(Message):
        """Something could not be stored."""

        error: StoreError

    def __init__(self, path: Path, autoplay: "Autoplay | None" = None) -> None:
        super().__init__()
        self.path = path
        self.autoplay = autoplay
        self.playing = False
        self.prompt: Prompt | None = None
        self.redraw_reason = ""
        self._written_afterwards: StepKind | None = None
        self.wall = WallLink(path)
        self._line = TypedLine(self)
        self.walls = WallStates(lambda state: self.people.guard(state))
        self._interrupted_line = ""
        self._session: LiveSession | None = None
        self._earlier: Worker[tuple[State, ...]] | None = None

    def commands(self) -> Sequence[AnyCommand]:
        """Everything that can be done at the desk."""
        return made_for(self, DESK_COMMANDS)

    def compose(self) -> ComposeResult:
        with Container(id="room"):
            yield Stage(self.services.clock, walls=self.walls)
            yield PrivatePanel(self.services.clock)
        yield Static(id="banner")
        yield StatusLine()
        yield EntryLine(self._offers)
        yield CommandBar()

    def on_mount(self) -> None:
        """Opens the document."""
        try:
            self._session = LiveSession.open(
                self.path,
                clock=self.services.clock,
                new_id=self.services.new_id,
                on_durable=self._on_stored,
                on_failure=self._on_failed,
            )
        except RecordError as error:
            self.notify(safe(str(error)), severity="error", timeout=12)
            self.call_later(self.program.go_home)
            return
        self.entry.field.focus()
        self.set_interval(1.0, self._every_second)
        self.refresh_state()
        tell_of_versions(self, self._session, self.services.clock, self._open_again)
        if self.autoplay is not None:
            self.tell(_("A practice meeting. {key}: it goes on by itself").format(key=self.key_of("play")))

    def _open_again(self) -> None:
        self.call_later(self.program.open_session, self.path)

    def _on_stored(self, seq: int) -> None:
        self.post_message(self.Stored(seq))  # from the writing thread

    def _on_failed(self, error: StoreError) -> None:
        self.post_message(self.StoringFailed(error))

    def on_unmount(self) -> None:
        """Stores what is left and lets go of the document."""
        if self._session is not None:
            with suppress(RecordError):
                self._session.close()

    @cached_property
    def people(self) -> CouncilPeople:
        """Who is known in this council."""
        return CouncilPeople(self.path, self.services.home, self.services.library)

    def first_painted(self) -> None:
        """Looks through the earlier meetings for people whom the wall does not name."""
        if self._session is not None:
            self.gather_people(self.people, self.state, self._more_people)

    def _more_people(self) -> None:
        self.walls.renew()
        self.stage.tick()
        self.refresh_state()

    async def earlier_meetings(self) -> tuple[State, ...]:
        """The earlier meetings of this council in the library, oldest first: read once, in another thread."""
        if self._earlier is None:
            self._earlier = self._read_earlier()
        return await self._earlier.wait()

    def _read_earlier(self) -> Worker[tuple[State, ...]]:
        from chietai.records.library import earlier_meetings

        state, services = self.state, self.services
        day = state.details.date or services.today()
        search = partial(earlier_meetings, services.library, state.council.name, day)
        return self.run_worker(search, thread=True, name="earlier")

    # -- what there is --------------------------------------------------------------------------------------------

    @property
    def session(self) -> LiveSession:
        """The open document."""
        assert self._session is not None
        return self._session

    @property
    def state(self) -> State:
        """The meeting as it stands."""
        return self._session.state if self._session is not None else State()

    @property
    def wall_state(self) -> State:
        """The meeting as the room may read it: in one window the desk is on the wall."""
        return self.walls.of(self.state)

    def shown(self, text: str) -> str:
        """`text` as the room may read it."""
        return self.walls.guard(self.state).shown(text, Reader.ROOM)

    @property
    def step_kind(self) -> StepKind | None:
        """The kind of the step that the meeting is in, while it goes on; after it, that of what is written down."""
        step = self.state.step
        return step.kind if step and self.state.phase is Phase.LIVE else self.written_afterwards

    @property
    def written_afterwards(self) -> StepKind | None:
        """What lines are for after the meeting, when that was chosen. The desk's own affair: no event tells it."""
        return self._written_afterwards if self.state.phase is Phase.CLOSED else None

    @property
    def stage(self) -> Stage:
        """What the room reads."""
        return self.query_one(Stage)

    @property
    def entry(self) -> EntryLine:
        """Where everything is typed."""
        return self.query_one(EntryLine)

    @property
    def failure(self) -> str:
        """Why nothing can be stored at the moment."""
        return self._session.failure if self._session is not None else ""

    def line_help(self, kind: StepKind) -> list[tuple[str, str]]:
        """What can be typed in a step, for the help."""
        return line_help(kind)

    # -- what happens ---------------------------------------------------------------------------------------------

    def submit(self, intent: Intent, *, quiet: bool = False) -> Event | None:
        """Does it and shows it. When it is refused, says why and returns None. `quiet` says nothing when it is done."""
        try:
            event = self.session.submit(intent)
        except Refused as refused:
            self.tell(safe(refusal(refused)), problem=True)
            return None
        if not quiet:
            self.tell("" if on_stage(event, self.state) else safe(happened(event, self.wall_state, self.shown)))
        self.refresh_state()
        return event

    def refresh_state(self) -> None:
        """Shows the meeting as it stands now."""
        if self._session is None:
            return
        self._written_afterwards = self.written_afterwards  # a meeting that goes on again forgets it
        self.stage.state = self.state
        self.wall.notice(self.stage)
        self.query_one(PrivatePanel).state = self.state
        self.entry.refresh_offers()
        self._show_words()
        self.refresh_commands()
        if self._earlier is None and self.step_kind is not None and not self.state.draws:
            self._earlier = self._read_earlier()  # long before the draw has to wait for it

    def _every_second(self) -> None:
        self.look_at_wall()
        self._show_words()

    def _show_words(self) -> None:
        state, now = self.state, self.services.clock()
        if self.prompt is not None:
            title, subtitle = self.prompt.title, _("Esc: never mind")
        else:
            marked = self.entry.marked
            if marked is not None and marked.line:
                title = _("Put the name in: {name}").format(name=marked.label)
            else:
                context, key = self.line_context(marked), self.key_of("as_said")
                title = frame_words(state, context, self.entry.value, wall=self.wall_state, as_said_key=key)
            subtitle = ""
            if self.written_afterwards:
                subtitle = _("After the meeting: {step}").format(step=names.step_kind(self.written_afterwards))
        self.entry.set_title(title, subtitle)
        wall = self.wall_state
        left = "   ".join(part for part in (time_left.time_words(wall, now), time_left.next_words(wall, now)) if part)
        self.query_one(StatusLine).show(left, self._stored_words())
        banner = self.query_one("#banner", Static)
        warning = self._session.warning if self._session is not None else ""
        banner.display = bool(self.failure or warning)
        if banner.display:
            banner.update(Content(safe(self.failure or warning)))

    def _stored_words(self) -> str:
        if self._session is None:
            return ""
        if self.failure:
            return _("NOT stored")
        return _("storing") if self._session.pending else _("stored")

    def write_down(self, topic: Topic) -> None:
        """After the meeting: what is typed from now on is about `topic`."""
        self._written_afterwards = topic.kind
        question = topic.to_put(self.state)
        if question is not None:
            self.submit(question, quiet=True)
        self.tell("")
        self.refresh_state()

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Says one sentence just above the entry line."""
        self.query_one(StatusLine).say(text, problem=problem)

    @property
    def message_width(self) -> int:
        """Cells for a sentence beside which the row still says whether everything is stored."""
        words = max(cell_len(_("storing")), cell_len(_("stored")), cell_len(self._stored_words()))
        return self.size.width - 2 - words - 2

    @property
    def message(self) -> str:
        """What was said last."""
        return self.query_one(StatusLine).message

    @property
    def message_is_problem(self) -> bool:
        """Whether that was a problem."""
        return self.query_one(StatusLine).problem

    # -- stage, wall and notes ------------------------------------------------------------------------------------

    @property
    def pages(self) -> int:
        """How many pages there are to turn on the stage: here or on the wall, where there are more."""
        return self.wall.pages(self.stage)

    def turn_page(self, by: int) -> None:
        """Turns the stage here and the wall together."""
        self.wall.turn(self.stage, by)

    def skip_show(self) -> None:
        """Ends the show of the draw, here and on the wall."""
        self.wall.skip_show(self.stage)

    @property
    def notes_open(self) -> bool:
        """Whether the private panel is open."""
        return bool(self.query_one(PrivatePanel).display)

    def toggle_notes(self) -> None:
        """Opens or closes the private panel."""
        self.query_one(PrivatePanel).toggle()

    def look_at_wall(self) -> None:
        """Opens the private panel when the wall gets a window of its own, closes it with that window, and says so."""
        pages = self.pages
        opened = self.wall.update(self.stage, self.session.path)
        if self.pages != pages:
            self.refresh_commands()
        if opened is not None:
            self.wall.tell_notes(self, opened)

    # -- typing ---------------------------------------------------------------------------------------------------

    def line_context(self, offer: Offer | None = None) -> Context:
        """What the reader of a line has to know beside the state; `offer` is what is marked in the list of names."""
        return self._line.context(offer)

    @property
    def held_line(self) -> str:
        """The line that waits for an answer because it may lead to a person; "" when there is none."""
        return self._line.held

    def _offers(self, line: str) -> Sequence[Offer]:
        if self.prompt is not None:
            return self.prompt.offers(line)
        if self.step_kind is StepKind.RECEPTION and not is_newcomer(line) and not line.startswith(("@", "＠")):
            return people(self.state, line)
        return completions(self.state, line) if "@" in line or "＠" in line else ()

    def on_entry_line_changed(self, message: EntryLine.Changed) -> None:
        """Says what Enter would do."""
        message.stop()
        if message.value:  # an emptied line goes with an answer, which has to stay
            self.tell("")
            self._line.changed(message.value)
        self._show_words()

    async def in_turn(self, what: Callable[[], Awaitable[None]]) -> None:
        """Keys of commands do not go through the field: an Enter that waits there must not be overtaken."""
        self.entry.when_taken(partial(self.call_later, what))

    async def on_entry_line_entered(self, message: EntryLine.Entered) -> None:
        """Enter: does what the line means. What was refused stays in the line."""
        message.stop()
        if self.prompt is not None:
            await self._answer(message.value)
            return
        if not self._line.take(message.value, message.offer):
            self._show_words()

    def answer_held(self, *, as_said: bool) -> None:
        """Takes the line that was asked about; the wall shows it `as_said`, or with its hidden words hidden."""
        if not self._line.answer(as_said=as_said):
            self._show_words()

    def ask(self, prompt: Prompt) -> None:
        """Uses the entry line for one answer. What stood in it comes back afterwards."""
        if self.prompt is None:
            self._interrupted_line = self.entry.value
        self.prompt = prompt
        self.entry.set_value(prompt.value)
        self.entry.field.focus()
        self._show_words()

    async def _answer(self, value: str) -> None:
        prompt = self.prompt
        assert prompt is not None
        if problem := prompt.problem(value):
            self.tell(problem, problem=True)
            self.entry.give_back(value)
            return
        self._end_prompt(self.entry.value)
        outcome = prompt.take(value)
        if isawaitable(outcome):
            await outcome
        self.refresh_state()

    def _end_prompt(self, typed_since: str = "") -> None:
        self.prompt = None
        self.entry.set_value(self._interrupted_line + typed_since)
        self._interrupted_line = ""
        self._show_words()

    def action_escape(self) -> None:
        """Escape: ends a question to the facilitator, else the show of a draw, else takes the message away."""
        if self.prompt is not None:
            self._end_prompt()
            return
        if self.held_line:
            self._line.release()
            self._show_words()
        self.skip_show()
        self.tell("")

    def on_pasted_lines(self, message: PastedLines) -> None:
        """Several lines were pasted: offers to take each as one entry."""
        from chietai.tui.screens.meeting.paste_dialog import PasteDialog

        message.stop()
        asked = self.app.screen
        if isinstance(asked, PasteDialog):  # pasted again before the first paste was asked about
            asked.add(message.lines)
        else:
            self.app.push_screen(PasteDialog(self, message.lines, self.entry.value), self._pasted)

    def _pasted(self, taken: bool | None) -> None:
        # Whose words they were is done with; anything else in the line was not taken, and stays.
        if taken and address_alone(self.state, self.entry.value) is not None:
            self.entry.set_value("")
        self.refresh_state()

    # -- storing, warnings, the end ---------------------------------------------------------------------------------

    def on_meeting_screen_stored(self, message: Stored) -> None:
        """Says that it is stored."""
        message.stop()
        self._show_words()

    def on_meeting_screen_storing_failed(self, message: StoringFailed) -> None:
        """Says, and goes on saying, that it is not."""
        message.stop()
        self._show_words()
        self.refresh_commands()

    def on_stage_warned(self, message: Stage.Warned) -> None:
        """The time is nearly or quite over."""
        message.stop()
        if message.level >= 2:
            self.tell(_("The time is over."))
            if self.program.settings.bell:
                self.app.bell()

    async def export(self) -> None:
        """Lays the export over the desk. What was typed so far is on the disk first."""
        self.session.flush()
        await self.program.export(self.session.path, keep=self.session.keep_judgements)

    def leave(self, where: Callable[[], Awaitable[None]]) -> None:
        """Goes away, after asking when the meeting is going on or something is not stored."""
        stored = self._session is None or self.session.flush()
        if stored and self.state.phase is not Phase.LIVE:
            self.call_next(where)
            return
        words = _("The meeting is going on. Leave it? You can come back and go on where it was.")
        if not stored:
            words = _("Not everything is stored. What is not stored will be lost. Leave all the same?")
        self.confirm(words, _("Leave"), _("Stay"), lambda: self.call_next(where), yes_first=stored)

    def save_now(self) -> None:
        """Brings everything to the disk before the program goes."""
        if self._session is not None:
            self._session.flush()
