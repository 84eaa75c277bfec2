"""What lies over the stage for a moment: the three agreements, and the curtain."""

from datetime import datetime

from chietai.i18n import _
from chietai.meeting.state import State
from chietai.tui.stage.headings import said, title
from chietai.tui.stage.large import heading, time_figures
from chietai.tui.stage.list_rows import numbered
from chietai.tui.stage.paint import Block, Role, centred_as_one
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_clocks import seconds_to_next_minute
from chietai.tui.stage.view_base import Part, View, middle, stacked
from chietai.wording import names
from chietai.wording.times import clock_time


def agreement_pages(space: Space) -> tuple[Block, ...]:
    """The three agreements as numbered sentences, to be read out."""
    sentences = [Part(numbered(n, 1, text, space, Role.STRONG)) for n, text in enumerate(names.agreements(), start=1)]
    return stacked(space, [title(_("The three agreements"), space, most=8), *sentences])


def agreements(state: State, now: datetime, space: Space) -> View:
    """The three agreements, to be read out."""
    return View(agreement_pages(space), key="agreements")


def curtain(state: State, now: datetime, space: Space) -> View:
    """Theme and clock, nothing else: while the facilitator does something private."""
    theme = state.details.theme or state.council.name or state.details.title or ""
    time = clock_time(now)
    plain = middle([time], space, Role.STRONG)

    def grow(rows: int) -> Block | None:
        drawn = time_figures(now, space, min(rows, space.rows // 2), Role.CLOCK)
        return centred_as_one(drawn, space.columns) if drawn else heading(time, space, rows, Role.CLOCK)

    parts = [Part(plain, grow), said(theme, space, Role.QUIET, gap=2)]
    return View(stacked(space, parts), key="curtain", wake=seconds_to_next_minute(now))
