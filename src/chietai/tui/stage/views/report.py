"""発表: which table reports, and how long. Both as large as they can be."""

from datetime import datetime

from rich.cells import cell_len

from chietai.i18n import _, pgettext
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.stage.large import clock_figures, number
from chietai.tui.stage.paint import Block, Line, Role, Span, centred, centred_as_one, width
from chietai.tui.stage.parts import clock_part, said, title
from chietai.tui.stage.space import Space
from chietai.tui.stage.ticking import Ticking, foremost, ticking
from chietai.tui.stage.view import Part, View, middle, stacked
from chietai.wording import names

_APART, _LEAST_APART = 8, 2  # cells between the number and the countdown, so that they are not read as one

_READABLE = 12  # rows: a number larger than this gains less than the countdown beside it


def report(state: State, now: datetime, space: Space) -> View:
    """The view of the reports."""
    turn = state.turn
    clock = foremost(state)
    if turn is None or (turn.table is None and not turn.member_id):
        parts, tick = clock_part(clock, now, space)
        parts = [title(_("The tables report"), space, most=8), said(_("One table after the other"), space), *parts]
        return View(stacked(space, parts), key="report", wake=tick.wake if tick else None, clock=tick is not None)
    tick = ticking(clock, now) if clock else None
    if turn.table is not None:
        head = _halves(turn.table, clock.remaining(now) if clock else None, tick, space)
    else:
        member = state.members.get(turn.member_id)
        head = [title(_("{name} is speaking").format(name=safe(member.name if member else "")), space)]
        head += clock_part(clock, now, space)[0]
    if tick and tick.note and turn.table is not None:
        head.append(Part(centred(((Span(tick.note, tick.role),),), space.columns)))
    key = ("report", turn.table, turn.member_id)
    return View(stacked(space, head), key=key, wake=tick.wake if tick else None, clock=tick is not None)


def _halves(table: int, seconds: float | None, tick: Ticking | None, space: Space) -> list[Part]:
    """The table on the left, the countdown on the right; plain lines where there is no room for that."""
    words = names.table(table)
    plain = middle([words, *([tick.words] if tick else [])], space, Role.TITLE)

    def grow(rows: int) -> Block | None:
        return _large_pair(table, seconds, tick, space, rows, _APART) or _large_pair(
            table, seconds, tick, space, rows, _LEAST_APART
        )

    return [Part(plain, grow)]


def _large_pair(
    table: int, seconds: float | None, tick: Ticking | None, space: Space, rows: int, apart: int
) -> Block | None:
    """Number and countdown, both as large as they can be together; None when they do not fit."""
    best, best_size = None, 0
    for height in range(rows - 2, 4, -1):
        drawn = number(table, space, height, space.columns * 2 // 5)
        if drawn is None or len(drawn) < height:
            continue
        if seconds is None or tick is None:
            return _column(_label(), drawn, space.columns)
        left = max(cell_len(_label()), *map(width, drawn)) + 2
        clock = clock_figures(seconds, space, height, tick.role, space.columns - left - apart)
        size = min(height, _READABLE) + 3 * len(clock or ())
        if clock is not None and size > best_size:
            best_size = size
            right = _column(tick_label(tick), clock, max(map(width, clock)))
            best = centred_as_one(_beside(_column(_label(), drawn, left), right, left + apart), space.columns)
    return best


def _label() -> str:
    return pgettext("stage", "Table")


def tick_label(tick: Ticking) -> str:
    """What the figures of the countdown are."""
    return pgettext("stage", "Time over") if tick.figures.startswith("+") else pgettext("stage", "Time left")


def _column(label: str, drawn: Block, columns: int) -> Block:
    return (*centred(((Span(label, Role.QUIET),),), columns), (), *centred_as_one(drawn, columns))


def _beside(left: Block, right: Block, start: int) -> Block:
    lines: list[Line] = []
    for y in range(max(len(left), len(right))):
        a = left[y] if y < len(left) else ()
        b = right[y] if y < len(right) else ()
        lines.append((*a, Span(" " * (start - width(a))), *b) if b else a)
    return tuple(lines)
