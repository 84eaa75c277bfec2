"""Workbooks: values as text, formulas, damage."""

import datetime
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chietai.roster import ProblemKind, Refusal, RosterError, read_bytes


def saved(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows(*lines: tuple[object, ...]) -> bytes:
    def fill(book: Workbook) -> None:
        for line in lines:
            book.worksheets[0].append(line)

    return saved(fill)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def test_values_become_the_text_that_people_see() -> None:
    data = rows(
        ("番号", "氏名", "所属", "地区"),
        (1.0, "山田", True, datetime.datetime(2025, 4, 1)),  # noqa: DTZ001
        ("0010", "佐藤", 2.5, datetime.date(2025, 4, 1)),
    )
    preview = read_bytes(data, "list.xlsx")
    assert [(r.no, r.organisation, r.district) for r in preview.rows] == [
        ("1", "TRUE", "2025-04-01"),
        ("0010", "2.5", "2025-04-01"),
    ]
    assert preview.sheets == ("Sheet",)


def test_formulas_without_values_and_errors_are_named() -> None:
    data = rows(("氏名", "所属"), ('="山"&"田"', "自治会"), ("佐藤", '="サ"&"ロン"'), ("鈴木", "#N/A"))
    preview = read_bytes(data, "list.xlsx")
    assert [(r.name, r.organisation) for r in preview.rows] == [("佐藤", ""), ("鈴木", "")]
    found = {problem.kind: problem.rows for problem in preview.problems if problem.rows}
    assert found == {ProblemKind.NAME_IS_FORMULA: (2,), ProblemKind.BROKEN_CELL: (3, 4)}


def test_the_first_sheet_with_names_is_chosen() -> None:
    def fill(book: Workbook) -> None:
        book.worksheets[0].append(("はじめに",))
        book.create_sheet("名簿").append(("氏名", "所属"))
        book.worksheets[1].append(("山田", "自治会"))

    preview = read_bytes(saved(fill), "list.xlsx")
    assert (preview.sheet, preview.sheets, len(preview.rows)) == ("名簿", ("Sheet", "名簿"), 1)


def test_a_cell_far_below_does_not_freeze() -> None:
    def fill(book: Workbook) -> None:
        book.worksheets[0]["A1"] = "氏名"
        book.worksheets[0]["A1048576"] = "山田"

    with pytest.raises(RosterError) as refused:
        read_bytes(saved(fill), "list.xlsx")
    assert refused.value.refusal is Refusal.TOO_MANY_ROWS


def test_what_is_no_safe_workbook_is_refused() -> None:
    good = rows(("氏名",), ("山田",))
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    for data, refusal in (
        (document.getvalue(), Refusal.NOT_EXCEL),
        (good[:-30], Refusal.DAMAGED_EXCEL),
        (b"PK\x03\x04", Refusal.DAMAGED_EXCEL),
        (with_part(good, "xl/workbook.xml", b"<x/>"), Refusal.DAMAGED_EXCEL),
        (with_part(good, "xl/worksheets/sheet1.xml", b"<worksheet"), Refusal.DAMAGED_EXCEL),
        (with_part(good, "xl/styles.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")), Refusal.UNSAFE_EXCEL),
        (with_part(good, "xl/media/big.bin", b"\0" * 6_000_000), Refusal.UNSAFE_EXCEL),
        (rows(), Refusal.EMPTY),
    ):
        with pytest.raises(RosterError) as refused:
            read_bytes(data, "list.xlsx")
        assert refused.value.refusal is refusal


GOOD = rows(("番号", "氏名", "所属"), (1, "山田", "自治会"), (2, "佐藤", '="サロン"'))


@settings(max_examples=60)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused(place: int, damage: bytes) -> None:
    _read_or_refuse(GOOD[:place] + damage + GOOD[place + len(damage) :])


PARTS = sorted(zipfile.ZipFile(io.BytesIO(GOOD)).namelist())


@settings(max_examples=100)
@given(st.sampled_from(PARTS), st.integers(0, 3000), st.binary(max_size=8) | st.sampled_from([b'"', b"<", b"9", b"Z"]))
def test_a_workbook_with_a_damaged_part_is_read_or_refused(name: str, place: int, damage: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as parts:
        content = parts.read(name)
    place %= len(content)
    _read_or_refuse(with_part(GOOD, name, content[:place] + damage + content[place + len(damage) :]))


def _read_or_refuse(data: bytes) -> None:
    try:
        preview = read_bytes(data, "list.xlsx")
    except RosterError as refused:
        assert str(refused)
        return
    assert all(row.name for row in preview.rows)


def test_openpyxl_is_loaded_only_for_workbooks(samples: Path) -> None:
    program = (
        "import sys; from chietai.roster import read_roster; read_roster(sys.argv[1]); "
        "print(sorted({'openpyxl', 'numpy', 'textual', 'defusedxml', 'xml.etree.ElementTree'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(samples / "hall-160.csv")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
