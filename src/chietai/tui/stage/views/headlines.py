"""The headlines of the tables: what each said to a question."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from rich.cells import cell_len

from chietai.i18n import _
from chietai.meeting.state import Entry, State
from chietai.meeting.views import speaker
from chietai.tui.grid import safe
from chietai.tui.stage.list_pages import listed, place_of, rows_of
from chietai.tui.stage.list_rows import cached_row, other_voices, with_source
from chietai.tui.stage.paint import Block, Role, Span, hanging, indented, line
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import paragraph
from chietai.wording import names

_LAST = 10_000  # answers without a table come last


def by_table(state: State, answers: Sequence[Entry], head: Block, space: Space) -> tuple[tuple[Block, ...], int]:
    """The answers (at least one) below `head`, in the order of the tables: the pages, and which has the newest."""
    newest = max(answers, key=attrgetter("seq"))
    of_table: dict[int | None, list[Entry]] = {}
    for entry in answers:
        of_table.setdefault(entry.table or None, []).append(entry)
    headlines: list[_Headline] = []
    widest = 0
    for table in sorted(of_table, key=lambda table: table or _LAST):
        label = _label(table, of_table)
        widest = max(widest, cell_len(label))
        for entry in of_table[table]:
            headlines.append(_Headline(entry, label, entry.organisation or speaker(state, entry)))
            label = ""
    rows = rows_of(headlines, lambda one: _headline(one, widest, Role.TEXT, space), "headlines", widest, space)
    home = place_of([one.entry for one in headlines], newest)
    rows[home] = _headline(headlines[home], widest, Role.NEW, space)
    pages = listed(space, head, None, rows, growing=True)
    return pages.pages, pages.page_of(home)


def _label(table: int | None, of_table: Mapping[int | None, Sequence[Entry]]) -> str:
    """The table. Answers without one are called others, so that they are not taken for the last table's."""
    if table:
        return names.table(table)
    return _("Others") if of_table.keys() - {None} else ""


class _Headline(NamedTuple):
    """What a table said; `label` stands before the first of each table."""

    entry: Entry
    label: str
    speaker: str


def _headline(one: _Headline, widest: int, role: Role, space: Space) -> Block:
    who, more = safe(one.speaker), other_voices(one.entry)
    about = f"{who}  {more}" if who and more else who or more
    return _row(one.label, widest, one.entry.text, about, role, space)


@cached_row
def _row(label: str, widest: int, text: str, about: str, role: Role, space: Space) -> Block:
    """One answer: the table before it, the speaker behind it."""
    gap = 2 if widest else 0
    first = line(Span(label + " " * (widest - cell_len(label)), Role.FIGURE))
    room = space.measure - widest - gap
    return indented(hanging(first, with_source(paragraph(text, room, role), about, room), gap), space.left)
