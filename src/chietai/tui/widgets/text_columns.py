"""Texts in a given number of cells: cut, filled up, and wrapped below their own column."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from chietai.tui.grid import LINES, safe


def shortened(text: str, width: int) -> str:
    """`text` in at most `width` cells, with "..." where something was cut off."""
    return text if cell_len(text) <= width else set_cell_size(text, max(0, width - 3)).rstrip() + "..."


def hanging(heads: Sequence[tuple[str, int, str]], text: str, width: int, style: str = "$quiet") -> Content:
    """`heads` (text, cells, style) side by side, and `text` after them, wrapped within `width` cells in all."""
    parts: list[tuple[str, str]] = []
    used = 0
    for head, cells, head_style in heads:
        gap = max(1, cells - cell_len(head))
        parts.append((head + " " * gap, head_style))
        used += cell_len(head) + gap
    lines = LINES.wrap(text, max(12, width - used)) if text else []
    return Content.assemble(*parts, (("\n" + " " * used).join(lines), style))


def cut(text: str, width: int) -> str:
    """`text` of anybody in at most `width` cells, safe for the grid, with ".." where something was cut off."""
    shown = safe(text)
    return shown if cell_len(shown) <= width else set_cell_size(shown, max(0, width - 2)).rstrip() + ".."


def filled(text: str, width: int) -> str:
    """`text` of anybody in exactly `width` cells, safe for the grid."""
    return set_cell_size(cut(text, width), width)
