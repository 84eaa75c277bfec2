"""`chietai open`: which screen a document opens on, and what is refused."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chietai.cli import main
from chietai.cli.common import library
from chietai.cli.open_screens import screen_for
from chietai.meeting import intents as i
from chietai.records.store import SessionStore

if TYPE_CHECKING:
    from tests.conftest import FrozenClock


def test_a_meeting_that_was_held_opens_at_the_desk(tmp_path: Path) -> None:
    assert main(["rehearse", "--events", "150", "--out", str(tmp_path), "--name", "a"]) == 0
    assert screen_for(tmp_path / "a.json", None) == "meeting"


def test_one_that_is_being_prepared_opens_there(tmp_path: Path, clock: "FrozenClock") -> None:
    ids = iter("abcdef")
    with SessionStore.create(tmp_path / "new.json", "new", clock=clock, new_id=lambda: next(ids)) as store:
        store.commit(i.RegisterMember(member={"id": "m", "name": "名前"}))
    assert screen_for(tmp_path / "new.json", None) == "prepare"


def test_a_sample_is_only_watched() -> None:
    own = library()
    assert own.samples is not None
    path = own.path_of("kiyose-first-layer")
    assert screen_for(path, own.samples) == "replay"


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"session": {"1": {"format": "other"}}}'])
def test_what_is_no_document_is_refused(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    assert main(["open", str(path)]) == 1
    assert path.read_text() == text
    err = capsys.readouterr().err
    assert str(path) in err and err.count("\n") == 1


def test_what_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["open", "no-such-meeting"]) == 1
    assert "no-such-meeting" in capsys.readouterr().err
