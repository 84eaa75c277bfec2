"""成功例: what works already, and who takes it home."""

from datetime import datetime
from functools import lru_cache

from chietai.i18n import _, pgettext
from chietai.meeting import views
from chietai.meeting.state import Entry, State
from chietai.tui.grid import safe
from chietai.tui.stage.paint import Block, Role, Span, hung, indented, line, width
from chietai.tui.stage.parts import clock_part, large_title, number, others, said, seal, title, with_source
from chietai.tui.stage.space import Space
from chietai.tui.stage.text import paragraph
from chietai.tui.stage.ticking import foremost
from chietai.tui.stage.view import View, listed, page_of, stacked, titled
from chietai.wording.dates import short_date


def spread(state: State, now: datetime, space: Space) -> View:
    """The view of the success cases and of what is promised."""
    cases = views.cases(state)
    known = {case.id for case in cases}
    others = [promise for promise in views.promises(state) if promise.case_id not in known]
    if not cases and not others:
        parts = [title(_("What works already?"), space, most=8), said(_("Who would take it home?"), space)]
        clock, tick = clock_part(foremost(state), now, space)
        pages = stacked(space, [*parts, *clock])
        return View(pages, key="spread", wake=tick.wake if tick else None, clock=tick is not None)
    newest = max((*cases, *views.promises(state)), key=lambda entry: entry.seq)
    taken_home = views.adoptions_by_case(state)
    blocks, home = [], 0
    for case in cases:
        adoptions = taken_home.get(case.id, [])
        blocks.append(_case(state, case, adoptions, cases[-1].no, newest, space))
        home = len(blocks) - 1 if newest is case or newest in adoptions else home
    for promise in others:
        blocks.append(indented(taken(promise, space.measure, newest), space.left))
        home = len(blocks) - 1 if newest is promise else home
    words = _("What works, and who takes it home")
    pages, _last = listed(space, titled(words, space), large_title(words, space), blocks)
    return View(pages, home=page_of(pages, blocks[home]), key=("spread", newest.id))


def _case(state: State, case: Entry, adoptions: list[Entry], most: int, newest: Entry, space: Space) -> Block:
    role = Role.NEW if case is newest else Role.STRONG
    about = "  ".join(part for part in (safe(views.speaker(state, case)), others(case)) if part)
    told = _told(number(case.no, most), case.text, about, role, space)
    if not adoptions:
        return told
    hang = width(line(Span(number(case.no, most)))) + 2
    room = space.measure - hang
    home = tuple(row for adoption in adoptions for row in taken(adoption, room, newest))
    return (*told, *indented(indented(home, hang), space.left))


@lru_cache(maxsize=4096)  # after each event all cases are asked for, and at most two of them are new
def _told(no: str, text: str, about: str, role: Role, space: Space) -> Block:
    """A case, with its number, and who told it."""
    head = line(Span(no, Role.FIGURE))
    room = space.measure - width(head) - 2
    return indented(hung(head, with_source(paragraph(text, room, role), about, room), 2), space.left)


def taken(promise: Entry, room: int, newest: Entry | None = None) -> Block:
    """A promise: a stamp, who, what, by when."""
    head = line(seal(_("Takes home") if promise.case_id else _("Promise")))
    who = safe(promise.who or promise.organisation)
    due = pgettext("stage", "by {date}").format(date=short_date(promise.due)) if promise.due else ""
    words = pgettext("stage", "{who}: {text}").format(who=who, text=safe(promise.text)) if who else safe(promise.text)
    left = room - width(head) - 1
    body = paragraph(words, left, Role.NEW if promise is newest else Role.TEXT)
    return hung(head, with_source(body, due, left), 1)
