"""The widget: it turns to what is new, paints only what changed, rests, and warns once."""

from datetime import timedelta

import pytest
from tests.tui.painted import painted_strips
from tests.tui.stage import states
from tests.tui.stage.hall import Hall
from tests.tui.stage.test_compose import Held
from textual.geometry import Region

from chietai.meeting import intents as i
from chietai.meeting.kinds import Scope
from chietai.tui.stage import Stage
from chietai.tui.stage.views.draw_show import SHOW_SECONDS


def seen(app: Hall) -> str:
    lines = painted_strips(app.screen)
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Region, ...]]:
    """What the stage asked to be painted, call by call; () is everything."""
    calls: list[tuple[Region, ...]] = []
    refresh = Stage.refresh

    def spy(self: Stage, *regions: Region, **more: bool) -> Stage:
        calls.append(regions)
        return refresh(self, *regions, **more)

    monkeypatch.setattr(Stage, "refresh", spy)
    return calls


async def test_the_contract(held: Held) -> None:
    app = Hall(held["troubles"])
    async with app.run_test(size=(56, 16)) as pilot:
        await pilot.pause()
        stage = app.stage
        assert (stage.pages, stage.page) == (2, 1)  # the newest in front
        stage.next_page()
        assert stage.page == 1
        stage.previous_page()
        await pilot.pause()
        assert stage.page == 0
        assert "１／２ページ" in seen(app)
        stage.previous_page()
        assert stage.page == 0
        stage.page = 99
        assert stage.page == 1


async def test_a_page_that_was_chosen_stays_until_something_new_comes(held: Held) -> None:
    state, now = held["troubles"]
    app = Hall((state, now))
    async with app.run_test(size=(56, 16)) as pilot:
        await pilot.pause()
        app.stage.previous_page()
        app.now += timedelta(seconds=5)
        app.stage.tick()
        assert app.stage.page == 0
        meeting = states.Meeting.going_on(state, app.now)
        meeting.do(i.TakeNote(text="小さな覚え書き"))
        app.at((meeting.state, meeting.now))
        assert app.stage.page == 0
        meeting.do(i.RaiseTrouble(text="夜道が暗い"))
        app.at((meeting.state, meeting.now))
        await pilot.pause()
        assert app.stage.page == 1
        assert "夜道が暗い" in seen(app)


async def test_it_tells_whoever_holds_it_about_its_pages(held: Held) -> None:
    app = Hall(held["aim"])
    async with app.run_test(size=(56, 16)) as pilot:
        await pilot.pause()
        app.stage.next_page()
        await pilot.pause()
        assert app.heard == [(0, 2), (1, 2)]


async def test_another_step_begins_on_its_own_page(held: Held) -> None:
    app = Hall(held["troubles"])
    async with app.run_test(size=(56, 16)) as pilot:
        await pilot.pause()
        app.at(held["aim"])
        await pilot.pause()
        assert app.stage.page == 0
        assert "買い物に困る人を" in seen(app)


