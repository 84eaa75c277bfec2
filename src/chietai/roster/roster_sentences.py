"""The sentences for what was noticed in a list, and for why one was refused. Each says what to do next."""

from collections.abc import Iterable, Mapping

from chietai.i18n import _, ngettext, pgettext
from chietai.roster.preview import RosterPreview
from chietai.roster.problems import Param, ProblemKind, Refusal, RosterProblem

ENCODINGS: dict[str, str] = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "cp932": "Shift_JIS (CP932)",
    "euc_jp": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP (JIS)",
    "utf-16": "UTF-16 (BOM)",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
}
"""Encodings that can be asked for: code -> the name that people know. Codecs of Python's library."""

_MOST_ROWS_NAMED = 12


class RosterError(Exception):
    """A list that cannot be read (or written). `str()` is one sentence that says what to do next.

    When only the meaning of the columns is unclear, `preview` holds what was read, for a screen that asks.
    """

    def __init__(self, refusal: Refusal, *, preview: RosterPreview | None = None, **params: Param) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.params: Mapping[str, Param] = params
        self.preview = preview

    def __str__(self) -> str:
        return describe_refusal(self.refusal, self.params)


def describe(problem: RosterProblem) -> str:
    """One or two sentences about `problem`, with row numbers, in the language in force."""
    values = _values(problem.params) | {"rows": _rows(problem.rows)}
    return _sentence(problem.kind, len(problem.rows)).format(**values)


def _values(params: Mapping[str, Param]) -> dict[str, str | int]:
    values = {key: _joined(value) if isinstance(value, tuple) else value for key, value in params.items()}
    if "encoding" in values:
        values["encoding"] = ENCODINGS.get(str(values["encoding"]), values["encoding"])
    return values


def _joined(items: Iterable[str]) -> str:
    return pgettext("between the items of a list", ", ").join(items)


def _rows(rows: tuple[int, ...]) -> str:
    named = _joined(str(row) for row in rows[:_MOST_ROWS_NAMED])
    more = len(rows) - _MOST_ROWS_NAMED
    return _("{rows} and {more} more").format(rows=named, more=more) if more > 0 else named


def _sentence(kind: ProblemKind, n: int) -> str:
    match kind:
        case ProblemKind.NO_NAME:
            return ngettext(
                "Row {rows}: there is no name, so the row is left out.",
                "Rows {rows}: there is no name, so these rows are left out.",
                n,
            )
        case ProblemKind.NAME_IS_FORMULA:
            return ngettext(
                "Row {rows}: the name is a formula without a value, so the row is left out. In Excel, copy the column"
                " and paste it as values.",
                "Rows {rows}: the names are formulas without a value, so these rows are left out. In Excel, copy the"
                " column and paste it as values.",
                n,
            )
        case ProblemKind.REPEATED_HEADER:
            return _("Row {rows}: the column names stand here again. This is not counted as a person.")
        case ProblemKind.NO_HEADER:
            return _("The list has no column names. Please check what each column holds.")
        case ProblemKind.AMBIGUOUS_ENCODING:
            return _(
                "The list was read as {encoding}, but it could be another kind of text. If the names look wrong, please"
                " choose another."
            )
        case ProblemKind.SHEET_CHOSEN:
            return _('The file has {count} sheets; "{sheet}" was read. You can choose another sheet.')
        case ProblemKind.MANY_PEOPLE:
            return _("The list holds {count} people. Is this really the list you want?")
        case ProblemKind.SAME_NAME:
            return _("Rows {rows}: the same name ({names}). Are these different people? All are kept.")
        case ProblemKind.NAME_VARIANT:
            return _("Rows {rows}: the names are alike ({names}). Are these different people? All are kept.")
        case ProblemKind.NO_ROWS:
            return _("No people were found in the list: 0 people. Please check the list.")
        case ProblemKind.SHORT_ROW:
            return ngettext(
                "Row {rows}: columns are missing; what is missing stays empty.",
                "Rows {rows}: columns are missing; what is missing stays empty.",
                n,
            )
        case ProblemKind.LONG_ROW:
            return ngettext(
                "Row {rows}: there are more columns than column names; the rest is left out.",
                "Rows {rows}: there are more columns than column names; the rest is left out.",
                n,
            )
        case ProblemKind.BROKEN_CELL:
            return _("Row {rows}: a cell holds a formula or an error without a value; it stays empty.")
        case ProblemKind.QUOTES:
            return _("Row {rows}: the quotation marks do not match. Please check how this row was read.")
        case ProblemKind.CLEANED:
            return _("Row {rows}: characters that cannot be seen were removed.")
        case ProblemKind.CUT:
            return _("Row {rows}: a text is too long and was cut. Please check it.")
        case ProblemKind.PRIVATE_CHARACTER:
            return _("Row {rows}: a character was made for one computer only and may not show here. Please check it.")
        case ProblemKind.LOST_CHARACTER:
            return _("Row {rows}: a character is already broken in the file. Please correct it.")
        case ProblemKind.UNKNOWN_SECTOR:
            return _('Row {rows}: "{word}" is none of the five sectors. It is kept as it is.')
        case ProblemKind.SECTOR_GUESSED:
            return _("The list names no sectors. For {count} people one was guessed from the organisation.")
        case ProblemKind.COLUMNS_LEFT_OUT:
            return _("These columns are left out: {columns}")


