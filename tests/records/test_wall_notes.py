"""The notes by which desk and wall turn the same pages: read as they were left, and never in anybody's way."""

from pathlib import Path

import pytest

from chietai.records import file_names
from chietai.records.wall_notes import Shown, Turned, along, leave_shown, leave_turned, shown, turned


def test_they_are_read_as_they_were_left_and_go_away(tmp_path: Path) -> None:
    document = tmp_path / "room.json"
    assert turned(document) is None and shown(document) is None
    for note in (Turned(7, 1, 3), Turned(8, skipped="t-0008"), Turned(9, 2, 3, "t-0008")):
        leave_turned(document, note)
        assert turned(document) == note
    leave_shown(document, Shown(9, 2, 3))
    assert shown(document) == Shown(9, 2, 3)
    assert {path.name for path in tmp_path.iterdir()} == {".room.turned", ".room.shown"}
    leave_turned(document, None)
    leave_turned(document, None)
    leave_shown(document, None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "\0",
        "[" * 900,
        "9" * 2000,
        '{"seq":1}',
        '{"seq":true,"page":0,"pages":1,"skipped":""}',
        '{"seq":1,"page":-1,"pages":1,"skipped":""}',
        '{"seq":1,"page":0,"pages":"2","skipped":3}',
    ],
)
def test_rubbish_is_no_note(tmp_path: Path, content: str) -> None:
    document = tmp_path / "room.json"
    for path in (file_names.turned(document), file_names.shown(document)):
        path.write_text(content)
    assert turned(document) is None and shown(document) is None


def test_where_there_can_be_no_file_nothing_fails(tmp_path: Path) -> None:
    document = tmp_path / "none" / "room.json"
    leave_turned(document, Turned(1, 0, 1))
    leave_shown(document, Shown(1, 0, 1))
    leave_turned(document, None)
    assert turned(document) is None and shown(document) is None
    file_names.turned(tmp_path / "room.json").mkdir()
    leave_turned(tmp_path / "room.json", Turned(1, 0, 1))
    assert turned(tmp_path / "room.json") is None


@pytest.mark.parametrize("pages", range(1, 8))
@pytest.mark.parametrize("of", range(1, 8))
def test_who_has_fewer_pages_goes_along_from_the_first_to_the_last(pages: int, of: int) -> None:
    there = [along(page, pages, of) for page in range(pages)]
    assert there == sorted(there)
    assert there[0] == 0
    if of <= pages:
        assert set(there) == set(range(of))
    else:
        assert there == list(range(pages))
