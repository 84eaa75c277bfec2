"""Which row is the header and which column holds what: by the words above the columns, else by what stands below."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from chietai.roster.member_fields import Field, has_name, map_columns
from chietai.roster.problems import Refusal
from chietai.roster.roster_sentences import RosterError
from chietai.text.folding import fold
from chietai.text.gate import shortened

Columns = Mapping[int | str, Field | str | None]

_ROWS_LOOKED_AT = 20
_ROWS_JUDGED = 50
_KANA = re.compile("[\u3041-\u309f\u30fb\u30fc・ -]+")
_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The header row (0: none), the title above each column, the field of each column, and the number of columns."""

    header_row: int
    titles: dict[int, str] = field(default_factory=dict)
    mapping: dict[int, Field] = field(default_factory=dict)
    width: int = 0


def find_layout(rows: Sequence[Sequence[str]], header: int | None, columns: Columns | None) -> Layout:
    """The layout of `rows`. `header` is a row number (0: there is none) or None to look for it.

    `columns` (column from 0, or the words above it -> field, None to leave it out) goes before what was found.
    Raises RosterError when `header` is no row. The layout may lack a name: the caller asks.
    """
    if header is not None and not 0 <= header <= len(rows):
        raise RosterError(Refusal.NO_SUCH_ROW, row=header, rows=len(rows))
    number = _best_row(rows) if header is None else header
    width = _width(rows[number - 1]) if number else max((_width(row) for row in rows[:_ROWS_JUDGED]), default=0)
    titles = {i: shortened(cell, 100) for i, cell in enumerate(rows[number - 1][:width])} if number else {}
    mapping = map_columns([titles[i] for i in range(len(titles))]) if number else _by_content(rows)
    if columns is not None:
        mapping = _overruled(mapping, titles, columns)
        width = max(width, *(index + 1 for index in mapping), 0) if mapping else width
    return Layout(number, titles, mapping, width)


def _best_row(rows: Sequence[Sequence[str]]) -> int:
    """The row (from 1) among the first 20 with the most known words, a name among them if any row has one; else 0."""
    best, number = (False, 0), 0
    for candidate, row in enumerate(rows[:_ROWS_LOOKED_AT], 1):
        mapping = map_columns(row)
        score = (has_name(mapping), len(mapping))
        if score > best:
            best, number = score, candidate
    return number


def _width(row: Sequence[str]) -> int:
    return max((index for index, cell in enumerate(row, 1) if cell.strip()), default=0)


def _by_content(rows: Sequence[Sequence[str]]) -> dict[int, Field]:
    """A guess without a header: numbers first, the first column of different words is the name, then its reading."""
    judged = [row for row in rows if any(cell.strip() for cell in row)][:_ROWS_JUDGED]
    mapping: dict[int, Field] = {}
    kana: list[int] = []
    for index in range(max(map(len, judged), default=0)):
        values = [fold(row[index]) for row in judged if index < len(row) and row[index].strip()]
        if len(values) * 2 < len(judged) or not values:
            continue
        taken = mapping.values()
        if all(map(_DIGITS.fullmatch, values)):
            if index == 0:
                mapping[index] = Field.NO
        elif _share(values, _is_kana) > 0.9:
            kana.append(index)
        elif (
            Field.NAME not in taken and _share(values, _could_be_name) > 0.8 and len(set(values)) * 5 > len(values) * 4
        ):
            mapping[index] = Field.NAME
    for index in kana[:2]:
        # Where nobody has kanji, the kana are the names.
        unused = Field.READING if Field.NAME in mapping.values() else Field.NAME
        if unused not in mapping.values():
            mapping[index] = unused
    return mapping


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values)


def _is_kana(value: str) -> bool:
    return _KANA.fullmatch(value) is not None


def _could_be_name(value: str) -> bool:
    return 2 <= len(value) <= 30 and not any(character.isdigit() for character in value)


def _overruled(mapping: Mapping[int, Field], titles: Mapping[int, str], columns: Columns) -> dict[int, Field]:
    wanted: dict[int, Field | None] = {}
    by_title = {fold(title): index for index, title in sorted(titles.items(), reverse=True)}
    for key, value in columns.items():
        index = key if isinstance(key, int) else by_title.get(fold(key))
        if index is not None and index >= 0:
            wanted[index] = Field(value) if value else None
    given = set(wanted.values())
    others = {i: f for i, f in mapping.items() if i not in wanted and f not in given}
    return dict(sorted({**others, **{i: f for i, f in wanted.items() if f is not None}}.items()))
