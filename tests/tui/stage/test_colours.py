"""Every painted cell of every view can be read from the back row, in every theme, and without colour too."""

import pytest
from tests.tui.inspection import doubtful
from tests.tui.painted import painted_pairs
from tests.tui.stage.hall import Hall
from tests.tui.stage.test_compose import Held

from chietai.tui.contrast import STAGE
from chietai.tui.stage.paint import Role

THEMES = ("ai", "sumi", "washi", "wakatake")


@pytest.mark.parametrize("theme", THEMES)
async def test_everything_on_the_stage_has_a_contrast_of_seven(held: Held, theme: str) -> None:
    app = Hall(held["opening"], theme)
    async with app.run_test(size=(80, 24)) as pilot:
        for name, point in held.items():
            app.at(point)
            for page in range(app.stage.pages):
                app.stage.page = page
                await pilot.pause()
                pairs = painted_pairs(app)
                assert pairs, name
                assert pairs[0].ratio >= STAGE, (name, page, str(pairs[0]))
                few = painted_pairs(app, colours=256)
                assert few[0].ratio >= STAGE, (name, page, str(few[0]))
                assert doubtful(app) == set(), (name, page)


@pytest.mark.parametrize("theme", THEMES)
async def test_without_colour_everything_is_grey_and_still_readable(
    held: Held, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Hall(held["opening"], theme)
    async with app.run_test(size=(80, 24)) as pilot:
        for name in ("recall", "draw-plan", "choose", "report", "report-over", "rounds", "close-mood"):
            app.at(held[name])
            await pilot.pause()
            for pair in painted_pairs(app):
                assert len(set(pair.foreground)) == 1, name
                assert len(set(pair.background)) == 1, name
                assert pair.ratio >= 4.5, (name, str(pair))


@pytest.mark.parametrize("theme", THEMES)
async def test_what_stands_out_stands_out_by_more_than_its_colour(held: Held, theme: str) -> None:
    """What is new, warns or is a heading is bold; a stamp is in reverse; plain text is neither."""
    app = Hall(held["opening"], theme)
    async with app.run_test(size=(80, 24)):
        styles = {role: app.stage.get_visual_style(f"stage--{role.value}") for role in Role}
        for role in (Role.NEW, Role.WARNING, Role.BAD, Role.TITLE, Role.STRONG, Role.SEAL):
            assert styles[role].bold, role
        assert not styles[Role.TEXT].bold
        assert styles[Role.SEAL].background == styles[Role.TITLE].foreground
