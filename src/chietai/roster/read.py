"""Reads a member list and shows what was understood; nothing is stored here."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from chietai import regular_files
from chietai.roster.decode import decode
from chietai.roster.excel import OLD_EXCEL_START, ZIP_START, read_sheet
from chietai.roster.header import Columns, Layout, find_layout
from chietai.roster.member_fields import Field, has_name
from chietai.roster.people_rows import read_people
from chietai.roster.preview import RosterPreview, RosterRow, columns_of
from chietai.roster.problems import ProblemKind, Refusal, RosterProblem
from chietai.roster.roster_sentences import RosterError
from chietai.roster.table import Table, parse
from chietai.text.folding import fold, variant_key
from chietai.text.gate import shortened

MANY_PEOPLE = 500
"""From here on it is asked whether this is the right list: public workshops seat up to 160."""

_MOST_BYTES = 50_000_000
_SAMPLE_ROWS = 20
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_roster(
    path: Path | str,
    *,
    encoding: str | None = None,
    sheet: str | int | None = None,
    header: int | None = None,
    columns: Columns | None = None,
) -> RosterPreview:
    """What was understood of the list at `path` (CSV or Excel, told by its content). The file is only read.

    encoding: a code of `ENCODINGS`, None to find out. sheet: name or number from 0, None for the first with names.
    header: row number of the header, 0 for none, None to look for it. columns: column from 0, or the words above it,
    -> field (None to leave it out); goes before what was found. Raises RosterError with one sentence for the user.
    """
    path = Path(path)
    data = _load(path)
    return read_bytes(data, path.name, encoding=encoding, sheet=sheet, header=header, columns=columns)


def read_bytes(
    data: bytes,
    source: str,
    *,
    encoding: str | None = None,
    sheet: str | int | None = None,
    header: int | None = None,
    columns: Columns | None = None,
) -> RosterPreview:
    """`read_roster` for a list in memory; `source` is the name to show for it."""
    chosen, code = "", ""
    sheets: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    if data.startswith(ZIP_START):
        table, chosen, sheets = read_sheet(data, sheet)
    elif data.startswith(OLD_EXCEL_START):
        raise RosterError(Refusal.LOCKED_EXCEL if _LOCKED in data else Refusal.OLD_EXCEL)
    else:
        decoded = decode(data, encoding)
        table, code, others = parse(decoded.text), decoded.encoding, decoded.others
    if not any(cell.strip() for row in table.rows for cell in row):
        raise RosterError(Refusal.EMPTY)
    layout = find_layout(table.rows, header, columns)
    named = has_name(layout.mapping)
    people, problems = read_people(table, layout) if named else ([], [])
    asked: list[RosterProblem] = []
    if len(sheets) > 1 and sheet is None:
        asked.append(RosterProblem(ProblemKind.SHEET_CHOSEN, (), {"sheet": chosen, "count": len(sheets)}))
    if others:
        asked.append(RosterProblem(ProblemKind.AMBIGUOUS_ENCODING, (), {"encoding": code}))
    preview = RosterPreview(
        source=shortened(source, 200),
        rows=tuple(people),
        columns=columns_of(layout.titles, layout.mapping, layout.width),
        header_row=layout.header_row,
        problems=(*asked, *_about_the_list(layout, header, people), *table.problems, *problems),
        encoding=code,
        encodings=others,
        delimiter=table.delimiter,
        sheet=chosen,
        sheets=sheets,
        sample=_sample(table),
    )
    if not named:
        raise RosterError(Refusal.NO_NAME_COLUMN, preview=preview)
    return preview


def _load(path: Path) -> bytes:
    try:
        if not path.exists():
            raise RosterError(Refusal.NOT_FOUND, file=shortened(path.name, 200))
        if not path.is_file():
            raise RosterError(Refusal.NOT_A_FILE, file=shortened(path.name, 200))
        if path.stat().st_size > _MOST_BYTES:
            raise RosterError(Refusal.TOO_BIG, most=_MOST_BYTES // 1_000_000)
        return regular_files.read_bytes(path)
    except (OSError, ValueError) as error:
        # ValueError: a name that no file can have, such as one with a NUL.
        raise RosterError(Refusal.UNREADABLE, file=shortened(path.name, 200)) from error


def _sample(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(shortened(cell, 100) for cell in row) for row in table.rows[:_SAMPLE_ROWS])


def _about_the_list(layout: Layout, header: int | None, people: list[RosterRow]) -> list[RosterProblem]:
    """What is to be said about the list as a whole, and about people who may be one person."""
    problems: list[RosterProblem] = []
    if not layout.header_row and header is None:
        problems.append(RosterProblem(ProblemKind.NO_HEADER))
    if not people:
        problems.append(RosterProblem(ProblemKind.NO_ROWS))
    if len(people) >= MANY_PEOPLE:
        problems.append(RosterProblem(ProblemKind.MANY_PEOPLE, (), {"count": len(people)}))
    left_out = [title for index, title in layout.titles.items() if title and index not in layout.mapping]
    if left_out:
        problems.append(RosterProblem(ProblemKind.COLUMNS_LEFT_OUT, (), {"columns": tuple(left_out)}))
    if Field.SECTOR not in layout.mapping.values():
        guessed = sum(bool(person.guessed_sector) for person in people)
        if guessed:
            problems.append(RosterProblem(ProblemKind.SECTOR_GUESSED, (), {"count": guessed}))
    names = [(person.number, person.name) for person in people]
    same = _alike(names, fold)
    together = {rows for rows, _ in same}
    problems += [_people(ProblemKind.SAME_NAME, rows, spellings) for rows, spellings in same]
    problems += [
        _people(ProblemKind.NAME_VARIANT, rows, spellings)
        for rows, spellings in _alike(names, variant_key)
        if rows not in together
    ]
    return problems


def _people(kind: ProblemKind, rows: tuple[int, ...], spellings: tuple[str, ...]) -> RosterProblem:
    return RosterProblem(kind, rows, {"names": spellings})


def _alike(
    names: Iterable[tuple[int, str]], key: Callable[[str], str]
) -> list[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Groups of two or more (row, name) with one key, in the order of their first rows: (rows, different spellings)."""
    groups: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for row, name in names:
        groups[key(name)].append((row, name))
    return [
        (tuple(row for row, _ in group), tuple(dict.fromkeys(name for _, name in group)))
        for group in groups.values()
        if len(group) > 1
    ]
