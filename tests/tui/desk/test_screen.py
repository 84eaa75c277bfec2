"""The screen as a whole: what is private, small windows, hostile text, many entries."""

from tests.tui.desk.room import Hands

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import EntryKind, Overlay, StepKind
from chietai.tui.app import ChietaiApp
from chietai.tui.screens.meeting.entries_dialog import EntriesDialog
from chietai.tui.screens.too_small import TooSmall
from chietai.tui.services import Services
from chietai.tui.widgets.private_panel import PrivatePanel

HOSTILE = (
    "[red]赤[/red]", "[@click=app.quit]押す[/]", "[/]", "[", "[[nope", "\x1b[31m色\x1b[0m", "ｶﾀｶﾅのﾊﾞｽ",
    "⻄東京の⺠生委員",
    "長い" * 250,
    "（㊙①→）", "👨‍👩‍👧と👍🏽", "か\u3099き\u3099",
)  # fmt: skip


async def test_the_private_panel_is_closed_until_asked_for(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.here(1, 2, 3)
        assert not hands.desk.query_one(PrivatePanel).display
        assert "進行役だけ" not in hands.text()
        await hands.press("f9")
        text = hands.text()
        assert "進行役だけ" in text and "佐藤 花子" in text and "まだ声を聞いていない方" in text
        await hands.press("f9")
        assert "進行役だけ" not in hands.text()


async def test_curtain_and_agreements_come_and_go_with_one_key(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        for key, overlay in (("f4", Overlay.AGREEMENTS), ("f12", Overlay.CURTAIN)):
            await hands.press(key)
            assert hands.state.overlay is overlay
            await hands.press(key)
            assert hands.state.overlay is Overlay.NONE


async def test_a_small_window_says_so_and_loses_nothing(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.type("書きか")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert isinstance(app.screen, TooSmall)
        assert "80 x 24" in hands.text().replace("\n", "")
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        await hands.type("け")
        assert hands.typed == "書きかけ"


async def test_the_theme_is_switched_live_and_remembered(app: ChietaiApp, services: Services) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        before = app.theme
        await hands.press("ctrl+t")
        assert app.theme != before
        assert f'theme = "{app.theme}"' in (services.home / "config.toml").read_text()


async def test_hostile_text_is_plain_text_everywhere(app: ChietaiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        for text in HOSTILE:
            hands.desk.submit(i.RaiseTrouble(text=text, organisation=text[:40]))
            hands.desk.submit(i.TakeNote(text=text))
            await pilot.pause()
        await hands.to(StepKind.TROUBLES)
        await hands.press("f9", "f9")
        await hands.press("ctrl+l")
        assert "\x1b" not in hands.text()
        await hands.type("赤")
        assert "[red]赤[/red]" in hands.text()
        await hands.press("backspace")
        await hands.type("押す")
        assert "[@click=app.quit]押す[/]" in hands.text()
        await hands.press("backspace", "backspace")
        for _text in HOSTILE:
            await hands.press("down", "enter")
            await hands.press("escape")
        await hands.press("escape")
        for _text in range(len(HOSTILE) * 2):
            await hands.press("ctrl+z")
        await hands.press("f2", "escape", "f1", "escape")
        await hands.type("@[")
        await hands.press("enter")


async def test_a_thousand_entries_stay_quick(app: ChietaiApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        hands = Hands(pilot)
        await hands.press("f8")
        await hands.to(StepKind.TROUBLES)
        for n in range(1000):
            hands.desk.session.submit(i.RaiseTrouble(text=f"困りごとその{n}", table=None))
        hands.desk.refresh_state()
        await hands.press("ctrl+l")
        assert isinstance(app.screen, EntriesDialog)
        await hands.line("その777")
        await hands.line("を直した")
        await hands.press("escape")
        assert "困りごとその777を直した" in [e.text for e in views.entries(hands.state, EntryKind.TROUBLE)]
