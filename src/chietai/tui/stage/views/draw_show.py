"""The draw as it falls: first names go round, slower and slower; then they fall table by table into their places.

Everything follows from the state and from the time since the draw, so that two windows show the same.
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
from chietai.tui.stage.views.placed import Placed, painted
from chietai.tui.stage.views.table_plan import layout

SHOW_SECONDS = 6.2
_DRUM = 1.8  # seconds that the names go round
_FALL = 0.5  # seconds that one name falls
_REST = 0.4  # seconds that the whole stands still at the end
_FRAME = 1 / 15


def shown(state: State, since: float, space: Space) -> View:
    """The show, `since` seconds after the draw."""
    page = _drum(state, since, space) if since < _DRUM else _falling(layout(state, space), since - _DRUM, space)
    return View((page,), key=("show", state.draws[-1].event_id), wake=_FRAME, clock=True)


def _drum(state: State, since: float, space: Space) -> Block:
    names = [cut(safe(m.name), space.columns) for table in views.tables(state) for m in table]
    # As drawn they would stand table by table: every seventh goes round.
    names = [names[k * 7 % len(names)] if len(names) % 7 else names[k] for k in range(len(names))] or [""]
    # The speed goes down in a straight line to nothing.
    turned = int(30 * (since - since * since / (2 * _DRUM)))
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


def _falling(placed: list[Placed], since: float, space: Space) -> Block:
    names = [one for one in placed if one.order >= 0]
    spread = SHOW_SECONDS - _DRUM - _FALL - _REST
    starts = {one.order: spread * one.order / max(1, len(names)) for one in names}
    begun = {one.table: starts[one.order] for one in reversed(names)}
    current = max((one for one in names if starts[one.order] <= since), key=lambda one: one.order, default=None)
    page = current.page if current else 0
    seen: list[Placed] = []
    for one in placed:
        if one.page != page:
            continue
        if one.order < 0:
            if begun.get(one.table, 0.0) <= since:
                seen.append(one)
            continue
        part = (since - starts[one.order]) / _FALL
        if part < 0:
            continue
        if part >= 1:
            seen.append(one)
        else:
            # A thing that falls is slow at first.
            row = int(one.row * part * part)
            seen.append(replace(one, row=row, role=Role.NEW))
    return painted(seen, space)
