"""A label on the left and the countdown on the right, both large where there is room."""

from datetime import datetime

from rich.cells import cell_len

from chietai.meeting.state import Countdown
from chietai.tui.stage.large import clock_figures, letters
from chietai.tui.stage.paint import BLANK, Block, Role, Span, beside, indented, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_clocks import ClockFace, clock_face
from chietai.tui.stage.view_base import Part

_APART = 8  # cells between the two, so that they are not read as one


def label_and_clock(
    label: str, clock: Countdown | None, now: datetime, space: Space, *, most: int = 8
) -> tuple[Part, ClockFace | None]:
    """`label` at the left and `clock` at the right of the running text; large where there is room for both."""
    face = clock_face(clock, now) if clock is not None and clock.limit else None
    left = (Span(label, Role.TITLE),)
    right = (Span(face.words, face.role),) if face else ()
    plain = _beside((left,), (right,), space)

    def grow(rows: int) -> Block | None:
        best: tuple[Block, Block] = ((), ())
        for height in (min(rows, most), 6):
            big = letters(label, space, height) if height <= rows else None
            if big is None:
                continue
            drawn: Block = tuple((Span(text, Role.TITLE),) for text in big)
            figures = _figures(min(rows, most), space.measure - max(map(cell_len, big)) - _APART)
            if face is None:
                return _beside(drawn, (), space)
            # The countdown is read more often than the label, so the label shrinks first.
            if len(figures) > len(best[1]):
                best = drawn, figures
        if best[1]:
            return _beside(*best, space)
        # A plain label is better than figures that run into it.
        figures = _figures(min(rows, most), space.measure - cell_len(label) - _APART)
        return _beside((left,), figures, space) if figures else None

    def _figures(rows: int, columns: int) -> Block:
        if face is None or clock is None:
            return ()
        return clock_figures(clock, now, space, rows, face.role, columns) or ()

    return Part(plain, grow), face


def _beside(left: Block, right: Block, space: Space) -> Block:
    """Both on the same bottom line, at the two edges of the running text."""
    rows = max(len(left), len(right))
    start = space.left + space.measure - max((width(one) for one in right), default=0)
    left = (*((BLANK,) * (rows - len(left))), *indented(left, space.left))
    return beside(left, (*((BLANK,) * (rows - len(right))), *right), start)
