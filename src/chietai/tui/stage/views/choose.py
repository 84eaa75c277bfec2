"""しぼる: the troubles with their shows of hands, and which of them are chosen."""

from datetime import datetime

from chietai.i18n import _, ngettext, pgettext
from chietai.meeting import views
from chietai.meeting.state import Entry, State
from chietai.tui.stage.paint import Block, Line, Role, Span, indented, line, width
from chietai.tui.stage.parts import large_title, number, said, seal, title, with_voices
from chietai.tui.stage.space import Space
from chietai.tui.stage.text import figures, paragraph
from chietai.tui.stage.view import View, listed, page_of, stacked, titled


def choose(state: State, now: datetime, space: Space) -> View:
    """The view of the choice: by number while hands are counted, then by hands."""
    standing = views.troubles(state)
    if not standing:
        return View(
            stacked(space, [title(_("Choosing"), space), said(_("There are no troubles on the list yet."), space)])
        )
    counted = [entry for entry in standing if entry.votes is not None]
    # While hands are counted one after another nothing changes its place.
    settled = bool(state.picked) or len(counted) == len(standing)
    found = views.ranking(state) if settled else standing
    if settled and state.picked:
        chosen = views.picked(state)
        found = [*chosen, *(entry for entry in found if entry.id not in state.picked)]
    words = _("Which shall we take up?") if not state.picked else _("We take these up")
    most = max((entry.votes or 0 for entry in standing), default=0)
    last_no = max(entry.no for entry in standing)
    blocks = [_row(entry, state, most, last_no, space) for entry in found]
    pages, _last = listed(space, titled(words, space), large_title(words, space), blocks)
    home = 0
    if counted and not settled:
        home = page_of(pages, blocks[found.index(counted[-1])])
    return View(pages, home=home, key=("choose", settled, state.picked, tuple(e.votes for e in standing)))


def _row(entry: Entry, state: State, most: int, last_no: int, space: Space) -> Block:
    """The stamp, the number, the words, and to the right a bar of hands with its figure."""
    chosen = entry.id in state.picked
    stamp = seal(pgettext("stamp on a chosen trouble", "*"))
    head: Line = line(stamp if chosen else Span(" " * width(line(stamp))), Span(" "))
    head = (*head, Span(number(entry.no, last_no), Role.FIGURE), Span("  "))
    bar_room = 0 if not most else max(8, min(24, space.measure // 4))
    hands = _hands(entry.votes) if entry.votes is not None else ""
    tail_room = bar_room + width(line(Span(_hands(most)))) + 3 if most else 0
    body = paragraph(with_voices(entry), space.measure - width(head) - tail_room, Role.STRONG if chosen else Role.TEXT)
    first = (*head, *body[0])
    if entry.votes is not None and most:
        cells = round(entry.votes / most * bar_room)
        bar = ("\u2588" if space.blocks else "=") * cells
        pad = space.measure - tail_room - width(first) + 2
        figure = " " * (bar_room - cells + 1 + width(line(Span(_hands(most)))) - width(line(Span(hands)))) + hands
        first = (*first, Span(" " * pad), Span(bar, Role.TITLE), Span(figure, Role.STRONG))
    return indented((first, *indented(body[1:], width(head))), space.left)


def _hands(votes: int) -> str:
    return ngettext("{n} hand", "{n} hands", votes).format(n=figures(votes))
