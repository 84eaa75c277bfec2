"""A table of plain texts in columns of fixed width. Only the lines in sight are drawn, however many rows there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from chietai.tui.widgets.text_columns import filled

_GAP = 1  # cells between two columns


class LinesTable(ScrollView, can_focus=True):
    """Texts are shown as they are, never as markup; what is too long for its column is cut with two dots.

    `show` gives the columns and how many rows there are; the texts of a row are asked for when it is painted.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines-table--header", "lines-table--even", "lines-table--odd", "lines-table--marked",
        "lines-table--faint-mark",
    }  # fmt: skip
    DEFAULT_CSS = """
    LinesTable {
        height: 1fr; width: 100%; background: $background; color: $foreground; overflow-x: auto; overflow-y: auto;
        scrollbar-size-horizontal: 1; scrollbar-size-vertical: 1;
        & > .lines-table--header { background: $panel; color: $primary; text-style: bold; }
        & > .lines-table--odd { background: $background; color: $foreground; }
        & > .lines-table--even { background: $surface; color: $foreground; }
        & > .lines-table--marked { background: $primary; color: $background; text-style: bold; }
        & > .lines-table--faint-mark { background: $mark; color: $foreground; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("pagedown", "move_page(1)", show=False),
        Binding("home", "move_to(0)", show=False),
        Binding("end", "move_to(-1)", show=False),
        Binding("left", "scroll_side(-8)", show=False),
        Binding("right", "scroll_side(8)", show=False),
        Binding("enter,space,ideographic_space", "take", show=False),
    ]

    @dataclass
    class Marked(Message):
        """Another row is marked."""

        place: int

    @dataclass
    class Taken(Message):
        """The row at `place`, from 0, was chosen."""

        place: int

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._columns: Sequence[tuple[str, int]] = ()
        self._texts: Callable[[int], Sequence[str]] = lambda _place: ()
        self._rows = 0
        self._place = 0

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._rows

    @property
    def place(self) -> int | None:
        """The row that is marked, from 0; None when there is none."""
        return self._place if self._rows else None

    def show(
        self, columns: Sequence[tuple[str, int]], rows: int, texts: Callable[[int], Sequence[str]], *, place: int = 0
    ) -> None:
        """Shows `rows` rows in these columns (title, cells), the mark on the row `place`."""
        self._columns, self._rows, self._texts = columns, rows, texts
        self.virtual_size = Size(self._line_width(), rows + 1)
        self._place = 0
        self.move_to(place)
        self.refresh()

    def move_to(self, place: int) -> None:
        """Marks the row `place`; -1 is the last one."""
        last = max(0, self._rows - 1)
        target = last if place < 0 else min(place, last)
        changed, self._place = target != self._place, target
        height = max(2, self.size.height)
        if target < self.scroll_offset.y:
            self.scroll_to(y=target, animate=False, immediate=True)
        elif target > self.scroll_offset.y + height - 2:
            self.scroll_to(y=target - height + 2, animate=False, immediate=True)
        self.refresh()
        if changed:
            self.post_message(self.Marked(target))

    def action_move(self, by: int) -> None:
        """To a row above or below."""
        self.move_to(max(0, self._place + by))

    def action_move_page(self, by: int) -> None:
        """A page up or down."""
        self.move_to(max(0, self._place + by * max(1, self.size.height - 2)))

    def action_move_to(self, place: int) -> None:
        """To the first or the last row."""
        self.move_to(place)

    def action_scroll_side(self, by: int) -> None:
        """Shows what stands further to the left or right."""
        self.scroll_to(x=max(0, self.scroll_offset.x + by), animate=False)

    def action_take(self) -> None:
        """Chooses the marked row."""
        if self._rows:
            self.post_message(self.Taken(self._place))

    def on_click(self, event: events.Click) -> None:
        """Marks the row under the mouse; a second click chooses it."""
        event.stop()
        where = event.get_content_offset(self)
        place = self.scroll_offset.y + where.y - 1 if where is not None and where.y else -1
        if not 0 <= place < self._rows:
            return
        if place == self._place:
            self.action_take()
        else:
            self.move_to(place)

    # -- painting -------------------------------------------------------------------------------------------------

    def on_focus(self) -> None:
        """The mark is bright while the keys come here."""
        self.refresh()

    def on_blur(self) -> None:
        """The mark is faint while they do not."""
        self.refresh()

    def on_resize(self) -> None:
        """Keeps the marked row in sight."""
        self.move_to(self._place)

    def render_line(self, y: int) -> Strip:
        """The headings, then the rows in sight."""
        x, top = self.scroll_offset
        width = self.size.width
        if y == 0:
            return self._strip([title for title, _width in self._columns], "header", x, width)
        place = top + y - 1
        if place >= self._rows:
            return Strip.blank(width, self.rich_style)
        if place == self._place:
            kind = "marked" if self.has_focus else "faint-mark"
        else:
            kind = "even" if place % 2 else "odd"
        return self._strip(self._texts(place), kind, x, width)

    def _strip(self, texts: Sequence[str], kind: str, x: int, width: int) -> Strip:
        style = self.get_component_rich_style(f"lines-table--{kind}")
        cells = (filled(text, width) for text, (_title, width) in zip(texts, self._columns, strict=True))
        line = " " + (" " * _GAP).join(cells)
        return Strip([Segment(line, style)]).crop_extend(x, x + width, style)

    def _line_width(self) -> int:
        return 1 + sum(width + _GAP for _title, width in self._columns)
