"""Who sits where: the names by table, laid out in columns, on as many pages as they need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from chietai.i18n import _, pgettext
from chietai.meeting import views
from chietai.meeting.model import Member
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.stage.large import number as large_number
from chietai.tui.stage.paint import Block, Line, Role, Span, cut
from chietai.tui.stage.paint import width as line_width
from chietai.tui.stage.space import Space
from chietai.tui.stage.text import figures

_LONGEST_NAME = 22
_LEAST_WIDTH = 11
_WIDEST_GAP = 12


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of text on a page. `table` counts the tables in use from 0.

    `order` counts all names from 0; -1: a title.
    """

    page: int
    row: int
    column: int
    text: str
    role: Role
    table: int
    order: int = -1


@dataclass(frozen=True, slots=True)
class _Shape:
    """How tables are laid out: cells of one and between two, tables in a row, rows of a title and from name to name."""

    width: int
    gap: int
    across: int
    title: int
    step: int
    stacks: int  # columns of names within one table


def plan(state: State, space: Space) -> tuple[Block, ...]:
    """The pages of the plan."""
    placed = layout(state, space)
    pages = 1 + max((one.page for one in placed), default=0)
    return tuple(painted([one for one in placed if one.page == n], space) for n in range(pages))


def layout(state: State, space: Space) -> list[Placed]:
    """Every title and every name with its place: the grandest layout that fits on one page, else the plainest."""
    tables = [(n, [cut(safe(m.name), _LONGEST_NAME) for m in people]) for n, people in _used(state)]
    if not tables:
        return []
    found: list[Placed] = []
    for title, step in ((8, 3), (8, 2), (6, 2), (8, 1), (6, 1), (1, 2), (1, 1)):
        if title > 1 and not space.letters:
            continue
        found = _placed(tables, space, title, step)
        if all(one.page == 0 for one in found):
            free = space.rows - 1 - max(one.row for one in found)
            return [replace(one, row=one.row + free * 2 // 5) for one in found]
    return found


def _used(state: State) -> list[tuple[int, list[Member]]]:
    return [(n, people) for n, people in enumerate(views.tables(state), start=1) if people]


def _shape(tables: Sequence[tuple[int, list[str]]], space: Space, title: int, step: int) -> _Shape:
    most = max(len(names) for _n, names in tables)
    name = max(cell_len(one) for _n, names in tables for one in names)
    stacks = max(1, -(-most // max(1, (space.rows - title) // step)))
    drawn = large_number(max(n for n, _names in tables), space, title - 1, space.columns) if title > 1 else None
    width = max(_LEAST_WIDTH, name * stacks + 2 * (stacks - 1), max(map(line_width, drawn)) if drawn else 0)
    gap = 3 if space.columns < 100 else 6
    across = max(1, min(len(tables), (space.columns + gap) // (width + gap)))
    # Rows of about equal length look calmer than a full one and a rest.
    across = -(-len(tables) // -(-len(tables) // across))
    if across > 1:
        gap = max(gap, min(_WIDEST_GAP, (space.columns - width * across) // (across - 1)))
    return _Shape(width, gap, across, title, step, stacks)


def _placed(tables: Sequence[tuple[int, list[str]]], space: Space, title: int, step: int) -> list[Placed]:
    shape = _shape(tables, space, title, step)
    pitch = shape.width + shape.gap
    left = max(0, (space.columns - pitch * shape.across + shape.gap) // 2)
    found: list[Placed] = []
    page = row = order = 0
    for start in range(0, len(tables), shape.across):
        group = tables[start : start + shape.across]
        deep = max(-(-len(names) // shape.stacks) for _n, names in group)
        height = title + (1 if title > 1 else 0) + deep * step - (step - 1)
        if row and row + height > space.rows:
            page, row = page + 1, 0
        for x, (number, names) in enumerate(group):
            column = left + x * pitch
            found += _title(number, page, row, column, title, start + x, space)
            below = row + title + (1 if title > 1 else 0)
            for k, name in enumerate(names):
                stack, down = divmod(k, deep)
                aside = stack * (shape.width // shape.stacks + 1)
                found.append(Placed(page, below + down * step, column + aside, name, Role.TEXT, start + x, order))
                order += 1
        row += height + (1 if title == 1 else 2)
    return found


def _title(number: int, page: int, row: int, column: int, rows: int, table: int, space: Space) -> list[Placed]:
    words = _("Table {number}").format(number=figures(number))
    if rows > 1:
        head = Placed(page, row, column, pgettext("stage", "Table"), Role.QUIET, table)
        drawn = large_number(number, space, rows - 1, space.columns) or ()
        return [
            head,
            *(Placed(page, row + 1 + y, column, one[0].text, Role.TITLE, table) for y, one in enumerate(drawn)),
        ]
    return [Placed(page, row, column, words, Role.TITLE, table)]


def painted(placed: Sequence[Placed], space: Space) -> Block:
    """The pieces of one page as lines. Where two would lie on one another, the one further left is seen."""
    rows: list[list[Placed]] = [[] for _n in range(space.rows)]
    for one in placed:
        if 0 <= one.row < space.rows:
            rows[one.row].append(one)
    lines: list[Line] = []
    for pieces in rows:
        spans: list[Span] = []
        x = 0
        for one in sorted(pieces, key=lambda piece: (piece.column, piece.order)):
            if one.column < x:
                continue
            spans += [Span(" " * (one.column - x)), Span(one.text, one.role)]
            x = one.column + cell_len(one.text)
        lines.append(tuple(spans))
    used = max((y for y, spans in enumerate(lines) if spans), default=-1) + 1
    return tuple(lines[:used])
