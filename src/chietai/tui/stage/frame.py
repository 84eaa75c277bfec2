"""The stage as lines: the top line, one page of the view, and the page number at the foot."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime

from chietai.i18n import _, language
from chietai.meeting.state import State
from chietai.privacy.wall_state import WallStates
from chietai.tui.stage.paint import BLANK, Block, Line, Role, Span, centred, cut, indented, width
from chietai.tui.stage.space import LEAST_COLUMNS, LEAST_ROWS, Space, margins, too_small
from chietai.tui.stage.stage_text import figures
from chietai.tui.stage.top_line import top_line
from chietai.tui.stage.view_base import View
from chietai.tui.stage.views import has_top_line, view_of


@dataclass(frozen=True, slots=True)
class Frame:
    """The stage at one moment: `lines` from the top, exactly as many as rows were asked for.

    `page` of `pages` is shown, counted from 0; `home`, `key` and `wake` as in `View`.
    """

    lines: tuple[Line, ...]
    page: int = 0
    pages: int = 1
    home: int = 0
    key: Hashable = None
    wake: float | None = None


class ViewCache:
    """The last view, reused while state and size are the same; never a view that depends on the clock.

    `walls` turns states into what the room may read.
    """

    def __init__(self, walls: WallStates | None = None) -> None:
        self.walls = walls or WallStates()
        self._of: tuple[State, Space, bool, str] | None = None
        self._view: View | None = None

    def view(self, state: State, now: datetime, space: Space, show: bool) -> View:
        """The view for `state`, computed only when something it depends on has changed."""
        of = (state, space, show, language())
        known = self._of
        if self._view is not None and known is not None and known[0] is state and known[1:] == of[1:]:
            return self._view
        view = view_of(state, now, space, show=show)
        self._of, self._view = of, view if view.wake is None else None
        return view


def compose(
    state: State,
    now: datetime,
    columns: int,
    rows: int,
    page: int | None = None,
    *,
    letters: bool = True,
    blocks: bool = True,
    show: bool = True,
    cache: ViewCache | None = None,
) -> Frame:
    """The stage for a meeting in `state` at `now`, `columns` by `rows` cells. Pure.

    Here, and nowhere else, the state becomes what the room may read: no view sees any other.

    page: counted from 0, None for the one where something is new. letters, blocks: as in `Space`. show: the draw may
    be animated; else its result stands at once. cache: spares computing a view twice.
    """
    if too_small(columns, rows):
        return Frame(_notice(columns, rows))
    cache = cache or ViewCache()
    state = cache.walls.of(state)
    edge = margins(columns, rows)
    head = has_top_line(state)
    space = Space(
        columns - 2 * edge.side, rows - edge.top - edge.bottom - (1 if head else 0), letters and blocks, blocks
    )
    view = cache.view(state, now, space, show)
    page = view.home if page is None else max(0, min(page, len(view.pages) - 1))
    body = indented(view.pages[page][: space.rows], edge.side)
    wake = view.wake
    lines: list[Line] = []
    if head:
        top, changes = top_line(state, now, columns, clock=not view.clock)
        lines.append(top)
        wake = changes if wake is None else min(wake, changes)
    lines += [*((BLANK,) * edge.top), *body]
    lines += [BLANK] * (rows - edge.bottom - len(lines))
    lines += _foot(page, len(view.pages), columns, edge.side, edge.bottom)
    return Frame(tuple(lines), page, len(view.pages), view.home, view.key, wake)


def _foot(page: int, pages: int, columns: int, side: int, rows: int) -> list[Line]:
    foot = [BLANK] * rows
    if pages > 1:
        words = _("Page {n} of {total}").format(n=figures(page + 1), total=figures(pages))
        mark: Line = (Span(words, Role.QUIET),)
        foot[0] = indented((mark,), columns - side - width(mark))[0]
    return foot


def _notice(columns: int, rows: int) -> Block:
    words = _("Please make this window larger: at least {columns} by {rows}.").format(
        columns=LEAST_COLUMNS, rows=LEAST_ROWS
    )
    above = (BLANK,) * max(0, (rows - 1) // 2)
    notice = centred(((Span(cut(words, columns), Role.TEXT),),), columns)
    return (*above, *notice, *((BLANK,) * (rows - len(above) - 1)))[: max(rows, 0)]