async def test_a_second_of_a_countdown_paints_only_its_lines(held: Held, painted: list[tuple[Region, ...]]) -> None:
    app = Hall(held["troubles"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted.clear()
        app.now += timedelta(seconds=1)
        app.stage.tick()
        assert painted == [(Region(0, 0, 80, 1),)]
        assert app.stage.page == 1


async def test_nothing_is_painted_when_nothing_looks_different(held: Held, painted: list[tuple[Region, ...]]) -> None:
    state, now = held["troubles"]
    app = Hall((state, now))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted.clear()
        app.stage.tick()
        meeting = states.Meeting.going_on(state, now)
        meeting.do(i.TakeNote(text="小さな覚え書き"))
        app.at((meeting.state, now))
        assert painted == []


async def test_a_new_line_is_painted_without_the_rest(held: Held, painted: list[tuple[Region, ...]]) -> None:
    state, now = held["troubles"]
    app = Hall((state, now))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted.clear()
        meeting = states.Meeting.going_on(state, now)
        meeting.do(i.RaiseTrouble(text="夜道が暗い"))
        app.at((meeting.state, now))
        rows = [region.y for call in painted for region in call]
        assert len(rows) == 2  # the new line, and the one that is no longer the newest


async def test_it_wakes_when_the_figures_turn_and_rests_when_none_do(held: Held) -> None:
    app = Hall(held["troubles"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.stage._timer is not None
        assert app.stage._timer._interval == pytest.approx(1.0, abs=0.05)
        app.at(held["thanks"])
        assert app.stage._timer is None


async def test_the_draw_is_shown_as_it_falls_and_can_be_skipped(held: Held) -> None:
    app = Hall(held["draw-falling"], replaying=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "小林 ひろ子" not in seen(app)
        assert app.stage._timer is not None
        assert app.stage._timer._interval < 0.1
        app.stage.skip_show()
        await pilot.pause()
        assert "小林 ひろ子" in seen(app)
        app.now += timedelta(seconds=1)
        app.stage.tick()
        await pilot.pause()
        assert "小林 ひろ子" in seen(app)


async def test_the_draw_is_not_shown_as_it_falls_in_a_fast_replay(held: Held) -> None:
    app = Hall(held["draw-falling"], replaying=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "小林 ひろ子" in seen(app)
        app.stage.replaying = False
        await pilot.pause()
        assert "小林 ひろ子" not in seen(app)


async def test_a_new_draw_is_shown_although_the_last_was_skipped(held: Held) -> None:
    state, now = held["draw-falling"]
    app = Hall((state, now), replaying=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.stage.skip_show()
        meeting = states.Meeting.going_on(state, now + timedelta(seconds=20))
        states.hold_draw(meeting, 5)
        meeting.wait(2)
        app.at((meeting.state, meeting.now))
        await pilot.pause()
        assert "小林 ひろ子" not in seen(app)


async def test_each_clock_warns_once_at_each_level(held: Held) -> None:
    state, now = held["rounds-question"]  # a turn of 120 seconds, 35 of them gone
    app = Hall((state, now), replaying=False)
    async with app.run_test(size=(80, 24)) as pilot:
        for seconds in (10, 45, 50, 84, 86, 90, 200):
            app.now = now + timedelta(seconds=seconds)
            app.stage.tick()
            await pilot.pause()
        assert app.heard == [1, 2]
        meeting = states.Meeting.going_on(state, app.now)
        meeting.do(i.StartTurn(table=3, seconds=60))
        app.at((meeting.state, meeting.now))
        app.now += timedelta(seconds=61)
        app.stage.tick()
        await pilot.pause()
        assert app.heard == [1, 2, 2]


async def test_time_that_was_added_is_warned_of_anew(held: Held) -> None:
    state, now = held["rounds-question"]
    app = Hall((state, now), replaying=False)
    async with app.run_test(size=(80, 24)) as pilot:
        app.now = now + timedelta(seconds=90)
        app.stage.tick()
        meeting = states.Meeting.going_on(state, app.now)
        meeting.do(i.ExtendTimer(scope=Scope.TURN, seconds=600))
        app.at((meeting.state, app.now))
        app.now += timedelta(seconds=700)
        app.stage.tick()
        await pilot.pause()
        assert app.heard == [2, 2]


async def test_what_was_over_when_it_opened_is_no_news(held: Held) -> None:
    state, now = held["rounds-question"]
    app = Hall((state, now + timedelta(seconds=300)), replaying=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.heard == []


async def test_a_replay_warns_nobody(held: Held) -> None:
    state, now = held["rounds-question"]
    app = Hall((state, now), replaying=True)
    async with app.run_test(size=(80, 24)) as pilot:
        app.now += timedelta(seconds=300)
        app.stage.tick()
        await pilot.pause()
        assert app.heard == []


async def test_pages_turn_by_themselves_where_nobody_is_there_to_turn_them(held: Held) -> None:
    app = Hall(held["crowd"], turn_seconds=0.05)
    async with app.run_test(size=(56, 16)) as pilot:
        await pilot.pause()
        assert app.stage.pages == 10
        pages = {app.stage.page}
        for _attempt in range(200):
            if len(pages) == 10:
                break
            await pilot.pause(0.02)
            pages.add(app.stage.page)
        assert pages == set(range(10))


async def test_it_follows_the_size_of_its_window(held: Held) -> None:
    app = Hall(held["troubles"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.stage.pages == 2
        await pilot.resize_terminal(56, 16)
        await pilot.pause()
        assert app.stage.pages == 2
        await pilot.resize_terminal(50, 10)
        await pilot.pause()
        assert "56" in seen(app)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert "耳が遠い人が" in seen(app)


async def test_wide_blocks_are_avoided_where_the_terminal_draws_them_wide(held: Held) -> None:
    app = Hall(held["choose"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "\u2584" in seen(app)
        app.wide_lines = True
        await pilot.pause()
        assert "\u2584" not in seen(app)
        assert "===" in seen(app)


async def test_a_meeting_goes_by_without_a_mistake(held: Held) -> None:
    app = Hall(held["opening"], replaying=False)
    async with app.run_test(size=(80, 19)) as pilot:
        for point in held.values():
            app.at(point)
            await pilot.pause()
            assert seen(app).strip()


async def test_the_draw_never_flickers(held: Held, painted: list[tuple[Region, ...]]) -> None:
    """From one picture of the draw to the next only rows that differ are painted, and never the whole stage."""
    state, _now = held["draw-falling"]
    app = Hall((state, state.draws[-1].at), replaying=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = app.stage._frame.lines
        painted.clear()
        for frame in range(1, int(SHOW_SECONDS * 15) + 2):
            app.now = state.draws[-1].at + timedelta(seconds=frame / 15)
            app.stage.tick()
            after = app.stage._frame.lines
            changed = {y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}
            assert () not in painted
            assert {region.y for call in painted for region in call} == changed
            painted.clear()
            before = after
        assert "小林 ひろ子" in seen(app)
