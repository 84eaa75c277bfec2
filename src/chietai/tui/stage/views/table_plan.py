"""Who sits where: the names by table, each with the number of the seat, on as many pages as they need.

People write the number of their seat on their sheets of paper, and on the desk it stands for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rich.cells import cell_len

from chietai.i18n import pgettext
from chietai.meeting import views
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.stage.large import number as large_number
from chietai.tui.stage.paint import Block, Line, Role, Span, cut
from chietai.tui.stage.paint import width as line_width
from chietai.tui.stage.space import Space
from chietai.wording import names

_LONGEST_NAME = 22
_LEAST_WIDTH = 11
_WIDEST_GAP = 12
_STACK_GAP = 3
_BEFORE_SEAT = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of text on a page. `table` counts the tables in use from 0, and each part of one that is parted.

    `order` counts all names from 0; -1: a title. `seat`: what stands quietly behind a name.
    """

    page: int
    row: int
    column: int
    text: str
    role: Role
    table: int
    order: int = -1
    seat: str = ""


class _Person(NamedTuple):
    """A name, and behind it the number of the seat, at the right edge of the column of names."""

    name: str
    seat: str


_Table = tuple[int, list[_Person]]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How tables are laid out: cells of one and between two, tables in a row, rows of a title and from name to name."""

    width: int
    gap: int
    across: int
    title: int
    step: int
    stacks: int  # columns of names within one table
    stack: int  # cells from one such column to the next


def plan(state: State, space: Space) -> tuple[Block, ...]:
    """The pages of the plan."""
    placed = layout(state, space)
    pages = 1 + max((one.page for one in placed), default=0)
    return tuple(painted([one for one in placed if one.page == n], space) for n in range(pages))


def layout(state: State, space: Space) -> list[Placed]:
    """Every title and every name with its place: the grandest layout that fits on one page, else the plainest."""
    seated = _seated(state)
    if not seated:
        return []
    found: list[Placed] = []
    for title, step in ((8, 3), (8, 2), (6, 2), (8, 1), (6, 1), (1, 2), (1, 1)):
        if title > 1 and not space.letters:
            continue
        found = _placed(_parted(seated, space, title, step), space, title, step)
        if all(one.page == 0 for one in found):
            free = space.rows - 1 - max(one.row for one in found)
            return [replace(one, row=one.row + free * 2 // 5) for one in found]
    return found


def _seated(state: State) -> list[_Table]:
    """The tables in use, by their numbers, with the people in the order of their seats."""
    used = [(n, people) for n, people in enumerate(views.tables(state), start=1) if people]
    called = {m.id: cut(safe(m.name), _LONGEST_NAME) for _n, people in used for m in people}
    widest = max(map(cell_len, called.values()), default=0)
    figures_room = max((len(str(state.seats[m].number)) for m in called), default=0)

    def person(member_id: str) -> _Person:
        name, seat = called[member_id], str(state.seats[member_id].number)
        return _Person(name, " " * (widest - cell_len(name) + _BEFORE_SEAT) + seat.rjust(figures_room))

    return [(n, [person(m.id) for m in people]) for n, people in used]


def _width(person: _Person) -> int:
    return cell_len(person.name) + cell_len(person.seat)


def _parted(tables: Sequence[_Table], space: Space, title: int, step: int) -> list[_Table]:
    """The tables, those parted that have more people than a page has places."""
    across = max(1, (space.columns + _STACK_GAP) // (_width(tables[0][1][0]) + _STACK_GAP))
    most = across * max(1, (space.rows - _head(title)) // step)
    return [(n, people[k : k + most]) for n, people in tables for k in range(0, len(people), most)]


def _head(title: int) -> int:
    """The rows above the names of a table: its title, and a blank line below a large one."""
    return title + (1 if title > 1 else 0)


def _shape(tables: Sequence[_Table], space: Space, title: int, step: int) -> _Shape:
    most = max(len(people) for _n, people in tables)
    name = _width(tables[0][1][0])
    stacks = max(1, -(-most // max(1, (space.rows - _head(title)) // step)))
    drawn = large_number(max(n for n, _people in tables), space, title - 1, space.columns) if title > 1 else None
    width = max(_LEAST_WIDTH, name * stacks + _STACK_GAP * (stacks - 1), max(map(line_width, drawn)) if drawn else 0)
    gap = 3 if space.columns < 100 else 6
    across = max(1, min(len(tables), (space.columns + gap) // (width + gap)))
    # Rows of about equal length look calmer than a full one and a rest.
    across = -(-len(tables) // -(-len(tables) // across))
    if across > 1:
        gap = max(gap, min(_WIDEST_GAP, (space.columns - width * across) // (across - 1)))
    return _Shape(width, gap, across, title, step, stacks, name + _STACK_GAP)


def _placed(tables: Sequence[_Table], space: Space, title: int, step: int) -> list[Placed]:
    shape = _shape(tables, space, title, step)
    pitch = shape.width + shape.gap
    left = max(0, (space.columns - pitch * shape.across + shape.gap) // 2)
    found: list[Placed] = []
    page = row = order = 0
    for start in range(0, len(tables), shape.across):
        group = tables[start : start + shape.across]
        deep = max(-(-len(people) // shape.stacks) for _n, people in group)
        height = _head(title) + deep * step - (step - 1)
        if row and row + height > space.rows:
            page, row = page + 1, 0
        for x, (number, people) in enumerate(group):
            column = left + x * pitch
            found += _title(number, page, row, column, title, start + x, space)
            for k, (name, seat) in enumerate(people):
                stack, down = divmod(k, deep)
                y, aside = row + _head(title) + down * step, column + stack * shape.stack
                found.append(Placed(page, y, aside, name, Role.TEXT, start + x, order, seat))
                order += 1
        row += height + (1 if title == 1 else 2)
    return found


def _title(number: int, page: int, row: int, column: int, rows: int, table: int, space: Space) -> list[Placed]:
    if rows > 1:
        head = Placed(page, row, column, pgettext("stage", "Table"), Role.QUIET, table)
        drawn = large_number(number, space, rows - 1, space.columns) or ()
        return [
            head,
            *(Placed(page, row + 1 + y, column, one[0].text, Role.TITLE, table) for y, one in enumerate(drawn)),
        ]
    return [Placed(page, row, column, names.table(number), Role.TITLE, table)]


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
            if one.seat:
                spans.append(Span(one.seat, Role.QUIET))
            x = one.column + cell_len(one.text) + cell_len(one.seat)
        lines.append(tuple(spans))
    used = max((y for y, spans in enumerate(lines) if spans), default=-1) + 1
    return tuple(lines[:used])
