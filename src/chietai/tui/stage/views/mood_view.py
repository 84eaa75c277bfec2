"""How was it today: the scale while hands are counted, then the people who gave each answer."""

from collections.abc import Callable
from dataclasses import replace

from rich.cells import cell_len

from chietai.i18n import _, ngettext, pgettext
from chietai.tui.stage.headings import sentence, title
from chietai.tui.stage.large import number as large_number
from chietai.tui.stage.paint import Block, Line, Role, Span, centred_as_one, indented, line, width
from chietai.tui.stage.space import Space
from chietai.tui.stage.stage_text import figures
from chietai.tui.stage.view_base import Part, stacked
from chietai.wording import question_texts


def _asked(space: Space) -> Part:
    """The question. Its answers matter more, so they grow first."""
    return replace(title(_("How was it today?"), space, most=8), later=True)


def scale(space: Space) -> tuple[Block, ...]:
    """The five answers from left to right, with their numbers, before hands are raised."""
    parts = [
        _asked(space),
        Part(_answers(space, 0), lambda rows: _answers(space, min(rows - 2, 10)), gap=2),
        sentence(_("Please raise your hand for one of them."), space, Role.QUIET),
    ]
    return stacked(space, parts)


def _answers(space: Space, rows: int) -> Block:
    """Each number over its answer; the numbers large where `rows` allows it."""
    labels = question_texts.moods()
    # Equal columns look calmest; on a narrow stage the columns of short answers shrink.
    widest = max(map(cell_len, labels))
    for least in range(widest, 0, -1):
        widths = [max(cell_len(label), least) for label in labels]
        if sum(widths) + 4 <= space.columns:
            break
    gap = " " * max(1, min(8, (space.columns - sum(widths)) // 4))
    numbers = _numbers(space, rows, min(widths))
    deep = max(map(len, numbers))
    lines: list[Line] = [
        _row([number[y] if y < len(number) else () for number in numbers], widths, gap) for y in range(deep)
    ]
    lines += [()] * (1 if deep > 1 else 0)
    lines.append(_row([line(Span(label, Role.STRONG)) for label in labels], widths, gap))
    return centred_as_one(lines, space.columns)


def _numbers(space: Space, rows: int, columns: int) -> list[Block]:
    """The numbers, all as large as the smallest of them, each in `columns`; plain where a large one does not fit."""
    for _twice in range(2):
        drawn = [large_number(n, space, rows, columns) for n in range(1, 6)]
        rows = min(len(of or ()) for of in drawn)
    return [of or (line(Span(figures(n), Role.FIGURE)),) for n, of in enumerate(drawn, start=1)]


def _row(cells: list[Line], widths: list[int], gap: str) -> Line:
    """The cells side by side, each centred in its width."""
    spans: list[Span] = []
    for n, (cell, room) in enumerate(zip(cells, widths, strict=True)):
        before = (room - width(cell)) // 2
        spans += [Span((gap if n else "") + " " * before), *cell, Span(" " * (room - width(cell) - before))]
    return tuple(spans)


def mood(counts: tuple[int, ...], space: Space) -> tuple[Block, ...]:
    """How many people felt how: for each answer as many people as there were hands, the best at the top."""
    drawn = _drawn(counts, space)
    parts = [_asked(space), Part(*drawn[:2], gap=2)]
    if drawn[2] > 1:
        parts.append(sentence(_("One sign stands for {n} people.").format(n=figures(drawn[2])), space, Role.QUIET))
    return stacked(space, parts)


def _drawn(counts: tuple[int, ...], space: Space) -> tuple[Block, Callable[[int], Block | None], int]:
    """The answers in rows, how these grow, and how many people a sign stands for."""
    person = pgettext("one person in a bar", "#")
    before, behind = _before(), max(cell_len(_people(n)) for n in counts) + 2
    room = space.columns - width(before[0]) - behind
    each = max(1, -(-max(counts) // max(1, room // cell_len(person))))
    signs = [-(-count // each) for count in counts]
    # Signs are spaced out where there is room.
    pitch = next((one for one in (3, 2, 1) if max(signs) * (cell_len(person) + one - 1) <= room), 1)
    bars: list[Block] = [(line(Span((person + " " * (pitch - 1)) * n, Role.TITLE)),) for n in signs]

    def grow(rows: int) -> Block | None:
        if each == 1 and space.blocks and space.letters:
            large = [_figures_of(n) for n in signs]
            if max(width(one[0]) for one in large) <= room and rows >= 5 * (_PERSON_ROWS + 1) - 1:
                return _rows(large, counts, space, 1)
        return _rows(bars, counts, space, 2) if rows >= 13 else _rows(bars, counts, space, 1) if rows >= 9 else None

    return _rows(bars, counts, space, 0), grow, each


_PERSON = (" \u2584\u2588\u2588\u2584 ", " \u2580\u2588\u2588\u2580 ", "\u2584\u2588\u2588\u2588\u2588\u2584")
"""Head and shoulders."""
_PERSON_ROWS = len(_PERSON)


def _figures_of(count: int) -> Block:
    return tuple(line(Span((row + " ") * count, Role.TITLE)) for row in _PERSON)


def _before() -> list[Line]:
    """The answers with their numbers, as wide as the widest."""
    labels = question_texts.moods()
    widest = max(map(cell_len, labels))
    return [
        line(Span(figures(n) + " ", Role.FIGURE), Span(label + " " * (widest - cell_len(label) + 3), Role.TEXT))
        for n, label in enumerate(labels, start=1)
    ]


def _rows(bars: list[Block], counts: tuple[int, ...], space: Space, gap: int) -> Block:
    """A row of people for each answer, its words beside it at the bottom, and how many they are behind it."""
    lines: list[Line] = []
    for head, bar, count in reversed(list(zip(_before(), bars, counts, strict=True))):
        apart = "" if count and bar[-1][0].text.endswith(" ") else "  " if count else ""
        foot = (*head, *bar[-1], Span(apart), Span(_people(count), Role.STRONG))
        above = indented(bar[:-1], width(head)) if count else ((),) * (len(bar) - 1)
        lines += [*((((),) * gap) if lines else ()), *above, foot]
    return centred_as_one(lines, space.columns)


def _people(count: int) -> str:
    return ngettext("{n} person", "{n} people", count).format(n=figures(count))
