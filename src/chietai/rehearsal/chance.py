"""Random choices of a rehearsal: decided by a text alone, the same on every machine. See `chietai.lottery.rng`."""

from collections.abc import Sequence
from typing import TypeVar

from chietai.lottery.rng import Stream

T = TypeVar("T")


class Chance:
    """A source of random choices, decided by `seed`."""

    def __init__(self, seed: str) -> None:
        self._stream = Stream(f"chietai rehearsal {seed}")

    def integer(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both possible."""
        return least + self._stream.below(most - least + 1)

    def happens(self, percent: int) -> bool:
        """True with a probability of `percent` in a hundred."""
        return self._stream.below(100) < percent

    def choice(self, items: Sequence[T]) -> T:
        """One of the items, which must not be empty."""
        return items[self._stream.below(len(items))]

    def sample(self, items: Sequence[T], n: int) -> list[T]:
        """`n` different items (all of them when there are fewer), in random order."""
        return self._stream.shuffled(items)[:n]

    def weighted_index(self, weights: Sequence[int]) -> int:
        """The index of one of the weights, each as likely as its weight. Their sum must not be 0."""
        left = self._stream.below(sum(weights))
        for index, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return index
        raise AssertionError("unreachable")
