"""Lists over pages: what is kept of the list before changes nothing about the list now."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chietai.tui.stage.list_pages import flowed, listed, place_of, rows_of, same_at_start
from chietai.tui.stage.paint import BLANK, Block, Span
from chietai.tui.stage.space import Space

_LISTS = st.lists(st.lists(st.sampled_from("abc"), max_size=9).map("".join), max_size=14)


def _block(letters: str) -> Block:
    return tuple((Span(letter),) for letter in letters)


def _naive(blocks: list[Block], rows: int, gap: int) -> tuple[list[list[tuple[Span, ...]]], list[int]]:
    """Line after line: the pages, and the page on which each block begins."""
    pages: list[list[tuple[Span, ...]]] = [[]]
    starts = []
    for one in blocks:
        if pages[-1] and len(pages[-1]) + gap + len(one) > rows:
            pages.append([])
        starts.append(len(pages) - 1)
        for n, line in enumerate(one):
            if n == 0 and pages[-1]:
                pages[-1] += [BLANK] * gap
            if len(pages[-1]) == rows:
                pages.append([])
            pages[-1].append(line)
    return pages, starts


@settings(max_examples=300, deadline=None)
@given(st.lists(_LISTS, min_size=1, max_size=4), st.integers(1, 7), st.integers(0, 2))
def test_a_flow_that_goes_on_from_another_is_the_flow(lists: list[list[str]], rows: int, gap: int) -> None:
    before = None
    for letters in lists:
        blocks = [_block(one) for one in letters]
        flow = flowed(blocks, rows, gap, before)
        pages, starts = _naive(blocks, rows, gap)
        assert flow.pages == [tuple(page) for page in pages]
        assert flow == flowed(blocks, rows, gap)
        assert [flow.page_of(n) for n, one in enumerate(blocks) if one] == [
            page for page, one in zip(starts, blocks, strict=True) if one
        ]
        before = flow


@settings(max_examples=200, deadline=None)
@given(st.lists(_LISTS, min_size=1, max_size=4), st.booleans())
def test_what_is_kept_of_a_list_changes_nothing(lists: list[list[str]], growing: bool) -> None:
    space = Space(60, 8)
    for letters in lists:
        rows = rows_of(letters, _block, "a test")
        assert rows == [_block(one) for one in letters]
        found = listed(space, _block("t"), None, rows, growing=growing)
        alone = listed(Space(61, 8), _block("t"), None, rows, growing=growing)
        assert found.pages == alone.pages
        assert found.last == len(found.pages) - 1


@given(st.lists(st.integers(0, 2)), st.lists(st.integers(0, 2)))
def test_what_two_lists_have_in_common(a: list[int], b: list[int]) -> None:
    common = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    assert same_at_start(a, b) == common


def test_rows_that_were_given_away_may_be_changed() -> None:
    rows_of(["x"], _block, "changed").clear()
    assert rows_of(["x"], _block, "changed") == [_block("x")]


def test_the_place_of_a_thing_itself_and_not_of_its_equal() -> None:
    first, second = [1], [1]
    assert place_of([first, second], first) == 0
    assert place_of([first, second], second) == 1
    with pytest.raises(ValueError, match="not on the list"):
        place_of([first], second)
