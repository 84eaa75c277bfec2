"""The stream of numbers is SHA-256 in counter mode, and nothing else."""

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.lottery.rng import Stream


def test_words_are_the_digests_in_order() -> None:
    key = hashlib.sha256("種".encode()).digest()
    raw = b"".join(hashlib.sha256(key + k.to_bytes(8, "big")).digest() for k in range(3))
    stream = Stream("種")
    assert [stream.word() for _ in range(24)] == [int.from_bytes(raw[k : k + 4], "big") for k in range(0, 96, 4)]


def test_words_that_would_favour_small_numbers_are_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream("x")
    # 2**32 leaves 4 when divided by 6: the last four words belong to no full round of 0 .. 5.
    words = iter([2**32 - 1, 2**32 - 4, 2**32 - 5])
    monkeypatch.setattr(Stream, "word", lambda _: next(words))
    assert stream.below(6) == 5
    assert next(words, None) is None


@given(st.lists(st.integers()), st.text())
def test_a_shuffle_keeps_everything(things: list[int], seed: str) -> None:
    assert Counter(Stream(seed).shuffled(things)) == Counter(things)


def test_every_order_is_equally_likely() -> None:
    stream = Stream("orders")
    seen = Counter(tuple(stream.shuffled("abcd")) for _ in range(24_000))
    assert len(seen) == 24
    # Chi-square with 23 degrees of freedom: 49.7 is exceeded once in a thousand.
    assert sum((times - 1000) ** 2 / 1000 for times in seen.values()) < 49.7
