"""Lists over pages: the rows of a list, and the page on which each stands.

After each event the full list is asked for, and usually one row is new. So the last result for a list is remembered and
recomputed only from the first row that differs: an entry costs as much in a long list as in a short one.
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
_MOST_LISTS = 16  # that are remembered

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")


def same_at_start(a: Sequence[object], b: Sequence[object]) -> int:
    """How many items two lists have in common from the beginning. Comparing slices costs next to nothing."""
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
    """The index of `one` itself in a list, searched from the end, where new items usually are. Raises ValueError."""
    for n in range(len(items) - 1, -1, -1):
        if items[n] is one:
            return n
    raise ValueError("it is not on the list")


def _remember(store: OrderedDict[Hashable, _Value], key: Hashable, value: _Value) -> None:
    store[key] = value
    store.move_to_end(key)
    while len(store) > _MOST_LISTS:
        store.popitem(last=False)


_rows: OrderedDict[Hashable, tuple[Sequence[object], list[Block]]] = OrderedDict()


def rows_of(items: Sequence[_Item], row: Callable[[_Item], Block], *about: Hashable) -> list[Block]:
    """The row of each item.

    `about` identifies the list and holds everything a row depends on besides its item and the language.
    """
    key = (language(), *about)
    known, rows = _rows.get(key, ([], []))
    items = list(items)
    same = same_at_start(known, items)
    rows = [*rows[:same], *(row(item) for item in items[same:])]
    _remember(_rows, key, (items, rows))
    return list(rows)


@dataclass(frozen=True, slots=True)
class Flow:
    """Blocks on pages.

    `first_blocks`: for each page the number of the first block that begins there or later. `unsplit`: whether the page
    begins with that block, and not with the rest of another.
    """

    blocks: list[Block]
    pages: list[Block]
    first_blocks: list[int]
    unsplit: list[bool]

    def page_of(self, block: int) -> int:
        """The page on which a block begins, by its number in the list."""
        return max(0, bisect_right(self.first_blocks, block) - 1)


def flowed(blocks: Sequence[Block], rows: int, gap: int, before: Flow | None = None) -> Flow:
    """The blocks on as many pages of `rows` as they need, with `gap` blank lines between two of a page.

    A block is split only when it is longer than a page. `before`: an earlier flow with the same rows and gap; its pages
    are reused as far as they cannot differ.
    """
    blocks = list(blocks)
    pages: list[list[Line]] = [[]]
    unchanged: list[Block] = []
    first_blocks, unsplit = [0], [True]
    if before is not None:
        # Pages before one whose first block is unchanged cannot differ: that block did not fit on them before either.
        page = bisect_left(before.first_blocks, same_at_start(before.blocks, blocks)) - 1
        while page > 0 and not before.unsplit[page]:
            page -= 1
        if page > 0:
            unchanged, first_blocks, unsplit = (
                before.pages[:page],
                before.first_blocks[: page + 1],
                before.unsplit[: page + 1],
            )
    for n in range(first_blocks[-1], len(blocks)):
        rest = blocks[n]
        if pages[-1] and len(pages[-1]) + gap + len(rest) > rows:
            pages.append([])
            first_blocks.append(n)
            unsplit.append(True)
        while rest:
            if pages[-1]:
                pages[-1] += [BLANK] * gap
            part = rest[: rows - len(pages[-1])]
            pages[-1] += part
            rest = rest[len(part) :]
            if rest:
                pages.append([])
                first_blocks.append(n + 1)
                unsplit.append(False)
    return Flow(blocks, [*unchanged, *map(tuple, pages)], first_blocks, unsplit)


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

    `large` replaces the title where that needs no additional page. Between the items there are up to two blank lines,
    as many as leave all of them on one page. In a list that is `growing` their number depends on the window alone, so
    that nothing moves when the next item comes.
    """
    plain, gap = _below(space, (*title, BLANK) if title else (), blocks, growing)
    if large and not (growing and space.rows < _LARGE_OVER_GROWING):
        enlarged, enlarged_gap = _below(space, (*large, BLANK, BLANK), blocks, growing)
        if len(enlarged.pages) == len(plain.pages) and (enlarged_gap or not gap):
            return enlarged
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
    _remember(_flows, key, flow)
    return Listing(tuple((*head, *page) for page in flow.pages), flow), gap
