"""Views that belong to no step: before the meeting opens, after it closed, and the curtain."""

from datetime import datetime

from chietai.i18n import _, pgettext
from chietai.meeting.state import State
from chietai.tui.stage.headings import sentence, title
from chietai.tui.stage.large import heading, time_figures
from chietai.tui.stage.paint import Block, Role, centred_as_one
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_clocks import seconds_to_next_minute
from chietai.tui.stage.view_base import Part, View, middle, stacked
from chietai.tui.stage.view_parts import meeting_facts, next_meeting
from chietai.wording.times import clock_time


def opening(state: State, now: datetime, space: Space) -> View:
    """For those who come early: which meeting this will be, where and when."""
    details = state.details
    name = state.council.name or details.title or pgettext("stage", "Welcome")
    parts = [title(name, space, most=13)]
    if details.title and details.title != name:
        parts.append(sentence(details.title, space, Role.STRONG))
    parts.append(Part(meeting_facts(state, space), gap=2))
    return View(stacked(space, parts), key="opening")


def thanks(state: State, now: datetime, space: Space) -> View:
    """The end: thanks, and when we meet again."""
    parts = [title(_("Thank you very much"), space, most=13)]
    parts += next_meeting(state, space, 6)
    parts.append(sentence(_("Please take care on your way home."), space, Role.QUIET))
    return View(stacked(space, parts), key="thanks")


def curtain(state: State, now: datetime, space: Space) -> View:
    """Theme and clock only, while the facilitator does something private."""
    theme = state.details.theme or state.council.name or state.details.title or ""
    time = clock_time(now)
    plain = middle([time], space, Role.STRONG)

    def grow(rows: int) -> Block | None:
        drawn = time_figures(now, space, min(rows, space.rows // 2), Role.CLOCK)
        return centred_as_one(drawn, space.columns) if drawn else heading(time, space, rows, Role.CLOCK)

    parts = [Part(plain, grow), sentence(theme, space, Role.QUIET, gap=2)]
    return View(stacked(space, parts), key="curtain", wake=seconds_to_next_minute(now))
