"""A table as CSV for Excel and LibreOffice: UTF-8 with BOM, CRLF, every field in quotes.

A spreadsheet takes a field that begins with = + - @ for a formula. Such a field gets one apostrophe (') before it, and
so does a field that begins with an apostrophe of its own; to have the text back, take one apostrophe off the front of
every field that begins with one (`restore`). Nothing else is changed.
"""

import csv
import io

from chietai.reports.tables import Table

_STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
# Spreadsheets skip these before they look for a formula.
_SKIPPED = " \u3000\u00a0"


def neutral(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip(_SKIPPED).startswith(_STARTERS) or text.startswith("'") else text


def restore(field: str) -> str:
    """The text that `neutral` made `field` from."""
    return field.removeprefix("'")


def csv_bytes(table: Table) -> bytes:
    """The whole file."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(neutral, table.headers))
    writer.writerows(map(neutral, row) for row in table.rows)
    return buffer.getvalue().encode("utf-8-sig")
