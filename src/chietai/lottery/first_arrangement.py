"""A first arrangement that keeps all hard rules, by lot; or the proof that there is none.

Depth-first search over the blocks that a rule speaks of, always the one with the fewest tables left first; people
without rules fill the seats that remain. Empty tables of one size that no rule tells apart are tried only once.
(Constraint satisfaction with the fail-first principle: Haralick and Elliott, Artificial Intelligence 14, 1980.)
"""

from enum import Enum

from chietai.lottery.constraints import Constraints
from chietai.lottery.problem import Groups
from chietai.lottery.rng import Stream

TRIES = 8
NODES_PER_TRY = 4000


class NoSeating(Enum):
    """Why there is no arrangement: there is none, or none was found within the step budget."""

    PROVED = "proved"
    GAVE_UP = "gave up"


def seat(limits: Constraints, sizes: tuple[int, ...], stream: Stream, tries: int = TRIES) -> Groups | NoSeating:
    """Seats the blocks that rules speak of (nobody else). Several tries in different orders by lot."""
    for _ in range(tries):
        attempt = _Attempt(limits, sizes, stream)
        if attempt.descend():
            return attempt.groups
        if attempt.nodes <= NODES_PER_TRY:
            return NoSeating.PROVED
    return NoSeating.GAVE_UP


class _Attempt:
    """One depth-first search, with the state that it undoes when it steps back."""

    def __init__(self, limits: Constraints, sizes: tuple[int, ...], stream: Stream) -> None:
        self.limits = limits
        self.room = list(sizes)
        self.groups: Groups = [[] for _ in sizes]
        self.counts = [[0] * len(sizes) for _ in limits.quotas]
        self.waiting_of = [len(quota.members) for quota in limits.quotas]
        self.nodes = 0
        everybody = [i for quota in limits.quotas for i in quota.members]
        self.disjoint = len(set(everybody)) == len(everybody)
        """Nobody is of two kinds: then a table needs a seat for each who is lacking there."""
        self.used = [g for g, size in enumerate(sizes) if size]
        self.stream = stream
        self.bound_tables = {block.table for block in limits.blocks if block.table is not None}
        ruled = [
            b
            for b, block in enumerate(limits.blocks)
            if len(block.members) > 1
            or block.table is not None
            or any(limits.apart[i] for i in block.members)
            or any(i in quota.members for quota in limits.quotas for i in block.members)
        ]
        self.waiting = stream.shuffled(ruled)
        # The kinds of a block never change; how many of each kind it brings.
        self.brings = {
            b: tuple(sum(i in quota.members for i in limits.blocks[b].members) for quota in limits.quotas)
            for b in ruled
        }
        self.enemies = {b: frozenset().union(*(limits.apart[i] for i in limits.blocks[b].members)) for b in ruled}

    def descend(self) -> bool:
        """Seats all who wait; False when it cannot be done, or when the step budget is used up (see `nodes`)."""
        if not self.waiting:
            return self._needs_can_be_met()
        if not self._needs_can_be_met():
            return False
        block, places = self._hardest()
        if not places:
            return False
        self.waiting.remove(block)
        for g in places:
            self.nodes += 1
            if self.nodes > NODES_PER_TRY:
                return False
            self._put(block, g, 1)
            if self.descend():
                return True
            if self.nodes > NODES_PER_TRY:
                return False
            self._put(block, g, -1)
        self.waiting.append(block)
        return False

    def _put(self, block: int, g: int, sign: int) -> None:
        members = self.limits.blocks[block].members
        self.room[g] -= sign * len(members)
        for k, many in enumerate(self.brings[block]):
            self.counts[k][g] += sign * many
            self.waiting_of[k] -= sign * many
        if sign > 0:
            self.groups[g].extend(members)
        else:
            del self.groups[g][-len(members) :]

    def _hardest(self) -> tuple[int, list[int]]:
        """The waiting block with the fewest places (larger ones first among equals), and its places, best first."""
        best: tuple[int, int, int, list[int]] | None = None
        known: dict[tuple[object, ...], list[int]] = {}
        for position, block in enumerate(self.waiting):
            own = self.limits.blocks[block]
            # People who are alike for the rules have the same places: looked for once.
            alike = (self.brings[block], len(own.members), own.table, self.enemies[block])
            if alike not in known:
                known[alike] = self._places(block)
            places = known[alike]
            rank = (len(places), -len(self.limits.blocks[block].members), position)
            if best is None or rank < best[:3]:
                best = (*rank, places)
            if not places:
                break
        assert best is not None
        block = self.waiting[best[2]]
        needs = [k for k, many in enumerate(self.brings[block]) if many]
        quotas = self.limits.quotas

        def wish(g: int) -> tuple[int, int]:
            lacking = sum(max(0, quotas[k].low - self.counts[k][g]) for k in needs)
            have = sum(self.counts[k][g] for k in needs)
            return (-lacking, have)

        return block, sorted(self.stream.shuffled(best[3]), key=wish)

    def _places(self, block: int) -> list[int]:
        """The tables where the block may sit now; of tables that are alike only the first."""
        own = self.limits.blocks[block]
        size, enemies, brings = len(own.members), self.enemies[block], self.brings[block]
        quotas = self.limits.quotas
        places: list[int] = []
        alike: set[int] = set()
        for g in self.used if own.table is None else [own.table]:
            if self.room[g] < size:
                continue
            if any(many and self.counts[k][g] + many > quotas[k].high for k, many in enumerate(brings)):
                continue
            if not self.groups[g] and g not in self.bound_tables:
                if self.room[g] in alike:
                    continue
                alike.add(self.room[g])
            if enemies and not enemies.isdisjoint(self.groups[g]):
                continue
            places.append(g)
        return places

    def _needs_can_be_met(self) -> bool:
        """Whether those of every kind who still wait are enough for all tables, and not too many for them."""
        needed = [0] * len(self.room)
        for k, quota in enumerate(self.limits.quotas):
            lacking = open_seats = 0
            for g in self.used:
                short = max(0, quota.low - self.counts[k][g])
                if short > self.room[g]:
                    return False
                lacking += short
                needed[g] += short
                open_seats += min(self.room[g], quota.high - self.counts[k][g])
            if not lacking <= self.waiting_of[k] <= open_seats:
                return False
        return not self.disjoint or all(needed[g] <= self.room[g] for g in self.used)
