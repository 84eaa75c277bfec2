"""Text fields that Japanese input methods can work with.

Textual's own fields repaint a blinking cursor (which wipes the text being composed), select everything on focus (so
that the first key replaces it), tell the terminal a place one cell too far right, and keep only the first line of
what is pasted. They also leave out what Python does not count as printable: the full-width space, which is what an
input method types for the space bar.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from chietai.text.characters import FULL_WIDTH_SPACE
from chietai.text.gate import LIMIT, clean
from chietai.tui.grid import LINES, in_place
from chietai.tui.textual_seams import break_typed_text
from chietai.wording.refusals import too_long

PASTE_LIMIT = 200_000  # characters that pastes make of a field at most: some 500 sheets of paper
LINE_LIMIT = 2 * LIMIT  # characters of one line: it can be shortened in its place, and each key costs by its length


def _actions(bindings: Iterable[BindingType]) -> dict[str, str]:
    """What each key of a field does."""
    return {key: b.action for b in bindings if isinstance(b, Binding) for key in b.key.split(",") if key != "enter"}


# Textual looks for the binding of a key on the way back from the field, when keys typed later have reached it already:
# on a machine that is busy, Backspace would take the letter after it. The fields do what these keys say at once. Enter
# is not among them: what it does, others decide.
_IN_LINE = _actions(Input.BINDINGS)
_IN_LINES = _actions(TextArea.BINDINGS)


def _in_place(strip: Strip) -> Strip:
    """A line of a field with nothing in it that would move its frame or its cursor in some terminal."""
    return Strip([Segment(in_place(text), style, control) for text, style, control in strip], strip.cell_length)


def _can_be_pasted(editor: Widget, length: int) -> bool:
    """Whether so many characters can stand in a field; says so when they cannot. Nothing is inserted then."""
    if length <= PASTE_LIMIT:
        return True
    editor.app.notify(too_long(length, PASTE_LIMIT), severity="warning", timeout=12)
    return False


@dataclass
class PastedLines(Message):
    """Several lines were pasted into a field for one line. Nothing was inserted; who hears this decides.

    It is only posted when somebody does; else they stand in the field, with a wide space between them.

    `lines` are cleaned, in their order, without empty ones (two or more).
    """

    editor: "JapaneseInput"
    lines: list[str]

    @property
    def control(self) -> "JapaneseInput":
        """The field that was pasted into."""
        return self.editor


class JapaneseInput(Input):
    """A field for one line of Japanese text. Posts `PastedLines` when several lines are pasted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("select_on_focus", False)
        super().__init__(*args, **kwargs)
        self.cursor_blink = False
        self._told = False  # that the line is full, since it was

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the next character goes, in cells of the screen (x, y): the input method's window opens there."""
        offset = super().cursor_screen_offset
        return Offset(offset.x - 1, offset.y) if self.cursor_at_end else offset

    def on_focus(self) -> None:
        """Shows the place where text goes: of a long text, Textual shows the beginning at first."""
        self._show_cursor()

    def on_resize(self) -> None:
        """The same when the window has become narrower."""
        if self.has_focus:
            self._show_cursor()

    def _show_cursor(self) -> None:
        place = super().cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
        self.scroll_to_region(Region(place, 0, 1, 1), force=True, animate=False)

    def render_line(self, y: int) -> Strip:
        """A line as it is painted."""
        return _in_place(super().render_line(y))

    def paste(self, text: str) -> None:
        """Puts pasted `text` in, cleaned; several lines are not inserted but posted, when somebody hears it."""
        if not _can_be_pasted(self, len(text)):
            return
        whole = clean(text, multiline=True)
        lines = [line.strip() for line in whole.split("\n") if line.strip()]
        if len(lines) > 1 and self.lines_are_heard:
            self.post_message(PastedLines(self, lines))
        elif lines:
            start, end = sorted(self.selection)
            self.replace(FULL_WIDTH_SPACE.join(lines), start, end)

    @property
    def lines_are_heard(self) -> bool:
        """Whether several lines that are pasted here are somebody's business."""
        return any(hasattr(node, "on_pasted_lines") for node in self.ancestors_with_self)

    def replace(self, text: str, start: int, end: int) -> None:
        """Puts `text` in the place of some. A line of `LINE_LIMIT` does not become longer: that is said once."""
        longer = len(text) > abs(end - start)
        length = len(self.value) - abs(end - start) + len(text)
        if longer and length > LINE_LIMIT:
            if not self._told:
                self._told = True
                self.app.notify(too_long(length, LIMIT), severity="warning", timeout=12)
            return
        self._told = False
        super().replace(text, start, end)

    async def on_key(self, event: events.Key) -> None:
        """The keys that edit, and the full-width space, which Textual takes for no character."""
        if event.key == "ideographic_space":
            event.prevent_default()
            event.stop()
            self.replace(FULL_WIDTH_SPACE, *sorted(self.selection))
        elif action := _IN_LINE.get(event.key):
            event.prevent_default()
            event.stop()
            await self.run_action(action)

    def on_paste(self, event: events.Paste) -> None:
        """Pastes by our own rules."""
        event.prevent_default()
        event.stop()
        self.paste(event.text)

    def action_paste(self) -> None:
        """Pastes from the program's own clipboard, by the same rules."""
        self.paste(self.app.clipboard)


class JapaneseTextArea(TextArea):
    """A field for several lines of Japanese text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        break_typed_text(LINES.divide_strictly)
        super().__init__(*args, **kwargs)
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        """A line as it is painted."""
        return _in_place(super().render_line(y))

    def paste(self, text: str) -> None:
        """Puts pasted `text` in, cleaned, with its line breaks."""
        if self.read_only or not _can_be_pasted(self, len(self.text) + len(text)):
            return
        self.insert_typed(self.cleaned(text))

    def cleaned(self, text: str) -> str:
        """Pasted `text` as it may stand here."""
        return clean(text, multiline=True)

    def insert_typed(self, text: str) -> None:
        """Puts `text` in the place of what is selected, as typing does; the cursor stands after it."""
        result = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    async def on_key(self, event: events.Key) -> None:
        """The keys that edit, and the full-width space, which Textual takes for no character."""
        if event.key == "ideographic_space" and not self.read_only:
            event.prevent_default()
            event.stop()
            self.insert_typed(FULL_WIDTH_SPACE)
        elif action := _IN_LINES.get(event.key):
            event.prevent_default()
            event.stop()
            await self.run_action(action)

    def on_paste(self, event: events.Paste) -> None:
        """Pastes by our own rules."""
        event.prevent_default()
        event.stop()
        self.paste(event.text)

    def action_paste(self) -> None:
        """Pastes from the program's own clipboard, by the same rules."""
        self.paste(self.app.clipboard)
