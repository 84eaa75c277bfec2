"""めあて: the theme, the aim as one sentence, and the three agreements, which can be shown in any step."""

from datetime import datetime

from chietai.i18n import _
from chietai.meeting.state import State
from chietai.tui.stage.headings import large_sentence, title
from chietai.tui.stage.list_rows import numbered
from chietai.tui.stage.paint import Block, Role
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import aim_sentence
from chietai.tui.stage.view_base import Part, View, stacked
from chietai.wording import question_texts


def aim(state: State, now: datetime, space: Space) -> View:
    """The view of the aim; the agreements have a page of their own."""
    theme = state.details.theme or state.details.title or state.council.name or _("Aim of the day")
    sentence = aim_sentence(state)
    parts = [title(theme, space)]
    if sentence:
        parts.append(large_sentence(sentence, space, Role.STRONG))
    return View((*stacked(space, parts), *agreement_pages(space)), key="aim")


def agreement_pages(space: Space) -> tuple[Block, ...]:
    """The three agreements as numbered sentences, to be read out."""
    sentences = [
        Part(numbered(n, 1, text, space, Role.STRONG)) for n, text in enumerate(question_texts.agreements(), start=1)
    ]
    return stacked(space, [title(_("The three agreements"), space, most=8), *sentences])


def agreements(state: State, now: datetime, space: Space) -> View:
    """The three agreements, to be read out."""
    return View(agreement_pages(space), key="agreements")
