"""The draw (くじ引き): who sits with whom. Pure: no disk, no clock, no chance but the seed's.

`draw(request)` is the one way in. The types are in `chietai.lottery.types`; how it works in docs/lottery-algorithm.md.

Every event of a meeting knows the lottery's types, and few meetings of the program draw: the search is imported when
one of these names is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chietai.lottery.canon import canonical, commitment, seed_from
    from chietai.lottery.conflicts import clashes
    from chietai.lottery.draw_facts import never_met, quality
    from chietai.lottery.engine import draw, verify
    from chietai.lottery.moves import cost_of_move, cost_of_swap, leave, place_latecomer, places_for
    from chietai.lottery.rearrange import close_table, open_table
    from chietai.lottery.season import plan_season
    from chietai.lottery.spoken_words import commitment_words
    from chietai.lottery.types import table_sizes

__all__ = [
    "canonical",
    "clashes",
    "close_table",
    "commitment",
    "commitment_words",
    "cost_of_move",
    "cost_of_swap",
    "draw",
    "leave",
    "never_met",
    "open_table",
    "place_latecomer",
    "places_for",
    "plan_season",
    "quality",
    "seed_from",
    "table_sizes",
    "verify",
]

_HOMES = {
    **dict.fromkeys(("canonical", "commitment", "seed_from"), "canon"),
    "clashes": "conflicts",
    **dict.fromkeys(("draw", "verify"), "engine"),
    **dict.fromkeys(("never_met", "quality"), "draw_facts"),
    **dict.fromkeys(("cost_of_move", "cost_of_swap", "leave", "place_latecomer", "places_for"), "moves"),
    **dict.fromkeys(("close_table", "open_table"), "rearrange"),
    "plan_season": "season",
    "commitment_words": "spoken_words",
    "table_sizes": "types",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
