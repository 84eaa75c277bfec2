"""The app that all of ours stand on: safe for input methods, for hostile text, for signals and dead terminals."""

import gc
import os
import signal
import sys
from pathlib import Path
from typing import Any, ClassVar

from textual import constants, events, on
from textual.app import ReturnType, ScreenStackError
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.reactive import var
from textual.scrollbar import ScrollBar, ScrollBarRender

from chietai.i18n import _
from chietai.tui import shutdown
from chietai.tui.grid import LINES
from chietai.tui.key_reader import TerminalFault
from chietai.tui.textual_seams import KeepingStylesheet, SeamedApp, break_shown_text
from chietai.tui.theme import DEFAULT_THEME, variable_defaults
from chietai.tui.theme_files import ThemeFiles, load_themes

_BASE_STYLES = Path(__file__).parent / "styles" / "base.tcss"
PARTS_STYLES = _BASE_STYLES.with_name("parts.tcss")
_WATCH_SECONDS = 1.0
# Row 2, because an answer for row 1 reads like shift+F3. The letter is concealed and painted over at once.
_PROBE = "\x1b7\x1b[2;1H\x1b[8m\u25cb\x1b[6n\x1b[m\x1b8"


class WholeCells(ScrollBarRender):
    """Scrollbars without parts of blocks at their ends."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class BaseApp(SeamedApp[ReturnType]):
    """An app with our themes, our styles for Textual's own parts, and a hook for a sudden end.

    Subclasses set `CSS_PATH` as usual: it is read after `styles/base.tcss`. They override `on_end` to save.
    """

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    wide_lines: var[bool] = var(False)
    """Whether this terminal draws ambiguous characters, and so line and block characters too, two cells wide.
    Then lines are made of ASCII (class `-wide-lines` on the app) and there are no large letters."""

    PARTS_AT_START: ClassVar[bool] = True
    """Whether the styles of forms, tables and tabs are read at the start."""

    def __init__(self, *args: Any, user_themes: Path | None = None, theme: str = DEFAULT_THEME, **kwargs: Any) -> None:
        """`user_themes`: a folder with the user's own theme files; `theme`: the one to start with."""
        break_shown_text(LINES.divide)
        super().__init__(*args, **kwargs)
        self.css_path = [_BASE_STYLES, *([PARTS_STYLES] if self.PARTS_AT_START else []), *self.css_path]
        self.library: ThemeFiles = load_themes(user_themes)
        for known in self.library.themes.values():
            self.register_theme(known)
        self.theme, self.theme_problem = self.library.choose(theme)
        self.stylesheet = KeepingStylesheet(variables=self.get_css_variables())
        self._ending = False
        self._unreadable_is_told = False

    def get_driver_class(self) -> type[Driver]:
        """Our own driver, unless the environment names one (as programs do that show a terminal in a browser)."""
        if constants.DRIVER is not None or sys.platform == "win32":
            return super().get_driver_class()
        from chietai.tui.unix_driver import UnixDriver

        return UnixDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables ($quiet, $line, $mark), for a theme that does not set them."""
        return variable_defaults()

    # -- a sudden end ---------------------------------------------------------------------------------------------

    def on_end(self, number: signal.Signals) -> None:
        """Called once, before the app leaves because of a signal or a lost terminal: save, quickly, without asking."""

    @on(events.Mount)
    def _watch_for_the_end(self) -> None:
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

    def on_ready(self) -> None:
        """Paints the first frame without waiting for a tick, and asks the terminal how wide it draws characters."""
        self.paint_now()
        gc.enable()  # whoever started the app may have paused it until now
        self.write_to_terminal(_PROBE)

    async def on_event(self, event: events.Event) -> None:
        """Takes the terminal's answer to the question of `on_ready`; everything else goes on to Textual."""
        if isinstance(event, events.CursorPosition):
            if event.y == 1 and event.x in (1, 2):
                self.wide_lines = event.x == 2
                self.screen.refresh()
            return
        await super().on_event(event)

    @on(Driver.SignalResume)
    def _go_on(self) -> None:
        # Somebody else had the terminal. Textual paints what has changed since, which is nothing.
        self.screen.refresh()

    def on_unreadable_input(self) -> None:
        """Says once why there is no letter where one was typed."""
        if not self._unreadable_is_told:
            self._unreadable_is_told = True
            words = _(
                "What was typed could not be read as letters. Please set the character code of the terminal to UTF-8."
            )
            self.notify(words, severity="warning", timeout=20)

    def on_terminal_fault(self, message: TerminalFault) -> None:
        """Ends the app as any other fault does: logged, with a sentence. Raises what went wrong."""
        raise message.error

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

    def before_notices(self) -> None:
        """Puts them where they hide nothing."""
        self._place_notices()

    def on_descendant_focus(self) -> None:
        """Notices keep away from the field that is typed into, wherever it is."""
        self._place_notices()

    def _place_notices(self) -> None:
        try:
            racks = self.screen.query_children("ToastRack")
        except ScreenStackError:
            return
        offset = self.text_cursor()
        racks.set_class(offset is not None and offset.y >= self.size.height // 2, "-above")
