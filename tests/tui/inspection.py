"""What has to hold of every screen in every state, whatever it shows: read by `inspect` from what is painted."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from rich.style import Style
from tests.tui.painted import painted_pairs, painted_strips
from textual.color import Color
from textual.widgets import Input, OptionList, TextArea

from chietai.tui.contrast import LINES, TEXT, luminance, ratio
from chietai.tui.likenesses import is_safe
from chietai.tui.safe_app import BaseApp
from chietai.tui.widgets.lines_table import LinesTable

THEMES = ("ai", "sumi", "washi", "wakatake")
TOLD_APART = 1.25
"""The contrast of two grounds that differ even where colours do not, beside text of at least 4.5:1 on each."""

Cell = tuple[str, Style]


def cells(app: BaseApp[Any]) -> list[list[Cell]]:
    """What is painted: for each cell of each row its character and style (a wide one is followed by "")."""
    from rich.cells import cell_len

    rows = []
    for strip in painted_strips(app.screen):
        row: list[Cell] = []
        for segment in strip:
            style = segment.style or Style()
            for char in segment.text:
                wide = 1 if " " <= char <= "~" else cell_len(char)
                if wide:
                    row.append((char, style))
                if wide == 2:
                    row.append(("", style))
        rows.append(row)
    return rows


def unreadable(app: BaseApp[Any]) -> list[str]:
    """The pairs of colours that are too alike, as a terminal of all colours and one of 256 shows them."""
    found = []
    for colours in (None, 256):
        pairs = painted_pairs(app, colours=colours)  # type: ignore[arg-type]
        assert pairs
        found += [f"{colours} {pair}" for pair in pairs if pair.ratio < (LINES if pair.drawing else TEXT)]
    return found


def doubtful(app: BaseApp[Any]) -> set[str]:
    """The painted characters that terminals disagree on; not lines and blocks, where they are known to be narrow."""
    lines = () if app.wide_lines else range(0x2500, 0x25A0)
    painted = {char for row in cells(app) for char, _style in row}
    return {char for char in painted if not all(is_safe(c) or ord(c) in lines or c >= "\U000e0100" for c in char)}


def painted_cursor(app: BaseApp[Any]) -> list[tuple[int, int]]:
    """Where the cursor of a field is painted: the cells (x, y) with the colours that only cursors have."""
    theme = app.current_theme
    ground, ink = Color.parse(theme.foreground or "").rgb, Color.parse(theme.background or "").rgb
    found = []
    for y, row in enumerate(cells(app)):
        for x, (char, style) in enumerate(row):
            front = style.color.triplet if style.color and style.color.triplet else None
            back = style.bgcolor.triplet if style.bgcolor and style.bgcolor.triplet else None
            if style.reverse:
                front, back = back, front
            if char and front is not None and back is not None and (tuple(back), tuple(front)) == (ground, ink):
                found.append((x, y))
    return found


def grounds(row: list[Cell], start: int, end: int) -> Iterator[tuple[float, bool]]:
    """How light the ground is and whether the letters are bold, for the cells of a row from `start` to `end`."""
    for char, style in row[start:end]:
        colour = style.color if style.reverse else style.bgcolor
        if char.strip() and colour is not None and colour.triplet is not None:
            yield luminance(tuple(colour.triplet)), bool(style.bold)  # type: ignore[arg-type]


def unmarked(app: BaseApp[Any], rows: list[list[Cell]]) -> list[str]:
    """The lists whose marked line cannot be told from another one in grey; `rows` are the cells."""
    found = []
    for widget in (*app.screen.query(OptionList), *app.screen.query(LinesTable)):
        if not widget.is_on_screen or not widget.display:
            continue
        inner = widget.content_region
        if isinstance(widget, OptionList):
            if widget.highlighted is None or widget.option_count < 2:
                continue
            top = widget._index_to_line[widget.highlighted] - widget.scroll_offset.y
        else:
            if widget.place is None or widget.rows < 2:
                continue
            top = 1 + widget.place - widget.scroll_offset.y
        if not 0 <= top < inner.height:
            continue
        marked = set(grounds(rows[inner.y + top], inner.x, inner.right))
        others = {
            one
            for y in range(inner.y, inner.bottom)
            for one in grounds(rows[y], inner.x, inner.right)
            if y != inner.y + top
        }
        light = max((light for light, _bold in marked), default=0.0)
        apart = [ratio_of(light, other) for other, _bold in others]
        if others and not (marked and sorted(apart)[len(apart) // 2] >= TOLD_APART):
            found.append(f"{widget}: {sorted(apart)}")
    return found


def ratio_of(one: float, other: float) -> float:
    """The contrast of two luminances."""
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def plain_errors(app: BaseApp[Any], rows: list[list[Cell]]) -> list[str]:
    """Text in the colour of errors in the cells `rows`, neither bold nor reversed: in grey it looks like any other."""
    theme = app.current_theme
    error = Color.parse(theme.error or "").rgb
    return [
        "".join(char for char, _style in row).strip()
        for row in rows
        if any(
            char.strip() and not "\u2500" <= char <= "\u259f" and not style.bold
            and style.color and style.color.triplet and tuple(style.color.triplet) == error
            for char, style in row
        )
    ]  # fmt: skip


async def inspect(app: BaseApp[Any], rest: Callable[[], Awaitable[None]]) -> list[str]:
    """What is wrong with the screen as it is: contrast in every theme, what it tells in grey, characters, cursor.

    Leaves it in another theme.
    """
    wrong: list[str] = []
    await rest()
    for theme in sorted(THEMES, key=lambda name: name != app.theme):
        if app.theme != theme:
            app.theme = theme
            await rest()
        wrong += [f"{theme}: {pair}" for pair in unreadable(app)]
        rows = cells(app)
        wrong += [f"{theme}, in grey: {one}" for one in (*unmarked(app, rows), *plain_errors(app, rows))]
    wrong += [f"terminals disagree on {char!r}" for char in doubtful(app)]
    focused = app.focused
    if isinstance(focused, Input | TextArea):
        place, painted = focused.cursor_screen_offset, painted_cursor(app)
        if painted != [(place.x, place.y)]:
            wrong.append(f"the cursor is at {place}, painted at {painted}")
    app.wide_lines = True
    await rest()
    wrong += [f"in a terminal with wide lines: {char!r} in {where}" for char, where in _where(app, doubtful(app))]
    app.wide_lines = False
    return wrong


def _where(app: BaseApp[Any], chars: set[str]) -> list[tuple[str, str]]:
    return sorted(
        {
            (char, str(app.screen.get_widget_at(x, y)[0]))
            for y, row in enumerate(cells(app))
            for x, (char, _style) in enumerate(row)
            if char in chars
        }
    )


__all__ = ["THEMES", "cells", "doubtful", "inspect", "painted_cursor", "ratio"]
