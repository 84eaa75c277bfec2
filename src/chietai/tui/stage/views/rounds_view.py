"""問１ 問２ 問３: the question alone, with its trouble and the countdown; then the headlines as they come in."""

from datetime import datetime

from chietai.i18n import _
from chietai.meeting import views
from chietai.meeting.clocks import foremost
from chietai.meeting.state import Entry, State
from chietai.tui.grid import safe
from chietai.tui.stage.headings import fixed_list, plate, title
from chietai.tui.stage.large import heading
from chietai.tui.stage.list_rows import digit_count, numbered_entry
from chietai.tui.stage.paint import Block, Role, Span, hanging, indented, line, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_clocks import ClockFace
from chietai.tui.stage.stage_text import figures, lines, paragraph
from chietai.tui.stage.view_base import Part, View, middle, stacked
from chietai.tui.stage.view_parts import notice, speaker_line, view_with_clock
from chietai.tui.stage.views.headlines import by_table
from chietai.tui.stage.views.label_and_clock import label_and_clock
from chietai.wording import question_texts


def rounds(state: State, now: datetime, space: Space) -> View:
    """The view of the rounds."""
    if not state.question:
        return _before(state, space)
    question, face = _question(state, now, space)
    answers = views.answers(state, state.trouble_id, state.question)
    about = (state.question, state.trouble_id, _turn(state))
    if not answers:
        return view_with_clock(question, ("rounds", about), face)
    label = line(Span(question_texts.question_label(state.question), Role.TITLE))
    words = paragraph(question_texts.question(state, state.question), space.measure - width(label) - 2, Role.QUIET)
    pages, newest = by_table(state, answers, indented(hanging(label, words, 2), space.left), space)
    key = ("rounds", about, max(answers, key=lambda entry: entry.seq).id)
    return view_with_clock((*question, *pages), key, face, len(question) + newest)


def _turn(state: State) -> tuple[int | None, str]:
    return (state.turn.table, state.turn.member_id) if state.turn else (None, "")


def _question(state: State, now: datetime, space: Space) -> tuple[tuple[Block, ...], ClockFace | None]:
    clock = foremost(state)
    head, face = label_and_clock(question_texts.question_label(state.question), clock, now, space)
    words = question_texts.question(state, state.question)
    below = []
    trouble = state.entries.get(state.trouble_id)
    if trouble is not None and trouble.standing:
        below.append(Part(_about(trouble, space)))
    below.append(Part(notice(speaker_line(state), face, space)))
    room = space.rows - sum(len(part.plain) + part.gap for part in (head, *below)) - 1
    question = Part(
        # The question matters most: it gets its plate before the countdown gets large figures.
        plate(words, space, room) or middle(lines(words, space.measure, balance=True), space, Role.STRONG),
        lambda rows: heading(safe(words), space, rows, Role.STRONG),
    )
    return stacked(space, [head, question, *below]), face


def _about(trouble: Entry, space: Space) -> Block:
    label = _("Trouble {no}").format(no=figures(trouble.no))
    head = line(Span(label, Role.QUIET))
    body = paragraph(trouble.text, space.measure - width(head) - 2)
    block = hanging(head, body, 2)
    widest = max(map(width, block))
    return indented(block, (space.columns - widest) // 2)


def _before(state: State, space: Space) -> View:
    """The troubles that were chosen, before the first question is put."""
    chosen = views.picked(state)
    words = _("We think about these")
    if not chosen:
        return View(stacked(space, [title(_("Three questions"), space)]), key="rounds")
    long = digit_count(max(entry.no for entry in chosen))
    return View(
        fixed_list(words, [numbered_entry(entry, long, space, Role.STRONG) for entry in chosen], space), key="rounds"
    )
