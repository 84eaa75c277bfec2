"""A stage that is shown takes a new theme at once, wholly."""

from datetime import UTC, datetime

from rich.segment import Segment
from tests.tui.stage.hall import Hall
from textual.pilot import Pilot

from chietai.meeting import intents as i
from chietai.meeting.model import Details
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide

NOW = datetime(2026, 11, 22, 4, 30, tzinfo=UTC)


def _painted(app: Hall) -> list[list[Segment]]:
    return [list(app.stage.render_line(y)) for y in range(app.size.height)]


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()


async def test_every_ink_follows_the_theme() -> None:
    state = State()
    intent = i.DescribeSession(details=Details(title="知恵交換", theme="買い物", place="市役所"))
    point = (apply(state, decide(state, intent, Stamp(id="1", at=NOW))), NOW)
    app = Hall(point, "ai")
    async with app.run_test(size=(80, 24)) as pilot:
        await _settled(pilot)
        for theme in ("washi", "ai", "wakatake"):
            app.theme = theme
            await _settled(pilot)
            fresh = Hall(point, theme)
            async with fresh.run_test(size=(80, 24)) as other:
                await _settled(other)
                assert _painted(app) == _painted(fresh), theme
