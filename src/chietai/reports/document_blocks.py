"""A document as a list of blocks, before it is Markdown or HTML. Texts are plain; each writer escapes them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """The head of the document. `stamp` says who may read it."""

    kicker: str
    text: str
    line: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the reader must know before the rest."""

    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the first order."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and lines, row by row. `leading` rows are what the meeting was about, to be set large."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]
    leading: bool = False


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Running text."""

    lines: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was said: `by` whom, a short `note` on it, and under it what others said to the same end.

    `no` is its number on the wall; 0 for none.
    """

    text: str
    by: str = ""
    note: str = ""
    same: tuple[str, ...] = ()
    no: int = 0


@dataclass(frozen=True, slots=True)
class Items:
    """Things that were said, one after the other."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A trouble that was worked on: a heading of the second order."""

    item: Item


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three questions, and what each organisation answered."""

    label: str
    wording: str
    groups: tuple[tuple[str, tuple[Item, ...]], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are percent of the page's width, together 100; `figures` the columns of numbers."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts side by side: label, count and how it is read."""

    rows: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: title, clock time, planned, used and beyond the plan as texts, and the figures in seconds."""

    cells: tuple[str, str, str, str, str]
    planned: int
    used: float


@dataclass(frozen=True, slots=True)
class Timetable:
    """The steps with the time planned and used, drawn to one scale."""

    headers: tuple[str, str, str, str, str]
    rows: tuple[StepRow, ...]


Block = Title | Notice | Section | Facts | Paragraphs | Items | Topic | Question | Grid | Bars | Timetable
