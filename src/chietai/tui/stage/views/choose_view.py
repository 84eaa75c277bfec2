"""しぼる: the troubles with their shows of hands, and which of them are chosen."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from rich.cells import cell_len

from chietai.i18n import _, ngettext, pgettext
from chietai.meeting import views
from chietai.meeting.state import Entry, State
from chietai.tui.stage.headings import large_title, sentence, title
from chietai.tui.stage.list_pages import listed, place_of, rows_of
from chietai.tui.stage.list_rows import cached_row, digit_count, other_voices, padded_number, with_source
from chietai.tui.stage.paint import Block, Line, Role, Span, hanging, indented, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import figures, paragraph
from chietai.tui.stage.view_base import View, stacked, titled
from chietai.tui.stage.view_parts import stamp

_WIDE = 66  # cells: there are bars from here on
_TWO_FIGURES = 10
_BAR = "\u2584"  # half a line high, so that bars on neighbouring lines do not touch


def choose(state: State, now: datetime, space: Space) -> View:
    """The view of the choice: in the order of their numbers while hands are counted, then by the hands."""
    standing = views.troubles(state)
    if not standing:
        return View(
            stacked(space, [title(_("Choosing"), space), sentence(_("There are no troubles on the list yet."), space)])
        )
    counted = [entry for entry in standing if entry.votes is not None]
    # The order stays the same until every trouble has been counted.
    settled = bool(state.picked) or len(counted) == len(standing)
    ordered = views.ranking(state) if settled else standing
    if settled and state.picked:
        chosen = views.picked(state)
        ordered = [*chosen, *(entry for entry in ordered if entry.id not in state.picked)]
    words = _("Which shall we take up?") if not state.picked else _("We take these up")
    hands = _HandScale.of(standing, len(views.members_here(state)), settled)
    long = digit_count(max(entry.no for entry in standing), 2)
    picked = state.picked
    about = ("choose", picked, hands, long, space)
    rows = rows_of(ordered, lambda entry: _row_of(entry, picked, hands, long, space), *about)
    pages = listed(space, titled(words, space), large_title(words, space), rows)
    home = 0
    if counted and not settled:
        home = pages.page_of(place_of(ordered, counted[-1]))
    return View(pages.pages, home=home, key=("choose", settled, state.picked, tuple(e.votes for e in standing)))


class _HandScale(NamedTuple):
    """`full`: the hands of a full bar; `room`: cells for their number.

    While hands are counted a full bar stands for everybody who is here, so that bars do not change their length.
    """

    full: int
    room: int

    @staticmethod
    def of(standing: Sequence[Entry], here: int, settled: bool) -> "_HandScale":
        most = max((entry.votes or 0 for entry in standing), default=0)
        return _HandScale(max(1, most if settled else max(most, here)), cell_len(_words(max(most, here, _TWO_FIGURES))))


def _row_of(entry: Entry, picked: tuple[str, ...], hands: _HandScale, long: int, space: Space) -> Block:
    chosen = entry.id in picked if picked else None
    return _row(entry.no, long, entry.text, other_voices(entry), chosen, entry.votes, hands, space)


@cached_row
def _row(
    no: int, long: int, text: str, about: str, chosen: bool | None, votes: int | None, hands: _HandScale, space: Space
) -> Block:
    """Stamp, number and words; at the right a bar for the hands, where there is room, and their number.

    `chosen`: None while nothing is. `votes`: None while they are not counted. Their room is reserved until then.
    """
    head: Line = ()
    if chosen is not None:
        mark = stamp(pgettext("stamp on a chosen trouble", "*"))
        head = (mark if chosen else Span(" " * width((mark,))), Span(" "))
    head = (*head, Span(padded_number(no, long), Role.FIGURE), Span("  "))
    role = Role.STRONG if chosen else Role.TEXT
    bar_room = min(24, space.measure // 6) if space.measure >= _WIDE else 0
    tail_room = 2 + bar_room + 1 + hands.room
    room = space.measure - width(head) - tail_room
    body = with_source(paragraph(text, room, role), about, room)
    if votes is None:
        return indented(hanging(head, body, 0), space.left)
    cells = round(votes / hands.full * bar_room)
    words = _words(votes)
    bar = Span((_BAR if space.blocks else "=") * cells, Role.TITLE)
    pad = Span(" " * (space.measure - tail_room + 2 - width((*head, *body[0]))))
    figure = Span(" " * (bar_room - cells + 1 + hands.room - cell_len(words)) + words, Role.STRONG)
    return indented(((*head, *body[0], pad, bar, figure), *indented(body[1:], width(head))), space.left)


def _words(votes: int) -> str:
    return ngettext("{n} hand", "{n} hands", votes).format(n=figures(votes))
