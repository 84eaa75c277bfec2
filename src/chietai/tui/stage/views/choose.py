"""しぼる: the troubles with their shows of hands, and which of them are chosen."""

from datetime import datetime

from rich.cells import cell_len

from chietai.i18n import _, ngettext, pgettext
from chietai.meeting import views
from chietai.meeting.state import Entry, State
from chietai.tui.stage.paint import Block, Line, Role, Span, hung, indented, width
from chietai.tui.stage.parts import large_title, said, seal, title
from chietai.tui.stage.rows import digits, kept, number, others, with_source
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
    long = digits(max(entry.no for entry in standing))
    blocks = [_row_of(entry, state, most, long, space) for entry in found]
    pages, _last = listed(space, titled(words, space), large_title(words, space), blocks)
    home = 0
    if counted and not settled:
        home = page_of(pages, blocks[found.index(counted[-1])])
    return View(pages, home=home, key=("choose", settled, state.picked, tuple(e.votes for e in standing)))


def _row_of(entry: Entry, state: State, most: int, long: int, space: Space) -> Block:
    chosen = entry.id in state.picked if state.picked else None
    return _row(entry.no, long, entry.text, others(entry), chosen, entry.votes, most, space)


@kept
def _row(
    no: int, long: int, text: str, about: str, chosen: bool | None, votes: int | None, most: int, space: Space
) -> Block:
    """The stamp, the number, the words; and a bar of hands with its figure, to the right or below.

    `chosen`: None while nothing is. `votes`: None while they are not counted; `most`: those of the first, 0 for none.
    """
    head: Line = ()
    if chosen is not None:
        stamp = seal(pgettext("stamp on a chosen trouble", "*"))
        head = (stamp if chosen else Span(" " * width((stamp,))), Span(" "))
    head = (*head, Span(number(no, long), Role.FIGURE), Span("  "))
    role = Role.STRONG if chosen else Role.TEXT
    beside = bool(most) and space.measure >= _WIDE
    bar_room = min(24, space.measure // 6 if beside else space.measure // 2)
    hands_room = cell_len(_hands(most))
    tail_room = bar_room + 1 + hands_room + 2 if beside else 0
    room = space.measure - width(head) - tail_room
    body = with_source(paragraph(text, room, role), about, room)
    if not most or votes is None:
        return indented(hung(head, body, 0), space.left)
    cells = round(votes / most * bar_room)
    hands = _hands(votes)
    bar = Span(("\u2588" if space.blocks else "=") * cells, Role.TITLE)
    if not beside:
        return indented(hung(head, (*body, (bar, Span(f" {hands}", Role.STRONG))), 0), space.left)
    pad = Span(" " * (space.measure - tail_room + 2 - width((*head, *body[0]))))
    figure = Span(" " * (bar_room - cells + 1 + hands_room - cell_len(hands)) + hands, Role.STRONG)
    return indented(((*head, *body[0], pad, bar, figure), *indented(body[1:], width(head))), space.left)


def _hands(votes: int) -> str:
    return ngettext("{n} hand", "{n} hands", votes).format(n=figures(votes))
