"""Documents that hold more than a meeting may: one sentence at every door, and nothing is lost."""

import shutil
from pathlib import Path

import pytest
from tests.records.conftest import World

from chietai.cli import main
from chietai.meeting import intents as i
from chietai.meeting import limits
from chietai.meeting.limits import Limit
from chietai.meeting.refusal import Reason, Refused
from chietai.records import file_names
from chietai.records.clock_and_ids import seeded_ids
from chietai.records.faults import FaultKind, Verdict
from chietai.records.join import join
from chietai.records.reading import examine, readable
from chietai.records.record_errors import RecordError
from chietai.records.recover import restore
from chietai.records.store import SessionStore

pytestmark = pytest.mark.usefixtures("english")
MOST = 30


def _limit_events(patch: pytest.MonkeyPatch, most: int) -> None:
    usual = limits.most
    for module in ("chietai.meeting.limits", "chietai.wording.limit_sentences"):
        patch.setattr(f"{module}.most", lambda limit: most if limit is Limit.EVENTS else usual(limit))
    for module in ("chietai.meeting.limits", "chietai.records.collect", "chietai.records.event_scanner"):
        patch.setattr(f"{module}.MOST_KEPT", most)


@pytest.fixture
def path(library_folder: Path, world: World) -> Path:
    """A document of 31 events, one more than `MOST`."""
    path = library_folder / "m.json"
    with world.create(path) as store:
        for n in range(MOST):
            store.commit(i.RaiseTrouble(text=f"坂{n}"))
    return path


@pytest.mark.parametrize("journal", [False, True])
def test_more_events_than_may_be_opened(
    path: Path, world: World, journal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if journal:
        again = [row.event.model_copy(update={"id": f"x{n}"}) for n, row in enumerate(readable(path).rows)]
        store = world.open(path)
        store.make_durable([store.take(event) for event in again[: MOST // 2]])
        store.release()
        _limit_events(monkeypatch, MOST + 10)
    else:
        _limit_events(monkeypatch, MOST)
    before = path.read_bytes()
    examined = examine(path)
    assert examined.verdict is Verdict.REJECT
    monkeypatch.setattr("chietai.records.reading.fold", lambda _events: pytest.fail("what is too much is worked out"))
    sentence = (
        "The record is too large to be opened. One meeting holds .0 things that happened at most, with all corrections"
    )
    for act in (readable, world.open, lambda path: restore(path, world.clock)):
        with pytest.raises(RecordError, match=sentence):
            act(path)
    for command in (["check", str(path)], ["replay", str(path)], ["export", str(path)], ["verify", str(path)]):
        assert main(["--lang", "en", *command]) == 1
        assert "too large to be opened" in capsys.readouterr().err or command[0] == "replay"  # that wants a terminal
    assert path.read_bytes() == before


def test_a_file_that_is_too_large(path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chietai.records.reading.LARGEST_FILE", 2_000)
    with pytest.raises(RecordError, match="too large"):
        world.open(path)


def test_a_document_that_is_full_refuses_and_can_be_closed(
    path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = path.stat().st_size
    monkeypatch.setattr("chietai.records.store.MOST_BYTES", size + 2_000)
    with world.open(path) as store:
        with pytest.raises(Refused) as refused:
            for n in range(100):
                store.commit(i.RaiseTrouble(text=f"坂の上{n}"))
        assert refused.value.reason is Reason.DOCUMENT_FULL
        kept = len(store.events)
        store.commit(i.CloseSession())
    assert size + 2_000 < path.stat().st_size + 1_500
    assert len(readable(path).rows) == kept + 1


def test_what_is_taken_for_the_size_is_about_the_size(path: Path, world: World) -> None:
    with world.open(path) as store:
        for n in range(50):
            store.commit(i.RaiseTrouble(text=f"坂の上の家{n}"))
        taken = store._size
    real = path.stat().st_size
    assert real * 0.9 < taken < real * 1.5


def test_two_versions_that_are_too_much_together(
    path: Path, library_folder: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = library_folder / "other.json"
    shutil.copyfile(path, other)
    for one, seed in ((path, 2), (other, 3)):
        world.new_id = seeded_ids(seed)
        with world.open(one) as store:
            _say(store, 3)
    _limit_events(monkeypatch, 36)
    before = path.read_bytes()
    with pytest.raises(RecordError, match="The two together are too much"):
        join(path, other, world.clock)
    assert path.read_bytes() == before
    assert not file_names.journal(path).exists()


def _say(store: SessionStore, number: int) -> None:
    for n in range(number):
        store.commit(i.RaiseTrouble(text=f"道{n}"))


def test_the_scanner_stops_before_it_holds_everything(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _limit_events(monkeypatch, 10)
    examined = examine(path)
    assert [fault.kind for fault in examined.faults] == [FaultKind.TOO_MUCH]
    assert examined.rows == []
