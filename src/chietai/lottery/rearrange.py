"""A table more, or one fewer, with the fewest people moved."""

from itertools import combinations

from chietai.lottery.seated_tables import SeatedTables, moved_to
from chietai.lottery.types import DrawRequest, Moved, Rearrangement, Tables


def open_table(request: DrawRequest, tables: Tables, table: int | None = None) -> Rearrangement:
    """Opens one more table (or the empty one of that number) and seats as many there as an even share is.

    People come from the tables that are largest at that moment, nobody else moves; who comes breaks the fewest rules,
    then costs least. Raises ValueError when the table is in use, or too few people are there.
    """
    seated = SeatedTables(request, tables)
    if table is None:
        tables, table = (*tables, ()), len(tables)
    elif not 0 <= table < len(tables) or tables[table]:
        raise ValueError(f"not an empty table: {table}")
    share = sum(map(len, tables)) // (sum(map(bool, tables)) + 1)
    if not share:
        raise ValueError("too few people for one more table")
    changes: dict[str, int] = {}
    now = tables
    for _ in range(share):
        largest = max(len(group) for g, group in enumerate(now) if g != table)
        candidates = [key for g, group in enumerate(now) if g != table and len(group) == largest for key in group]
        changes[min(candidates, key=lambda key: _rank(seated, tables, {**changes, key: table}, key))] = table
        now = moved_to(tables, changes)
    return _result(seated, tables, _replaced(seated, tables, changes, table))


def close_table(request: DrawRequest, tables: Tables, table: int) -> Rearrangement:
    """Closes a table: only those who sit there move, each to one of the smallest tables at that moment.

    Where they go breaks the fewest rules, then costs least. Raises ValueError when the table is not in use, or is
    the only one.
    """
    seated = SeatedTables(request, tables)
    seated.check_table(table)
    others = [g for g, group in enumerate(tables) if group and g != table]
    if not tables[table] or not others:
        raise ValueError(f"this table cannot be closed: {table}")
    changes: dict[str, int] = {}
    now = tables
    for key in tables[table]:
        smallest = min(len(now[g]) for g in others)
        free = [g for g in others if len(now[g]) == smallest]
        changes[key] = min(free, key=lambda g: _rank(seated, tables, {**changes, key: g}, key))
        now = moved_to(tables, changes)
    return _result(seated, tables, _exchanged(seated, tables, changes))


def _rank(seated: SeatedTables, tables: Tables, changes: dict[str, int], key: str) -> tuple[int, int, str]:
    after = moved_to(tables, changes)
    return (len(seated.newly_broken(after)), seated.cost(after), key)


def _value(seated: SeatedTables, tables: Tables, changes: dict[str, int]) -> tuple[int, int]:
    after = moved_to(tables, changes)
    return (len(seated.newly_broken(after)), seated.cost(after))


def _replaced(seated: SeatedTables, tables: Tables, changes: dict[str, int], table: int) -> dict[str, int]:
    """Sends somebody else of the same table instead, as long as that makes things better."""
    better = True
    while better:
        better = False
        for key in list(changes):
            for other in tables[seated.place_of(key)]:
                if other in changes:
                    continue
                trial = {mover: table for mover in changes if mover != key} | {other: table}
                if _value(seated, tables, trial) < _value(seated, tables, changes):
                    changes, better = trial, True
                    break
    return changes


def _exchanged(seated: SeatedTables, tables: Tables, changes: dict[str, int]) -> dict[str, int]:
    """Exchanges the places of two who move, as long as that makes things better."""
    better = True
    while better:
        better = False
        for one, other in combinations(list(changes), 2):
            trial = changes | {one: changes[other], other: changes[one]}
            if _value(seated, tables, trial) < _value(seated, tables, changes):
                changes, better = trial, True
    return changes


def _result(seated: SeatedTables, tables: Tables, changes: dict[str, int]) -> Rearrangement:
    after = moved_to(tables, changes)
    moved = tuple(Moved(key, seated.place_of(key), to) for key, to in sorted(changes.items()))
    return Rearrangement(after, moved, seated.cost(after), seated.newly_broken(after))
