"""Every use of a name that Textual does not document, each with its reason and what upstream says about it.

Nothing else in the program touches such a name; `tests/tui/test_textual_seams.py` looks through the tree for it, and
fails for each seam below when a new Textual has closed or moved it. Numbers are those of issues and pull requests of
https://github.com/Textualize/textual.
"""

from functools import lru_cache
from typing import Any, Protocol

from rich.console import RenderableType
from textual import events
from textual.app import App, ReturnType, ScreenStackError
from textual.await_complete import AwaitComplete
from textual.cache import LRUCache
from textual.content import Content
from textual.css.model import RuleSet
from textual.css.query import NoMatches
from textual.css.stylesheet import Stylesheet
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen, ScreenResultType


class Divide(Protocol):
    """Where to cut one line of `text` for lines of `width` cells; with `fold` also a word that is wider than a line."""

    def __call__(self, text: str, width: int, fold: bool = True) -> list[int]: ...


def break_shown_text(divide: Divide) -> None:
    """Lets Textual break by `divide` whatever it shows as text. May be called more than once.

    Textual breaks Japanese anywhere between two characters, against the rules of Japanese setting, and knows no
    phrases (#3567 only made it break at all). `textual.content.divide_line` has no public counterpart.
    """
    import textual.content

    textual.content.divide_line = divide  # type: ignore[attr-defined]


def break_typed_text(divide: Divide) -> None:
    """Lets Textual's TextArea break lines by `divide`. May be called more than once.

    As above: `compute_wrap_offsets` is what a TextArea asks. Lines with tabs stay Textual's own.
    """
    import textual.document._wrapped_document as wrapped_document
    from textual._wrap import compute_wrap_offsets

    def offsets(
        text: str,
        width: int,
        tab_size: int,
        fold: bool = True,
        precomputed_tab_sections: list[tuple[str, int]] | None = None,
    ) -> list[int]:
        if "\t" in text:
            return compute_wrap_offsets(text, width, tab_size, fold, precomputed_tab_sections)
        return divide(text, width, fold)

    wrapped_document.compute_wrap_offsets = offsets  # type: ignore[attr-defined]


