"""After the draw: late comers, people who leave, moves and swaps by hand."""

from chietai.lottery.draw_facts import quality
from chietai.lottery.seated_tables import SeatedTables, moved_to
from chietai.lottery.types import Change, DrawRequest, Placement, Tables


def places_for(request: DrawRequest, tables: Tables, key: str) -> tuple[Placement, ...]:
    """All tables where somebody who is not seated yet could sit with nobody moved, the best first.

    `request.people` holds the person, too; `request.sizes` says how many seats each table has. First come tables where
    no rule breaks, then those with a free seat, then the smallest (a chair more), then the least cost.
    Raises ValueError when the person is seated already or is not among the people.
    """
    seated = SeatedTables(request, tables)
    seated.check_person(key)
    if any(key in table for table in tables):
        raise ValueError(f"seated already: {key!r}")
    places = []
    for g, table in enumerate(tables):
        seats = request.sizes[g] if g < len(request.sizes) else 0
        if not table and not seats:
            continue
        after = moved_to(tables, {key: g})
        placement = Placement(g, seated.with_all(key, table), after, seated.newly_broken(after))
        over = max(0, len(table) + 1 - seats)
        rank = (len(placement.broken), over, len(table) if over else 0, placement.added, len(table), g)
        places.append((rank, placement))
    return tuple(placement for _, placement in sorted(places, key=lambda place: place[0]))


def place_latecomer(request: DrawRequest, tables: Tables, key: str) -> Placement:
    """The best place for somebody who comes late; nobody is moved. See `places_for`.

    Raises ValueError when there is no table in use.
    """
    places = places_for(request, tables, key)
    if not places:
        raise ValueError("no table is in use")
    return places[0]


def leave(tables: Tables, key: str) -> Tables:
    """The tables without somebody, whose place is free then. Raises ValueError when they are not seated."""
    if not any(key in table for table in tables):
        raise ValueError(f"not seated: {key!r}")
    return tuple(tuple(other for other in table if other != key) for table in tables)


def cost_of_move(request: DrawRequest, tables: Tables, key: str, to: int) -> Change:
    """What moving one person to table `to` does. Raises ValueError for an unknown person or table."""
    seated = SeatedTables(request, tables)
    seated.place_of(key)
    seated.check_table(to)
    return _change(seated, moved_to(tables, {key: to}))


def cost_of_swap(request: DrawRequest, tables: Tables, one: str, other: str) -> Change:
    """What swapping two people does. Raises ValueError when one of them is not seated."""
    seated = SeatedTables(request, tables)
    return _change(seated, moved_to(tables, {one: seated.place_of(other), other: seated.place_of(one)}))


def _change(seated: SeatedTables, after: Tables) -> Change:
    return Change(
        tables=after,
        before=seated.cost(seated.tables),
        after=seated.cost(after),
        newly_broken=seated.newly_broken(after),
        quality=quality(seated.request, after),
    )
