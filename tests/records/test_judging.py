"""What was said of words in papers is kept in the document where it can be, and nothing is touched where it cannot."""

from pathlib import Path
from typing import Any

import pytest

from chietai.meeting.kinds import Verdict
from chietai.meeting.state import Judgement, State
from chietai.records.judging import keep_judgements
from chietai.records.live_session import LiveSession
from chietai.records.reading import examine, state_of
from chietai.resources import data_folder

HERE, EVERYWHERE = Judgement("東", Verdict.KEEP, "東の団地"), Judgement("本町", Verdict.HIDE)


@pytest.fixture
def path(tmp_path: Path, world: Any) -> Path:
    """A document that nobody has open."""
    path = tmp_path / "m.json"
    world.create(path).close()
    return path


def keep(path: Path, world: Any, *judgements: Judgement) -> bool:
    return keep_judgements(path, judgements, clock=world.clock, new_id=world.new_id)


def state(path: Path) -> State:
    return state_of(examine(path))


def test_it_is_stored_and_the_document_is_closed_again(path: Path, world: Any) -> None:
    assert keep(path, world, HERE, EVERYWHERE)
    assert state(path).judgements == (HERE, EVERYWHERE)
    with world.open(path) as store:
        assert not store.readonly and not store.report.notes


def test_what_was_said_before_is_stored_once(path: Path, world: Any) -> None:
    assert keep(path, world, HERE) and keep(path, world, HERE, EVERYWHERE)
    assert state(path).judgements == (HERE, EVERYWHERE)


def test_an_open_document_is_left_alone(path: Path, world: Any) -> None:
    with world.open(path):
        assert not keep(path, world, HERE)
    assert state(path).judgements == ()


def test_a_damaged_document_is_left_alone(path: Path, world: Any) -> None:
    path.write_bytes(path.read_bytes()[:-40])
    before = path.read_bytes()
    assert not keep(path, world, HERE)
    assert path.read_bytes() == before


def test_a_document_of_a_newer_program_is_left_alone(path: Path, world: Any) -> None:
    path.write_text(path.read_text("utf-8").replace('"version": "1.0"', '"version": "2.0"'), "utf-8")
    before = path.read_bytes()
    assert not keep(path, world, HERE)
    assert path.read_bytes() == before


def test_a_file_that_is_gone_is_none(tmp_path: Path, world: Any) -> None:
    assert not keep(tmp_path / "gone.json", world, HERE)
    assert list(tmp_path.iterdir()) == []


def test_a_sample_of_the_program_is_left_alone(world: Any) -> None:
    for sample in data_folder("sessions").glob("*.json"):
        before, around = sample.read_bytes(), sorted(sample.parent.rglob("*"))
        assert not keep(sample, world, HERE)
        assert sample.read_bytes() == before and sorted(sample.parent.rglob("*")) == around


def test_the_desk_stores_it_in_the_open_meeting(path: Path, world: Any) -> None:
    with LiveSession(world.open(path)) as session:
        assert session.keep_judgements([HERE, HERE, EVERYWHERE])
        assert session.state.judgements == (HERE, EVERYWHERE)
    assert state(path).judgements == (HERE, EVERYWHERE)
