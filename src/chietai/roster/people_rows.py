"""From cells to people, row by row, with everything noticed on the way."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from chietai.roster.header import Layout
from chietai.roster.member_fields import Field
from chietai.roster.preview import RosterRow
from chietai.roster.problems import Param, ProblemKind, RosterProblem
from chietai.roster.sectors import guess_sector, known_sector
from chietai.roster.table import Table
from chietai.text.gate import Removed, cleaned

_LONGEST = {Field.NAME: 60, Field.FAMILY_NAME: 30, Field.GIVEN_NAME: 30}
_LONGEST_OTHER = 200
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


@dataclass
class Noticed:
    """Collects what was noticed, one problem per kind and wording, rows in order."""

    rows_of: dict[tuple[ProblemKind, tuple[tuple[str, Param], ...]], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, kind: ProblemKind, row: int, **params: Param) -> None:
        """Notes `kind` at `row`; the same kind with the same params becomes one problem."""
        rows = self.rows_of[kind, tuple(params.items())]
        if not rows or rows[-1] != row:
            rows.append(row)

    def problems(self) -> list[RosterProblem]:
        """What was noticed, in the order in which it first was."""
        return [RosterProblem(kind, tuple(rows), dict(params)) for (kind, params), rows in self.rows_of.items()]


def read_people(table: Table, layout: Layout) -> tuple[list[RosterRow], list[RosterProblem]]:
    """The people below the header. Rows without anything in them are passed over; a row without a name is named."""
    noticed = Noticed()
    people: list[RosterRow] = []
    header = [cell.strip() for cell in table.rows[layout.header_row - 1]] if layout.header_row else None
    for number, cells in enumerate(table.rows[layout.header_row :], layout.header_row + 1):
        broken = {column for column in layout.mapping if (number, column) in table.broken}
        if not broken and not any(cell and not cell.isspace() for cell in cells):
            continue
        if header is not None and [cell.strip() for cell in cells] == header:
            noticed.add(ProblemKind.REPEATED_HEADER, number)
            continue
        _notice_width(noticed, number, cells, layout, csv=bool(table.delimiter))
        values = _values(noticed, number, cells, layout.mapping)
        if not values[Field.NAME]:
            unsaved = any(layout.mapping[column] in (Field.NAME, Field.FAMILY_NAME) for column in broken)
            noticed.add(ProblemKind.NAME_IS_FORMULA if unsaved else ProblemKind.NO_NAME, number)
            continue
        if broken:
            noticed.add(ProblemKind.BROKEN_CELL, number)
        people.append(_person(noticed, number, values))
    return people, noticed.problems()


def _notice_width(noticed: Noticed, number: int, cells: list[str], layout: Layout, *, csv: bool) -> None:
    if csv and layout.header_row and len(cells) < layout.width:
        noticed.add(ProblemKind.SHORT_ROW, number)
    if layout.header_row and any(cell.strip() for cell in cells[layout.width :]):
        noticed.add(ProblemKind.LONG_ROW, number)


def _values(noticed: Noticed, number: int, cells: list[str], mapping: Mapping[int, Field]) -> dict[Field, str]:
    values = dict.fromkeys(Field, "")
    for column, field_ in mapping.items():
        if column >= len(cells) or not cells[column]:
            continue
        result = cleaned(cells[column], limit=_LONGEST.get(field_, _LONGEST_OTHER))
        values[field_] = result.text
        if Removed.CUT in result.removed:
            noticed.add(ProblemKind.CUT, number)
        if result.removed - {Removed.CUT}:
            noticed.add(ProblemKind.CLEANED, number)
        if _PRIVATE.search(result.text):
            noticed.add(ProblemKind.PRIVATE_CHARACTER, number)
        if "\ufffd" in result.text:
            noticed.add(ProblemKind.LOST_CHARACTER, number)
    for whole, family, given in (
        (Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME),
        (Field.READING, Field.FAMILY_READING, Field.GIVEN_READING),
    ):
        if not values[whole]:
            values[whole] = _joined(values[family], values[given])
    return values


def _joined(family: str, given: str) -> str:
    space = " " if (family + given).isascii() else "\u3000"
    return space.join(part for part in (family, given) if part)


def _person(noticed: Noticed, number: int, values: Mapping[Field, str]) -> RosterRow:
    sector = values[Field.SECTOR]
    known = known_sector(sector) if sector else None
    if sector and known is None:
        noticed.add(ProblemKind.UNKNOWN_SECTOR, number, word=sector)
    return RosterRow(
        number=number,
        name=values[Field.NAME],
        reading=values[Field.READING],
        organisation=values[Field.ORGANISATION],
        sector=known or sector,
        role=values[Field.ROLE],
        district=values[Field.DISTRICT],
        needs=values[Field.NEEDS],
        no=values[Field.NO],
        guessed_sector="" if sector else guess_sector(values[Field.ORGANISATION]),
    )
