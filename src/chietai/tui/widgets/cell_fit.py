"""Texts of anybody in so many cells: cut with two dots, or filled up with spaces."""

from rich.cells import cell_len, set_cell_size

from chietai.tui.grid import safe


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, safe for the grid."""
    shown = safe(text)
    return shown if cell_len(shown) <= width else set_cell_size(shown, max(0, width - 2)).rstrip() + ".."


def filled(text: str, width: int) -> str:
    """`text` in exactly `width` cells, safe for the grid."""
    return set_cell_size(cut(text, width), width)
