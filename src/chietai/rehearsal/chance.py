"""Chance for rehearsals: decided by a text alone, the same on every machine. See `chietai.lottery.rng`."""

from collections.abc import Sequence
from typing import TypeVar

from chietai.lottery.rng import Stream

T = TypeVar("T")


class Chance:
    """One source of chance, decided by `seed`."""

    def __init__(self, seed: str) -> None:
        self._stream = Stream(f"chietai rehearsal {seed}")

    def between(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both possible."""
        return least + self._stream.below(most - least + 1)

    def happens(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self._stream.below(100) < percent

    def one(self, things: Sequence[T]) -> T:
        """One of the things, which must not be empty."""
        return things[self._stream.below(len(things))]

    def some(self, things: Sequence[T], n: int) -> list[T]:
        """`n` different ones of the things (all of them when there are fewer), in an order by lot."""
        return self._stream.shuffled(things)[:n]

    def weighted(self, weights: Sequence[int]) -> int:
        """The place of one of the weights, as likely as its weight. Their sum must not be 0."""
        left = self._stream.below(sum(weights))
        for place, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return place
        raise AssertionError("unreachable")
