"""読み上げ: five lines to be read back, the mood, what was left unsaid, when we meet again."""

from datetime import datetime

from rich.cells import cell_len

from chietai.i18n import _, pgettext
from chietai.meeting import views
from chietai.meeting.events import Event, MoodTaken, NextMeetingSet, StepEntered, UnsaidNoted
from chietai.meeting.kinds import EntryKind
from chietai.meeting.state import State
from chietai.tui.stage.headings import fixed_list, large_title, plate
from chietai.tui.stage.list_pages import listed, rows_of
from chietai.tui.stage.list_rows import bulleted, promise_row
from chietai.tui.stage.paint import Block, Role, Span, hanging, indented, line
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import paragraph
from chietai.tui.stage.view_base import View, stacked, titled
from chietai.tui.stage.view_parts import next_meeting
from chietai.tui.stage.views.mood_view import mood, scale
from chietai.tui.stage.views.readback import readback

_SIGN = 6  # a short list has its heading on a plate of at most a sixth of the rows


def close(state: State, now: datetime, space: Space) -> View:
    """The view of the end of the meeting: a page for each subject; the newest is shown first."""
    pages = list(_readback(state, space))
    homes: dict[type[Event], int] = {}
    promises = views.promises(state)
    if promises:
        words = _("What we promised today")
        rows = rows_of(promises, lambda one: promise_row(one, space.measure, left=space.left), "promises", space)
        pages += fixed_list(words, rows, space)
    if state.mood is not None and any(state.mood):
        homes[MoodTaken] = len(pages)
        pages += mood(state.mood, space)
    else:
        pages += scale(space)
    unsaid = views.entries(state, EntryKind.UNSAID)
    if unsaid:
        words = _("What was left unsaid")
        mark = pgettext("before each of a list", "-")
        rows = rows_of(unsaid, lambda entry: bulleted(mark, entry.text, space), "unsaid", space)
        head = plate(words, space, space.rows // _SIGN) or titled(words, space)
        listing = listed(space, head, None, rows, growing=True)
        homes[UnsaidNoted] = len(pages) + listing.page_of(len(rows) - 1)
        pages += listing.pages
    following = next_meeting(state, space, 8)
    if following:
        homes[NextMeetingSet] = len(pages)
        pages += stacked(space, following)
    key = ("close", state.mood, tuple(e.id for e in unsaid), state.next_date, state.next_time, state.next_note)
    return View(tuple(pages), home=_front(state, homes), key=key)


def _front(state: State, homes: dict[type[Event], int]) -> int:
    """The page of what was noted last since this step began; the first, while there is none."""
    link = state.link
    while link is not None and not isinstance(link.event, StepEntered):
        page = homes.get(type(link.event))
        if page is not None:
            return page
        link = link.previous
    return 0


def _readback(state: State, space: Space) -> tuple[Block, ...]:
    """The five lines on one page: in full if they fit, else with people's words cut as far as needed."""
    words = _("What we did today")
    pages: tuple[Block, ...] = ()
    for longest in (0, 60, 48, 36, 24):
        rows = readback(state, longest)
        widest = max(cell_len(label) for label, _text in rows)
        blocks = []
        for label, text in rows:
            head = line(Span(label + " " * (widest - cell_len(label)), Role.TITLE))
            blocks.append(indented(hanging(head, paragraph(text, space.measure - widest - 3), 3), space.left))
        pages = listed(space, titled(words, space), large_title(words, space), blocks).pages
        if len(pages) == 1:
            break
    return pages
