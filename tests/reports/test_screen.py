"""The screen: choose, write, see where it went; nothing is overwritten unasked, and every refusal is one sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.reports.kiyose import SESSION, held
from tests.tui.painted import painted_pairs
from textual.pilot import Pilot
from textual.widgets import Input, Static

from chietai.records.store import SessionStore
from chietai.reports.summary import Level
from chietai.tui.app import ChietaiApp
from chietai.tui.contrast import TEXT
from chietai.tui.screens.export_screen import ExportScreen, usual_folder
from chietai.tui.services import Services
from chietai.tui.widgets.choice import Confirm
from chietai.tui.widgets.form_fields import TextField
from chietai.tui.widgets.status_line import StatusLine

NAME = f"2026-11-22-{SESSION}-委員用"


@pytest.fixture
def services(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Services:
    return Services(clock, new_id, home, home / "sessions", lambda: "123456")


@pytest.fixture
def app(services: Services) -> ChietaiApp:
    """The program, with the export of the meeting of Kiyose as its first screen."""
    path = services.library / "kiyose.json"
    with SessionStore.create(path, SESSION, clock=lambda: held().events[0].at, new_id=services.new_id) as store:
        for event in held().events[1:]:
            store.commit_event(event)
    return ChietaiApp(services, "export", path)


def _screen(app: ChietaiApp) -> ExportScreen:
    assert isinstance(app.screen, ExportScreen)
    return app.screen


async def _settle(pilot: Pilot[None]) -> None:
    for _work in ("what is hidden is looked for", "the files are written"):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def _although_closed(pilot: Pilot[None]) -> None:
    """Says that everybody is to be told of it, although the meeting was closed to the public."""
    assert isinstance(pilot.app.screen, Confirm)
    await pilot.press("up", "enter")
    await _settle(pilot)


def _said(app: ChietaiApp) -> str:
    return app.screen.query_one(StatusLine).message


async def test_the_usual_is_one_keystroke(app: ChietaiApp, services: Services) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(pilot)
        assert "第３回 知恵交換" in str(app.screen.query_one("Heading").render())
        await pilot.press("f5")
        await _settle(pilot)
        (written,) = (services.home / "summaries").iterdir()
        assert written.name == f"{NAME}.html" and "森　学" in written.read_text()
        assert _said(app) == "1件のファイルを書き出しました。"
        shown = str(app.screen.query_one("#written", Static).visual)
        assert str(written.parent) in shown and written.name in shown


async def test_everything_can_be_chosen_by_keys(app: ChietaiApp, services: Services) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(pilot)
        await pilot.press("tab", "space", "tab", "space", "tab", "down", "down", "enter")
        screen = _screen(app)
        assert (screen.kinds, screen.level) == (["html", "md", "csv"], Level.PUBLIC)
        await pilot.press("tab", "tab", "enter", "enter")
        await _settle(pilot)
        await _although_closed(pilot)
        assert len(list((services.home / "summaries").iterdir())) == 8
        assert "配る前に" in str(app.screen.query_one("#written", Static).visual)


async def test_it_asks_before_it_replaces(app: ChietaiApp, services: Services) -> None:
    target = services.home / "summaries" / f"{NAME}.html"
    target.parent.mkdir()
    target.write_text("mine")
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(pilot)
        await pilot.press("f5")
        await _settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("enter")  # the answer that is marked leaves it
        await pilot.pause()
        assert target.read_text() == "mine" and _said(app) == "何も書きませんでした。"
        await pilot.press("f5")
        await _settle(pilot)
        await pilot.press("up", "enter")
        await _settle(pilot)
        assert "会議録" in target.read_text()


async def test_refusals_are_one_sentence(app: ChietaiApp, services: Services) -> None:
    (services.home / "file").write_text("x")
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(pilot)
        screen = _screen(app)
        await pilot.press("space", "f5")
        assert _said(app) == "作るものを一つ以上選んでください。"
        await pilot.press("space")
        field = screen.query_one("TextField Input")
        field.value = str(services.home / "file")  # type: ignore[attr-defined]
        await pilot.press("f5")
        await _settle(pilot)
        assert "フォルダーではなくファイル" in _said(app)
        field.value = ""  # type: ignore[attr-defined]
        await pilot.press("f5")
        assert _said(app) == "フォルダーを入れてください。"


async def test_a_document_that_is_gone_is_one_sentence(services: Services) -> None:
    app = ChietaiApp(services, "export", services.library / "gone.json")
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(pilot)
        assert "gone.json" in _said(app)
        await pilot.press("f5")
        await _settle(pilot)
        assert "gone.json" in _said(app) and not (services.home / "summaries").exists()


@pytest.mark.parametrize("theme", ["ai", "washi"])
async def test_everything_can_be_read(app: ChietaiApp, theme: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(pilot)
        app.choose_theme(theme)
        await pilot.press("f5")
        await _settle(pilot)
        await pilot.pause()
        assert [str(pair) for pair in painted_pairs(app) if pair.ratio < TEXT and not pair.drawing] == []


def test_the_usual_folder_is_the_users_documents_unless_home_is_elsewhere(
    services: Services, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import platformdirs

    assert usual_folder(services) == services.home / "summaries"
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_args, **_more: services.home)
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: tmp_path / "Documents")
    assert usual_folder(services) == tmp_path / "Documents" / "Chietai"


@pytest.mark.parametrize(("theme", "size"), [("ai", (80, 24)), ("washi", (120, 36))], ids=["ai-80", "washi-120"])
def test_picture(
    app: ChietaiApp,
    snap_compare: Callable[..., bool],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    theme: str,
    size: tuple[int, int],
) -> None:
    """All kinds for everybody, written."""
    monkeypatch.chdir(tmp_path)
    app.theme = theme

    async def play(pilot: Pilot[None]) -> None:
        await _settle(pilot)
        _screen(app).query_one(TextField).query_one(Input).value = "まとめ"
        await pilot.press("down", "space", "down", "space", "down", "down", "down", "enter", "f5")
        await _settle(pilot)
        await _although_closed(pilot)
        assert {path.suffix for path in (tmp_path / "まとめ").iterdir()} == {".html", ".md", ".csv"}

    assert snap_compare(app, terminal_size=size, run_before=play)
