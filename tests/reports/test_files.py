"""Files: all or none, for their owner only, nothing overwritten unasked, one sentence when it cannot be."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.reports.kiyose import held

from chietai.meeting.state import State
from chietai.reports import output_files
from chietai.reports.export_documents import Kind, export
from chietai.reports.output_files import ExportError, FilesExistError, write_files
from chietai.reports.summary import Level

CONTENTS = {"一.md": b"one", "二.html": "二".encode()}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def state() -> State:
    return held().state


def test_everything_is_written_for_the_owner_only(state: State, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "summary"
    paths = export(state, folder, tuple(Kind), Level.MEMBERS)
    assert _names(folder) == sorted(path.name for path in paths)
    assert [p.name for p in paths] == [
        "2026-11-22-k7wq2m4xv6c3p5d8n9rta-委員用.md",
        "2026-11-22-k7wq2m4xv6c3p5d8n9rta-委員用.html",
        *(
            f"2026-11-22-k7wq2m4xv6c3p5d8n9rta-委員用-{table}.csv"
            for table in ("参加者", "困りごと", "意見", "成功例", "約束", "時間")
        ),
    ]
    assert all(p.stat().st_size for p in paths)
    if sys.platform != "win32":
        assert {stat.S_IMODE(p.stat().st_mode) for p in paths} == {0o600}


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    (tmp_path / "二.html").write_text("mine")
    with pytest.raises(FilesExistError, match=r"二\.html") as refused:
        write_files(tmp_path, CONTENTS)
    assert refused.value.paths == [tmp_path / "二.html"]
    assert _names(tmp_path) == ["二.html"] and (tmp_path / "二.html").read_text() == "mine"
    write_files(tmp_path, CONTENTS, force=True)
    assert (tmp_path / "二.html").read_text() == "二"
    assert _names(tmp_path) == sorted(CONTENTS)


def test_a_dangling_link_counts_as_there(tmp_path: Path) -> None:
    (tmp_path / "一.md").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FilesExistError):
        write_files(tmp_path, CONTENTS)
    write_files(tmp_path, CONTENTS, force=True)
    assert not (tmp_path / "nowhere").exists() and (tmp_path / "一.md").read_bytes() == b"one"


def test_a_file_that_comes_in_between_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output_files, "_refuse_existing", lambda *_args, **_more: None)
    (tmp_path / "一.md").write_text("mine")
    with pytest.raises(FilesExistError):
        write_files(tmp_path, CONTENTS)
    assert _names(tmp_path) == ["一.md"] and (tmp_path / "一.md").read_text() == "mine"


def test_it_works_where_files_cannot_be_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    write_files(tmp_path, CONTENTS)
    assert {name: (tmp_path / name).read_bytes() for name in _names(tmp_path)} == CONTENTS
    monkeypatch.setattr(output_files, "_refuse_existing", lambda *_args, **_more: None)
    with pytest.raises(FilesExistError):
        write_files(tmp_path, {"一.md": b"new"})
    assert (tmp_path / "一.md").read_bytes() == b"one"


def _in_a_file(folder: Path) -> Path:
    (folder / "file").write_text("x")
    return folder / "file"


def _below_a_file(folder: Path) -> Path:
    return _in_a_file(folder) / "deeper"


def _with_a_folder_of_that_name(folder: Path) -> Path:
    (folder / "一.md").mkdir()
    return folder


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_in_a_file, "フォルダーではなくファイル"),
        (_below_a_file, "フォルダーではなくファイル"),
        (_with_a_folder_of_that_name, "同じ名前のフォルダー"),
    ],
)
def test_a_wrong_folder_is_one_sentence(tmp_path: Path, make: Callable[[Path], Path], words: str) -> None:
    with pytest.raises(ExportError, match=words):
        write_files(make(tmp_path), CONTENTS, force=True)
    assert not [name for name in _names(tmp_path) if name.endswith(".tmp")]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "書きこめません"),
        (errno.EROFS, "書きこめません"),
        (errno.ENOSPC, "空きがない"),
        (errno.EIO, "書きこめません"),
    ],
)
@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_when_the_disk_refuses_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str, call: str
) -> None:
    (tmp_path / "一.md").write_text("mine")

    def refuse(*_args: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(ExportError, match=words):
        write_files(tmp_path, CONTENTS, force=True)
    monkeypatch.undo()
    assert _names(tmp_path) == ["一.md"] and (tmp_path / "一.md").read_text() == "mine"


def test_every_kind_gives_files_and_an_unknown_kind_is_no_silence(state: State, tmp_path: Path) -> None:
    for kind in Kind:
        assert export(state, tmp_path / kind.value, [kind], Level.PUBLIC)
    unknown = "docx"
    with pytest.raises(ValueError, match="docx"):
        export(state, tmp_path / "none", [unknown], Level.PUBLIC)  # type: ignore[list-item]
