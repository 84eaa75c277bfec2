"""Rows of lists: numbered lines, what somebody said, promises.

After each event all rows of a list are asked for, and at most two of them are new: each is set only once (`kept`).
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from typing import ParamSpec

from chietai.i18n import _, language, ngettext, pgettext
from chietai.meeting.state import Entry
from chietai.meeting.views import voices
from chietai.tui.grid import safe
from chietai.tui.stage.paint import Block, Line, Role, Span, hung, indented, line, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import figures, paragraph
from chietai.tui.stage.view_parts import seal
from chietai.wording.times import short_date

_PAD = "\u3000"
_MOST = 4096  # rows kept of each kind
_Made = ParamSpec("_Made")


def kept(row: Callable[_Made, Block]) -> Callable[_Made, Block]:
    """Remembers the rows that were made. The arguments say all that a row is made of, except for the language."""

    known: Callable[..., Block] = lru_cache(maxsize=_MOST)(lambda _language, *args, **named: row(*args, **named))

    @wraps(row)
    def found(*args: _Made.args, **named: _Made.kwargs) -> Block:
        return known(language(), *args, **named)

    return found


def digits(most: int, least: int = 1) -> int:
    """How many figures the largest number of a list has; `least` keeps the room that it will need."""
    return max(least, len(str(most)))


def number(no: int, long: int) -> str:
    """A number as wide as `long` figures, so that what stands beside is in line."""
    return (_PAD if language() == "ja" else " ") * (long - digits(no)) + figures(no)


@kept
def numbered(no: int, long: int, text: str, space: Space, role: Role = Role.TEXT, after: str = "") -> Block:
    """A line of a list with its number, and `after` quietly behind it; its further lines hang below the text."""
    head = line(Span(number(no, long), Role.FIGURE))
    room = space.measure - width(head) - 2
    return indented(hung(head, with_source(paragraph(text, room, role), after, room), 2), space.left)


def numbered_entry(entry: Entry, long: int, space: Space, role: Role = Role.TEXT) -> Block:
    """`numbered` for an entry with a number of its own."""
    return numbered(entry.no, long, entry.text, space, role, others(entry))


@kept
def marked(mark: str, text: str, space: Space) -> Block:
    """A line of a list with a mark before it; its further lines hang below the text."""
    return indented(hung(line(Span(mark, Role.FIGURE)), paragraph(text, space.measure - 3), 1), space.left)


def others(entry: Entry) -> str:
    """How many others said the same; "" when nobody did."""
    count = voices(entry) - 1
    return ngettext("and {n} other", "and {n} others", count).format(n=figures(count)) if count else ""


def with_source(body: Block, source: str, room: int) -> Block:
    """`body` with its source quietly behind it, on a line of its own where there is no room beside the last."""
    if not source:
        return body
    quiet = paragraph(source, room, Role.QUIET)
    beside: Line = (*body[-1], Span("   "), *quiet[0])
    if len(quiet) == 1 and width(beside) <= room:
        return (*body[:-1], beside)
    return (*body, *quiet)


def taken(promise: Entry, room: int, newest: Entry | None = None, *, left: int = 0) -> Block:
    """A promise in `room` cells, moved to the right by `left`: a stamp, who, what, by when."""
    role = Role.NEW if promise is newest else Role.TEXT
    who = promise.who or promise.organisation
    return _taken(bool(promise.case_id), who, promise.text, promise.due, role, room, left)


@kept
def _taken(home: bool, who: str, text: str, due: date | None, role: Role, room: int, left: int) -> Block:
    head = line(seal(_("Takes home") if home else _("Promise")))
    words = pgettext("stage", "{who}: {text}").format(who=safe(who), text=safe(text)) if who else safe(text)
    until = pgettext("stage", "by {date}").format(date=short_date(due)) if due else ""
    rest = room - width(head) - 1
    return indented(hung(head, with_source(paragraph(words, rest, role), until, rest), 1), left)
