"""What a view is: pages of lines, and when it changes by itself; and how parts are laid out on pages."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from chietai.tui.stage.list_pages import flowed
from chietai.tui.stage.paint import BLANK, Block, Line, Role, Span, centred, indented
from chietai.tui.stage.space import Space


@dataclass(frozen=True, slots=True)
class View:
    """The content of the stage at one moment.

    `home`: the page to turn to when `key` changes (something new came, or another thing is shown). `wake`: seconds
    until it looks different by itself; None: it will not. `clock`: the clock of the step is part of it already.
    """

    pages: tuple[Block, ...]
    home: int = 0
    key: Hashable = None
    wake: float | None = None
    clock: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a view with one content: `plain` in any case, larger where there is room.

    `grow` takes the rows that are free for this part and gives a larger form, or None where there is no room for it.
    `gap`: blank lines before it. `later`: it grows when all others have grown.
    """

    plain: Block
    grow: Callable[[int], Block | None] | None = None
    gap: int = 1
    later: bool = False


def stacked(space: Space, parts: Sequence[Part]) -> tuple[Block, ...]:
    """The parts below one another, centred in the space. Parts grow in their order while there are rows.

    What does not fit on one page even plain goes on to the next.
    """
    pages: list[list[Part]] = [[]]
    used = 0
    for part in parts:
        if not part.plain:
            continue
        need = len(part.plain) + (part.gap if pages[-1] else 0)
        if pages[-1] and used + need > space.rows:
            pages.append([])
            used, need = 0, len(part.plain)
        pages[-1].append(part)
        used += need
    return tuple(page for group in pages for page in _stack(space, group))


def _stack(space: Space, parts: Sequence[Part]) -> list[Block]:
    """One page; more only where a single part is longer than a page."""
    bodies = [part.plain for part in parts]
    gaps = [part.gap if i else 0 for i, part in enumerate(parts)]
    used = sum(map(len, bodies)) + sum(gaps)
    if used > space.rows:
        return flowed(bodies, space.rows, 1).pages
    for i, part in sorted(enumerate(parts), key=lambda one: one[1].later):
        if part.grow is None:
            continue
        grown = part.grow(space.rows - used + len(bodies[i]))
        if grown:
            used += len(grown) - len(bodies[i])
            bodies[i] = grown
    # Spare rows go between the parts.
    for most in (2, 3) if len(parts) < 4 else (2,):
        for i in range(1, len(parts)):
            if used < space.rows * 4 // 5 and gaps[i] < most:
                gaps[i] += 1
                used += 1
    lines: list[Line] = []
    for body, gap in zip(bodies, gaps, strict=True):
        lines += [BLANK] * gap
        lines += body
    return [_middle(tuple(lines), space.rows)]


def _middle(lines: Block, rows: int) -> Block:
    # The optical centre of a page lies a little above its middle.
    return (*((BLANK,) * max(0, (rows - len(lines)) * 2 // 5)), *lines)


def titled(text: str, space: Space) -> Block:
    """A plain heading at the left edge of the running text."""
    return indented(((Span(text, Role.TITLE),),), space.left)


def middle(text: Sequence[str], space: Space, role: Role = Role.TEXT) -> Block:
    """Lines of one role, each in the middle."""
    return centred(tuple((Span(one, role),) for one in text), space.columns)
