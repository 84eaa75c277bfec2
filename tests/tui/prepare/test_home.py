"""The first screen and the list of meetings."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.tui.prepare.conftest import Running
from tests.tui.prepare.hands import Hands, document
from textual.widgets import OptionList

from chietai.meeting import intents as i
from chietai.meeting.model import Council, Details
from chietai.tui.app import ChietaiApp
from chietai.tui.services import Services
from chietai.tui.widgets import library_view
from chietai.tui.widgets.file_list import documents_folder
from chietai.tui.widgets.library_view import folder_problem, read_library


def meeting(services: Services, name: str, council: str, day: date, *more: i.Intent) -> Path:
    """A meeting in the library."""
    details = i.DescribeSession(details=Details(date=day, theme=f"{council}のテーマ"))
    return document(services, name, i.DescribeCouncil(council=Council(name=council)), details, *more)


async def test_the_first_door_goes_on_with_what_was_not_finished(running: Running, services: Services) -> None:
    meeting(services, "going", "進行中の協議体", date(2026, 11, 22), i.OpenSession())
    meeting(services, "done", "終わった協議体", date(2026, 11, 23), i.OpenSession(), i.CloseSession())
    async with running() as hands:
        text = hands.text()
        assert text.index("前回の続きから") < text.index("新しい会議を準備する")
        assert "進行中の協議体" in text
        assert "終わった協議体" not in text
        await hands.press("enter")
        assert hands.app.shown.__class__.__name__ == "MeetingScreen"
        assert hands.app.shown.state.council.name == "進行中の協議体"  # type: ignore[attr-defined]


async def test_the_mark_stays_where_it_was_put_when_the_library_was_looked_through(
    running: Running, services: Services
) -> None:
    meeting(services, "going", "協議体", date(2026, 11, 22), i.OpenSession())
    async with running() as hands:
        await hands.press("down", "down")
        doors = hands.app.screen.query_one("#doors", OptionList)
        before = hands.app.screen._doors[doors.highlighted].title  # type: ignore[attr-defined]
        hands.app.screen._list()  # type: ignore[attr-defined]
        assert hands.app.screen._doors[doors.highlighted].title == before  # type: ignore[attr-defined]


async def test_six_doors_fit_and_a_long_theme_leaves_date_and_state(running: Running, services: Services) -> None:
    long = "坂の上の団地でひとり暮らしの人の買い物と、ちょっとした手助けの協議体"
    meeting(services, "going", long, date(2026, 11, 22), i.OpenSession())
    meeting(services, "planned", long, date(2026, 12, 3))
    async with running() as hands:
        text = hands.text()
        assert text.count("..") == 4
        assert "令和8年（2026年）11月22日（日）" in text and "令和8年（2026年）12月3日（木）" in text
        assert "進行中" in text and "準備中" in text
        assert "終わる" in text.splitlines()[-3]


async def test_all_meetings_are_found_by_a_word(running: Running, services: Services) -> None:
    meeting(services, "a", "野塩地区協議体", date(2026, 10, 1), i.OpenSession(), i.CloseSession())
    meeting(services, "b", "竹丘地区協議体", date(2026, 11, 1))
    async with running() as hands:
        await hands.press("f4")
        text = hands.text()
        assert "令和8年（2026年）11月1日（日）" in text
        assert text.index("竹丘") < text.index("野塩")  # the newest first
        assert "準備中" in text
        assert "終わりました" in text
        await hands.write("野塩")
        assert "竹丘" not in hands.text()
        assert "2件のうち1件" in hands.text()
        await hands.clear()
        await hands.press("enter")  # the newest is being prepared
        assert hands.prepare.state.council.name == "竹丘地区協議体"


async def test_a_damaged_document_is_listed_as_such(running: Running, services: Services) -> None:
    services.library.mkdir()
    broken = services.library / "2026-01-01-[red].json"
    broken.write_text("{ not a document", "utf-8")
    async with running() as hands:
        await hands.press("f4")
        assert "壊れています" in hands.text()
        assert "[red]" in hands.text()
        assert "chietai check" in hands.text()
        await hands.press("enter", "f3", "f5", "f6")  # none of them opens it
        assert "壊れています" in hands.text()
    assert broken.read_text("utf-8") == "{ not a document"


async def test_ten_thousand_documents(running: Running, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    path = meeting(services, "going", "協議体", date(2026, 11, 22), i.OpenSession())
    found = read_library(services.library).listings[0]
    many = library_view.LibraryView(tuple([found] * 10_000))
    monkeypatch.setattr("chietai.tui.screens.home_screen.read_library", lambda folder: many)
    async with running() as hands:
        assert "10000件" in hands.text()
        await hands.press("f4")
        assert "10000件のうち10000件" in hands.text()
        await hands.press("end", "f5")
        assert hands.app.shown.__class__.__name__ == "ReplayScreen"
    assert path.exists()


async def test_a_library_that_cannot_be_written_is_one_sentence(running: Running, services: Services) -> None:
    services.library.write_text("a file where the folder should be", "utf-8")
    async with running() as hands:
        assert "書き込めません" in hands.text()
        await hands.press("enter")
        await hands.write("協議体")
        await hands.press("escape")  # it cannot be stored: the sentence, and what was typed stays
        assert hands.prepare.is_mounted
        assert hands.field("name").text == "協議体"
        assert "書きこめません" in hands.text()
    assert services.library.read_text("utf-8") == "a file where the folder should be"


def test_a_folder_that_is_not_there_yet_is_no_problem(tmp_path: Path) -> None:
    assert folder_problem(tmp_path / "new" / "sessions") == ""
    (tmp_path / "file").write_text("", "utf-8")
    assert str(tmp_path / "file" / "sessions") in folder_problem(tmp_path / "file" / "sessions")


def test_a_folder_that_cannot_even_be_asked_about_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("x" * 5_000, "知" * 300):
        told = folder_problem(tmp_path / name / "sessions")
        assert "書き込めません" in told
        assert len(told) < 400

    def closed(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "exists", closed)
    assert "書き込めません" in folder_problem(tmp_path)


async def test_the_first_screen_stands_where_the_folder_has_an_impossible_name(
    services: Services,
) -> None:
    odd = services.home / ("x" * 5_000)
    app = ChietaiApp(replace(services, home=odd, library=odd / "sessions"), "home")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.rest()
        assert "書き込めません" in hands.text()


def test_a_current_folder_that_is_gone_is_no_end_of_the_list_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nowhere")
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    assert documents_folder().is_dir()


async def test_hostile_texts_of_a_document_are_plain(running: Running, services: Services) -> None:
    for n, text in enumerate(("[@click=app.quit]押す[/]", "[/nope]", "[", "\x1b]0;title\x07[red]", "⻄東京" * 100)):
        meeting(services, f"m{n}", text or "x", date(2026, 11, n + 1))
    async with running() as hands:
        assert "西東京西東京" in hands.text()  # the last one that was prepared, on one line
        await hands.press("f4")
        assert "[@click=app.quit]押す[/]" in hands.text()
        assert "[/nope]" in hands.text()
        assert "\x1b" not in hands.text()


async def test_the_practice_meeting_opens_half_way_through(running: Running, services: Services) -> None:
    async with running() as hands:
        await hands.press("down", "down", "enter")
        assert hands.app.shown.__class__.__name__ == "MeetingScreen"
        assert hands.app.shown.state.step_id  # type: ignore[attr-defined]
    assert not services.library.exists()  # it lies apart from the user's own meetings
