"""A screen whose every action is a command: by key, by click in the footer, from the palette, in the help."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property, partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from textual.screen import ScreenResultType

from chietai.i18n import _
from chietai.tui.commands.command import AnyCommand
from chietai.tui.commands.default_keys import shown
from chietai.tui.commands.keymap import Keymap, keymap
from chietai.tui.grid import safe
from chietai.tui.screen_registry import make_dialog
from chietai.tui.textual_seams import SeamedScreen
from chietai.tui.widgets.command_bar import BarItem, CommandBar

if TYPE_CHECKING:
    from chietai.meeting.state import State
    from chietai.records.gather_people import CouncilPeople
    from chietai.tui.app import ChietaiApp
    from chietai.tui.services import Services


class CommandScreen(SeamedScreen[ScreenResultType]):
    """Subclasses give `commands()`, put a `CommandBar` at the bottom, and may show messages by overriding `tell`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._commands: Sequence[AnyCommand] = self.commands()
        self._bound = False
        self._painted = False
        self.keymap = Keymap({command.id: command.key for command in self._commands})

    @cached_property
    def program(self) -> "ChietaiApp":
        """The app, by its type."""
        from chietai.tui.app import ChietaiApp

        assert isinstance(self.app, ChietaiApp)
        return self.app

    @cached_property
    def services(self) -> "Services":
        """Clock, ids, chance and folders."""
        return self.program.services

    def commands(self) -> Sequence[AnyCommand]:
        """All commands of this screen, in the order of the help."""
        raise NotImplementedError

    def painted(self) -> None:
        """Lets what can wait begin, once."""
        if self._bound and not self._painted:
            self._painted = True
            self.call_later(self.first_painted)

    def first_painted(self) -> None:
        """Called once, when the screen stands: for what can wait until then."""

    def on_mount(self) -> None:
        """Binds the keys as the settings say."""
        if self._bound:  # Textual calls this for each class of the screen, and a subclass may call it too
            return
        self._bound = True
        self.keymap = keymap(self._commands, self.program.settings.keys)
        for problem in self.keymap.problems:
            self.notify(problem, severity="warning", timeout=12)
        for key in sorted({self.keymap.of(command) for command in self._commands} - {""}):
            self.bind_key(key, f"press('{key}')")
        self.refresh_commands()

    @property
    def all_commands(self) -> Sequence[AnyCommand]:
        """All commands of this screen."""
        return self._commands

    def key_of(self, command_id: str) -> str:
        """The key of a command as people read it; "" when it has none."""
        return next((shown(self.keymap.of(c)) for c in self._commands if c.id == command_id), "")

    def can(self, command: AnyCommand) -> bool:
        """Whether `command` can be used now: in this step of the meeting, and as the command itself says."""
        step = getattr(self, "step_kind", None)
        return (command.steps is None or step in command.steps) and command.available(self)

    def available_commands(self) -> list[AnyCommand]:
        """The commands that can be used now."""
        return [command for command in self._commands if self.can(command)]

    async def action_press(self, key: str) -> None:
        """Does what `key` stands for, or says that it cannot be done."""
        await self.in_turn(partial(self._press, key))

    async def in_turn(self, what: Callable[[], Awaitable[None]]) -> None:
        """Calls `what`, for a screen where things wait that were typed before: after them."""
        await what()

    async def _press(self, key: str) -> None:
        candidates = [command for command in self._commands if self.keymap.of(command) == key]
        for command in candidates:
            if self.can(command):
                await self.run_command(command)
                return
        self.tell(_("{key} does nothing here.").format(key=shown(key)), problem=True)

    async def run_command(self, command: AnyCommand) -> None:
        """Runs a command, and brings the footer up to date."""
        outcome = command.run(self)
        if isawaitable(outcome):
            await outcome
        self.refresh_commands()

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Says one sentence to the facilitator."""
        self.notify(text, severity="warning" if problem else "information")

    def confirm(self, question: str, yes: str, no: str, then: Callable[[], object], *, yes_first: bool = True) -> None:
        """Asks a question of two answers, and calls `then` after `yes`. `yes_first`: `yes` is marked to begin with."""
        from chietai.tui.widgets.choice import Confirm

        def answered(sure: bool | None) -> None:
            if sure:
                then()

        self.app.push_screen(Confirm(question, yes, no, yes_first=yes_first), answered)

    def open_dialog(self, name: str, then: Callable[[Any], None] | None = None) -> None:
        """Lays the dialog called `name` in the screen registry over this screen; `then` gets what it gives."""
        self.app.push_screen(make_dialog(name, self), then)

    def gather_people(self, people: "CouncilPeople", state: "State", then: Callable[[], object]) -> None:
        """Looks through the documents of the council for people, in another thread; calls `then` when the wall has to
        hide more."""

        async def gather() -> None:
            more = await to_thread(people.gather, state)
            while people.problems:
                self.notify(safe(people.problems.pop()), severity="warning", timeout=12)
            if more and self.display and self.is_attached and self.app.is_running:  # else it is being taken down
                then()

        self.run_worker(gather(), name="people")

    def refresh_commands(self) -> None:
        """Brings the footer up to date."""
        for bar in self.query(CommandBar):
            bar.show(self._shown_commands())

    def _shown_commands(self) -> list[BarItem]:
        """What the footer shows now, the smallest rank first."""
        return [
            BarItem(command, shown(self.keymap.of(command)), command.title(self), command.tooltip(self))
            for command in sorted(self.available_commands(), key=lambda command: command.rank(self))
            if command.rank(self)
        ]

    async def on_command_bar_chosen(self, message: CommandBar.Chosen) -> None:
        """A command was clicked."""
        message.stop()
        if self.can(message.command):
            await self.run_command(message.command)
