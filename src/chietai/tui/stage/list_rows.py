"""Rows of lists: numbered lines, what somebody said, promises.

After each event all rows of a list are asked for, and at most two are new, so each is laid out once (`cached_row`).
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from typing import ParamSpec

from chietai.i18n import _, language, ngettext, pgettext
from chietai.meeting.state import Entry
from chietai.meeting.views import voices
from chietai.tui.grid import safe
from chietai.tui.stage.paint import Block, Line, Role, Span, hanging, indented, line, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import figures, paragraph
from chietai.tui.stage.view_parts import stamp
from chietai.wording.times import short_date

_PAD = "\u3000"
_CACHED_ROWS = 4096  # rows kept of each kind
_Arguments = ParamSpec("_Arguments")


def cached_row(row: Callable[_Arguments, Block]) -> Callable[_Arguments, Block]:
    """Caches rows. The arguments must hold everything a row depends on, except for the language."""

    cache: Callable[..., Block] = lru_cache(maxsize=_CACHED_ROWS)(lambda _language, *args, **named: row(*args, **named))

    @wraps(row)
    def cached(*args: _Arguments.args, **named: _Arguments.kwargs) -> Block:
        return cache(language(), *args, **named)

    return cached


def digit_count(most: int, least: int = 1) -> int:
    """How many digits the largest number of a list has; `least` reserves the room that it will need."""
    return max(least, len(str(most)))


def padded_number(no: int, long: int) -> str:
    """A number as wide as `long` digits, so that what follows is aligned."""
    return (_PAD if language() == "ja" else " ") * (long - digit_count(no)) + figures(no)


@cached_row
def numbered(no: int, long: int, text: str, space: Space, role: Role = Role.TEXT, after: str = "") -> Block:
    """A line of a list with its number, and `after` as secondary text behind it; further lines are aligned."""
    head = line(Span(padded_number(no, long), Role.FIGURE))
    room = space.measure - width(head) - 2
    return indented(hanging(head, with_source(paragraph(text, room, role), after, room), 2), space.left)


def numbered_entry(entry: Entry, long: int, space: Space, role: Role = Role.TEXT) -> Block:
    """`numbered` for an entry with a number of its own."""
    return numbered(entry.no, long, entry.text, space, role, other_voices(entry))


@cached_row
def bulleted(mark: str, text: str, space: Space) -> Block:
    """A line of a list with a mark before it; further lines are aligned with the text."""
    return indented(hanging(line(Span(mark, Role.FIGURE)), paragraph(text, space.measure - 3), 1), space.left)


def other_voices(entry: Entry) -> str:
    """How many others said the same; "" when nobody did."""
    count = voices(entry) - 1
    return ngettext("and {n} other", "and {n} others", count).format(n=figures(count)) if count else ""


def with_source(body: Block, source: str, room: int) -> Block:
    """`body` and its source as secondary text behind it, on a line of its own where the last has no room."""
    if not source:
        return body
    quiet = paragraph(source, room, Role.QUIET)
    beside: Line = (*body[-1], Span("   "), *quiet[0])
    if len(quiet) == 1 and width(beside) <= room:
        return (*body[:-1], beside)
    return (*body, *quiet)


def promise_row(promise: Entry, room: int, newest: Entry | None = None, *, left: int = 0) -> Block:
    """A promise in `room` cells, moved to the right by `left`: a stamp, who, what, by when."""
    role = Role.NEW if promise is newest else Role.TEXT
    who = promise.who or promise.organisation
    return _taken(bool(promise.case_id), who, promise.text, promise.due, role, room, left)


@cached_row
def _taken(home: bool, who: str, text: str, due: date | None, role: Role, room: int, left: int) -> Block:
    head = line(stamp(_("Takes home") if home else _("Promise")))
    words = pgettext("stage", "{who}: {text}").format(who=safe(who), text=safe(text)) if who else safe(text)
    until = pgettext("stage", "by {date}").format(date=short_date(due)) if due else ""
    rest = room - width(head) - 1
    return indented(hanging(head, with_source(paragraph(words, rest, role), until, rest), 1), left)
