"""前回から: what was promised last time, and what became of it."""

from datetime import datetime

from chietai.i18n import _, pgettext
from chietai.meeting.kinds import Outcome
from chietai.meeting.state import Entry, State
from chietai.meeting.views import recalled
from chietai.tui.grid import safe
from chietai.tui.stage.headings import large_title, sentence, title
from chietai.tui.stage.list_pages import listed
from chietai.tui.stage.paint import BLANK, Block, Role, hanging, indented, line, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import paragraph
from chietai.tui.stage.view_base import View, stacked, titled
from chietai.tui.stage.view_parts import stamp
from chietai.wording import names
from chietai.wording.times import short_date


def recall(state: State, now: datetime, space: Space) -> View:
    """The view of the promises of last time."""
    promises = recalled(state)
    if not promises:
        return View(
            stacked(
                space, [title(_("Since last time"), space), sentence(_("There are no promises from last time."), space)]
            )
        )
    words = _("What we promised last time")
    blocks = [_promise(promise, space) for promise in promises]
    listing = listed(space, titled(words, space), large_title(words, space), blocks)
    reviewed = [n for n, promise in enumerate(promises) if promise.outcome is not None]
    key = tuple((p.id, p.outcome) for p in promises)
    return View(listing.pages, home=listing.page_of(reviewed[-1] if reviewed else 0), key=("recall", key))


def _mark(outcome: Outcome | None) -> tuple[str, Role]:
    """A sign of its own for each outcome, so that it is understood without its colour, and the colour."""
    match outcome:
        case Outcome.DONE:
            return pgettext("mark of a promise", "+"), Role.GOOD
        case Outcome.UNDER_WAY:
            return pgettext("mark of a promise", "~"), Role.TEXT
        case Outcome.NOT_YET:
            return pgettext("mark of a promise", "-"), Role.WARNING
        case Outcome.DROPPED:
            return pgettext("mark of a promise", "x"), Role.QUIET
        case None:
            return pgettext("mark of a promise", "?"), Role.QUIET


def _promise(promise: Entry, space: Space) -> Block:
    sign, role = _mark(promise.outcome)
    mark = line(stamp(sign))
    room = space.measure - width(mark) - 2
    body = list(paragraph(promise.text, room, Role.STRONG))
    about = "  ".join(part for part in (safe(promise.who or promise.organisation), _due(promise)) if part)
    body += paragraph(about, room, Role.QUIET) if about else ()
    if promise.outcome is None:
        # The line is reserved for the outcome, so that the other promises do not move.
        body.append(BLANK)
    else:
        word = names.outcome(promise.outcome)
        if promise.outcome_note:
            word = f"{word}  {safe(promise.outcome_note)}"
        body += paragraph(word, room, role)
    return indented(hanging(mark, body, 2), space.left)


def _due(promise: Entry) -> str:
    return pgettext("stage", "by {date}").format(date=short_date(promise.due)) if promise.due else ""
