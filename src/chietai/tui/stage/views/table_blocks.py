"""The tables of a plan in their places: for each its number and the names of those who sit there."""

from collections.abc import Sequence
from dataclasses import replace

from chietai.i18n import pgettext
from chietai.tui.stage.large import number as large_number
from chietai.tui.stage.paint import Role
from chietai.tui.stage.paint import width as line_width
from chietai.tui.stage.space import Space
from chietai.tui.stage.views.placed_text import PlacedText
from chietai.tui.stage.views.table_shapes import BESIDE_GAP, Shape, Table, pages_of
from chietai.wording import names


def placed_tables(tables: Sequence[Table], of: Shape, space: Space, more: int = 0) -> list[PlacedText]:
    """Every title and every name with its place, from the top left corner."""
    pitch = of.width + of.gap
    left = max(0, (space.columns - pitch * of.across + of.gap) // 2)
    pieces: list[PlacedText] = []
    table = order = 0
    for page, rows in enumerate(pages_of(tables, of, space.rows, more)):
        for row, group in rows:
            deep = of.deep(group)
            for x, (number, people) in enumerate(group):
                column = left + x * pitch
                pieces += _title(number, PlacedText(page, row, column, "", Role.TITLE, table), of, space)
                for k, (name, seat) in enumerate(people):
                    stack, down = divmod(k, deep)
                    y = row + of.style.head + down * of.style.step
                    pieces.append(
                        PlacedText(page, y, column + of.aside + stack * of.stack, name, Role.TEXT, table, order, seat)
                    )
                    order += 1
                table += 1
    return pieces


def _title(number: int, at: PlacedText, of: Shape, space: Space) -> list[PlacedText]:
    """The number of a table, at the top left corner of its block; beside names, at their edge."""
    style = of.style
    if not style.figure:
        return [replace(at, text=names.table(number))]
    drawn = large_number(number, space, style.figure, space.columns) or ()
    if style.beside:
        start = at.column + of.aside - BESIDE_GAP - max(map(line_width, drawn))
        return [replace(at, row=at.row + y, column=start, text=one[0].text) for y, one in enumerate(drawn)]
    word = replace(at, text=pgettext("stage", "Table"), role=Role.QUIET)
    return [word, *(replace(at, row=at.row + 1 + y, text=one[0].text) for y, one in enumerate(drawn))]
