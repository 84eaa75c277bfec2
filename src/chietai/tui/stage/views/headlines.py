"""The headlines of the tables: what each said to a question."""

from collections.abc import Sequence

from chietai.meeting.state import Entry, State
from chietai.meeting.views import speaker
from chietai.tui.grid import safe
from chietai.tui.stage.paint import Block, Role, Span, hung, indented, line, width
from chietai.tui.stage.parts import others, with_source
from chietai.tui.stage.space import Space
from chietai.tui.stage.text import paragraph
from chietai.tui.stage.view import listed, page_of
from chietai.wording import names


def by_table(state: State, answers: Sequence[Entry], head: Block, space: Space) -> tuple[tuple[Block, ...], int]:
    """The answers (at least one) below `head`, in the order of the tables: the pages, and which has the newest."""
    found = sorted(answers, key=lambda entry: (entry.table or 10_000, entry.seq))
    newest = max(answers, key=lambda entry: entry.seq)
    labels = [_label(entry.table) for entry in found]
    widest = max(width(line(text)) for text in labels)
    blocks = []
    for n, entry in enumerate(found):
        label = "" if n and found[n - 1].table == entry.table else labels[n]
        first = line(Span(label + " " * (widest - width(line(label))), Role.FIGURE))
        room = space.measure - widest - (2 if widest else 0)
        body = _words(state, entry, room, Role.NEW if entry is newest else Role.TEXT)
        blocks.append(indented(hung(first, body, 2 if widest else 0), space.left))
    pages, _last = listed(space, head, None, blocks)
    return pages, page_of(pages, blocks[found.index(newest)])


def _label(table: int | None) -> str:
    return names.table(table) if table else ""


def _words(state: State, entry: Entry, room: int, role: Role) -> Block:
    about = "  ".join(part for part in (safe(speaker(state, entry)), others(entry)) if part)
    return with_source(paragraph(entry.text, room, role), about, room)
