"""What was understood of a list, before anything is stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from chietai.meeting.kinds import MemberAttribute
from chietai.roster.member_fields import Field
from chietai.roster.problems import RosterProblem


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list, counted from 0: the words above it and the field it was taken for (None: left out)."""

    index: int
    title: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person. `number` is the row in the file as a spreadsheet counts, `no` the number that the list gives.

    `guessed_sector` is a proposal made from the organisation; it is only there when the list gives no sector.
    """

    number: int
    name: str
    reading: str = ""
    organisation: str = ""
    sector: str = ""
    role: str = ""
    district: str = ""
    needs: str = ""
    no: str = ""
    guessed_sector: str = ""

    def attribute(self, attribute: MemberAttribute) -> str:
        """What the list says of one attribute of a member; "" for nothing."""
        match attribute:
            case MemberAttribute.NUMBER:
                return self.no
            case MemberAttribute.NAME:
                return self.name
            case MemberAttribute.READING:
                return self.reading
            case MemberAttribute.ORGANISATION:
                return self.organisation
            case MemberAttribute.SECTOR:
                return self.sector
            case MemberAttribute.ROLE:
                return self.role
            case MemberAttribute.DISTRICT:
                return self.district
            case MemberAttribute.NEEDS:
                return self.needs


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """A list as it was understood. All text in it has passed the gate.

    source: name of the file. encoding: a code of `ENCODINGS`, "" for Excel. encodings: the codes that could be meant
    instead. delimiter: "," TAB or ";", "" for Excel. sheet, sheets: "" and () for CSV. header_row: row number of the
    header, 0 when there is none. sample: the first rows as they stand, header included, for a screen that asks.
    """

    source: str
    rows: tuple[RosterRow, ...]
    columns: tuple[Column, ...]
    header_row: int
    problems: tuple[RosterProblem, ...] = ()
    encoding: str = ""
    encodings: tuple[str, ...] = ()
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()

    @property
    def mapping(self) -> dict[str, str]:
        """Words above a column -> code of the field: what a program may remember and give back as `columns`."""
        return {column.title: column.field.value for column in self.columns if column.field and column.title}


def member_fields(row: RosterRow, *, guesses: bool = False) -> dict[str, str]:
    """The fields of a `Member` (all but its id) from `row`; with `guesses`, a guessed sector is taken as the sector."""
    fields = {attribute.value: row.attribute(attribute) for attribute in MemberAttribute}
    if guesses and not row.sector:
        fields[MemberAttribute.SECTOR.value] = row.guessed_sector
    return fields


def columns_of(titles: Mapping[int, str], mapping: Mapping[int, Field], width: int) -> tuple[Column, ...]:
    """The columns 0 to width - 1 with their titles and fields."""
    return tuple(Column(index, titles.get(index, ""), mapping.get(index)) for index in range(width))
