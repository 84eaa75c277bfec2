"""Every theme can be read from the back of the room: its colours, and all of Textual's parts as painted."""

import pytest
from tests.tui.painted import PaintedPair, painted_pairs, painted_strips
from tests.tui.parts import Parts
from textual.app import App, ComposeResult
from textual.widgets import Button, DataTable, Input, OptionList, RadioSet, Select, Static, Tabs, TextArea

from chietai.tui.contrast import LINES, STAGE, TEXT, ratio, weak_pairs
from chietai.tui.theme import ThemeFile, resolve
from chietai.tui.theme_files import load_themes
from chietai.tui.toggles import Tick

THEMES = ("ai", "sumi", "wakatake", "washi")
FOCUSABLE = (
    DataTable,
    OptionList,
    Button,
    Tick,
    RadioSet,
    Select,
    Tabs,
    "#empty",
    "#full",
    "#wrong",
    TextArea,
    "#long",
    "#primary",
)


def test_ratio_is_that_of_wcag():
    assert ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert ratio((255, 255, 255), (255, 255, 255)) == 1
    assert ratio((0x77, 0x77, 0x77), (255, 255, 255)) == pytest.approx(4.478, abs=0.001)


def test_shipped_themes_have_no_weak_pair():
    library = load_themes()
    assert set(THEMES) == set(library.themes)
    assert [(name, pair) for name in THEMES for pair in weak_pairs(library.themes[name])] == []


def weak(pairs: list[PaintedPair]) -> list[str]:
    return [str(pair) for pair in pairs if pair.ratio < (LINES if pair.drawing else TEXT)]


@pytest.mark.parametrize("theme", THEMES)
async def test_everything_painted_can_be_read(theme: str):
    app = Parts(theme=theme)
    async with app.run_test(size=(110, 60), notifications=True) as pilot:
        await pilot.pause()
        assert weak(painted_pairs(app)) == []
        for target in FOCUSABLE:
            app.query(target).first().focus()
            await pilot.pause()
            assert (str(target), weak(painted_pairs(app))) == (str(target), [])
        app.query_one("#full", Input).action_select_all()
        app.query_one("#chosen", Select).expanded = True
        await pilot.pause()
        assert weak(painted_pairs(app)) == []
        await pilot.hover("#primary")
        await pilot.hover(OptionList, offset=(5, 3))
        assert weak(painted_pairs(app)) == []


@pytest.mark.parametrize("theme", THEMES)
async def test_stage_text_is_stronger(theme: str):
    app = Parts(theme=theme)
    async with app.run_test(size=(110, 60)):
        stage = [pair for pair in painted_pairs(app) if pair.samples & {"foreground", "quiet", "accent", "warning"}]
        ground = app.query_one("#stage", Static).background_colors[1].rgb
        shown = [pair for pair in stage if pair.background == ground]
        assert len(shown) >= 4
        assert min(pair.ratio for pair in shown) >= STAGE


@pytest.mark.parametrize("theme", THEMES)
async def test_a_terminal_of_256_colours_can_be_read(theme: str):
    app = Parts(theme=theme)
    async with app.run_test(size=(110, 60), notifications=True) as pilot:
        await pilot.pause()
        assert weak(painted_pairs(app, colours=256)) == []


@pytest.mark.parametrize("theme", THEMES)
async def test_without_colour_everything_can_still_be_read(theme: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = Parts(theme=theme)
    async with app.run_test(size=(110, 60), notifications=True) as pilot:
        await pilot.pause()
        pairs = painted_pairs(app)
    assert all(len({*pair.foreground}) == len({*pair.background}) == 1 for pair in pairs)
    assert weak(pairs) == []


async def test_a_weak_pair_on_a_screen_is_found():
    class Faint(App[None]):
        CSS = "Static { background: #202020; color: #404040; } #line { border: solid #282828; color: white; }"

        def compose(self) -> ComposeResult:
            yield Static("うすい")
            yield Static("x", id="line")

    app = Faint()
    async with app.run_test(size=(40, 10)):
        pairs = painted_pairs(app)
    assert (pairs[0].drawing, pairs[0].widgets, round(pairs[0].ratio, 1)) == (True, {"Static"}, 1.1)
    assert (pairs[1].drawing, pairs[1].samples, round(pairs[1].ratio, 1)) == (False, {"うすい"}, 1.6)
    assert "#404040 on #202020" in str(pairs[1])


def grey(app: App[None]) -> list[list[tuple[str, int, int, bool]]]:
    """What a screen shows without its colours: per cell, the letter and how light it and its ground are (0 to 3)."""
    rows = []
    for strip in painted_strips(app.screen):
        row = []
        for segment in strip:
            style = segment.style
            assert style is not None
            tones = []
            for color in (style.color, style.bgcolor):
                triplet = color.triplet if color and color.triplet else (0, 0, 0)
                tones.append(sum(triplet) * 4 // 766)
            if style.reverse:
                tones.reverse()
            row += [(char, tones[0], tones[1], bool(style.bold)) for char in segment.text]
        rows.append(row)
    return rows


@pytest.mark.parametrize("theme", THEMES)
async def test_states_are_not_told_by_colour_alone(theme: str):
    """Ticked or not, focused or not, able or not: all differ in letters, lines or lightness."""
    app = Parts(theme=theme)
    async with app.run_test(size=(110, 60)) as pilot:
        ticked, unticked = app.query(Tick)
        assert str(ticked.render()).startswith("[x]")
        assert str(unticked.render()).startswith("[ ]")
        for target in ("#full", OptionList, Button, TextArea):
            app.query_one("#empty").focus()
            await pilot.pause()
            before = grey(app)
            widget = app.query(target).first()
            widget.focus()
            await pilot.pause()
            region = widget.region
            after = grey(app)
            assert any(before[y] != after[y] for y in range(region.y, region.bottom)), target
    async with (app := Parts(theme=theme)).run_test(size=(110, 60)):
        able, unable = app.query_one("#default", Button), app.query(Button).last()
        assert able.styles.text_style.bold
        assert not unable.styles.text_style.bold


def test_weak_pairs_of_a_users_theme_are_named():
    faint = {
        "name": "usui",
        "dark": False,
        "colors": {
            **dict.fromkeys(("background", "surface", "panel"), "#ffffff"),
            **dict.fromkeys(("text", "primary", "accent", "good", "warning", "bad"), "#000000"),
            "quiet": "#777777",
            "faint": "#aaaaaa",
            "line": "#dddddd",
        },
    }
    found = weak_pairs(resolve(ThemeFile.of(faint)))
    named = {(pair.text, pair.ground): (round(pair.ratio, 2), pair.needed) for pair in found}
    assert named[("line", "background")] == (1.36, LINES)
    assert named[("faint", "background")] == (2.32, TEXT)
    assert named[("quiet", "background")] == (4.48, STAGE)
    assert not any(pair.text in ("text", "good", "bad") for pair in found)