def describe_refusal(refusal: Refusal, params: Mapping[str, Param]) -> str:
    """One sentence on why the list was refused and what to do next, in the language in force."""
    return _reason(refusal).format(**_values(params))


def _reason(refusal: Refusal) -> str:
    match refusal:
        case Refusal.NOT_FOUND:
            return _('The list "{file}" was not found. Please check the name and the folder.')
        case Refusal.NOT_A_FILE:
            return _('"{file}" is not a file. Please choose a list (CSV or Excel).')
        case Refusal.UNREADABLE:
            return _('The list "{file}" cannot be opened. Please close it in other programs and try again.')
        case Refusal.TOO_BIG:
            return _("The file is larger than {most} MB. Please check whether it is the right list.")
        case Refusal.TOO_MANY_ROWS:
            return _("The list has more than {most} rows. Please check whether it is the right list.")
        case Refusal.EMPTY:
            return _("The list is empty. Please choose another file.")
        case Refusal.BINARY:
            return _("This file is not a list. Please choose a CSV or Excel file.")
        case Refusal.UTF16_WITHOUT_MARK:
            return _("The text is UTF-16 without a mark at its start. Please save the list again as CSV UTF-8.")
        case Refusal.BAD_BYTES:
            return _("Line {line} holds characters that cannot be read. Please save the list again as CSV UTF-8.")
        case Refusal.WRONG_ENCODING:
            return _("Line {line} cannot be read as {encoding}. Please choose another kind of text.")
        case Refusal.UNKNOWN_ENCODING:
            return _('The kind of text "{encoding}" is not known. Please choose another, for example utf-8 or cp932.')
        case Refusal.HTML:
            return _(
                "This is a web page, not a list, whatever its name says. Please open it in Excel and save it as .xlsx."
            )
        case Refusal.XML:
            return _("This is an XML file. Please open it in Excel and save it as .xlsx.")
        case Refusal.PDF:
            return _("This is a PDF. Please choose the list as CSV or Excel.")
        case Refusal.OLD_EXCEL:
            return _("This is a file of an old Excel. Please open it in Excel and save it as .xlsx.")
        case Refusal.LOCKED_EXCEL:
            return _("The file is locked with a password. Please save it without one and try again.")
        case Refusal.NOT_EXCEL:
            return _("This file is not an Excel list. Please save the list as .xlsx or CSV.")
        case Refusal.DAMAGED_EXCEL:
            return _("The Excel file is damaged. Please open it in Excel, save it again and choose the new file.")
        case Refusal.UNSAFE_EXCEL:
            return _("The Excel file is built in an unsafe way and was not opened. Please save the list as CSV.")
        case Refusal.NO_SUCH_SHEET:
            return _('There is no sheet "{sheet}". Please choose one of these: {sheets}')
        case Refusal.NO_SUCH_ROW:
            return _("The list has {rows} rows, so row {row} cannot hold the column names. Please choose another row.")
        case Refusal.NO_NAME_COLUMN:
            return _("No column of names was found. Please write a column name such as 氏名 above the names.")
        case Refusal.EXISTS:
            return _('"{file}" exists already and was left alone. Please choose another name.')
        case Refusal.UNWRITABLE:
            return _('"{file}" cannot be written. Please choose another folder.')
