"""Finite fields of small order, and what there is in place of one for 12, for constructing schedules."""

from typing import NamedTuple

# x**k as its lower terms, so that the polynomial has no root and every element but 0 has an inverse.
_POWERS: dict[int, tuple[int, tuple[int, ...]]] = {
    4: (2, (1, 1)),
    8: (2, (1, 1, 0)),
    9: (3, (2, 0)),
    16: (2, (1, 1, 0, 0)),
    25: (5, (4, 4)),
    27: (3, (2, 1, 0)),
    32: (2, (1, 0, 1, 0, 0)),
    49: (7, (3, 0)),
}


class Field(NamedTuple):
    """The field with `order` elements 0 .. order - 1; elements of prime powers are polynomials, digit by digit."""

    order: int
    prime: int
    reduced: tuple[int, ...]

    def _digits(self, element: int) -> list[int]:
        digits = []
        for _ in range(max(1, len(self.reduced))):
            element, digit = divmod(element, self.prime)
            digits.append(digit)
        return digits

    def _element(self, digits: list[int]) -> int:
        value = 0
        for digit in reversed(digits):
            value = value * self.prime + digit % self.prime
        return value

    def add(self, a: int, b: int) -> int:
        """The sum."""
        return self._element([x + y for x, y in zip(self._digits(a), self._digits(b), strict=True)])

    def multiply(self, a: int, b: int) -> int:
        """The product."""
        if not self.reduced:
            return a * b % self.prime
        total = [0] * len(self.reduced)
        shifted = self._digits(a)
        for digit in self._digits(b):
            total = [x + digit * y for x, y in zip(total, shifted, strict=True)]
            carry = shifted[-1]
            shifted = [x + carry * y for x, y in zip([0, *shifted[:-1]], self.reduced, strict=True)]
            shifted = [x % self.prime for x in shifted]
        return self._element(total)


def field_of(order: int) -> Field | None:
    """The field of that order: primes, and the powers of primes up to 49; None for all others."""
    if order in _POWERS:
        prime, reduced = _POWERS[order]
        return Field(order, prime, reduced)
    if order >= 2 and all(order % d for d in range(2, order)):
        return Field(order, order, ())
    return None


TWELVE = (
    (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    (0, 2, 1, 6, 8, 7, 10, 9, 11, 4, 3, 5),
    (0, 3, 8, 10, 1, 9, 2, 6, 5, 7, 11, 4),
    (0, 4, 10, 9, 7, 1, 11, 5, 3, 2, 8, 6),
    (0, 8, 6, 4, 3, 10, 9, 11, 2, 5, 1, 7),
)
"""The differences of any two rows are all elements of the group 2 x 6 (its elements are 6 * a + b). No field has
order 12. That so many rows exist: Johnson, Dulmage and Mendelsohn, Canadian J. Math. 13, 1961; these were found by
a complete search."""


def add_in_twelve(a: int, b: int) -> int:
    """The sum in the group 2 x 6."""
    return (a // 6 + b // 6) % 2 * 6 + (a % 6 + b % 6) % 6
