"""The document as Markdown (CommonMark with the tables of GitHub). What people said stays literal.

Every character that could mean something is escaped with a backslash, as CommonMark 0.31 allows for all ASCII
punctuation. Brackets, stars and the like always; dots, dashes and figures only where they could begin a list.
"""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from chietai.reports.document_blocks import (
    Bars,
    Block,
    Facts,
    Grid,
    Item,
    Items,
    Notice,
    Paragraphs,
    Question,
    Section,
    Timetable,
    Title,
    Topic,
)
from chietai.reports.terms import aside, labelled

_ALWAYS = re.compile(r"[\\`*_{}\[\]<>|~$&#^=]")
_LINKS = re.compile(r"(?<=[a-z])(?:\:(?=//)|\.(?=[^\s.]))|@(?=\w)", re.IGNORECASE)
_ENDS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LIST = re.compile(r"^(\d+)([.)])|^([-+])")


def escape(text: str) -> str:
    """`text` as Markdown that reads as `text`, also at the beginning of a line. Line ends become spaces."""
    line = _ENDS.sub(" ", text).strip(" ")
    line = _LINKS.sub(lambda match: "\\" + match[0], _ALWAYS.sub(lambda match: "\\" + match[0], line))
    return _LIST.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)


def markdown(blocks: Iterable[Block]) -> str:
    """The document. Ends with a line end."""
    return "\n\n".join(part for block in blocks for part in _block(block)) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield f"# {escape(block.text)}"
            yield f"{escape(block.kicker + aside(block.stamp))}  \n{escape(block.line)}"
        case Notice():
            yield f"> {escape(block.text)}"
        case Section():
            yield f"## {escape(block.text)}"
        case Facts():
            yield _bullets(
                (labelled(label, lines[0]), ()) if len(lines) == 1 else (label, lines) for label, lines in block.rows
            )
        case Paragraphs():
            yield from (escape(line) for line in block.lines)
        case Topic():
            yield f"### {_said(block.item)}"
            if block.item.same:
                yield _bullets((line, ()) for line in block.item.same)
        case Question():
            yield f"#### {escape(labelled(block.label, block.wording))}"
            yield "\n".join(_group(speaker, items) for speaker, items in block.groups)
        case Items():
            yield "\n".join(_item(item, "") for item in block.items)
        case Grid():
            yield _table(block.headers, block.rows, block.figures)
        case Bars():
            yield _bullets((labelled(label, read), ()) for label, _count, read in block.rows)
        case Timetable():
            yield _table(block.headers, [row.cells for row in block.rows], frozenset({1, 2, 3, 4}))
        case _:
            assert_never(block)


def _said(item: Item) -> str:
    number = f"{item.no}. " if item.no else ""
    return escape(number + item.text + aside(item.by) + aside(item.note))


def _item(item: Item, indent: str) -> str:
    lines = [f"{indent}- {_said(item)}", *(f"{indent}  - {escape(same)}" for same in item.same)]
    return "\n".join(lines)


def _group(speaker: str, items: Iterable[Item]) -> str:
    return "\n".join([f"- {escape(speaker)}", *(_item(item, "  ") for item in items)])


def _bullets(rows: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return "\n".join("\n".join([f"- {escape(row)}", *(f"  - {escape(line)}" for line in more)]) for row, more in rows)


def _table(headers: Iterable[str], rows: Iterable[tuple[str, ...]], figures: frozenset[int]) -> str:
    headers = tuple(headers)
    rule = ("--:" if n in figures else "---" for n in range(len(headers)))
    lines = [" | ".join(map(escape, headers)), " | ".join(rule), *(" | ".join(map(escape, row)) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)