class SeamedApp(App[ReturnType]):
    """What an app has to change in Textual. Subclasses override `text_cursor` and `before_notices`."""

    failure: Exception | None = None
    """What the app ended of, if it was something that nobody expected: for whoever started it to tell."""

    def text_cursor(self) -> Offset | None:
        """Where the next character goes, in cells of the screen; None when nothing is being typed into."""
        try:
            offset = getattr(self.focused, "cursor_screen_offset", None)
        except ScreenStackError:
            return None
        return offset if isinstance(offset, Offset) else None

    def before_notices(self) -> None:
        """Called before the notices that are shown change."""

    def has_notices(self) -> bool:
        """Whether a notice is shown. (`App.notify` has no counterpart that tells.)"""
        return bool(self._notifications)

    async def press_priority_key(self, key: str) -> bool:
        """Does what a binding with priority says of `key`; False when there is none.

        For an app that swallows all other keys: forwarded, as public `on_event` does, they reach Textual's own.
        """
        return await self._check_bindings(key, priority=True)

    def paint_now(self) -> None:
        """Paints the screen without waiting for the next tick: the first frame stands some 15 ms earlier."""
        if not self._batch_count:
            self.screen._compositor_refresh()

    def write_to_terminal(self, sequence: str) -> bool:
        """Sends an escape sequence to the terminal, in order with what is painted. False when there is none.

        Written past Textual's driver it could land inside of one of Textual's own sequences.
        """
        driver = self._driver
        if driver is None or driver.is_headless or driver.is_inline:
            return False
        driver.write(sequence)
        driver.flush()
        return True

    @property
    def was_left(self) -> bool:
        """Whether somebody asked the app to end. Else it ended of a fault, whatever it returned."""
        return self._exit

    def _handle_exception(self, error: Exception) -> None:
        # Once the app was asked to end, Textual mounts nothing any more, but still tells a screen that was coming that
        # its parts are there. That it does not find them is no fault.
        if not (self._exit and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def panic(self, *renderables: RenderableType) -> None:
        """Ends the app of a fault. Textual would print `renderables`, and return as if somebody had left."""
        if self.failure is None:
            self.failure = self._exception or RuntimeError("Textual ended the app")
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        # Textual would print a traceback with the values of variables: what people said, on the wall. There is no
        # setting for it, and no issue upstream was found.
        self.failure = self._exception
        self._close_messages_no_wait()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        # Textual moves the terminal's (hidden) cursor to `cursor_position` after every repaint. Input methods open
        # their window there (#1469, #3404), so it has to be the place where text goes now, not where the cursor last
        # moved.
        if (offset := self.text_cursor()) is not None:
            self.cursor_position = offset
        super()._display(screen, renderable)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        # Textual also paints a dialog that covers everything anew, field and all, when the clock below it goes on
        # (since #3055, #3062 and #6307): that would wipe what an input method shows there.
        return [] if self.screen.styles.background.a == 1 else super()._background_screens

    def _refresh_notifications(self) -> None:
        # Where notices are shown is a matter of styles (#4473), but when they change is told to nobody.
        self.before_notices()
        super()._refresh_notifications()


class SeamedScreen(Screen[ScreenResultType]):
    """What a screen has to change in Textual. Subclasses override `painted`."""

    def painted(self) -> None:
        """Called each time when the screen has been painted."""

    def bind_key(self, key: str, action: str) -> None:
        """Binds `key` for this screen alone, before whatever has the focus; it is not shown in Textual's footer.

        Only apps have a public `bind` (#4740, #5477 ask for it on screens).
        """
        self._bindings.bind(key, action, show=False, priority=True)

    def _compositor_refresh(self) -> None:
        # While the app starts, Textual would paint the whole screen and throw it away. What is to be painted is kept.
        if self.app._batch_count:
            return
        super()._compositor_refresh()
        self.painted()

    def _forward_event(self, event: events.Event) -> None:
        # A widget that was taken away is found under the mouse until the next layout, and Textual begins or moves a
        # selection in what contains it: nothing does.
        if isinstance(event, events.MouseDown | events.MouseMove) and self.has_gone_at(event.x, event.y):
            return
        super()._forward_event(event)

    def has_gone_at(self, x: int, y: int) -> bool:
        """Whether what is found in this cell of the screen was taken away since the last layout."""
        found, _offset = self.get_widget_and_offset_at(x, y)
        return found is not None and found is not self and found.parent is None

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Takes this screen away and gives `result`, if it is on top.

        On a busy machine a second Enter comes when it has gone already: Textual would take the screen below away.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()


class SeamedDialog(SeamedScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """The same for a screen that lies over another one."""


class SeamedToggle:
    """Mixed into a checkbox or radio button: its mark is drawn by `mark`, not one shape in two colours (#2310)."""

    def mark(self) -> Content:
        """The mark as it is drawn now."""
        raise NotImplementedError

    @property
    def _button(self) -> Content:
        return self.mark()


_SOURCES = 1024
"""More than all classes with styles of their own and all files. Textual keeps 64, which a large screen exceeds; then
it reads everything again for each kind of widget that is new."""


KEPT_COLOURS = 16
"""Sets of variables for which what was read is kept: those of all themes that are shipped, and more."""


@lru_cache(maxsize=KEPT_COLOURS)
def rules_read(variables: frozenset[tuple[str, str]]) -> LRUCache[tuple[Any, ...], list[RuleSet]]:
    """The rules that were read with these variables, by source, in this process."""
    return LRUCache(_SOURCES)


class KeepingStylesheet(Stylesheet):
    """Keeps what was read for each set of colours, also for the next sheet (#3575 brought the cache, for 64 sources).

    Textual reads all sources again when a screen brings a file, and once more at the start, when the theme is set
    that was set already: most of the time until the first frame. And it reads everything again for each theme.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = rules_read(frozenset(self._variables.items()))

    def set_variables(self, variables: dict[str, str]) -> None:
        """Takes the variables of a theme. Nothing is forgotten when they are those that it has."""
        if variables != self._variables:
            self._parse_cache = LRUCache(1)  # Textual empties the cache
            super().set_variables(variables)
            self._parse_cache = rules_read(frozenset(variables.items()))

    def reparse(self) -> None:
        """Reads what is new since the last time, or all of it after a change of variables."""
        self.parse()

    def copy(self) -> "KeepingStylesheet":
        """A sheet of the same sources."""
        other = KeepingStylesheet(variables=self._variables.copy())
        other.source = self.source.copy()
        return other
