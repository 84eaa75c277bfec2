"""発表: which table reports, and how long. Both as large as they can be."""

from datetime import datetime

from rich.cells import cell_len

from chietai.i18n import _, pgettext
from chietai.meeting.clocks import foremost
from chietai.meeting.state import Countdown, State
from chietai.tui.grid import safe
from chietai.tui.stage.headings import title, title_over_clock
from chietai.tui.stage.large import clock_figures, number
from chietai.tui.stage.paint import BLANK, Block, Role, Span, beside, centred, centred_as_one, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_clocks import ClockFace, clock_face
from chietai.tui.stage.view_base import Part, View, middle, stacked
from chietai.tui.stage.view_parts import clock_part, view_with_clock
from chietai.wording import names

_APART, _LEAST_APART = 8, 2  # cells between the number and the countdown, so that they are not read as one
_TALLER = 4  # rows: a number taller than the countdown by more than this gains nothing


def report(state: State, now: datetime, space: Space) -> View:
    """The view of the reports."""
    turn = state.turn
    clock = foremost(state)
    if turn is not None and turn.table is not None:
        face = clock_face(clock, now) if clock else None
        parts = [_halves(turn.table, clock, face, now, space)]
        # The row is reserved for the note, so that nothing moves when it comes.
        parts.append(Part(middle([face.note], space, face.role) if face and face.note else (BLANK,)))
    elif turn is not None and turn.member_id in state.members:
        name = safe(state.members[turn.member_id].name)
        clock_parts, face = clock_part("", clock, now, space)
        parts = [title(_("{name} is speaking").format(name=name), space), *clock_parts]
    else:
        clock_parts, face = clock_part(_("One table after the other"), clock, now, space)
        parts = [title_over_clock(_("The tables report"), space), *clock_parts]
    key = ("report", turn.table if turn else None, turn.member_id if turn else "")
    return view_with_clock(stacked(space, parts), key, face)


def _halves(table: int, clock: Countdown | None, face: ClockFace | None, now: datetime, space: Space) -> Part:
    """The table on the left, the countdown on the right; plain lines where there is no room for that."""
    plain = middle([names.table(table), *([face.words] if face else [])], space, Role.TITLE)

    def grow(rows: int) -> Block | None:
        if clock is None or face is None:
            drawn = number(table, space, rows - 2, space.columns)
            return _column(_label(), drawn, space.columns) if drawn else None
        return _pair(table, clock, face, now, space, rows, _APART) or _pair(
            table, clock, face, now, space, rows, _LEAST_APART
        )

    return Part(plain, grow)


def _pair(
    table: int, clock: Countdown, face: ClockFace, now: datetime, space: Space, rows: int, apart: int
) -> Block | None:
    """Number and countdown, both as large as they can be together; None when they do not fit."""
    best, best_size = None, 0
    for height in range(rows - 2, 4, -1):
        drawn = number(table, space, height, space.columns * 2 // 5)
        if drawn is None or len(drawn) < height:
            continue
        left = max(cell_len(_label()), *map(width, drawn)) + 2
        figures = clock_figures(clock, now, space, height, face.role, space.columns - left - apart)
        if figures is None:
            continue
        size = min(height, len(figures) + _TALLER) + 3 * len(figures)
        if size > best_size:
            best_size = size
            right = _column(clock_label(face), _lowered(figures, height), max(map(width, figures)))
            best = centred_as_one(beside(_column(_label(), drawn, left), right, left + apart), space.columns)
    return best


def _lowered(figures: Block, height: int) -> Block:
    """The figures in the middle of a larger height."""
    return (*((BLANK,) * ((height - len(figures)) // 2)), *figures)


def _label() -> str:
    return pgettext("stage", "Table")


def clock_label(face: ClockFace) -> str:
    """What the figures of the countdown are."""
    return pgettext("stage", "Time over") if face.figures.startswith("+") else pgettext("stage", "Time left")


def _column(label: str, drawn: Block, columns: int) -> Block:
    return (*centred(((Span(label, Role.QUIET),),), columns), (), *centred_as_one(drawn, columns))
