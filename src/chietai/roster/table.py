"""From the text of a CSV file to rows of cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from chietai.roster.member_fields import map_columns
from chietai.roster.problems import ProblemKind, Refusal, RosterProblem
from chietai.roster.roster_sentences import RosterError

DELIMITERS = (",", "\t", ";")
MOST_ROWS = 20_000
_SAMPLE_LINES = 40


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as they stand in the file; row 1 is rows[0]. `broken`: (row, column from 0) without a value."""

    rows: list[list[str]]
    delimiter: str = ""
    problems: tuple[RosterProblem, ...] = ()
    broken: frozenset[tuple[int, int]] = frozenset()


def parse(text: str) -> Table:
    """The cells of `text`, with the delimiter that makes most sense of its first rows.

    Raises RosterError for too many rows.
    """
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5 and first.strip()[4] in DELIMITERS:
        # A line for Excel alone, which Excel counts as a row.
        table = _parse(rest, first.strip()[4])
        return Table([[], *table.rows], table.delimiter, _shifted(table.problems))
    lines = text.splitlines(keepends=True)[:_SAMPLE_LINES]
    return _parse(text, max(DELIMITERS, key=lambda delimiter: _sense("".join(lines), delimiter)))


def _shifted(problems: tuple[RosterProblem, ...]) -> tuple[RosterProblem, ...]:
    return tuple(RosterProblem(p.kind, tuple(row + 1 for row in p.rows), p.params) for p in problems)


def _sense(sample: str, delimiter: str) -> tuple[int, float]:
    """How much sense a delimiter makes: known words in the best row, then the share of rows of one width over 1."""
    try:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error:
        return (0, 0.0)
    if not rows:
        return (0, 0.0)
    (width, count), *_ = Counter(map(len, rows)).most_common(1)
    return (max(len(map_columns(row)) for row in rows), count / len(rows) if width > 1 else 0.0)


def _parse(text: str, delimiter: str) -> Table:
    try:
        return Table(_counted(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)), delimiter)
    except csv.Error:
        return _line_by_line(text, delimiter)


def _counted(reader: Iterable[list[str]]) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in reader:
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise RosterError(Refusal.TOO_MANY_ROWS, most=MOST_ROWS)
    return rows


def _line_by_line(text: str, delimiter: str) -> Table:
    """Quotation marks that do not match would swallow the people below: then every line stands for itself."""
    rows: list[list[str]] = []
    odd: list[int] = []
    for line in io.StringIO(text, newline=None):
        line = line.rstrip("\n")
        try:
            row = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        except csv.Error:
            row = line.split(delimiter)
            odd.append(len(rows) + 1)
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise RosterError(Refusal.TOO_MANY_ROWS, most=MOST_ROWS)
    return Table(rows, delimiter, (RosterProblem(ProblemKind.QUOTES, tuple(odd)),))
