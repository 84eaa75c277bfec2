"""What `chietai redact` finds in files of any encoding, in notes and in packed files, and what it cannot look into."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from chietai.cli import main
from chietai.meeting import intents as i
from chietai.meeting.model import Council, Member
from chietai.records import disk

NAME = "霧島　康太"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Erases the person; gives the exit code and what was complained of."""
    monkeypatch.setenv("CHIETAI_LANG", "en")

    def command(*arguments: str) -> tuple[int, str]:
        code = main(["redact", *(arguments or ("m", "霧島康太")), "--yes"])
        return code, capsys.readouterr().err

    return command


@pytest.fixture
def document(world: Any, home: Path) -> Path:
    path = home / "sessions" / "m.json"
    with world.create(path, "m") as store:
        store.commit(i.DescribeCouncil(council=Council(name="協議体")))
        store.commit(i.RegisterMember(member=Member(id="m1", name=NAME, reading="きりしま　こうた")))
        store.commit(i.RaiseTrouble(text="霧島康太さんの件"))
    return path


SENTENCE = "昨日、霧島康太さんの件で電話。\nバスが来ない\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp"])
@pytest.mark.usefixtures("document")
def test_a_text_in_any_encoding_loses_it(run: Any, home: Path, encoding: str) -> None:
    log = home / "log" / "t.log"
    log.parent.mkdir()
    log.write_bytes(SENTENCE.encode(encoding))
    assert run()[0] == 0
    text = log.read_bytes().decode(encoding, "replace")
    assert "霧島" not in text and "康太" not in text
    assert "バスが来ない" in text


@pytest.mark.usefixtures("document")
def test_lines_of_several_encodings_and_a_line_that_was_cut(run: Any, home: Path) -> None:
    log = home / "log" / "t.log"
    log.parent.mkdir()
    cut = SENTENCE.encode()[:-2]
    log.write_bytes(SENTENCE.encode("cp932") + cut + b"\n" + SENTENCE.encode("euc_jp"))
    assert run()[0] == 0
    data = log.read_bytes()
    for encoding in ("utf-8", "cp932", "euc_jp"):
        assert NAME.replace("　", "").encode(encoding) not in data
    assert data.startswith("昨日、".encode("cp932")) and "昨日、".encode() in data


@pytest.mark.parametrize("name", [".m.turned", ".m.shown", ".m.stage", "m.json.tmp", ".m.turned.tmp"])
def test_notes_and_temporary_files_beside_a_document_lose_it(run: Any, document: Path, name: str) -> None:
    file = document.with_name(name)
    file.write_text('{"skipped": "霧島康太"}', "utf-8")
    assert run()[0] == 0
    assert not file.exists() or "霧島" not in file.read_text("utf-8")


@pytest.mark.usefixtures("document")
def test_a_packed_file_is_named(run: Any, home: Path) -> None:
    packed = home / "old.gz"
    packed.write_bytes(gzip.compress(SENTENCE.encode()))
    code, err = run()
    assert code == 1
    assert str(packed) in err


def test_a_document_that_cannot_be_read_is_named(
    run: Any, document: Path, world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = document.with_name("n.json")
    closed.write_bytes(document.read_bytes())
    read = disk.read_bytes

    def refuse(path: Path) -> bytes:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(disk, "read_bytes", refuse)
    code, err = run()
    assert code == 1
    assert str(closed) in err


@pytest.mark.usefixtures("document")
def test_a_folder_that_cannot_be_looked_into_is_named(run: Any, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    closed = home / "closed"
    closed.mkdir()
    look = os.scandir

    def refuse(path: Any = ".") -> Any:
        if str(path) == str(closed.resolve()):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    code, err = run()
    assert code == 1
    assert str(closed.resolve()) in err


@pytest.mark.parametrize("place", ["sessions/circle.json", "sessions/backups/m/1-1-a.json", "circle.json"])
@pytest.mark.usefixtures("document")
def test_a_link_that_leads_in_a_circle_stops_nothing(run: Any, home: Path, place: str) -> None:
    link = home / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(link)
    assert run() == (0, "")
    assert "霧島" not in (home / "sessions" / "m.json").read_text("utf-8")
