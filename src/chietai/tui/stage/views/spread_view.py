"""成功例: what works already, and who takes it home."""

from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from chietai.i18n import _
from chietai.meeting import views
from chietai.meeting.clocks import foremost
from chietai.meeting.kinds import EntryKind
from chietai.meeting.state import Entry, State
from chietai.tui.grid import safe
from chietai.tui.stage.headings import large_title, title_over_clock
from chietai.tui.stage.list_pages import listed, place_of, rows_of
from chietai.tui.stage.list_rows import digit_count, numbered, other_voices, padded_number, promise_row
from chietai.tui.stage.paint import Block, Role, Span, line, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.view_base import View, stacked, titled
from chietai.tui.stage.view_parts import clock_part, view_with_clock


def spread(state: State, now: datetime, space: Space) -> View:
    """The view of the success cases and of what is promised."""
    cases = views.cases(state)
    known = {case.id for case in cases}
    alone = [promise for promise in views.promises(state) if promise.case_id not in known]
    if not cases and not alone:
        clock, face = clock_part(_("Who would take it home?"), foremost(state), now, space)
        pages = stacked(space, [title_over_clock(_("What works already?"), space), *clock])
        return view_with_clock(pages, "spread", face)
    newest = max((*cases, *views.promises(state)), key=attrgetter("seq"))
    taken_home = views.adoptions_by_case(state)
    cases_told = [_ToldCase(case, views.speaker(state, case), tuple(taken_home.get(case.id, ()))) for case in cases]
    long = digit_count(cases[-1].no) if cases else 0
    case_rows = rows_of(cases_told, lambda one: _case(one, long, None, space), "cases", long, space)
    promise_rows = rows_of(alone, lambda one: promise_row(one, space.measure, left=space.left), "alone", space)
    rows = [*case_rows, *promise_rows]
    about = newest if newest.kind is EntryKind.CASE or newest.case_id not in known else state.entries[newest.case_id]
    home = place_of([*cases, *alone], about)
    if home < len(cases_told):
        rows[home] = _case(cases_told[home], long, newest, space)
    else:
        rows[home] = promise_row(newest, space.measure, newest, left=space.left)
    words = _("What works, and who takes it home")
    listing = listed(space, titled(words, space), large_title(words, space), rows, growing=True)
    return View(listing.pages, home=listing.page_of(home), key=("spread", newest.id))


class _ToldCase(NamedTuple):
    """A case, who brought it, and who takes it home."""

    case: Entry
    speaker: str
    adoptions: tuple[Entry, ...]


def _case(one: _ToldCase, long: int, newest: Entry | None, space: Space) -> Block:
    case, adoptions = one.case, one.adoptions
    role = Role.NEW if case is newest else Role.STRONG
    about = "  ".join(part for part in (safe(one.speaker), other_voices(case)) if part)
    case_block = numbered(case.no, long, case.text, space, role, about)
    if not adoptions:
        return case_block
    hang = width(line(Span(padded_number(case.no, long)))) + 2
    room = space.measure - hang
    home = tuple(row for adoption in adoptions for row in promise_row(adoption, room, newest, left=space.left + hang))
    return (*case_block, *home)
