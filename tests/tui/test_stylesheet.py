"""The style sheet that reads each source once: it gives what Textual's own gives, with less work."""

from textual.app import ComposeResult
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.widgets import Label

from chietai.tui.safe_app import BaseApp
from chietai.tui.textual_seams import KeepingStylesheet

_SOURCES = {"one": "Label { color: $ink; }", "two": "Label { background: $ground; } #x { color: $ink; }"}
_DARK, _LIGHT = {"ink": "#ffffff", "ground": "#000000"}, {"ink": "#000000", "ground": "#ffffff"}


def _filled(sheet: Stylesheet) -> Stylesheet:
    for name, css in _SOURCES.items():
        sheet.add_source(css, read_from=(name, ""))
    sheet.parse()
    return sheet


def test_what_is_read_is_kept_until_a_colour_changes() -> None:
    sheet = _filled(KeepingStylesheet(variables=dict(_DARK)))
    first = sheet.rules
    sheet.set_variables(dict(_DARK))
    sheet.reparse()
    assert all(rule is kept for rule, kept in zip(sheet.rules, first, strict=True))
    sheet.set_variables(dict(_LIGHT))
    sheet.reparse()
    assert sheet.css == _filled(Stylesheet(variables=dict(_LIGHT))).css
    assert sheet.css != _filled(Stylesheet(variables=dict(_DARK))).css


def test_colours_that_come_back_are_not_read_again_and_another_sheet_has_them_too() -> None:
    sheet = _filled(KeepingStylesheet(variables=dict(_DARK)))
    first = sheet.rules
    for colours in (_LIGHT, _DARK):
        sheet.set_variables(dict(colours))
        sheet.reparse()
        assert sheet.css == _filled(Stylesheet(variables=dict(colours))).css
    assert all(rule is kept for rule, kept in zip(sheet.rules, first, strict=True))
    other = _filled(KeepingStylesheet(variables=dict(_DARK)))
    assert all(rule is kept for rule, kept in zip(other.rules, first, strict=True))


def test_more_sources_than_textual_keeps_are_read_once() -> None:
    sheet = KeepingStylesheet()
    for number in range(100):
        sheet.add_source(f"#n{number} {{ width: {number}; }}", read_from=(str(number), ""))
    sheet.parse()
    first = sheet.rules
    sheet.reparse()
    assert len(first) == 100
    assert all(rule is kept for rule, kept in zip(sheet.rules, first, strict=True))


def test_a_source_that_is_new_is_read() -> None:
    sheet = _filled(KeepingStylesheet(variables=dict(_DARK)))
    sheet.add_source("#y { color: $ink; }", read_from=("three", ""))
    sheet.reparse()
    assert "#y" in sheet.css


async def test_every_theme_reaches_every_screen() -> None:
    class Second(Screen[None]):
        CSS = "Second Label { color: $accent; }"

        def compose(self) -> ComposeResult:
            yield Label("x")

    app: BaseApp[None] = BaseApp(theme="ai")
    async with app.run_test(size=(40, 10)) as pilot:
        assert isinstance(app.stylesheet, KeepingStylesheet)
        await app.push_screen(Second())
        for name in ("washi", "ai", "sumi"):
            app.theme = name
            await pilot.pause()
            assert app.screen.query_one(Label).styles.color.hex == app.theme_variables["accent"]
