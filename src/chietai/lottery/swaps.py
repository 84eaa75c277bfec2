"""All swaps of two people at once: what each would add to the cost, kept up to date from swap to swap.

The table of added costs is n x n; after a swap only the rows and columns of the people at the two tables change.
Integers only, so nothing depends on the order of summation or on the machine.
"""

from typing import TYPE_CHECKING, Any

from chietai.lottery.constraints import Constraints
from chietai.lottery.problem import Groups

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.signedinteger[Any]]
    Flags = NDArray[np.bool_]


NARROW, WIDE = 1 << 27, 1 << 58
"""What no swap may add, so that sums with `never` and twice `tabu` fit into 32 or 64 bits."""


class SwapTable:
    """An arrangement and the cost of every swap from it.

    weights: n x n costs of pairs (symmetric, nothing on the diagonal, none below 0). added[i, j]: what swapping i and j
    adds; `never` where they may not be swapped (one table, bound to a place, or against a rule).
    burden[i]: what i costs with those at the same table. The arrangement must keep the rules, and always will.
    """

    def __init__(self, weights: "Ints", groups: Groups, limits: Constraints) -> None:
        import numpy as np

        self._np = np
        largest = max(map(len, groups))
        wide = 4 * largest * int(weights.max(initial=0)) >= NARROW
        self.never = 1 << (60 if wide else 29)
        """Added to a swap that is forbidden; twice `tabu` less still fits into the integer type."""
        self.tabu = self.never >> 1
        self.weights = np.ascontiguousarray(weights, dtype=np.int64 if wide else np.int32)
        self._twice = 2 * self.weights
        self._rules = _Forbidden(limits, len(weights), len(groups)) if limits.any_rule else None
        self.place(groups)

    def place(self, groups: Groups) -> None:
        """Starts again from another arrangement."""
        np = self._np
        self.members = [np.array(group, dtype=np.intp) for group in groups]
        self.at = np.empty(len(self.weights), dtype=np.intp)
        seats = np.zeros((len(self.weights), len(groups)), dtype=self.weights.dtype)
        self._seat = [0] * len(self.weights)
        for table, people in enumerate(self.members):
            for seat, i in enumerate(people):
                self._seat[i] = seat
            self.at[people] = table
            seats[people, table] = 1
        self._with = np.ascontiguousarray((self.weights @ seats).T)
        """tables x n: what each person would cost with those at each table."""
        self.burden = self._with[self.at, np.arange(len(self.at))]
        self.cost = int(self.burden.sum()) // 2
        there = self._with[self.at]
        self.added = there + there.T - self.burden[:, None] - self.burden - self._twice
        self.added[self.at[:, None] == self.at] = self.never
        if self._rules:
            self._rules.count(self.at)
            everybody = np.arange(len(self.at))
            self.added[self._rules.of(everybody, self.at)] = self.never

    def groups(self) -> Groups:
        """The arrangement as it stands."""
        return self.groups_of(self.at)

    def groups_of(self, at: "Ints") -> Groups:
        """The arrangement that seats everybody at the table given by `at`."""
        return [self._np.flatnonzero(at == table).tolist() for table in range(len(self.members))]

    def swap(self, i: int, j: int) -> None:
        """Swaps two people who may be swapped."""
        np = self._np
        a, b = int(self.at[i]), int(self.at[j])
        self.cost += int(self.added[i, j])
        self.at[i], self.at[j] = b, a
        here, there = self.members[a], self.members[b]
        seat, other = self._seat[i], self._seat[j]
        here[seat], there[other] = j, i
        self._seat[i], self._seat[j] = other, seat
        change = self.weights[j] - self.weights[i]
        near, far = self._with[a], self._with[b]
        near += change
        far -= change
        burden = self.burden
        burden[here] = near.take(here)
        burden[there] = far.take(there)
        touched = np.concatenate((here, there))
        rows = self._with.take(touched, axis=1).T.take(self.at, axis=1)
        rows -= self._twice.take(touched, axis=0)
        rows -= burden
        rows -= burden.take(touched)[:, None]
        split = len(here)
        rows[:split] += near
        rows[split:] += far
        rows[:split, here] = self.never
        rows[split:, there] = self.never
        if self._rules:
            self._rules.swapped(i, j, a, b)
            rows[self._rules.of(touched, self.at)] = self.never
        self.added[touched] = rows
        self.added.T[touched] = rows


class _Forbidden:
    """Which swaps the rules forbid: enemies at each table, and how many of each kind are there."""

    def __init__(self, limits: Constraints, people: int, tables: int) -> None:
        import numpy as np

        self._np = np
        self._tables = tables
        self._bound = np.zeros(people, dtype=bool)
        for block in limits.blocks:
            if len(block.members) > 1 or block.table is not None:
                self._bound[list(block.members)] = True
        self._enemy = np.zeros((people, people), dtype=np.int16)
        for i, others in enumerate(limits.apart):
            self._enemy[i, list(others)] = 1
        self._any_enemy = bool(self._enemy.any())
        self._quotas = []
        for quota in limits.quotas:
            member = np.zeros(people, dtype=bool)
            member[list(quota.members)] = True
            self._quotas.append((member, quota.low, quota.high))

    def count(self, at: "Ints") -> None:
        """Counts again for an arrangement."""
        np = self._np
        seats = np.zeros((len(at), self._tables), dtype=np.int16)
        seats[np.arange(len(at)), at] = 1
        self._enemies = self._enemy @ seats
        self._counts = [np.bincount(at[member], minlength=self._tables) for member, _, _ in self._quotas]

    def swapped(self, i: int, j: int, a: int, b: int) -> None:
        """Follows a swap of `i` (was at `a`) and `j` (was at `b`)."""
        change = self._enemy[j] - self._enemy[i]
        self._enemies[:, a] += change
        self._enemies[:, b] -= change
        for counts, (member, _, _) in zip(self._counts, self._quotas, strict=True):
            gain = int(member[j]) - int(member[i])
            counts[a] += gain
            counts[b] -= gain

    def of(self, rows: "Ints", at: "Ints") -> "Flags":
        """rows x n: whether a swap of the row's person with the column's is forbidden."""
        forbidden: Flags = self._bound[rows, None] | self._bound
        if self._any_enemy:
            known = self._enemy[rows]
            forbidden |= self._enemies[rows].take(at, axis=1) > known
            forbidden |= known < self._enemies[:, at[rows]].T
        for counts, (member, low, high) in zip(self._counts, self._quotas, strict=True):
            full, short = (counts >= high)[at], (counts <= low)[at]
            comes, own = member, member[rows, None]
            forbidden |= ~own & comes & (full[rows, None] | short)
            forbidden |= own & ~comes & (short[rows, None] | full)
        return forbidden
