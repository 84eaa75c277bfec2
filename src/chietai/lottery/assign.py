"""Who takes which place of a known schedule: by lot, then swapped as long as pairs that cost meet less often."""

from chietai.lottery.block_moves import Costs
from chietai.lottery.designs import Schedule
from chietai.lottery.rng import Stream

_STARTS = 3


def assigned(costs: Costs, meetings: Schedule, stream: Stream) -> list[int]:
    """The person at each place of the schedule: the best of several descents from an order by lot."""
    n = sum(map(len, meetings[0]))
    together: list[list[int]] = [[] for _ in range(n)]
    for tables in meetings:
        for table in tables:
            for place in table:
                together[place].extend(other for other in table if other != place)
    best: tuple[int, list[int]] | None = None
    for _ in range(_STARTS):
        seat = stream.shuffled(range(n))
        _descend(costs, together, seat)
        total = sum(costs[seat[place]][seat[other]] for place, others in enumerate(together) for other in others)
        if best is None or total < best[0]:
            best = (total, seat)
        if not total:
            break
    assert best is not None
    return best[1]


def _descend(costs: Costs, together: list[list[int]], seat: list[int]) -> None:
    """Swaps any two people as long as one swap makes it cheaper."""
    better = True
    while better:
        better = False
        for a in range(len(seat)):
            for b in range(a):
                one, other = costs[seat[a]], costs[seat[b]]
                gain = sum([other[seat[x]] - one[seat[x]] for x in together[a] if x != b])
                gain += sum([one[seat[x]] - other[seat[x]] for x in together[b] if x != a])
                if gain < 0:
                    seat[a], seat[b] = seat[b], seat[a]
                    better = True
