"""Parts that several views are made of: headings that grow, prompts, labelled rows, clocks, stamps."""

from collections.abc import Sequence
from datetime import datetime

from rich.cells import cell_len

from chietai.i18n import _
from chietai.meeting.state import Countdown, State
from chietai.tui.grid import safe
from chietai.tui.stage.large import clock_figures, heading, letters
from chietai.tui.stage.paint import (
    Block,
    Role,
    Span,
    block,
    centred,
    centred_as_one,
    hung,
    indented,
    line,
)
from chietai.tui.stage.space import Space
from chietai.tui.stage.text import figures, lines, paragraph
from chietai.tui.stage.ticking import Ticking, ticking
from chietai.tui.stage.view import Part, middle
from chietai.wording.dates import short_date


def title(text: str, space: Space, role: Role = Role.TITLE, *, gap: int = 1, most: int | None = None) -> Part:
    """A heading in the middle, in large letters of at most `most` rows where there is room."""
    return Part(
        middle(lines(text, space.measure, balance=True), space, role),
        lambda rows: heading(text, space, rows if most is None else min(rows, most), role),
        gap,
    )


def said(text: str, space: Space, role: Role = Role.TEXT, *, gap: int = 1) -> Part:
    """A sentence in the middle that stays plain."""
    return Part(middle(lines(text, space.measure, balance=True), space, role), gap=gap)


def large_title(text: str, space: Space) -> Block | None:
    """A heading over a list, large, at its left edge; None where it takes more than a quarter of the rows."""
    drawn = letters(text, space, max(0, space.rows // 4), space.measure)
    return indented(block(drawn, Role.TITLE), space.left) if drawn else None


def labelled(rows: Sequence[tuple[str, str]], space: Space, role: Role = Role.STRONG) -> Block:
    """Rows of a label and what it says, in two columns, in the middle as one."""
    rows = [(label, text) for label, text in rows if text]
    widest = max((cell_len(label) for label, _text in rows), default=0)
    found: list[tuple[Span, ...]] = []
    for label, text in rows:
        head = line(Span(label + " " * (widest - cell_len(label)), Role.QUIET))
        found += hung(head, paragraph(text, space.measure - widest - 3, role), 3)
    return centred_as_one(found, space.columns)


def clock_part(
    clock: Countdown | None, now: datetime, space: Space, *, gap: int = 1
) -> tuple[list[Part], Ticking | None]:
    """The countdown, large where there is room, with its quiet word below. No parts without a clock."""
    if clock is None or not clock.limit:
        return [], None
    tick = ticking(clock, now)
    plain = middle([tick.words], space, tick.role)

    def grow(rows: int) -> Block | None:
        drawn = clock_figures(clock.remaining(now), space, rows, tick.role)
        return centred_as_one(drawn, space.columns) if drawn else None

    parts = [Part(plain, grow, gap)]
    if tick.note:
        parts.append(
            Part(centred((line(Span(tick.note, Role.QUIET if tick.role is Role.CLOCK else tick.role)),), space.columns))
        )
    return parts, tick


def seal(mark: str) -> Span:
    """A word or sign in reverse, like a stamp."""
    return Span(f" {mark} ", Role.SEAL)


def floor(state: State) -> str:
    """Who has the floor, in words; "" when nobody has."""
    turn = state.turn
    if turn is None:
        return ""
    member = state.members.get(turn.member_id)
    if member is not None:
        return _("{name} is speaking").format(name=safe(member.name))
    return _("Table {number} is speaking").format(number=figures(turn.table)) if turn.table else ""


def next_meeting(state: State, space: Space) -> list[Part]:
    """When we meet again, and what is to be known about it."""
    parts = []
    if state.next_date is not None:
        parts.append(said(_("We meet again on"), space, Role.QUIET, gap=2))
        parts.append(title(safe(short_date(state.next_date)), space, most=8))
    if state.next_note:
        parts.append(said(state.next_note, space, Role.STRONG))
    return parts
