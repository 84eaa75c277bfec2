"""The library: what there is, what is meant by a name, and file names that no title can spoil."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.meeting import intents as i
from chietai.meeting.model import Council, Details
from chietai.records.document_kind import SESSION
from chietai.records.file_names import file_stem, slug
from chietai.records.library import Library
from chietai.records.record_errors import NotFoundError, RecordError

TITLES = (Path(__file__).parent / "session_names.txt").read_bytes().decode("utf-8", "surrogatepass").split("\n")
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|com[¹²³]|lpt[¹²³])(\..*)?", re.IGNORECASE)


def test_titles_of_all_kinds_can_be_made_listed_and_opened(library_folder: Path, world: Any) -> None:
    library = Library(library_folder)
    titles = [title for title in TITLES if title]
    assert len(titles) >= 34
    paths = {}
    for title in titles:
        session_id = world.new_id()
        path = library.new_path(session_id, date(2025, 6, 12), title)
        assert path.parent == library_folder
        with world.create(path, session_id) as store:
            store.commit(i.DescribeSession(details=Details(title=title or None, place="清瀬")))
        paths[session_id] = path
    assert len({path.name.casefold() for path in paths.values()}) == len(titles)
    assert {item.id: item.path for item in library.list()} == paths
    for session_id, path in paths.items():
        assert library.path_of(session_id) == path
        assert library.path_of(path.name) == library.path_of(path.stem) == path
        world.open(path).close()
    outside = [path for path in library_folder.parent.rglob("*") if library_folder not in (path, *path.parents)]
    assert outside == []


@given(st.text(max_size=80), st.none() | st.dates())
def test_a_file_name_is_harmless_whatever_the_title(title: str, day: date | None) -> None:
    stem = file_stem("k5j2h3g4f5d6s7a8", day, title)
    assert len(f".{stem}-recovered-12.journal.tmp".encode()) < 200
    assert not DEVICES.fullmatch(stem)
    assert re.fullmatch(r"[0-9a-zぁ-ゖァ-ヺー々一-鿿㐀-䶿-]+", stem)
    assert stem[0].isascii()
    assert stem[0].isalnum()
    assert stem.endswith("k5j2h3g4")


@given(st.text(max_size=80))
def test_a_slug_of_a_slug_is_the_same(title: str) -> None:
    assert slug(slug(title)) == slug(title)


def test_a_name_that_is_taken_gets_a_number(library_folder: Path, world: Any) -> None:
    library = Library(library_folder)
    first = library.new_path("abc", None, "会")
    world.create(first, "abc").close()
    assert library.new_path("abc", None, "会").name == f"{first.stem}-2.json"


def test_damaged_files_are_listed_as_damaged(library_folder: Path, good_text: str, world: Any) -> None:
    library_folder.mkdir()
    data = good_text.encode()
    bad = {
        "empty": b"",
        "cut": data[:-200],
        "nul": bytes(99),
        "not": b"[]",
        "deep": b"[" * 99999,
        "tail": data + b"\0\0",
    }
    for name, content in bad.items():
        (library_folder / f"{name}.json").write_bytes(content)
    (library_folder / "good.json").write_bytes(data)
    (library_folder / "folder.json").mkdir()
    (library_folder / "notes.txt").write_text("x")
    listed = {item.path.stem: item for item in Library(library_folder).list()}
    assert set(listed) == {*bad, "good"}
    assert {name for name, item in listed.items() if item.damaged} == set(bad)
    assert (listed["good"].council, listed["good"].events) == ("清瀬", 12)


def test_what_is_listed(library_folder: Path, world: Any) -> None:
    path = library_folder / "m.json"
    with world.create(path) as store:
        store.commit(i.DescribeCouncil(council=Council(name="清瀬市第1層協議体")))
        store.commit(i.DescribeSession(details=Details(date=date(2025, 6, 12), theme="ごみ出し")))
        opened = store.commit(i.OpenSession())
    (item,) = Library(library_folder).list()
    assert (item.council, item.theme, item.date, item.phase) == (
        "清瀬市第1層協議体", "ごみ出し", date(2025, 6, 12), "live",
    )  # fmt: skip
    assert item.opened_at == opened.at
    assert not item.unfinished
    assert item.changed_at is not None


def test_an_unfinished_meeting_is_listed_as_such(library_folder: Path, world: Any) -> None:
    store = world.create(library_folder / "m.json")
    store.commit(i.OpenSession())
    store.release()
    assert Library(library_folder).list()[0].unfinished


def test_hostile_headers_are_listed(library_folder: Path) -> None:
    library_folder.mkdir()
    row = {"format": "chietai-session", "version": "1.0", "id": ["x"], "council": 5, "date": "soon", "events": "many"}
    (library_folder / "m.json").write_text(SESSION.text({"session": {"1": row}, "events": {}}), encoding="utf-8")
    (item,) = Library(library_folder).list()
    assert (item.id, item.council, item.date, item.events) == ("", "", None, 0)


def test_what_is_meant_by_a_name(library_folder: Path, world: Any, tmp_path: Path) -> None:
    library = Library(library_folder, tmp_path / "samples")
    world.create(library_folder / "m.json", "one").close()
    world.create(tmp_path / "samples" / "s.json", "sample").close()
    assert library.path_of("one") == library.path_of("m") == library.path_of(library_folder / "m.json")
    assert library.path_of("sample") == (tmp_path / "samples" / "s.json").absolute()
    assert [item.sample for item in library.list()] == [False, True]  # the user's own first
    world.create(library_folder / "copy.json", "sample").close()
    assert library.path_of("sample") == (library_folder / "copy.json").absolute()
    world.create(library_folder / "n.json", "one").close()
    with pytest.raises(RecordError, match="Several"):
        library.path_of("one")
    for unknown in ("none", "../m", "", "a\x00b", "x" * 300, "~nobody/x", "/nowhere/m.json"):
        with pytest.raises(NotFoundError):
            library.path_of(unknown)


def test_an_empty_library(tmp_path: Path) -> None:
    assert Library(tmp_path / "none").list() == []


def test_the_default_library_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIETAI_HOME", str(tmp_path / "home"))
    assert Library.default().folder == tmp_path / "home" / "sessions"
    assert Library.default(tmp_path / "here").folder == tmp_path / "here" / "sessions"
    assert not (tmp_path / "home").exists()


def test_a_thousand_documents_are_listed_quickly(library_folder: Path, good_text: str) -> None:
    import time

    library_folder.mkdir()
    for number in range(1000):
        (library_folder / f"{number}.json").write_text(good_text, encoding="utf-8")
    began = time.perf_counter()
    assert len(Library(library_folder).list()) == 1000
    assert time.perf_counter() - began < 3


def test_the_header_stands_first(good_text: str) -> None:
    assert list(json.loads(good_text)) == ["session", "events", "checks"]
