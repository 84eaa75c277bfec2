"""Lines of spans: text with the role it plays. The theme gives each role its colour, as a component class."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size


class Role(StrEnum):
    """What a piece of text is for. `stage--<role>` is its component class."""

    TEXT = "text"  # ordinary text
    QUIET = "quiet"  # secondary text
    TITLE = "title"  # headings, large or plain
    STRONG = "strong"  # emphasised text
    NEW = "new"  # the newest entry
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    FIGURE = "figure"  # numbers in lists and of tables
    CLOCK = "clock"  # countdowns
    SEAL = "seal"  # a word in reverse video, like a stamp
    BAR = "bar"  # the line at the top
    BAR_QUIET = "bar-quiet"


class Span(NamedTuple):
    """A run of text in one role. The text is safe for the grid: every character is one cell or two."""

    text: str
    role: Role = Role.TEXT


Line = tuple[Span, ...]
"""One line, from the left."""

Block = tuple[Line, ...]
"""Lines that belong together and are not split at the end of a page."""

BLANK: Line = ()


def line(*parts: Span | str) -> Line:
    """A line of spans; a plain string gets `Role.TEXT`."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def block(texts: Iterable[str], role: Role = Role.TEXT) -> Block:
    """One line for each text, all in one role."""
    return tuple((Span(text, role),) for text in texts)


def width(of: Line) -> int:
    """The cells that a line takes."""
    return sum(cell_len(span.text) for span in of)


def indented(lines: Iterable[Line], cells: int) -> Block:
    """The lines, moved to the right by `cells`."""
    return tuple((Span(" " * cells), *one) if one and cells > 0 else one for one in lines)


def centred(lines: Iterable[Line], columns: int) -> Block:
    """Each line centred in `columns`."""
    return tuple((Span(" " * max(0, (columns - width(one)) // 2)), *one) if one else one for one in lines)


def centred_as_one(lines: Sequence[Line], columns: int) -> Block:
    """The lines centred in `columns` as one block, with their left edges aligned."""
    widest = max((width(one) for one in lines), default=0)
    return indented(lines, (columns - widest) // 2)


def hanging(head: Line, body: Sequence[Line], gap: int = 1) -> Block:
    """`body` beside `head`; its further lines are aligned with its first."""
    hang = width(head) + gap
    first = body[0] if body else BLANK
    return ((*head, Span(" " * gap), *first), *indented(body[1:], hang))


def beside(left: Block, right: Block, start: int) -> Block:
    """Two blocks side by side: `right` begins at column `start`, at least one cell behind `left`."""
    lines: list[Line] = []
    for y in range(max(len(left), len(right))):
        a = left[y] if y < len(left) else BLANK
        b = right[y] if y < len(right) else BLANK
        lines.append((*a, Span(" " * max(1, start - width(a))), *b) if b else a)
    return tuple(lines)


def cut(text: str, cells: int) -> str:
    """`text` in at most `cells` cells, with two dots for what is missing."""
    if cell_len(text) <= cells:
        return text
    if cells < 4:
        return set_cell_size(text, max(cells, 0)).rstrip()
    return f"{set_cell_size(text, cells - 2).rstrip()}.."
