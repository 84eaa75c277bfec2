"""From the bytes of an Excel workbook to rows of cells, one sheet at a time. openpyxl is loaded only here."""

import datetime
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from chietai.roster.member_fields import has_name, map_columns
from chietai.roster.problems import Refusal
from chietai.roster.roster_sentences import RosterError
from chietai.roster.table import MOST_ROWS, Table
from chietai.text.gate import shortened

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

ZIP_START = b"PK\x03\x04"
OLD_EXCEL_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MOST_BYTES = 50_000_000  # of a workbook once unpacked
_MOST_RATIO = 100  # unpacked to packed, for workbooks above _SMALL
_SMALL = 5_000_000
_MOST_PARTS = 2_000
_MOST_COLUMNS = 200
_HEAD = 20
# openpyxl lets whatever a damaged workbook causes through, so the list is long. Bad XML is a SyntaxError.
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def read_sheet(data: bytes, sheet: str | int | None = None) -> tuple[Table, str, tuple[str, ...]]:
    """The cells of one sheet, its name, and the names of all sheets.

    `sheet` is a name, a number from 0, or None for the first sheet that has a column of names (else the first).
    Raises RosterError for what is no workbook, is damaged, or could be an attack (size, DTD).
    """
    _inspect(data)
    with _opened(data, values=True) as book:
        titles = [shortened(worksheet.title, 100) for worksheet in book.worksheets]
        if not titles:
            raise RosterError(Refusal.EMPTY if book.sheetnames else Refusal.DAMAGED_EXCEL)
        index = _choose(book, titles, sheet)
        rows = _cells(book, index, MOST_ROWS + 1)
        if len(rows) > MOST_ROWS:
            raise RosterError(Refusal.TOO_MANY_ROWS, most=MOST_ROWS)
    return Table(rows, broken=_broken(data, index, rows)), titles[index], tuple(titles)


def _inspect(data: bytes) -> None:
    """Refuses a workbook that would unpack to too much or declares a document type, before openpyxl sees it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
            names = {info.filename for info in infos}
            if "xl/workbook.xml" not in names:
                raise RosterError(Refusal.NOT_EXCEL)
            unpacked = sum(info.file_size for info in infos)
            if unpacked > _MOST_BYTES or len(infos) > _MOST_PARTS:
                raise RosterError(Refusal.UNSAFE_EXCEL)
            if unpacked > _SMALL and unpacked > _MOST_RATIO * len(data):
                raise RosterError(Refusal.UNSAFE_EXCEL)
            if any(info.flag_bits & 1 for info in infos):
                raise RosterError(Refusal.LOCKED_EXCEL)
            for name in sorted(names):
                if name.endswith((".xml", ".rels", ".vml")):
                    _refuse_dtd(parts, name)
    except _DAMAGE as error:
        raise RosterError(Refusal.DAMAGED_EXCEL) from error


def _refuse_dtd(parts: zipfile.ZipFile, name: str) -> None:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    with parts.open(name) as part:
        try:
            # A document type stands before the first element, so the first element is enough.
            next(iter(iterparse(part, ["start"], forbid_dtd=True)), None)
        except DefusedXmlException as error:
            raise RosterError(Refusal.UNSAFE_EXCEL) from error


@contextmanager
def _opened(data: bytes, *, values: bool) -> Iterator["Workbook"]:
    """The workbook with the values that formulas had when it was saved, or (values=False) with the formulas."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # Remarks about styles and extensions would be written across the screen.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
            try:
                yield book
            finally:
                book.close()
    except _DAMAGE as error:
        raise RosterError(Refusal.DAMAGED_EXCEL) from error


def _choose(book: "Workbook", titles: list[str], sheet: str | int | None) -> int:
    if isinstance(sheet, int) and 0 <= sheet < len(titles):
        return sheet
    if isinstance(sheet, str):
        wanted = shortened(sheet, 100)
        if wanted in titles:
            return titles.index(wanted)
    if sheet is not None:
        raise RosterError(Refusal.NO_SUCH_SHEET, sheet=shortened(str(sheet), 100), sheets=tuple(titles))
    for index in range(len(titles)):
        if any(has_name(map_columns(row)) for row in _cells(book, index, _HEAD)):
            return index
    return 0


def _worksheet(book: "Workbook", index: int) -> Any:
    worksheet: Any = book.worksheets[index]
    # What a sheet says about its own size is often wrong.
    worksheet.reset_dimensions()
    return worksheet


def _cells(book: "Workbook", index: int, most: int) -> list[list[str]]:
    rows = _worksheet(book, index).iter_rows(max_row=most, max_col=_MOST_COLUMNS)
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: Any) -> str:
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return (value.date() if value.time() == datetime.time() else value).isoformat()
    return str(value)


def _broken(data: bytes, index: int, rows: list[list[str]]) -> frozenset[tuple[int, int]]:
    """Cells with a formula or an error and no value: (row from 1, column from 0)."""
    if not _may_hold_formulas(data):
        return frozenset()
    with _opened(data, values=False) as book:
        sheet = _worksheet(book, index).iter_rows(max_row=len(rows) or 1, max_col=_MOST_COLUMNS)
        return frozenset(
            (number, column)
            for number, (row, texts) in enumerate(zip(sheet, rows, strict=False), 1)
            for column, (cell, text) in enumerate(zip(row, texts, strict=False))
            if not text and cell.data_type in "fe"
        )


def _may_hold_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = (name for name in parts.namelist() if name.startswith("xl/worksheets/"))
        return any(b"<f" in (part := parts.read(name)) or b't="e"' in part for name in sheets)
