"""Pictures of every view. Each was looked at when it was taken."""

from collections.abc import Callable

import pytest
from tests.tui.stage.hall import Hall, Wall
from tests.tui.stage.test_compose import Held
from textual.pilot import Pilot

VIEWS = (
    "opening", "reception", "recall", "aim", "draw-before", "draw-announced", "draw-drum", "draw-falling", "draw-plan",
    "troubles-quiet", "troubles", "choose-counting", "choose", "rounds-before", "rounds-question", "rounds",
    "report-before", "report", "report-over", "spread", "close", "close-mood", "close-next", "agreements", "curtain",
    "thanks",
)  # fmt: skip
Snapshot = Callable[..., bool]


def _replaying(name: str) -> bool:
    """The draw as it falls is painted for its moment only."""
    return name not in ("draw-drum", "draw-falling")


async def _shown(pilot: Pilot[None]) -> None:
    await pilot.pause()


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize(("theme", "size"), [("ai", (80, 24)), ("washi", (120, 36))], ids=["ai-80", "washi-120"])
def test_view(held: Held, snap_compare: Snapshot, name: str, theme: str, size: tuple[int, int]) -> None:
    app = Hall(held[name], theme, replaying=_replaying(name))
    assert snap_compare(app, terminal_size=size, run_before=_shown)


@pytest.mark.parametrize("theme", ["ai", "sumi", "washi", "wakatake"])
def test_a_whole_meeting_on_the_smallest_stage(held: Held, snap_compare: Snapshot, theme: str) -> None:
    points = [held[name] for name in VIEWS if _replaying(name)]
    assert snap_compare(Wall(points, theme), terminal_size=(56 * 4 + 6, 17 * 6 - 1), run_before=_shown)
