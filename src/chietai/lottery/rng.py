"""The only source of chance: SHA-256 in counter mode, read as 32-bit numbers, with rejection sampling.

Nothing depends on the clock, the platform, the hash seed or a library's random numbers, so the same seed gives
the same draw on every machine. Source: NIST SP 800-90A describes hash-based generators of this kind; the
rejection of the uneven rest is the classical way to an unbiased number below n (Knuth, TAOCP 2, 3.4.1).
"""

import hashlib
from collections.abc import Iterable
from struct import Struct
from typing import TypeVar

T = TypeVar("T")
_SPAN = 1 << 32
_EIGHT_WORDS = Struct(">8I").unpack


class Stream:
    """A stream of numbers that is decided by `seed` alone."""

    def __init__(self, seed: str) -> None:
        self._key = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()
        self._counter = 0
        self._words: list[int] = []

    def word(self) -> int:
        """The next number in 0 .. 2**32 - 1."""
        if not self._words:
            block = hashlib.sha256(self._key + self._counter.to_bytes(8, "big")).digest()
            self._counter += 1
            self._words = list(_EIGHT_WORDS(block)[::-1])
        return self._words.pop()

    def below(self, n: int) -> int:
        """A number in 0 .. n - 1, every one equally likely. `n` is in 1 .. 2**32."""
        limit = _SPAN - _SPAN % n
        while True:
            word = self.word()
            if word < limit:
                return word % n

    def shuffled(self, things: Iterable[T]) -> list[T]:
        """The things in an order by lot (Fisher and Yates), every order equally likely."""
        pile = list(things)
        for last in range(len(pile) - 1, 0, -1):
            pick = self.below(last + 1)
            pile[last], pile[pick] = pile[pick], pile[last]
        return pile
