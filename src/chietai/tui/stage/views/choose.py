"""しぼる: the troubles with their shows of hands, and which of them are chosen."""

from datetime import datetime

from rich.cells import cell_len

from chietai.i18n import _, ngettext, pgettext
from chietai.meeting import views
from chietai.meeting.state import Entry, State
from chietai.tui.stage.paint import Block, Line, Role, Span, hung, indented, width
from chietai.tui.stage.parts import large_title, number, others, said, seal, title, with_source
from chietai.tui.stage.space import Space
from chietai.tui.stage.text import figures, paragraph
from chietai.tui.stage.view import View, listed, page_of, stacked, titled

_WIDE = 66  # cells: bars stand beside the words from here on, below them in less


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
    """The stamp, the number, the words; and a bar of hands with its figure, to the right or below."""
    chosen = entry.id in state.picked
    stamp = seal(pgettext("stamp on a chosen trouble", "*"))
    head: Line = ()
    if state.picked:
        head = (stamp if chosen else Span(" " * width((stamp,))), Span(" "))
    head = (*head, Span(number(entry.no, last_no), Role.FIGURE), Span("  "))
    role = Role.STRONG if chosen else Role.TEXT
    if not most:
        return indented(hung(head, _words(entry, space.measure - width(head), role), 0), space.left)
    beside = space.measure >= _WIDE
    bar_room = min(24, space.measure // 6 if beside else space.measure // 2)
    hands_room = cell_len(_hands(most))
    tail_room = bar_room + 1 + hands_room + 2 if beside else 0
    body = _words(entry, space.measure - width(head) - tail_room, role)
    if entry.votes is None:
        return indented(hung(head, body, 0), space.left)
    cells = round(entry.votes / most * bar_room)
    hands = _hands(entry.votes)
    bar = Span(("\u2588" if space.blocks else "=") * cells, Role.TITLE)
    if not beside:
        return indented(hung(head, (*body, (bar, Span(f" {hands}", Role.STRONG))), 0), space.left)
    pad = Span(" " * (space.measure - tail_room + 2 - width((*head, *body[0]))))
    figure = Span(" " * (bar_room - cells + 1 + hands_room - cell_len(hands)) + hands, Role.STRONG)
    return indented(((*head, *body[0], pad, bar, figure), *indented(body[1:], width(head))), space.left)


def _words(entry: Entry, room: int, role: Role) -> Block:
    return with_source(paragraph(entry.text, room, role), others(entry), room)


def _hands(votes: int) -> str:
    return ngettext("{n} hand", "{n} hands", votes).format(n=figures(votes))
