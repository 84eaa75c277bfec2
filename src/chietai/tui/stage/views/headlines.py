"""The headlines of the tables: what each said to a question."""

from collections.abc import Sequence

from rich.cells import cell_len

from chietai.meeting.state import Entry, State
from chietai.meeting.views import speaker
from chietai.tui.grid import safe
from chietai.tui.stage.list_rows import kept, others, with_source
from chietai.tui.stage.paint import Block, Role, Span, hung, indented, line
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import paragraph
from chietai.tui.stage.view_base import listed, page_of
from chietai.wording import names


def by_table(state: State, answers: Sequence[Entry], head: Block, space: Space) -> tuple[tuple[Block, ...], int]:
    """The answers (at least one) below `head`, in the order of the tables: the pages, and which has the newest."""
    found = sorted(answers, key=lambda entry: (entry.table or 10_000, entry.seq))
    newest = max(answers, key=lambda entry: entry.seq)
    labels = [_label(entry.table) for entry in found]
    widest = max(map(cell_len, labels))
    blocks, home = [], 0
    for n, entry in enumerate(found):
        label = "" if n and found[n - 1].table == entry.table else labels[n]
        role = Role.TEXT
        if entry is newest:
            role, home = Role.NEW, n
        blocks.append(_row(label, widest, entry.text, _about(state, entry), role, space))
    pages, _last = listed(space, head, None, blocks, growing=True)
    return pages, page_of(pages, blocks[home])


def _label(table: int | None) -> str:
    return names.table(table) if table else ""


def _about(state: State, entry: Entry) -> str:
    who, more = safe(speaker(state, entry)), others(entry)
    return f"{who}  {more}" if who and more else who or more


@kept
def _row(label: str, widest: int, text: str, about: str, role: Role, space: Space) -> Block:
    """What one table said: the table before it, and whose words they are behind it."""
    gap = 2 if widest else 0
    first = line(Span(label + " " * (widest - cell_len(label)), Role.FIGURE))
    room = space.measure - widest - gap
    return indented(hung(first, with_source(paragraph(text, room, role), about, room), gap), space.left)
