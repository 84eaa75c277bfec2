"""Tables as they stand in the room, between changes by hand: what a change costs and which rules it breaks."""

from collections.abc import Iterable
from itertools import combinations

from chietai.lottery.constraints import broken
from chietai.lottery.problem import CostRows, numbered
from chietai.lottery.rules import RuleRef
from chietai.lottery.types import DrawRequest, Tables


class SeatedTables:
    """Costs and rules for the people of a request, whatever their tables and sizes are now.

    Raises ValueError when somebody sits at two tables, or is not among the people of the request.
    """

    def __init__(self, request: DrawRequest, tables: Tables) -> None:
        self.request = request
        self.tables = tables
        keys = sorted({person.key for person in request.people})
        self._number = {key: i for i, key in enumerate(keys)}
        self._costs = CostRows(numbered(request, keys))
        seated = [key for table in tables for key in table]
        if len(set(seated)) < len(seated) or not self._number.keys() >= set(seated):
            raise ValueError("everybody sits at one table and is among the people present")
        self.broken = broken(request.rules, tables)

    def place_of(self, key: str) -> int:
        """The table of somebody. Raises ValueError when they are not seated."""
        for g, table in enumerate(self.tables):
            if key in table:
                return g
        raise ValueError(f"not seated: {key!r}")

    def check_table(self, table: int) -> None:
        """Raises ValueError when there is no such table."""
        if not 0 <= table < len(self.tables):
            raise ValueError(f"no such table: {table}")

    def check_person(self, key: str) -> None:
        """Raises ValueError when somebody is not among the people of the request."""
        if key not in self._number:
            raise ValueError(f"not among the people present: {key!r}")

    def with_all(self, key: str, others: Iterable[str]) -> int:
        """What somebody costs with others at one table (without themselves)."""
        row = self._costs[self._number[key]]
        return sum(row[self._number[other]] for other in others)

    def cost(self, tables: Tables) -> int:
        """The cost of all tables."""
        return sum(self._costs[self._number[a]][self._number[b]] for table in tables for a, b in combinations(table, 2))

    def newly_broken(self, tables: Tables) -> tuple[RuleRef, ...]:
        """The rules that hold now and would not with these tables."""
        return tuple(ref for ref in broken(self.request.rules, tables) if ref not in self.broken)


def moved_to(tables: Tables, changes: dict[str, int]) -> Tables:
    """The tables after people went where `changes` says; who was not seated comes in. In the order of keys."""
    return tuple(
        tuple(sorted([key for key in table if key not in changes] + [key for key, to in changes.items() if to == g]))
        for g, table in enumerate(tables)
    )
