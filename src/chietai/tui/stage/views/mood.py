"""How was it today: the scale while hands are counted, then a bar of people for each answer."""

from rich.cells import cell_len

from chietai.i18n import _, ngettext, pgettext
from chietai.tui.stage.large import number as large_number
from chietai.tui.stage.paint import Block, Line, Role, Span, centred_as_one, line, width
from chietai.tui.stage.parts import said, title
from chietai.tui.stage.space import Space
from chietai.tui.stage.text import figures
from chietai.tui.stage.view import Part, stacked
from chietai.wording import names


def scale(space: Space) -> tuple[Block, ...]:
    """The five answers from left to right, with their numbers, before hands are raised."""
    parts = [
        title(_("How was it today?"), space, most=8),
        Part(_answers(space, 0), lambda rows: _answers(space, min(rows - 2, 10)), gap=2),
        said(_("Please raise your hand for one of them."), space, Role.QUIET),
    ]
    return stacked(space, parts)


def _answers(space: Space, rows: int) -> Block:
    """Each number over its answer; the numbers large where `rows` allows it."""
    labels = names.moods()
    # Columns of one width look calmest; on a narrow stage the short answers give way.
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
    """The numbers, all as large as the smallest of them, each in `columns`; plain where that is too narrow."""
    for _twice in range(2):
        drawn = [large_number(n, space, rows, columns) for n in range(1, 6)]
        rows = min(len(of or ()) for of in drawn)
    return [of or (line(Span(figures(n), Role.FIGURE)),) for n, of in enumerate(drawn, start=1)]


def _row(cells: list[Line], widths: list[int], gap: str) -> Line:
    """The cells beside one another, each in the middle of its width."""
    spans: list[Span] = []
    for n, (cell, room) in enumerate(zip(cells, widths, strict=True)):
        before = (room - width(cell)) // 2
        spans += [Span((gap if n else "") + " " * before), *cell, Span(" " * (room - width(cell) - before))]
    return tuple(spans)


def mood(counts: tuple[int, ...], space: Space) -> tuple[Block, ...]:
    """How many people felt how: a bar of people for each answer, the best at the top."""
    labels = names.moods()
    person = pgettext("one person in a bar", "#")
    widest = max(map(cell_len, labels))
    number = cell_len(figures(5)) + 1
    figures_room = max(cell_len(_people(n)) for n in counts)
    room = (space.measure - number - widest - figures_room - 8) // cell_len(person)
    each = max(1, -(-max(counts) // max(1, room)))
    rows: list[Line] = []
    for n, label, count in reversed(list(zip(range(1, 6), labels, counts, strict=True))):
        head = (Span(figures(n) + " ", Role.FIGURE), Span(label + " " * (widest - cell_len(label)), Role.TEXT))
        bar = Span(person * -(-count // each), Role.TITLE)
        rows += [(*head, Span("   "), bar, Span("  " if count else ""), Span(_people(count), Role.STRONG)), ()]
    body = centred_as_one(rows[:-1], space.columns)
    parts = [title(_("How was it today?"), space, most=8)]
    parts.append(Part(body if len(body) + 3 <= space.rows else tuple(one for one in body if one)))
    if each > 1:
        parts.append(said(_("One sign stands for {n} people.").format(n=figures(each)), space, Role.QUIET))
    return stacked(space, parts)


def _people(count: int) -> str:
    return ngettext("{n} person", "{n} people", count).format(n=figures(count))
