"""Lines longer than may be stored: the frame says it before Enter, nothing of them is stored, and nothing is lost."""

from tests.tui.desk.room import Hands
from textual import events
from textual.widgets import Input

from chietai.meeting import views
from chietai.meeting.kinds import StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.editors import PASTE_LIMIT
from chietai.tui.screens.meeting.entry_dialog import EntryDialog
from chietai.tui.screens.meeting.paste_dialog import PasteDialog
from chietai.tui.widgets.status_line import StatusLine

LONG = "坂がきつい" * 600


async def _paste(hands: Hands, text: str) -> None:
    hands.desk.entry.field.post_message(events.Paste(text))
    await hands.pilot.pause()
    await hands.pilot.pause()


async def test_a_pasted_line_of_3000_characters_is_refused_and_stays(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        await _paste(hands, LONG)
        assert hands.typed == LONG
        assert "3,000" in hands.frame and "2,000" in hands.frame
        await hands.press("enter")
        assert not views.troubles(hands.state)
        assert hands.typed == LONG
        assert "3,000" in hands.desk.message and "2,000" in hands.desk.message
        hands.desk.entry.set_value(LONG[:2000])
        await hands.press("enter")
        assert [trouble.text for trouble in views.troubles(hands.state)] == [LONG[:2000]]
        assert hands.typed == ""


async def test_of_many_pasted_lines_the_long_one_stays_on_the_list(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        await _paste(hands, f"道が暗い\n{LONG}\n店が遠い")
        dialog = app.screen
        assert isinstance(dialog, PasteDialog)
        await hands.press("enter")
        assert [trouble.text for trouble in views.troubles(hands.state)] == ["道が暗い", "店が遠い"]
        assert dialog.lines == [LONG]


async def test_a_paste_without_measure_is_refused_as_a_whole(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        await _paste(hands, "あ" * (PASTE_LIMIT + 1))
        assert hands.typed == ""
        assert any("200,001" in notice.message and "200,000" in notice.message for notice in app._notifications)


async def test_a_correction_that_is_too_long_stays_in_its_field(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        await hands.type("坂がきつい")
        await hands.press("enter")
        (trouble,) = views.troubles(hands.state)
        app.push_screen(EntryDialog(hands.desk, trouble))
        await pilot.pause()
        for name in ("text", "organisation"):
            field = app.screen.query_one(f"#field-{name}", Input)
            before = field.value
            field.value = LONG
            await hands.press("enter")
            assert isinstance(app.screen, EntryDialog)
            assert "3,000" in str(app.screen.query_one(StatusLine).render())
            assert field.value == LONG
            field.value = before
        assert views.troubles(hands.state) == [trouble]
