"""The app that all of ours stand on: safe for input methods, for hostile text, for signals and dead terminals."""

import os
import signal
from pathlib import Path
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import App, ReturnType, ScreenStackError
from textual.notifications import SeverityLevel
from textual.reactive import var
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widgets._toast import ToastRack

from chietai.i18n import _
from chietai.tui import linebreak, shutdown
from chietai.tui.stylesheet import KeepingStylesheet
from chietai.tui.theme import DEFAULT_THEME, variable_defaults
from chietai.tui.theme_files import ThemeFiles, load_themes

_BASE_STYLES = Path(__file__).parent / "styles" / "base.tcss"
_WATCH_SECONDS = 1.0
# Row 2, because an answer for row 1 reads like shift+F3. The letter is concealed and painted over at once.
_PROBE = "\x1b7\x1b[2;1H\x1b[8m\u25cb\x1b[6n\x1b[m\x1b8"


class WholeCells(ScrollBarRender):
    """Scrollbars without parts of blocks at their ends."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class BaseApp(App[ReturnType]):
    """An app with our themes, our styles for Textual's own parts, and a hook for a sudden end.

    Subclasses set `CSS_PATH` as usual: it is read after `styles/base.tcss`. They override `on_end` to save.
    """

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    wide_lines: var[bool] = var(False)
    """Whether this terminal draws ambiguous characters, and so line and block characters too, two cells wide.
    Then lines are made of ASCII (class `-wide-lines` on the app) and there are no large letters."""

    def __init__(self, *args: Any, user_themes: Path | None = None, theme: str = DEFAULT_THEME, **kwargs: Any) -> None:
        """`user_themes`: a folder with the user's own theme files; `theme`: the one to start with."""
        linebreak.install()
        super().__init__(*args, **kwargs)
        self.css_path = [_BASE_STYLES, *self.css_path]
        self.library: ThemeFiles = load_themes(user_themes)
        for made in self.library.themes.values():
            self.register_theme(made)
        self.theme, self.theme_problem = self.library.choose(theme)
        self.stylesheet = KeepingStylesheet(variables=self.get_css_variables())
        self._ending = False
        self.failure: Exception | None = None
        """What the app ended of, if it was something that nobody expected: for whoever started it to tell."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables ($quiet, $line, $mark), for a theme that does not set them."""
        return variable_defaults()

    # -- a sudden end ---------------------------------------------------------------------------------------------

    def on_end(self, number: signal.Signals) -> None:
        """Called once, before the app leaves because of a signal or a lost terminal: save, quickly, without asking."""

    def _on_mount(self, event: events.Mount) -> None:
        # `is_headless` asks the driver: tests must not take over the signals of the process that runs them.
        if not self.is_headless:
            shutdown.install(self.end)
            self.set_interval(_WATCH_SECONDS, self._watch_terminal)

    def end(self, number: signal.Signals) -> None:
        """Leaves in good order because of signal `number`; within two seconds in any case."""
        if self._ending:
            return
        self._ending = True
        code = shutdown.exit_code(number)
        shutdown.leave_soon(code)
        try:
            self.on_end(number)
        finally:
            self.exit(return_code=code)

    def _fatal_error(self) -> None:
        # Textual would print a traceback with the values of variables: what people said, on the wall.
        self.failure = self._exception
        self._close_messages_no_wait()

    def _watch_terminal(self) -> None:
        if self._ending or not shutdown.terminal_is_dead():
            return
        self._ending = True
        number = getattr(signal, "SIGHUP", signal.SIGTERM)
        try:
            self.on_end(number)
        finally:
            # A clean exit writes to the terminal, which is gone.
            os._exit(shutdown.exit_code(number))

    # -- the terminal ---------------------------------------------------------------------------------------------

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        # Textual moves the terminal's (hidden) cursor to `cursor_position` after every repaint. Input methods open
        # their window there, so it has to be the place where text goes now, not where the cursor last moved.
        try:
            offset = getattr(self.focused, "cursor_screen_offset", None)
        except ScreenStackError:
            offset = None
        if offset is not None:
            self.cursor_position = offset
        super()._display(screen, renderable)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        # Textual also paints a dialog that covers everything anew, field and all, when the clock below it goes on:
        # that would wipe what an input method shows there.
        return [] if self.screen.styles.background.a == 1 else super()._background_screens

    def on_ready(self) -> None:
        """Paints the first frame without waiting for a tick, and asks the terminal how wide it draws characters."""
        if not self._batch_count:
            self.screen._compositor_refresh()
        driver = self._driver
        if driver is not None and not driver.is_headless and not driver.is_inline:
            driver.write(_PROBE)
            driver.flush()

    async def on_event(self, event: events.Event) -> None:
        """Takes the terminal's answer to the question of `on_ready`; everything else goes on to Textual."""
        if isinstance(event, events.CursorPosition) and event.y == 1 and event.x in (1, 2):
            self.wide_lines = event.x == 2
            self.screen.refresh()
        await super().on_event(event)

    def watch_wide_lines(self, wide: bool) -> None:
        """Switches to lines of ASCII, and back."""
        self.set_class(wide, "-wide-lines")
        ScrollBar.renderer = WholeCells if wide else ScrollBarRender

    # -- what is said ---------------------------------------------------------------------------------------------

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """As Textual's, but `message` is plain text unless asked otherwise, and the title says how grave it is."""
        if not title and severity != "information":
            title = _("Problem") if severity == "error" else _("Please note")
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def _refresh_notifications(self) -> None:
        self._place_notices()
        super()._refresh_notifications()

    def on_descendant_focus(self) -> None:
        """Notices keep away from the field that is typed into, wherever it is."""
        self._place_notices()

    def _place_notices(self) -> None:
        try:
            offset = getattr(self.focused, "cursor_screen_offset", None)
            racks = self.screen.query_children(ToastRack)
        except ScreenStackError:
            return
        racks.set_class(offset is not None and offset.y >= self.size.height // 2, "-above")
