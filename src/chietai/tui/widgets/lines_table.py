"""A table of plain texts in columns of fixed width, filled in pieces so that thousands of rows never block a key."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.widgets import DataTable

from chietai.tui.grid import safe

Row = tuple[str, Sequence[str]]
"""The key of a row and its texts."""
_CHUNK = 150


class LinesTable(DataTable[Text]):
    """All texts are shown as they are, never as markup; what is too long for its column is cut with two dots."""

    DEFAULT_CSS = """
    LinesTable { height: 1fr; border: none; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True, **kwargs)
        self._widths: list[int] = []
        self._waiting: Iterator[Row] = iter(())
        self._turn = 0

    @property
    def marked(self) -> str:
        """The key of the row under the cursor; "" when there is none."""
        if not self.row_count:
            return ""
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value or ""

    def show(self, columns: Sequence[tuple[str, int]], rows: Sequence[Row], *, mark: str = "") -> None:
        """Shows these `columns` (title, cells) and `rows`, with the cursor on the row `mark` if it is there."""
        place = self.cursor_row
        self.clear(columns=True)
        self._widths = [width for _title, width in columns]
        for title, width in columns:
            self.add_column(Text(_cut(title, width)), width=width)
        keys = [key for key, _texts in rows]
        place = keys.index(mark) if mark in keys else min(place, max(0, len(rows) - 1))
        self._waiting = iter(rows)
        self._turn += 1
        self._fill(self._turn, max(_CHUNK, place + 1))
        if rows:
            self.move_cursor(row=place)

    def put(self, key: str, texts: Sequence[str]) -> None:
        """Replaces the texts of the row `key`, if it is shown already."""
        if key in self.rows:
            for column, text, width in zip(self.ordered_columns, texts, self._widths, strict=True):
                self.update_cell(key, column.key, Text(_cut(text, width)))

    def _fill(self, turn: int, most: int) -> None:
        if turn != self._turn or not self.is_attached:
            return
        for _n, (key, texts) in zip(range(most), self._waiting, strict=False):
            cells = [Text(_cut(text, width)) for text, width in zip(texts, self._widths, strict=True)]
            self.add_row(*cells, key=key)
            if _n + 1 == most:
                self.call_after_refresh(self._fill, turn, _CHUNK)
                break


def _cut(text: str, width: int) -> str:
    shown = safe(text)
    return shown if cell_len(shown) <= width else set_cell_size(shown, width - 2).rstrip() + ".."
