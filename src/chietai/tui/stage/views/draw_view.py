"""くじ引き: the words of the commitment, the animation of the draw, and who sits where."""

from datetime import datetime

from rich.cells import cell_len

from chietai.i18n import _, ngettext
from chietai.lottery import commitment_words
from chietai.meeting import views
from chietai.meeting.state import State
from chietai.tui.stage.headings import large_sentence, letter_spaced, plate_lines, sentence, title
from chietai.tui.stage.large import heading
from chietai.tui.stage.paint import Block, Line, Role, Span, centred_as_one
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import figures
from chietai.tui.stage.view_base import Part, View, stacked
from chietai.tui.stage.views.draw_show import SHOW_SECONDS, draw_show
from chietai.tui.stage.views.table_plan import plan

_PLATE, _APART = 22, 3  # cells of a plate with a word, and between two


def draw(state: State, now: datetime, space: Space, *, show: bool = True) -> View:
    """The view of the draw."""
    if state.commitment and state.announced is not None:
        return _announced(state, space)
    if not state.draws:
        return _before(state, space)
    record = state.draws[-1]
    since = (now - record.at).total_seconds()
    if show and 0 <= since < SHOW_SECONDS:
        return draw_show(state, since, space)
    return View(plan(state, space), key=("draw", record.event_id))


def _before(state: State, space: Space) -> View:
    parts = [
        title(_("Lots decide where we sit"), space),
        large_sentence(_("Meet somebody you do not know yet."), space),
    ]
    here = len(views.members_here(state))
    if here:
        words = ngettext("{n} person is here.", "{n} people are here.", here).format(n=figures(here))
        parts.append(sentence(words, space, Role.QUIET))
    return View(stacked(space, parts), key="draw")


def _announced(state: State, space: Space) -> View:
    parts = [sentence(_("The words of this draw"), space, Role.TITLE)]
    try:
        words = commitment_words(state.commitment)
    except ValueError:
        words = ()
    if words:
        plain = _spaced(words, space)
        parts.append(Part(plain, lambda free: _large_words(words, space, free) or _plates(words, space, free)))
    parts.append(
        sentence(_("Write them down: they show afterwards that nothing was changed."), space, Role.QUIET, gap=2)
    )
    parts.append(sentence(_("Now we choose digits, and draw."), space))
    return View(stacked(space, parts), key=("announced", state.commitment))


def _spaced(words: tuple[str, ...], space: Space) -> Block:
    """The words in two rows and three columns, with spaced letters."""
    spread_words = [" ".join(word) for word in words]
    widest = max(map(cell_len, spread_words))
    if widest * 3 + 8 > space.columns:
        spread_words, widest = list(words), max(map(cell_len, words))
    rows: list[Line] = []
    for n in range(0, len(spread_words), 3):
        cells = [word + " " * (widest - cell_len(word)) for word in spread_words[n : n + 3]]
        rows += [*([()] if rows else []), (Span("    ".join(cells), Role.STRONG),)]
    return centred_as_one(rows, space.columns)


def _plates(words: tuple[str, ...], space: Space, rows: int) -> Block | None:
    """The words in two rows and three columns, each on a plate; None where there is no room."""
    columns = min(_PLATE, (space.columns - 2 * _APART) // 3)
    if max(map(cell_len, words)) + 4 > columns or rows < 7:
        return None
    lines: list[Line] = []
    for n in range(0, len(words), 3):
        across = [plate_lines([letter_spaced(word, columns - 2)], columns) for word in words[n : n + 3]]
        gap = Span(" " * _APART)
        lines += [*([()] if lines else []), *((a[0], gap, b[0], gap, c[0]) for a, b, c in zip(*across, strict=True))]
    return centred_as_one(lines, space.columns)


def _large_words(words: tuple[str, ...], space: Space, rows: int) -> Block | None:
    for across in (3, 2, 1):
        bodies = [heading(" ".join(words[n : n + across]), space, 6, Role.STRONG) for n in range(0, len(words), across)]
        if all(body is not None and len(body) <= 8 for body in bodies):
            lines: list[tuple[Span, ...]] = []
            for body in bodies:
                lines += [*([()] if lines else []), *(body or ())]
            return tuple(lines) if len(lines) <= rows else None
    return None
