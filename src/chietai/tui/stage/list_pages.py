"""Lists over pages: the rows of a list, and on which page each of them stands.

After each event the whole list is asked for, and mostly one row of it is new. So what was made last for a list is kept,
and made anew only from the first row on that differs: an entry costs as much in a long list as in a short one.
"""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from chietai.i18n import language
from chietai.tui.stage.paint import BLANK, Block, Line
from chietai.tui.stage.space import Space

_AIRY = 26  # rows: a list may have two blank lines between its items from here on
_GROWING_GAPS = (20, 40)  # rows from which on a growing list has a blank line more between its items
_LARGE_OVER_GROWING = 29  # rows: a growing list may have a large title
_MOST_LISTS = 16  # that are kept

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")


def same_at_start(a: Sequence[object], b: Sequence[object]) -> int:
    """How many items two lists have in common from the beginning. Slices are compared: that costs next to nothing."""
    low, high = 0, min(len(a), len(b))
    if a[:high] == b[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle
    return low


def place_of(items: Sequence[object], one: object) -> int:
    """Where `one` itself stands in a list; what came last mostly stands near the end. Raises ValueError."""
    for n in range(len(items) - 1, -1, -1):
        if items[n] is one:
            return n
    raise ValueError("it is not on the list")


def _keep(store: OrderedDict[Hashable, _Value], key: Hashable, value: _Value) -> None:
    store[key] = value
    store.move_to_end(key)
    while len(store) > _MOST_LISTS:
        store.popitem(last=False)


_rows: OrderedDict[Hashable, tuple[Sequence[object], list[Block]]] = OrderedDict()


def rows_of(items: Sequence[_Item], row: Callable[[_Item], Block], *about: Hashable) -> list[Block]:
    """The row of each item.

    `about` says which list it is, and with an item all that its row is made of, except for the language.
    """
    key = (language(), *about)
    known, rows = _rows.get(key, ([], []))
    items = list(items)
    same = same_at_start(known, items)
    rows = [*rows[:same], *(row(item) for item in items[same:])]
    _keep(_rows, key, (items, rows))
    return list(rows)


@dataclass(frozen=True, slots=True)
class Flow:
    """Blocks on pages.

    `begins`: for each page the number of the first block that begins there or later. `whole`: whether the page begins
    with that one, and not with the rest of another.
    """

    blocks: list[Block]
    pages: list[Block]
    begins: list[int]
    whole: list[bool]

    def page_of(self, block: int) -> int:
        """The page on which a block begins, by its number in the list."""
        return max(0, bisect_right(self.begins, block) - 1)


def flowed(blocks: Sequence[Block], rows: int, gap: int, before: Flow | None = None) -> Flow:
    """The blocks on as many pages of `rows` as they need, with `gap` blank lines between two of a page.

    A block is parted only when it is longer than a page. `before`: an earlier flow with the same rows and gap, of which
    the pages are taken over that cannot differ.
    """
    blocks = list(blocks)
    pages: list[list[Line]] = [[]]
    done: list[Block] = []
    begins, whole = [0], [True]
    if before is not None:
        # A page stays as it was when the block that begins it does: that one did not go on to the page before.
        page = bisect_left(before.begins, same_at_start(before.blocks, blocks)) - 1
        while page > 0 and not before.whole[page]:
            page -= 1
        if page > 0:
            done, begins, whole = before.pages[:page], before.begins[: page + 1], before.whole[: page + 1]
    for n in range(begins[-1], len(blocks)):
        rest = blocks[n]
        if pages[-1] and len(pages[-1]) + gap + len(rest) > rows:
            pages.append([])
            begins.append(n)
            whole.append(True)
        while rest:
            if pages[-1]:
                pages[-1] += [BLANK] * gap
            take = rest[: rows - len(pages[-1])]
            pages[-1] += take
            rest = rest[len(take) :]
            if rest:
                pages.append([])
                begins.append(n + 1)
                whole.append(False)
    return Flow(blocks, [*done, *map(tuple, pages)], begins, whole)


_flows: OrderedDict[Hashable, Flow] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list under a title, page by page."""

    pages: tuple[Block, ...]
    flow: Flow

    @property
    def last(self) -> int:
        """The page of the last block."""
        return len(self.pages) - 1

    def page_of(self, block: int) -> int:
        """The page on which a block begins, by its number in the list."""
        return self.flow.page_of(block)


def listed(
    space: Space, title: Block, large: Block | None, blocks: Sequence[Block], *, growing: bool = False
) -> Listing:
    """A list under a title.

    `large` replaces the title where that needs no page more. Between the items there are as many blank lines, up to
    two, as leave all of them on one page. In a list that is `growing` they depend on the window alone, so that nothing
    moves when the next item comes.
    """
    plain, gap = _below(space, (*title, BLANK) if title else (), blocks, growing)
    if large and not (growing and space.rows < _LARGE_OVER_GROWING):
        grand, grand_gap = _below(space, (*large, BLANK, BLANK), blocks, growing)
        if len(grand.pages) == len(plain.pages) and (grand_gap or not gap):
            return grand
    return plain


def _below(space: Space, head: Block, blocks: Sequence[Block], growing: bool) -> tuple[Listing, int]:
    rows = max(1, space.rows - len(head))
    if growing:
        gap = sum(space.rows >= rows for rows in _GROWING_GAPS)
    else:
        long = sum(map(len, blocks))
        gaps = (2, 1) if space.rows >= _AIRY else (1,)
        gap = next((gap for gap in gaps if long + gap * (len(blocks) - 1) <= rows), 0)
    key = (rows, gap, head)
    flow = flowed(blocks, rows, gap, _flows.get(key))
    _keep(_flows, key, flow)
    return Listing(tuple((*head, *page) for page in flow.pages), flow), gap
