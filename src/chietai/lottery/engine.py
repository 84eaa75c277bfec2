"""The draw: relabel by lot, deal evenly, improve, mix along the plateau. And the check of a recorded draw."""

from dataclasses import replace
from functools import partial

from chietai.lottery.canon import commitment
from chietai.lottery.conflicts import checked_seating, clashes
from chietai.lottery.constraints import constraints
from chietai.lottery.draw_facts import bounds, lower_bound, quality
from chietai.lottery.problem import in_order_by_lot
from chietai.lottery.rng import Stream
from chietai.lottery.search import Effort, arrange
from chietai.lottery.types import Draw, DrawRequest, ImpossibleRequest


def draw(request: DrawRequest) -> Draw:
    """Draws the tables: the same request and seed give the same tables on every machine and every version.

    Raises ImpossibleRequest (with the clashes) when there is nothing that can be drawn.
    """
    clashing = clashes(request)
    if clashing:
        raise ImpossibleRequest(clashing)
    stream = Stream(request.seed)
    problem = in_order_by_lot(request, stream)
    limits = constraints(request.rules, problem.keys, sum(map(bool, request.sizes)))
    groups = arrange(problem, limits, stream, Effort(), foresee=True, checked=partial(checked_seating, request))
    tables = problem.tables(groups)
    return Draw(
        tables=tables,
        seed=request.seed,
        version=request.version,
        commitment=commitment(request),
        cost=problem.cost(groups),
        bounds=bounds(request, lower_bound(problem)),
        quality=quality(request, tables),
    )


def verify(request: DrawRequest, recorded: Draw) -> bool:
    """Whether the recorded draw is what the request gives with the recorded seed and algorithm version.

    The commitment must be that of the request, too. A request that cannot be drawn verifies nothing.
    """
    if recorded.commitment != commitment(replace(request, version=recorded.version)):
        return False
    try:
        again = draw(replace(request, version=recorded.version, seed=recorded.seed))
    except ImpossibleRequest:
        return False
    return again.tables == recorded.tables
