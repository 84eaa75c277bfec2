"""Full-width figures and signs: read as half-width ones, place for place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.text.figures import full_width_figures, halfwidth, read_number


@given(st.text())
def test_one_character_for_one(text: str) -> None:
    half = halfwidth(text)
    assert len(half) == len(text)
    for before, after in zip(text, half, strict=True):
        assert after == before or (after.isascii() and unicodedata.normalize("NFKC", before) == after)
    assert halfwidth(half) == half


def test_all_of_ascii_has_a_full_width_form() -> None:
    wide = "".join(chr(code + 0xFEE0) for code in range(0x21, 0x7F))
    assert halfwidth(f"　{wide}、ー") == "".join(map(chr, range(0x20, 0x7F))) + "、ー"


@given(st.integers(0, 10**18 - 1))
def test_a_number_is_read_in_both_widths(number: int) -> None:
    assert read_number(f" {number}　") == read_number(full_width_figures(number)) == number


@pytest.mark.parametrize("text", ["", "　", "-3", "＋3", "3.5", "３人", "1 2", "三", "②", "9" * 19, "9" * 5000])
def test_anything_else_is_no_number(text: str) -> None:
    assert read_number(text) is None
