"""`chietai export`: from a stored meeting to files, and every refusal as one sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import FrozenClock
from tests.reports.kiyose import SESSION, held

from chietai.cli import main
from chietai.records.store import SessionStore

HTML = f"2026-11-22-{SESSION}-委員用.html"


@pytest.fixture
def stored(home: Path, clock: FrozenClock, new_id: Callable[[], str]) -> Iterator[Path]:
    """The meeting of Kiyose on the user's library."""
    path = home / "sessions" / "2026-11-22-kiyose.json"
    clock.now = held().events[0].at
    with SessionStore.create(path, SESSION, clock=clock, new_id=new_id) as store:
        for event in held().events[1:]:
            store.commit_event(event)
    yield path


@pytest.mark.parametrize("name", [SESSION, "2026-11-22-kiyose", "path"])
def test_a_meeting_is_exported_by_id_name_or_path(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before, around = stored.read_bytes(), sorted(stored.parent.rglob("*"))
    code = main(
        ["export", str(stored) if name == "path" else name, "--to", "md,html,csv", "--out", str(tmp_path / "出")]
    )
    output = capsys.readouterr()
    assert (code, output.err) == (0, "")
    written = sorted(path.name for path in (tmp_path / "出").iterdir())
    assert len(written) == 8 and HTML in written
    assert sorted(Path(line).name for line in output.out.splitlines()) == written
    assert stored.read_bytes() == before
    assert sorted(stored.parent.rglob("*")) == around


def test_the_usual_is_html_for_members_where_one_is(
    stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", SESSION]) == 0
    assert "森　学" in (tmp_path / HTML).read_text()


def test_the_public_one_comes_with_a_word_of_caution(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["export", SESSION, "--level", "public", "--although-closed", "--to", "md", "--out", str(tmp_path)]
    assert main(words) == 0
    assert "配る前に" in capsys.readouterr().out
    assert "森　学" not in (tmp_path / f"2026-11-22-{SESSION}-公開用.md").read_text()


def test_english(stored: Path, tmp_path: Path) -> None:
    assert main(["--lang", "en", "export", SESSION, "--to", "md", "--out", str(tmp_path)]) == 0
    assert "Record of the meeting" in (tmp_path / f"2026-11-22-{SESSION}-members.md").read_text()


def test_nothing_is_replaced_without_force(stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / HTML).write_text("mine")
    assert main(["export", SESSION, "--to", "html,md", "--out", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert "--force" in error and HTML in error and len(error.splitlines()) == 1
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == [HTML] and (tmp_path / HTML).read_text() == "mine"
    assert main(["export", SESSION, "--to", "html,md", "--out", str(tmp_path), "--force"]) == 0
    assert (tmp_path / HTML).read_text() != "mine"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["nobody"], 1, "nobody"),
        ([SESSION, "--to", "docx"], 2, "docx"),
        ([SESSION, "--to", ","], 2, "md"),
        ([SESSION, "--level", "secret"], 2, "secret"),
        ([SESSION, "--out", "FILE"], 2, "フォルダ"),
        ([SESSION, "--out", "FILE/deeper"], 1, "フォルダ"),
        ([], 2, "会議"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, told: str
) -> None:
    (tmp_path / "file").write_text("x")
    assert main(["export", *(word.replace("FILE", str(tmp_path / "file")) for word in words)]) == code
    output = capsys.readouterr()
    assert told in output.err and len(output.err.splitlines()) == 1 and output.out == ""
    assert (tmp_path / "file").read_text() == "x"


def test_a_damaged_document_is_still_exported_as_far_as_it_can_be_read(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = stored.read_text()
    stored.write_text(text[: len(text) * 3 // 4])
    before = stored.read_bytes()
    code = main(["export", str(stored), "--to", "md", "--out", str(tmp_path / "out")])
    output = capsys.readouterr()
    assert output.err and "Traceback" not in output.err
    assert code in (0, 1) and (tmp_path / "out").exists() is (code == 0)
    assert stored.read_bytes() == before
