"""めあて: the theme, the aim as one sentence, the three agreements."""

from datetime import datetime

from chietai.i18n import _
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.stage.facts import aim_sentence
from chietai.tui.stage.large import heading
from chietai.tui.stage.paint import Role
from chietai.tui.stage.parts import said, title
from chietai.tui.stage.space import Space
from chietai.tui.stage.view import View, stacked
from chietai.tui.stage.views.overlays import agreement_parts


def aim(state: State, now: datetime, space: Space) -> View:
    """The view of the aim: on one page if all has room there with the theme in large letters, else on two."""
    theme = state.details.theme or state.details.title or state.council.name or _("Aim of the day")
    sentence = aim_sentence(state)
    parts = [title(theme, space)]
    if sentence:
        parts.append(said(sentence, space, Role.STRONG))
    agreed = agreement_parts(space)
    rest = sum(len(part.plain) + part.gap for part in (*parts[1:], *agreed))
    if heading(safe(theme), space, space.rows - rest):
        return View(stacked(space, [*parts, *agreed]), key="aim")
    heads = title(_("The three agreements"), space, most=6)
    return View((*stacked(space, parts), *stacked(space, [heads, *agreed])), key="aim")
