"""Parts of several views: labelled rows, clocks and their notes, stamps, who is speaking, when we meet again."""

from collections.abc import Hashable, Sequence
from datetime import datetime

from rich.cells import cell_len

from chietai.i18n import _, pgettext
from chietai.meeting.state import Countdown, State
from chietai.tui.grid import safe
from chietai.tui.stage.headings import sentence, title
from chietai.tui.stage.large import clock_figures
from chietai.tui.stage.paint import (
    BLANK,
    Block,
    Role,
    Span,
    centred_as_one,
    cut,
    hanging,
    indented,
    line,
)
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_clocks import ClockFace, clock_face
from chietai.tui.stage.stage_text import figures, lines, paragraph, when
from chietai.tui.stage.view_base import Part, View, middle
from chietai.wording.times import clock_time, short_date

_LEAST_CLOCK = 6  # rows


def labelled(rows: Sequence[tuple[str, str]], space: Space, role: Role = Role.STRONG) -> Block:
    """Rows of a label and its text, in two columns, centred as one block."""
    rows = [(label, text) for label, text in rows if text]
    widest = max((cell_len(label) for label, _text in rows), default=0)
    lines_of_rows: list[tuple[Span, ...]] = []
    for label, text in rows:
        head = line(Span(label + " " * (widest - cell_len(label)), Role.QUIET))
        lines_of_rows += hanging(head, paragraph(text, space.measure - widest - 3, role), 3)
    return centred_as_one(lines_of_rows, space.columns)


def clock_part(
    prompt: str, clock: Countdown | None, now: datetime, space: Space, role: Role = Role.TEXT
) -> tuple[list[Part], ClockFace | None]:
    """`prompt`, and below it the countdown, large where there is room; only `prompt` without a clock.

    The note of the clock replaces the prompt when there is one, so that nothing moves.
    """
    if clock is None or not clock.limit:
        return [sentence(prompt, space, role)] if prompt else [], None
    face = clock_face(clock, now)
    notes = middle([face.note], space, Role.QUIET if face.role is Role.CLOCK else face.role)
    words = middle(lines(prompt, space.measure, balance=True), space, role)
    most = max(_LEAST_CLOCK, space.rows * 2 // 5)

    def grow(rows: int) -> Block | None:
        drawn = clock_figures(clock, now, space, min(rows, most), face.role, even=True)
        return centred_as_one(drawn, space.columns) if drawn else None

    lines_shown = notes if face.note else words
    lines_shown = (*lines_shown, *((BLANK,) * (max(1, len(words)) - len(lines_shown))))
    return [Part(lines_shown), Part(middle([face.words], space, face.role), grow)], face


def view_with_clock(pages: tuple[Block, ...], key: Hashable, face: ClockFace | None, home: int = 0) -> View:
    """A view that holds the clock of the step (None: there is none) and changes when its figures do."""
    return View(pages, home=home, key=key, wake=face.wake if face else None, clock=face is not None)


def meeting_facts(state: State, space: Space) -> Block:
    """When and where the meeting is, and its theme, in labelled rows."""
    details = state.details
    facts = [
        (pgettext("stage", "When"), when(state)),
        (pgettext("stage", "Where"), details.place or ""),
        (pgettext("stage", "Theme"), details.theme or ""),
    ]
    return labelled(facts, space)


def notice(first: str, face: ClockFace | None, space: Space) -> Block:
    """One line: `first` at the left of the running text, the note of the clock at its right.

    Where there is no room for both, the note replaces `first`. Without either the line stays, blank.
    """
    note = Span(face.note, face.role) if face and face.note else Span("")
    first = cut(first, space.measure)
    room = space.measure - cell_len(note.text)
    before = Span(first, Role.TITLE) if cell_len(first) + 3 <= room or not note.text else Span("")
    return indented((line(before, Span(" " * (room - cell_len(before.text))), note),), space.left)


def stamp(mark: str) -> Span:
    """A word or sign in reverse video, like a stamp."""
    return Span(f" {mark} ", Role.SEAL)


def speaker_line(state: State) -> str:
    """A line that says who is speaking; "" when nobody is."""
    turn = state.turn
    if turn is None:
        return ""
    member = state.members.get(turn.member_id)
    if member is not None:
        return _("{name} is speaking").format(name=safe(member.name))
    return _("Table {number} is speaking").format(number=figures(turn.table)) if turn.table else ""


def next_meeting(state: State, space: Space, most: int) -> list[Part]:
    """When we meet again, in letters of at most `most` rows, and the note about it."""
    parts = []
    if state.next_date is not None:
        parts.append(sentence(_("We meet again on"), space, Role.QUIET, gap=2))
        parts.append(title(safe(short_date(state.next_date)), space, most=most))
    where = " ".join(part for part in (clock_time(state.next_time) if state.next_time else "", state.next_note) if part)
    if where:
        parts.append(sentence(where, space, Role.STRONG))
    return parts
