"""Tabu search over all swaps: always the best swap that is not tabu, also when it makes things worse for a while.

After Glover, ORSA J. Computing 1, 1989; swaps of two people with tables of added costs as in Taillard, Parallel
Computing 17, 1991; only people who cost something are moved first, as in min-conflicts (Minton et al., Artificial
Intelligence 58, 1992); for tables of guests, Dotu and Van Hentenryck, Scheduling social golfers locally, 2005.
Ends after a number of steps, never after a time, so that it ends alike everywhere.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chietai.lottery.problem import Groups
from chietai.lottery.rng import Stream
from chietai.lottery.swaps import SwapTable

if TYPE_CHECKING:
    from chietai.lottery.swaps import Ints


@dataclass(frozen=True, slots=True)
class Budget:
    """steps: swaps in all. steps_when_good: swaps after the cost has become good. patience: swaps without a better
    arrangement before a kick.

    rest, spread: who was swapped stays for `rest` and up to `spread` - 1 more steps. kick: when patience ends, one swap
    by lot for so many people.
    """

    steps: int = 2400
    steps_when_good: int = 600
    patience: int = 300
    rest: int = 2
    spread: int = 4
    kick: int = 24

    def for_people(self, n: int) -> "Budget":
        """Fewer steps for many people: each takes longer, and with more tables the first ones gain more."""
        if n <= 80:
            return self
        if n <= 160:
            return replace(self, steps=self.steps * 3 // 4)
        return replace(self, steps=self.steps * 5 // 8, steps_when_good=self.steps_when_good * 2 // 3)


def improve(table: SwapTable, bound: int, budget: Budget, stream: Stream, good: int = 0) -> Groups:
    """The best arrangement found from the one in `table`; ends early when its cost is `bound`.

    Once the cost is below `good`, what is left to gain is a look ahead only: fewer steps are spent on that.
    """
    import numpy as np

    n = len(table.at)
    best, best_at, best_step = table.cost, table.at.copy(), 0
    penalty = np.zeros(n, dtype=table.weights.dtype)
    released: dict[int, list[int]] = {}
    until = [0] * n
    last = budget.steps_when_good if best < good else budget.steps
    for step in range(1, budget.steps + 1):
        if best <= bound or step > last:
            break
        for i in released.pop(step, ()):
            if until[i] == step:
                penalty[i] = 0
        pair = _choose(table, penalty, stream)
        if pair is None:
            if not released:
                break
            penalty[:] = 0
            released.clear()
            continue
        table.swap(*pair)
        back = step + budget.rest + stream.below(budget.spread)
        released.setdefault(back, []).extend(pair)
        for i in pair:
            penalty[i], until[i] = table.tabu, back
        if table.cost < best:
            if table.cost < good <= best:
                last = min(last, step + budget.steps_when_good)
            best, best_at, best_step = table.cost, table.at.copy(), step
        elif step - best_step > budget.patience:
            best_step = step
            penalty[:] = 0
            released.clear()
            table.place(table.groups_of(best_at))
            _kick(table, max(2, n // budget.kick), stream)
    return table.groups_of(best_at)


def _choose(table: SwapTable, penalty: "Ints", stream: Stream) -> tuple[int, int] | None:
    """The best swap of somebody who costs something with anybody, neither resting; one by lot among equals."""
    costly = (table.burden > penalty).nonzero()[0]
    if not costly.size:
        return None
    rows = table.added.take(costly, axis=0) if costly.size < len(penalty) else table.added
    added = (rows + penalty).ravel()
    least = added.min()
    if least >= table.tabu >> 1:
        return None
    equals = (added == least).nonzero()[0]
    row, j = divmod(int(equals[stream.below(equals.size)]), len(penalty))
    return int(costly[row]), j


def _kick(table: SwapTable, swaps: int, stream: Stream) -> None:
    """Swaps people by lot, as far as the rules allow."""
    n = len(table.at)
    for _ in range(swaps):
        i, j = stream.below(n), stream.below(n)
        if table.added[i, j] < table.never:
            table.swap(i, j)
