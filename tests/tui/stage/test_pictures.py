"""Pictures of every view: each alone at two sizes, all together at the smallest size in every shipped theme.

Each was looked at when it was taken.
"""

from collections.abc import Callable
from datetime import datetime

import pytest
from tests.tui.stage import states
from tests.tui.stage.hall import Hall, Point, Wall
from tests.tui.stage.test_compose import Held
from textual.pilot import Pilot

from chietai.meeting import intents as i
from chietai.meeting.kinds import Overlay, Phase, StepKind
from chietai.meeting.state import State
from chietai.tui.theme_files import load_themes

VIEWS = (
    "opening", "reception", "recall-asked", "recall", "aim", "draw-before", "draw-announced", "draw-drum",
    "draw-falling", "draw-plan", "crowd", "troubles-quiet", "troubles-table", "troubles", "choose-counting", "choose",
    "rounds-before", "rounds-question", "rounds", "report-before", "report-member", "report", "report-over",
    "spread-before", "spread", "close", "close-mood", "close-unsaid", "close-next", "agreements", "curtain", "thanks",
)  # fmt: skip
OTHER_PAGES = {"the case": ("troubles-quiet", 1), "promises": ("close", 1), "scale": ("close", 2)}
"""Views that are no page's first: by the point of the meeting and the page."""
Snapshot = Callable[..., bool]


@pytest.fixture(scope="session")
def points(held: Held) -> dict[str, Point]:
    """State and time of every view; those with the floor given to somebody besides those of the meeting."""
    return held | {
        "troubles-table": _turned(held["troubles-quiet"], i.StartTurn(table=3, seconds=90)),
        "report-member": _turned(held["report-before"], i.StartTurn(member="m3", seconds=120)),
    }


def _turned(point: tuple[State, datetime], turn: i.StartTurn) -> Point:
    meeting = states.Meeting.going_on(*point)
    meeting.do(turn)
    meeting.wait(20)
    return meeting.state, meeting.now


def _replaying(name: str) -> bool:
    """The draw as it falls is painted for its moment only."""
    return name not in ("draw-drum", "draw-falling")


async def _shown(pilot: Pilot[None]) -> None:
    await pilot.pause()


@pytest.mark.parametrize("name", [*VIEWS, *OTHER_PAGES])
@pytest.mark.parametrize(("theme", "size"), [("ai", (80, 24)), ("washi", (120, 36))], ids=["ai-80", "washi-120"])
def test_view(points: dict[str, Point], snap_compare: Snapshot, name: str, theme: str, size: tuple[int, int]) -> None:
    where, page = OTHER_PAGES.get(name, (name, None))
    app = Hall(points[where], theme, replaying=_replaying(name))

    async def shown(pilot: Pilot[None]) -> None:
        if page is not None:
            app.stage.page = page
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=shown)


@pytest.mark.parametrize("theme", list(load_themes().themes))
def test_a_whole_meeting_on_the_smallest_stage(points: dict[str, Point], snap_compare: Snapshot, theme: str) -> None:
    pages = [(points[name], None) for name in VIEWS] + [(points[name], page) for name, page in OTHER_PAGES.values()]
    wall = Wall(pages, theme)
    assert snap_compare(wall, terminal_size=(56 * 5 + 8, 17 * 7 - 1), run_before=_shown)


def test_every_step_and_everything_that_lies_over_it_has_its_picture(points: dict[str, Point]) -> None:
    states_shown = [points[name][0] for name in VIEWS]
    assert {state.step.kind for state in states_shown if state.step is not None} == set(StepKind)
    assert {state.overlay for state in states_shown} == set(Overlay)
    assert {state.phase for state in states_shown} >= {Phase.LIVE, Phase.CLOSED}
    assert set(points) == set(VIEWS)
