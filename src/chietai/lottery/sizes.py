"""How many seats at which table."""


def table_sizes(n: int, *, tables: int | None = None, size: int | None = None) -> tuple[int, ...]:
    """Near-equal sizes for `n` people at so many tables, or at tables of at most `size` people; larger ones first.

    Give exactly one of both, at least 1. More tables than people become as many as there are people.
    Raises ValueError otherwise.
    """
    wanted = tables if size is None else size
    if (tables is None) == (size is None) or wanted is None or wanted < 1 or n < 0:
        raise ValueError("give a number of people, and either the number of tables or their size, from 1")
    if n == 0:
        return ()
    many = min(n, tables) if tables is not None else -(-n // wanted)
    each, more = divmod(n, many)
    return (each + 1,) * more + (each,) * (many - more)
