"""The program: one app, its screens by name, its settings, and how it ends."""

import signal
from collections.abc import Awaitable
from pathlib import Path
from typing import Any, ClassVar, Protocol, runtime_checkable

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen

from chietai.i18n import _, set_language
from chietai.tui import settings as user_settings
from chietai.tui.held_keys import Typed
from chietai.tui.safe_app import PARTS_STYLES, BaseApp
from chietai.tui.screen_registry import make_screen
from chietai.tui.screens.too_small import TooSmall
from chietai.tui.services import Services

SMALLEST = (80, 24)
"""Columns and rows that the desk needs."""

STAGE_AND_NOTES = 94
"""Columns for a whole stage beside the facilitator's notes; with fewer, the notes lie over it."""

_WIDTHS = [(0, "-narrow"), (STAGE_AND_NOTES, "-wide")]
_STYLES = Path(__file__).parent / "styles"


@runtime_checkable
class Savable(Protocol):
    """A screen that has something to bring to safety before the program goes."""

    def save_now(self) -> None:
        """Stores what is not stored yet, quickly and without asking."""


class ChietaiApp(BaseApp[None], inherit_bindings=False):  # leaving is a command of each screen, which may ask first
    """The desk and all that belongs to it. `start` names the first screen, `path` its document."""

    PARTS_AT_START = False  # the first screen needs none of these styles, and they take time to read
    TITLE = "Chietai"
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "ignore", show=False)]

    def __init__(self, services: Services, start: str = "home", path: Path | None = None, **more: Any) -> None:
        """`more` goes to the first screen. Sets the language of the program."""
        read = user_settings.read_settings(services.home)
        self.services = services
        self.settings = read.settings
        set_language(services.language)
        super().__init__(user_themes=services.home / "themes", theme=read.settings.theme)
        self._start = (start, path, more)
        self._early: list[Typed] | None = []  # keys that came before there is a screen to type on
        self._coming = 0
        self._standing: Awaitable[Any] | None = None  # what waits for the screen that was shown last
        self._problems = [p for p in (read.problem, self.theme_problem, *self.library.problems) if p]

    async def on_mount(self) -> None:
        """Shows the first screen and says what was wrong with the user's files."""
        name, path, more = self._start
        await self.show(name, path, **more)
        if self.settings.keys:
            from chietai.tui.commands.keymap import unknown

            self._problems += unknown(self.settings.keys)
        for problem in [*self._problems, *self.library.warnings]:
            self.notify(problem, severity="warning", timeout=12)

    # -- keys -----------------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Keeps what is typed with no field in sight: while a screen is coming, and while the window is too small."""
        if isinstance(event, Typed) and event.is_forwarded:
            # Nobody below wanted it, and now it would act on the screen on top: on Esc a dialog would go before its
            # parts have come.
            await self._until_it_stands()
        elif isinstance(event, Typed):
            if self._early is None and not self.screen.is_mounted:
                await self._until_it_stands()
                self._early = []
                self._coming += 1
                self.call_later(self._has_come)
            if self._early is not None:
                self._early.append(event)
                return
            if isinstance(self.screen, TooSmall):
                await self._typed_in_small_window(self.screen, event)
                return
        await super().on_event(event)

    async def _typed_in_small_window(self, cover: TooSmall, event: Typed) -> None:
        if not isinstance(event, events.Key) or event.is_printable or event.key != self._key_to_leave():
            cover.hold(event)
        elif cover.asked_to_leave(event.key):
            await self.action_quit()

    def _key_to_leave(self) -> str:
        """That of the settings, on the screens with commands."""
        from chietai.tui.commands.general_commands import Quit
        from chietai.tui.commands.keymap import keymap

        leave = Quit()
        return keymap([leave], self.settings.keys).of(leave)

    async def _has_come(self) -> None:
        """The screen that was asked for stands and has its focus: what was typed meanwhile is for it."""
        self._coming -= 1
        if self._coming:
            return
        early, self._early = self._early or [], None
        for event in early:
            await self.on_event(event)

    # -- screens --------------------------------------------------------------------------------------------------

    async def show(self, name: str, path: Path | None = None, **more: Any) -> None:
        """Replaces whatever is shown (dialogs too) by the screen called `name`, as soon as the app comes to it."""
        # A screen cannot wait for its own end, and most often it is a screen that asks for another one.
        screen = make_screen(name, path, **more)
        self._early = self._early or []
        self._coming += 1
        self.call_next(self._replace, screen)

    async def _replace(self, screen: Screen[Any]) -> None:
        await self._until_it_stands()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.push_screen(screen)
        await self._guard_size()
        self.call_later(self._has_come)  # after the focus, which the screen has asked for in the same way

    def push_screen(self, screen: Any, *rest: Any, **more: Any) -> Any:
        """Shows `screen` on top, with the styles of what it may have."""
        if getattr(screen, "HAS_PARTS", True):
            screen.css_path = [PARTS_STYLES, _STYLES / "desk.tcss", *screen.css_path]
        self._standing = super().push_screen(screen, *rest, **more)
        return self._standing

    async def _until_it_stands(self) -> None:
        """Waits for the parts of the screen that was shown last: taken away without them, it would miss them."""
        if self._standing is not None and not self.screen.is_mounted:
            await self._standing

    async def go_home(self) -> None:
        """To the first screen."""
        await self.show("home")

    async def open_session(self, path: Path, **more: Any) -> None:
        """To the desk of the meeting in `path`."""
        await self.show("meeting", path, **more)

    async def prepare(self, path: Path | None = None) -> None:
        """To the preparing of the meeting in `path`, or of a new one."""
        await self.show("prepare", path)

    async def replay(self, path: Path) -> None:
        """To the replay of the meeting in `path`."""
        await self.show("replay", path)

    async def export(self, path: Path, **more: Any) -> None:
        """Lays the export of the meeting in `path` over what is shown; it goes back there when it is done."""
        await self.push_screen(make_screen("export", path, **more))

    # -- theme ----------------------------------------------------------------------------------------------------

    def next_theme(self) -> str:
        """Switches to the next theme, remembers it, and returns what to say."""
        names = list(self.library.themes)
        if not names:
            return _("There is no other theme.")
        place = names.index(self.theme) + 1 if self.theme in names else 0
        return self.choose_theme(names[place % len(names)])

    def choose_theme(self, name: str) -> str:
        """Switches to theme `name`, remembers it, and returns what to say."""
        self.theme = name
        problem = user_settings.remember(self.services.home, "theme", name)
        return problem or _("Theme: {name}").format(name=self.library.title(name))

    # -- size -----------------------------------------------------------------------------------------------------

    async def on_resize(self, event: events.Resize) -> None:
        """Says so when the window is too small, and goes on where it was when it has grown again."""
        await self._guard_size(event.size.width, event.size.height)

    async def _guard_size(self, width: int | None = None, height: int | None = None) -> None:
        columns, rows = width or self.size.width, height or self.size.height
        small = columns < SMALLEST[0] or rows < SMALLEST[1]
        cover = self.screen
        if not isinstance(cover, TooSmall):
            if small:
                self.push_screen(TooSmall(*SMALLEST))
        elif not small:
            await self._until_it_stands()
            self.pop_screen()
            for event in cover.typed_for(self.focused):
                await self.on_event(event)

    # -- the end --------------------------------------------------------------------------------------------------

    def action_ignore(self) -> None:
        """Ctrl+C: does nothing, so that nobody ends a meeting when they want to copy."""

    def on_end(self, number: signal.Signals) -> None:
        """Stores what is not stored yet."""
        self.save_all()

    def save_all(self) -> None:
        """Lets every screen bring its things to safety."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Savable):
                screen.save_now()

    async def action_quit(self) -> None:
        """Leaves the program. A screen may take this over with an `action_quit` of its own."""
        self.save_all()
        self.exit()

    @property
    def shown(self) -> Screen[Any]:
        """The lowest screen that the user works with (dialogs lie over it)."""
        return self.screen_stack[1] if len(self.screen_stack) > 1 else self.screen
