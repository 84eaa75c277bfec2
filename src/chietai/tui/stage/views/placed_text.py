"""Pieces of text with positions of their own on a page: the names and titles of a seating plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from chietai.tui.stage.paint import Block, Line, Role, Span
from chietai.tui.stage.space import Space


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A piece of text on a page. `table` counts the tables in use from 0, and each part of one that is split.

    `order` counts all names from 0; -1: a title. `seat`: what stands quietly behind a name.
    """

    page: int
    row: int
    column: int
    text: str
    role: Role
    table: int
    order: int = -1
    seat: str = ""


def painted(placed: Sequence[PlacedText], space: Space) -> Block:
    """The pieces of one page as lines. Where two overlap, the left one is shown."""
    rows: list[list[PlacedText]] = [[] for _n in range(space.rows)]
    for one in placed:
        if 0 <= one.row < space.rows:
            rows[one.row].append(one)
    lines: list[Line] = []
    for pieces in rows:
        spans: list[Span] = []
        x = 0
        for one in sorted(pieces, key=lambda piece: (piece.column, piece.order)):
            if one.column < x:
                continue
            spans += [Span(" " * (one.column - x)), Span(one.text, one.role)]
            if one.seat:
                spans.append(Span(one.seat, Role.QUIET))
            x = one.column + cell_len(one.text) + cell_len(one.seat)
        lines.append(tuple(spans))
    used = max((y for y, spans in enumerate(lines) if spans), default=-1) + 1
    return tuple(lines[:used])
