"""When the time is over the desk rings once, unless the bell is turned off in the settings."""

import pytest
from tests.conftest import FrozenClock
from tests.tui.desk.room import Hands

from chietai.meeting.kinds import StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.settings import Settings
from chietai.tui.stage import Stage


@pytest.mark.parametrize("on", [True, False])
async def test_the_bell_rings_once_when_the_time_is_over_and_can_be_turned_off(
    app: ChietaiApp, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch, on: bool
) -> None:
    rung: list[int] = []
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        monkeypatch.setattr(app, "settings", Settings(bell=on))
        await hands.here(1, 2, 3)
        await hands.to(StepKind.RECALL)  # five minutes
        monkeypatch.setattr(app, "bell", lambda: rung.append(1))
        for minutes, times in ((4, 0), (2, 1), (1, 1)):
            clock.forward(minutes=minutes)
            hands.desk.query_one(Stage).tick()
            await pilot.pause()
            assert len(rung) == (times if on else 0)
        assert "時間になりました" in hands.said
