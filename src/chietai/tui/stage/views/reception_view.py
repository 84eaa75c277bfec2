"""受付: welcome, where and when it begins, and how many have come."""

from datetime import datetime

from chietai.i18n import _, ngettext, pgettext
from chietai.meeting.state import State
from chietai.meeting.views import members_here
from chietai.tui.stage.headings import sentence, title
from chietai.tui.stage.paint import Role
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import figures, opening_time
from chietai.tui.stage.view_base import Part, View, stacked
from chietai.tui.stage.view_parts import meeting_facts

_SOON = 90 * 60


def reception(state: State, now: datetime, space: Space) -> View:
    """The view of the reception."""
    parts = [title(pgettext("stage", "Welcome"), space, most=8), Part(meeting_facts(state, space))]
    words, wake = _until(state, now)
    if words:
        parts.append(sentence(words, space, Role.STRONG))
    here = len(members_here(state))
    if here:
        arrived = ngettext("{n} person is here.", "{n} people are here.", here).format(n=figures(here))
        parts.append(sentence(arrived, space, Role.QUIET, gap=0 if words else 1))
    return View(stacked(space, parts), key="reception", wake=wake, clock=bool(words))


def _until(state: State, now: datetime) -> tuple[str, float | None]:
    """The minutes until the beginning, in words, and the seconds until they change."""
    start = opening_time(state, now)
    if start is None:
        return "", None
    left = (start - now).total_seconds()
    if left <= 0:
        return _("We begin soon."), None
    if left > _SOON:
        return "", left - _SOON
    minutes = int(-(-left // 60))
    words = ngettext("{n} minute until we begin", "{n} minutes until we begin", minutes).format(n=figures(minutes))
    return words, left - (minutes - 1) * 60
