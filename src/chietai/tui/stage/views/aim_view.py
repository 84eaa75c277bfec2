"""めあて: the theme, the aim as one sentence, the three agreements."""

from datetime import datetime

from chietai.i18n import _
from chietai.meeting.state import State
from chietai.tui.stage.headings import title, told
from chietai.tui.stage.paint import Role
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_sentences import aim_sentence
from chietai.tui.stage.view_base import View, stacked
from chietai.tui.stage.views.overlay_view import agreement_pages


def aim(state: State, now: datetime, space: Space) -> View:
    """The view of the aim, and on a page of their own the agreements."""
    theme = state.details.theme or state.details.title or state.council.name or _("Aim of the day")
    sentence = aim_sentence(state)
    parts = [title(theme, space)]
    if sentence:
        parts.append(told(sentence, space, Role.STRONG))
    return View((*stacked(space, parts), *agreement_pages(space)), key="aim")
