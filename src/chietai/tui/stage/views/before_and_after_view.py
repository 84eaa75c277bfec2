"""Before the meeting opens, and after it closed."""

from datetime import datetime

from chietai.i18n import _, pgettext
from chietai.meeting.state import State
from chietai.tui.stage.headings import said, title
from chietai.tui.stage.paint import Role
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_sentences import when
from chietai.tui.stage.view_base import Part, View, stacked
from chietai.tui.stage.view_parts import labelled, next_meeting


def opening(state: State, now: datetime, space: Space) -> View:
    """What people see who come early: which meeting this will be, where and when."""
    details = state.details
    name = state.council.name or details.title or pgettext("stage", "Welcome")
    parts = [title(name, space, most=13)]
    if details.title and details.title != name:
        parts.append(said(details.title, space, Role.STRONG))
    facts = [
        (pgettext("stage", "When"), when(state)),
        (pgettext("stage", "Where"), details.place or ""),
        (pgettext("stage", "Theme"), details.theme or ""),
    ]
    parts.append(Part(labelled(facts, space), gap=2))
    return View(stacked(space, parts), key="opening")


def thanks(state: State, now: datetime, space: Space) -> View:
    """The end: thanks, and when we meet again."""
    parts = [title(_("Thank you very much"), space, most=13)]
    parts += next_meeting(state, space, 6)
    parts.append(said(_("Please take care on your way home."), space, Role.QUIET))
    return View(stacked(space, parts), key="thanks")
