"""困りごと: silence with a prompt and a countdown, then the troubles as numbered lines."""

from datetime import datetime
from operator import attrgetter

from chietai.i18n import _, pgettext
from chietai.meeting import views
from chietai.meeting.clocks import foremost
from chietai.meeting.state import State
from chietai.tui.stage.headings import large_sentence, large_title, title, title_over_clock
from chietai.tui.stage.list_pages import listed, place_of, rows_of
from chietai.tui.stage.list_rows import digit_count, numbered_entry
from chietai.tui.stage.paint import Role
from chietai.tui.stage.space import Space
from chietai.tui.stage.view_base import View, stacked, titled
from chietai.tui.stage.view_parts import clock_part, speaker_line, view_with_clock


def troubles(state: State, now: datetime, space: Space) -> View:
    """The view of the troubles."""
    entries = views.troubles(state)
    if not entries:
        return _silence(state, now, space)
    newest = max(entries, key=attrgetter("seq"))
    words = _("Troubles around us")
    long = digit_count(entries[-1].no, 2)
    rows = rows_of(entries, lambda entry: numbered_entry(entry, long, space), "troubles", long, space)
    rows[place_of(entries, newest)] = numbered_entry(newest, long, space, Role.NEW)
    pages = listed(space, titled(words, space), large_title(words, space), rows, growing=True)
    return View(pages.pages, home=pages.last, key=("troubles", newest.id))


def _silence(state: State, now: datetime, space: Space) -> View:
    """Before the first trouble: a prompt to write in silence, or who is speaking, and the time left."""
    speaking = speaker_line(state)
    prompt = speaking or _("Please write it on your paper, quietly.")
    clock, face = clock_part(prompt, foremost(state), now, space, Role.TITLE if speaking else Role.TEXT)
    pages = stacked(space, [title_over_clock(_("What troubles you?"), space), *clock])
    case = state.details.case_text or ""
    if case:
        name = state.details.case_name or ""
        head = _("About {name}").format(name=name) if name else pgettext("stage", "A case")
        pages += stacked(space, [title(head, space, most=6), large_sentence(case, space)])
    return view_with_clock(pages, ("troubles", speaking), face)
