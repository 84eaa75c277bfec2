"""成功例: what works already, and who takes it home."""

from datetime import datetime

from chietai.i18n import _
from chietai.meeting import views
from chietai.meeting.clocks import foremost
from chietai.meeting.state import Entry, State
from chietai.tui.grid import safe
from chietai.tui.stage.headings import asked, large_title
from chietai.tui.stage.list_rows import digits, number, numbered, others, taken
from chietai.tui.stage.paint import Block, Role, Span, line, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.view_base import View, listed, page_of, stacked, titled
from chietai.tui.stage.view_parts import clock_part


def spread(state: State, now: datetime, space: Space) -> View:
    """The view of the success cases and of what is promised."""
    cases = views.cases(state)
    known = {case.id for case in cases}
    alone = [promise for promise in views.promises(state) if promise.case_id not in known]
    if not cases and not alone:
        clock, tick = clock_part(_("Who would take it home?"), foremost(state), now, space)
        pages = stacked(space, [asked(_("What works already?"), space), *clock])
        return View(pages, key="spread", wake=tick.wake if tick else None, clock=tick is not None)
    newest = max((*cases, *views.promises(state)), key=lambda entry: entry.seq)
    taken_home = views.adoptions_by_case(state)
    blocks, home = [], 0
    for case in cases:
        adoptions = taken_home.get(case.id, [])
        blocks.append(_case(state, case, adoptions, digits(cases[-1].no), newest, space))
        home = len(blocks) - 1 if newest is case or newest in adoptions else home
    for promise in alone:
        blocks.append(taken(promise, space.measure, newest, left=space.left))
        home = len(blocks) - 1 if newest is promise else home
    words = _("What works, and who takes it home")
    pages, _last = listed(space, titled(words, space), large_title(words, space), blocks, growing=True)
    return View(pages, home=page_of(pages, blocks[home]), key=("spread", newest.id))


def _case(state: State, case: Entry, adoptions: list[Entry], long: int, newest: Entry, space: Space) -> Block:
    role = Role.NEW if case is newest else Role.STRONG
    about = "  ".join(part for part in (safe(views.speaker(state, case)), others(case)) if part)
    told = numbered(case.no, long, case.text, space, role, about)
    if not adoptions:
        return told
    hang = width(line(Span(number(case.no, long)))) + 2
    room = space.measure - hang
    home = tuple(row for adoption in adoptions for row in taken(adoption, room, newest, left=space.left + hang))
    return (*told, *home)
