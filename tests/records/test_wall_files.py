"""The notes by which desk and wall turn the same pages: read as they were left, and never in anybody's way."""

from pathlib import Path

import pytest

from chietai.records import file_names
from chietai.records.wall_files import (
    DeskPage,
    WallPage,
    matching_page,
    read_desk_page,
    read_wall_page,
    write_desk_page,
    write_wall_page,
)


def test_they_are_read_as_they_were_left_and_go_away(tmp_path: Path) -> None:
    document = tmp_path / "room.json"
    assert read_desk_page(document) is None and read_wall_page(document) is None
    for note in (DeskPage(7, 1, 3), DeskPage(8, skipped="t-0008"), DeskPage(9, 2, 3, "t-0008")):
        write_desk_page(document, note)
        assert read_desk_page(document) == note
    write_wall_page(document, WallPage(9, 2, 3))
    assert read_wall_page(document) == WallPage(9, 2, 3)
    assert {path.name for path in tmp_path.iterdir()} == {".room.turned", ".room.shown"}
    write_desk_page(document, None)
    write_desk_page(document, None)
    write_wall_page(document, None)
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
    for path in (file_names.desk_page(document), file_names.wall_page(document)):
        path.write_text(content)
    assert read_desk_page(document) is None and read_wall_page(document) is None


def test_where_there_can_be_no_file_nothing_fails(tmp_path: Path) -> None:
    document = tmp_path / "none" / "room.json"
    write_desk_page(document, DeskPage(1, 0, 1))
    write_wall_page(document, WallPage(1, 0, 1))
    write_desk_page(document, None)
    assert read_desk_page(document) is None and read_wall_page(document) is None
    file_names.desk_page(tmp_path / "room.json").mkdir()
    write_desk_page(tmp_path / "room.json", DeskPage(1, 0, 1))
    assert read_desk_page(tmp_path / "room.json") is None


@pytest.mark.parametrize("pages", range(1, 8))
@pytest.mark.parametrize("of", range(1, 8))
def test_who_has_fewer_pages_goes_along_from_the_first_to_the_last(pages: int, of: int) -> None:
    there = [matching_page(page, pages, of) for page in range(pages)]
    assert there == sorted(there)
    assert there[0] == 0
    if of <= pages:
        assert set(there) == set(range(of))
    else:
        assert there == list(range(pages))
