"""The plan of the tables: large numbers wherever they fit, as few pages as possible, everybody on one of them."""

import itertools
import re
from datetime import datetime

import pytest
from tests.tui.stage import states
from tests.tui.stage.test_compose import SIZES, Held, pages_of, text_of

from chietai.meeting import views
from chietai.meeting.state import State
from chietai.tui.stage import compose
from chietai.tui.stage.space import Space
from chietai.tui.stage.views.table_plan import layout

BLOCKS = set("\u2580\u2584\u2588 ")


def numbers_are_large(state: State, space: Space) -> bool:
    tables = {one.table for one in layout(state, space)}
    large = {
        one.table for one in layout(state, space) if one.order < 0 and one.text.strip() and set(one.text) <= BLOCKS
    }
    return large == tables


@pytest.fixture(scope="module")
def many() -> tuple[State, datetime]:
    return states.crowd(160, 32)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36), (160, 45), (200, 60)])
def test_five_tables_have_large_numbers_on_one_page(held: Held, size: tuple[int, int]) -> None:
    state, now = held["draw-plan"]
    assert compose(state, now, *size).pages == 1
    assert numbers_are_large(state, Space(size[0] - 8, size[1] - 3))
    assert "お座りになるテーブル" in text_of(compose(state, now, *size))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_large_numbers_never_cost_a_page(held: Held, many: tuple[State, datetime], size: tuple[int, int]) -> None:
    for state, now in (held["draw-plan"], held["crowd"], many, states.crowd(40, 8)):
        plain = compose(state, now, *size, letters=False)
        assert compose(state, now, *size).pages <= plain.pages


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_with_160_people_at_32_tables_everybody_is_on_a_page_under_the_right_table(
    many: tuple[State, datetime], size: tuple[int, int]
) -> None:
    state, now = many
    pages = list(pages_of(state, now, *size))
    assert 1 < len(pages) <= 5
    found = layout(state, Space(size[0] - 16, size[1] - 5))
    titles = [one for one in found if one.order < 0]
    names = sorted((one for one in found if one.order >= 0), key=lambda one: one.order)
    seated = [member for table in views.tables(state) for member in table]
    assert [one.text for one in names] == [member.name for member in seated]
    for one in names:
        own = next(title for title in titles if title.table == one.table)
        assert own.page == one.page
        assert own.column <= one.column
        assert own.row < one.row
    shown = "".join(pages)
    for member in seated:
        seat = state.seats[member.id].number
        assert re.search(re.escape(member.name) + rf" +{seat}(?!\d)", shown)


@pytest.mark.parametrize("tables", [2, 5, 9, 12, 20])
def test_tables_below_one_another_are_a_blank_row_apart(tables: int) -> None:
    state, _now = states.crowd(60, tables)
    for size in ((52, 13), (72, 21), (104, 29)):
        found = layout(state, Space(*size))
        rows = {(one.page, one.row) for one in found}
        for page in {one.page for one in found}:
            used = sorted(row for where, row in rows if where == page)
            blocks = {one.table: [two.row for two in found if two.table == one.table] for one in found
                      if one.page == page and one.text}  # fmt: skip
            ends = sorted({(min(of), max(of)) for of in blocks.values()})
            assert used[0] >= 0 and used[-1] < size[1]
            for (_a, end), (start, _b) in itertools.pairwise(ends):
                assert start > end + 1 or start <= end  # or they stand beside one another
