"""Who sits where: the names by table, each with the number of the seat, on as many pages as they need.

People look for their name, then for the number of their table, and go. They write the number of their seat on their
sheets of paper, and on the desk it stands for them.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rich.cells import cell_len

from chietai.i18n import _, language
from chietai.meeting import views
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.stage.paint import Block, Role, cut
from chietai.tui.stage.space import Space
from chietai.tui.stage.views.placed_text import PlacedText, painted
from chietai.tui.stage.views.table_blocks import placed_tables
from chietai.tui.stage.views.table_shapes import Person, Shape, Table, TableStyle, pages_of, shape, split_tables

_LONGEST_NAME = 22
_BEFORE_SEAT = 2
_HIGHEST, _LOWEST = 18, 5  # rows of large numbers
_MOST_MORE = 2  # blank rows between two rows of tables besides those that are always there


def plan(state: State, space: Space) -> tuple[Block, ...]:
    """The pages of the plan."""
    pieces = layout(state, space)
    pages = 1 + max((one.page for one in pieces), default=0)
    return tuple(painted([one for one in pieces if one.page == n], space) for n in range(pages))


def layout(state: State, space: Space) -> list[PlacedText]:
    """Every title and every name with its place: the most legible layout of those that need the fewest pages."""
    seated = _seated(state)
    return list(_best_layout(seated, space, language())) if seated else []


@lru_cache(maxsize=8)  # the animation of the draw asks for it fifteen times a second
def _best_layout(seated: tuple[Table, ...], space: Space, _language: str) -> tuple[PlacedText, ...]:
    best: tuple[tuple[int, int], list[Table], Shape] | None = None
    for style in _styles(space):
        tables = split_tables(seated, space, style)
        of = shape(tables, space, style)
        if of is None or of.height(tables) > space.rows:
            continue
        rank = (len(pages_of(tables, of, space.rows)), -_legibility(of, tables))
        if best is None or rank < best[0]:
            best = rank, tables, of
    return _composed(best[1], best[2], space) if best else ()


def _styles(space: Space) -> list[TableStyle]:
    highest = min(_HIGHEST, space.rows * 2 // 5) if space.letters else 0
    steps = (1, 2, 3) if space.rows < 45 else (1, 2, 3, 4)
    large = [
        TableStyle(f, beside, step) for f in range(_LOWEST, highest + 1) for beside in (False, True) for step in steps
    ]
    return [TableStyle(0, False, 1), *large]


def _legibility(of: Shape, tables: Sequence[Table]) -> int:
    """How well a layout is read from afar: large numbers count most, then space between the names."""
    style = of.style
    # A number taller than the names beside it gains nothing, and a single row of tables is taken in at a glance.
    figure = min(style.figure, (of.deep(tables) - 1) * style.step + 1) if style.beside else style.figure
    one_row = 4 if of.across == len(tables) and not style.beside else 0
    return 3 * figure + 5 * style.step + one_row


def _composed(tables: Sequence[Table], of: Shape, space: Space) -> tuple[PlacedText, ...]:
    """The pieces; a single page stands a little above its middle, below a heading, with spare rows between tables."""
    pages = pages_of(tables, of, space.rows)
    last, group = pages[0][-1]
    free = space.rows - last - of.height(group)
    if len(pages) > 1:
        return tuple(placed_tables(tables, of, space))
    gap = 0 if free < 2 else 2
    free -= gap
    between = max(1, len(pages[0]) - 1)
    more = min(_MOST_MORE, free // between)
    free -= more * between if len(pages[0]) > 1 else 0
    if gap and free > 4:
        gap, free = gap + 1, free - 1
    above = free * 2 // 5
    words = cut(_("Your table, and the number of your seat"), space.columns)
    head = [PlacedText(0, above, (space.columns - cell_len(words)) // 2, words, Role.TITLE, 0)] if gap else []
    pieces = placed_tables(tables, of, space, more)
    return (*head, *(replace(one, row=one.row + above + gap) for one in pieces))


def _seated(state: State) -> tuple[Table, ...]:
    """The tables in use, by their numbers, with the people in the order of their seats."""
    used = [(n, people) for n, people in enumerate(views.tables(state), start=1) if people]
    called = {m.id: cut(safe(m.name), _LONGEST_NAME) for _n, people in used for m in people}
    widest = max(map(cell_len, called.values()), default=0)
    figures_room = max((len(str(state.seats[m].number)) for m in called), default=0)

    def person(member_id: str) -> Person:
        name, seat = called[member_id], str(state.seats[member_id].number)
        return Person(name, " " * (widest - cell_len(name) + _BEFORE_SEAT) + seat.rjust(figures_room))

    return tuple((n, tuple(person(m.id) for m in people)) for n, people in used)
