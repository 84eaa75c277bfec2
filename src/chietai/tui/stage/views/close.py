"""読み上げ: five lines to be read back, the mood, what was left unsaid, when we meet again."""

from datetime import datetime

from rich.cells import cell_len

from chietai.i18n import _, ngettext, pgettext
from chietai.meeting import views
from chietai.meeting.state import State
from chietai.meeting.words import EntryKind
from chietai.tui.stage.paint import Block, Line, Role, Span, centred_as_one, hung, indented, line
from chietai.tui.stage.parts import large_title, next_meeting, said, title
from chietai.tui.stage.space import Space
from chietai.tui.stage.text import figures, paragraph
from chietai.tui.stage.view import Part, View, listed, page_of, stacked, titled
from chietai.tui.stage.views.readback import readback
from chietai.tui.stage.views.spread import taken


def close(state: State, now: datetime, space: Space) -> View:
    """The view of the end of the meeting: a page for each thing, the one that came last in front."""
    pages = list(_readback(state, space))
    home = 0
    promises = views.promises(state)
    if promises:
        words = _("What we promised today")
        blocks = [indented(taken(promise, space.measure), space.left) for promise in promises]
        pages += listed(space, titled(words, space), large_title(words, space), blocks)[0]
    if state.mood is not None and any(state.mood):
        home = len(pages)
        pages += _mood(state.mood, space)
    unsaid = views.entries(state, EntryKind.UNSAID)
    if unsaid:
        words = _("What was left unsaid")
        blocks = [
            indented(
                hung(
                    line(Span(pgettext("before each of a list", "-"), Role.FIGURE)),
                    paragraph(e.text, space.measure - 3),
                    1,
                ),
                space.left,
            )
            for e in unsaid
        ]
        found, _last = listed(space, titled(words, space), large_title(words, space), blocks)
        home = len(pages) + page_of(found, blocks[-1])
        pages += found
    following = next_meeting(state, space)
    if following:
        home = len(pages)
        pages += stacked(space, following)
    key = ("close", state.mood, tuple(e.id for e in unsaid), state.next_date, state.next_note)
    return View(tuple(pages), home=home, key=key)


def _readback(state: State, space: Space) -> tuple[Block, ...]:
    """The five lines on one page, whole if they fit; else what people said is cut, shorter and shorter."""
    words = _("What we did today")
    pages: tuple[Block, ...] = ()
    for longest in (0, 60, 48, 36, 24):
        rows = readback(state, longest)
        widest = max(cell_len(label) for label, _text in rows)
        blocks = []
        for label, text in rows:
            head = line(Span(label + " " * (widest - cell_len(label)), Role.TITLE))
            blocks.append(indented(hung(head, paragraph(text, space.measure - widest - 3), 3), space.left))
        pages, _last = listed(space, titled(words, space), large_title(words, space), blocks)
        if len(pages) == 1:
            break
    return pages


def _mood(counts: tuple[int, ...], space: Space) -> tuple[Block, ...]:
    """How many people felt how: a bar of people for each answer, the best at the top."""
    labels = (
        pgettext("mood", "Very good"),
        pgettext("mood", "Good"),
        pgettext("mood", "So so"),
        pgettext("mood", "Not so good"),
        pgettext("mood", "Not good"),
    )
    person = pgettext("one person in a bar", "#")
    widest = max(cell_len(label) for label in labels)
    figures_room = max(cell_len(_people(n)) for n in counts)
    room = (space.measure - widest - figures_room - 8) // cell_len(person)
    each = max(1, -(-max(counts) // max(1, room)))
    rows: list[Line] = []
    for label, count in zip(labels, reversed(counts), strict=True):
        name = Span(label + " " * (widest - cell_len(label)), Role.TEXT)
        bar = Span(person * -(-count // each), Role.TITLE)
        rows += [line(name, Span("   "), bar, Span("  " if count else ""), Span(_people(count), Role.STRONG)), ()]
    body = centred_as_one(rows[:-1], space.columns)
    parts = [title(_("How was it today?"), space, most=8)]
    parts.append(Part(body if len(body) + 3 <= space.rows else tuple(one for one in body if one)))
    if each > 1:
        parts.append(said(_("One sign stands for {n} people.").format(n=figures(each)), space, Role.QUIET))
    return stacked(space, parts)


def _people(count: int) -> str:
    return ngettext("{n} person", "{n} people", count).format(n=figures(count))
