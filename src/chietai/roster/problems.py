"""What can be said about a member list: refusals (nothing could be read) and problems (noticed; the rest was read)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

Param = str | int | tuple[str, ...]
"""A value in a sentence; several are joined by the comma of the language."""

NOTHING: Mapping[str, Param] = MappingProxyType({})


class ProblemKind(StrEnum):
    """What was noticed while a list was read."""

    # Rows that were not taken.
    NO_NAME = "no_name"
    NAME_IS_FORMULA = "name_is_formula"
    REPEATED_HEADER = "repeated_header"
    # Questions to the person who imports.
    NO_HEADER = "no_header"
    AMBIGUOUS_ENCODING = "ambiguous_encoding"
    SHEET_CHOSEN = "sheet_chosen"
    MANY_PEOPLE = "many_people"
    SAME_NAME = "same_name"
    NAME_VARIANT = "name_variant"
    # Taken, but worth a look.
    NO_ROWS = "no_rows"
    SHORT_ROW = "short_row"
    LONG_ROW = "long_row"
    BROKEN_CELL = "broken_cell"
    QUOTES = "quotes"
    CLEANED = "cleaned"
    CUT = "cut"
    PRIVATE_CHARACTER = "private_character"
    LOST_CHARACTER = "lost_character"
    UNKNOWN_SECTOR = "unknown_sector"
    SECTOR_GUESSED = "sector_guessed"
    COLUMNS_LEFT_OUT = "columns_left_out"


class Weight(StrEnum):
    """How much a problem asks of the person who imports."""

    LOST = "lost"  # a row was not taken
    ASK = "ask"  # an answer is needed
    NOTE = "note"  # good to know


@dataclass(frozen=True, slots=True)
class RosterProblem:
    """One thing noticed. `rows` are row numbers as a spreadsheet shows them; `params` fill the sentence."""

    kind: ProblemKind
    rows: tuple[int, ...] = ()
    params: Mapping[str, Param] = field(default_factory=lambda: NOTHING)

    @property
    def row(self) -> int | None:
        """The first row that is meant; None when the whole list is meant."""
        return self.rows[0] if self.rows else None

    @property
    def weight(self) -> Weight:
        """How much this asks of the person who imports."""
        match self.kind:
            case ProblemKind.NO_NAME | ProblemKind.NAME_IS_FORMULA:
                return Weight.LOST
            case (
                ProblemKind.NO_HEADER
                | ProblemKind.AMBIGUOUS_ENCODING
                | ProblemKind.SHEET_CHOSEN
                | ProblemKind.MANY_PEOPLE
                | ProblemKind.SAME_NAME
                | ProblemKind.NAME_VARIANT
                | ProblemKind.NO_ROWS
            ):
                return Weight.ASK
            case (
                ProblemKind.REPEATED_HEADER
                | ProblemKind.SHORT_ROW
                | ProblemKind.LONG_ROW
                | ProblemKind.BROKEN_CELL
                | ProblemKind.QUOTES
                | ProblemKind.CLEANED
                | ProblemKind.CUT
                | ProblemKind.PRIVATE_CHARACTER
                | ProblemKind.LOST_CHARACTER
                | ProblemKind.UNKNOWN_SECTOR
                | ProblemKind.SECTOR_GUESSED
                | ProblemKind.COLUMNS_LEFT_OUT
            ):
                return Weight.NOTE


class Refusal(StrEnum):
    """Why a list could not be read at all."""

    NOT_FOUND = "not_found"
    NOT_A_FILE = "not_a_file"
    UNREADABLE = "unreadable"
    TOO_BIG = "too_big"
    TOO_MANY_ROWS = "too_many_rows"
    EMPTY = "empty"
    BINARY = "binary"
    UTF16_WITHOUT_MARK = "utf16_without_mark"
    BAD_BYTES = "bad_bytes"
    WRONG_ENCODING = "wrong_encoding"
    UNKNOWN_ENCODING = "unknown_encoding"
    HTML = "html"
    XML = "xml"
    PDF = "pdf"
    OLD_EXCEL = "old_excel"
    LOCKED_EXCEL = "locked_excel"
    NOT_EXCEL = "not_excel"
    DAMAGED_EXCEL = "damaged_excel"
    UNSAFE_EXCEL = "unsafe_excel"
    NO_SUCH_SHEET = "no_such_sheet"
    NO_SUCH_ROW = "no_such_row"
    NO_NAME_COLUMN = "no_name_column"
    EXISTS = "exists"
    UNWRITABLE = "unwritable"
