"""A band of two large things beside each other: what it is about on the left, the countdown on the right."""

from datetime import datetime

from rich.cells import cell_len

from chietai.meeting.state import Countdown
from chietai.tui.stage.large import clock_figures, letters
from chietai.tui.stage.paint import Block, Line, Role, Span, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_clocks import Ticking, ticking
from chietai.tui.stage.view_base import Part

_APART = 8  # cells between the two, so that they are not read as one


def band(
    label: str, clock: Countdown | None, now: datetime, space: Space, *, most: int = 8
) -> tuple[Part, Ticking | None]:
    """`label` at the left and `clock` at the right of the running text; large where there is room for both."""
    tick = ticking(clock, now) if clock is not None and clock.limit else None
    left = (Span(label, Role.TITLE),)
    right = (Span(tick.words, tick.role),) if tick else ()
    plain = _beside((left,), (right,), space)

    def grow(rows: int) -> Block | None:
        best: tuple[Block, Block] = ((), ())
        for height in (min(rows, most), 6):
            big = letters(label, space, height) if height <= rows else None
            if big is None:
                continue
            drawn: Block = tuple((Span(text, Role.TITLE),) for text in big)
            figures = _figures(min(rows, most), space.measure - max(map(cell_len, big)) - _APART)
            if tick is None:
                return _beside(drawn, (), space)
            # The countdown is read more often than the label: the label gives way.
            if len(figures) > len(best[1]):
                best = drawn, figures
        if best[1]:
            return _beside(*best, space)
        # Rather a plain label than figures that run into it.
        figures = _figures(min(rows, most), space.measure - cell_len(label) - _APART)
        return _beside((left,), figures, space) if figures else None

    def _figures(rows: int, columns: int) -> Block:
        if tick is None or clock is None:
            return ()
        return clock_figures(clock, now, space, rows, tick.role, columns) or ()

    return Part(plain, grow), tick


def _beside(left: Block, right: Block, space: Space) -> Block:
    edge = space.left + space.measure
    start = edge - max((width(one) for one in right), default=0)
    rows = max(len(left), len(right))
    # Both stand on one line at the bottom.
    lines: list[Line] = []
    for y in range(rows):
        a = left[y - (rows - len(left))] if y >= rows - len(left) else ()
        b = right[y - (rows - len(right))] if y >= rows - len(right) else ()
        head: Line = (Span(" " * space.left), *a)
        lines.append((*head, Span(" " * max(1, start - width(head))), *b) if b else head)
    return tuple(lines)
