"""The animation of a draw: names spin slower and slower, then fall into their places table by table.

It depends only on the state and the time since the draw, so that both windows show the same.
"""

from dataclasses import replace

from chietai.i18n import _
from chietai.meeting import views
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.stage.large import heading
from chietai.tui.stage.paint import BLANK, Block, Line, Role, Span, centred, cut
from chietai.tui.stage.space import Space
from chietai.tui.stage.view_base import View
from chietai.tui.stage.views.placed_text import PlacedText, painted
from chietai.tui.stage.views.table_plan import layout

SHOW_SECONDS = 6.2
_SPIN = 1.8  # seconds that the names spin
_FALL = 0.5  # seconds that one name falls
_REST = 0.4  # seconds without movement at the end
_FRAME = 1 / 15


def draw_show(state: State, since: float, space: Space) -> View:
    """The animation, `since` seconds after the draw."""
    if since < _SPIN:
        page = _spinning(state, since, space)
    else:
        page = _names_falling(layout(state, space), since - _SPIN, space)
    return View((page,), key=("show", state.draws[-1].event_id), wake=_FRAME, clock=True)


def _spinning(state: State, since: float, space: Space) -> Block:
    names = [cut(safe(m.name), space.columns) for table in views.tables(state) for m in table]
    # In the order of the draw neighbours would sit at one table, so every seventh name is taken.
    names = [names[k * 7 % len(names)] if len(names) % 7 else names[k] for k in range(len(names))] or [""]
    # The speed decreases linearly to zero.
    turned = int(30 * (since - since * since / (2 * _SPIN)))
    title = centred(((Span(_("Drawing lots"), Role.TITLE),),), space.columns)
    name = names[turned % len(names)]
    middle = heading(name, space, 8, Role.STRONG) or centred(((Span(name, Role.STRONG),),), space.columns)
    around = [
        centred(((Span(names[(turned + offset) % len(names)], Role.QUIET),),), space.columns)
        for offset in (-2, -1, 1, 2)
    ]
    body: list[Line] = [*around[0], BLANK, *around[1], BLANK, *middle, BLANK, *around[2], BLANK, *around[3]]
    if len(body) + 3 > space.rows:
        body = [*around[1], BLANK, *middle, BLANK, *around[2]]
    above = max(0, (space.rows - len(body) - 2) // 2)
    return (*title, BLANK, *((BLANK,) * above), *body)[: space.rows]


def _names_falling(placed: list[PlacedText], since: float, space: Space) -> Block:
    names = [one for one in placed if one.order >= 0]
    spread = SHOW_SECONDS - _SPIN - _FALL - _REST
    starts = {one.order: spread * one.order / max(1, len(names)) for one in names}
    title_starts = {one.table: starts[one.order] for one in reversed(names)}
    current = max((one for one in names if starts[one.order] <= since), key=lambda one: one.order, default=None)
    page = current.page if current else 0
    visible: list[PlacedText] = []
    for one in placed:
        if one.page != page:
            continue
        if one.order < 0:
            if title_starts.get(one.table, 0.0) <= since:
                visible.append(one)
            continue
        part = (since - starts[one.order]) / _FALL
        if part < 0:
            continue
        if part >= 1:
            visible.append(one)
        else:
            # Names accelerate as they fall.
            row = int(one.row * part * part)
            visible.append(replace(one, row=row, role=Role.NEW))
    return painted(visible, space)
