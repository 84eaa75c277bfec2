"""Lines for a terminal with wide letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.cli.output import cells, padded, wrapped


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("abc", 3), ("知恵", 4), ("ｶﾅ", 2), ("か\u3099", 2)])
def test_cells(text: str, columns: int) -> None:
    assert cells(text) == columns


def test_padding_counts_columns() -> None:
    assert cells(padded("知恵", 7)) == 7
    assert padded("知恵交換", 4) == "知恵交換"


@given(st.text("あいう漢字、。（）「」abc def.", max_size=80), st.integers(4, 40))
def test_wrapping_keeps_every_letter(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text("あいう漢字", max_size=80), st.integers(2, 40))
def test_no_line_is_too_wide(text: str, columns: int) -> None:
    assert all(cells(line) <= columns for line in wrapped(text, columns))


@given(st.text("あいう漢字、。（）「」", min_size=1, max_size=80), st.integers(8, 40))
def test_no_line_begins_or_ends_with_the_wrong_sign(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert not any(line[0] in "、。）」" for line in lines[1:])
    assert not any(line[-1] in "（「" for line in lines[:-1])


def test_words_stay_whole() -> None:
    assert wrapped("one two three", 8) == ["one two", "three"]
