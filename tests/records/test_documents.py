"""Documents are TinyDB databases: TinyDB's own storage opens every kind that is written, and ours takes its queries."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.records.conftest import World
from tinydb import Query, TinyDB, where

from chietai.formats import DEFAULT_FORMAT, load_formats
from chietai.meeting import intents as i
from chietai.records import disk
from chietai.records.backups import good_copies
from chietai.records.documents import DocumentStorage
from chietai.records.erasure import redact
from chietai.records.faults import Verdict
from chietai.records.join import join
from chietai.records.live_session import LiveSession
from chietai.records.reading import examine
from chietai.records.record_errors import RecordError
from chietai.records.recover import recover, restore
from chietai.records.store import SessionStore
from chietai.rehearsal import Plan, play
from chietai.rehearsal.rehearsed_document import write

VERSIONS = sorted((Path(__file__).parent / "versions").glob("*.json"))
TEXT = "雪かきが大変"


def session(path: Path, world: World) -> SessionStore:
    """A meeting with one trouble."""
    store = world.create(path)
    store.commit(i.RaiseTrouble(text=TEXT))
    return store


def checkpointed(folder: Path, world: World) -> Path:
    with session(folder / "m.json", world) as store:
        store.checkpoint()
    return store.path


def closed(folder: Path, world: World) -> Path:
    with session(folder / "m.json", world) as store:
        store.commit(i.OpenSession())
        store.commit(i.CloseSession())
    return store.path


def carried_elsewhere(folder: Path, world: World) -> Path:
    with LiveSession(session(folder / "m.json", world)) as live:
        return live.carry_on([folder / "elsewhere"])


def backup(folder: Path, world: World) -> Path:
    return good_copies(checkpointed(folder, world))[0].path


def redacted(folder: Path, world: World) -> Path:
    with session(folder / "m.json", world) as store:
        store.commit(i.RaiseTrouble(text="田中さんの家"))
        redact(store, "田中", clock=world.clock, new_id=world.new_id)
    return store.path


def damaged(folder: Path, world: World) -> Path:
    path = checkpointed(folder, world)
    path.write_bytes(path.read_bytes()[:-40])
    return path


def recovered(folder: Path, world: World) -> Path:
    return recover(damaged(folder, world)).path


def restored(folder: Path, world: World) -> Path:
    return restore(damaged(folder, world), world.clock).path


def joined(folder: Path, world: World) -> Path:
    path = checkpointed(folder, world)
    other = path.with_name("other.json")
    other.write_bytes(path.read_bytes())
    with world.open(other) as store:
        store.commit(i.RaiseTrouble(text="買い物"))
    return join(path, other, world.clock).path


def practice(folder: Path, world: World) -> Path:
    rehearsed = play(Plan(form=load_formats().formats[DEFAULT_FORMAT], seed="7"))
    return write(folder, rehearsed.events, rehearsed.state)


@pytest.mark.parametrize(
    "make", [checkpointed, closed, carried_elsewhere, backup, redacted, recovered, restored, joined, practice]
)
def test_stock_tinydb_opens_what_is_written(make: Callable[[Path, World], Path], tmp_path: Path, world: World) -> None:
    path = make(tmp_path, world)
    assert_opens(path)
    assert examine(path).verdict is Verdict.ACCEPT


@pytest.mark.parametrize("version", VERSIONS, ids=lambda path: path.stem)
def test_stock_tinydb_opens_an_older_version_once_it_was_saved(version: Path, tmp_path: Path, world: World) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(version.read_bytes())
    with world.open(path) as store:
        store.commit(i.RaiseTrouble(text=TEXT))
    assert_opens(path)


def assert_opens(path: Path) -> None:
    """TinyDB's own storage and ours find the same events by query."""
    with TinyDB(path, encoding="utf-8", access_mode="r") as stock, TinyDB(path, storage=DocumentStorage) as ours:
        events = stock.table("events")
        assert len(events) == len(examine(path).rows)
        troubles = events.search(where("type") == "TroubleRaised")
        assert troubles
        assert events.search(Query().seq == 1)[0]["type"] == "SessionCreated"
        assert ours.table("events").search(where("type") == "TroubleRaised") == troubles
        assert stock.table("session").get(doc_id=1) == ours.table("session").get(doc_id=1)


def test_our_storage_sees_the_journal_too(tmp_path: Path, world: World) -> None:
    store = session(tmp_path / "m.json", world)
    with TinyDB(store.path, storage=DocumentStorage) as ours:
        assert [event["text"] for event in ours.table("events").search(where("text").exists())] == [TEXT]
    store.close()


def test_a_change_through_tinydb_is_a_whole_document(tmp_path: Path, world: World) -> None:
    path = checkpointed(tmp_path, world)
    with TinyDB(path, storage=DocumentStorage) as ours:
        ours.table("events").update({"text": "草取り"}, where("type") == "TroubleRaised")
        ours.table("drafts").insert({"a": 1})
    examined = examine(path)
    assert examined.verdict is Verdict.ACCEPT
    assert examined.rows[-1]["text"] == "草取り"
    assert examined.others == {"drafts": {"1": {"a": 1}}}


def test_what_is_no_document_is_never_an_empty_database(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    with TinyDB(path, storage=DocumentStorage) as ours:
        assert len(ours.table("events")) == 0
    for content in (b"", b"null", b"{}"):
        path.write_bytes(content)
        with TinyDB(path, storage=DocumentStorage) as ours, pytest.raises(RecordError):
            ours.table("events").insert({"type": "x"})
        assert path.read_bytes() == content


def test_every_document_goes_through_the_storage(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but the storage writes documents, and nothing but the journal and the backups other files."""
    replaced: list[Path] = []
    through: list[Path] = []
    replace, storage_write = disk.replace_with, DocumentStorage.write

    def noted(path: Path, data: bytes) -> None:
        replaced.append(path)
        replace(path, data)

    def noted_write(self: DocumentStorage, data: Any) -> None:
        through.append(self.path)
        storage_write(self, data)

    monkeypatch.setattr(disk, "replace_with", noted)
    monkeypatch.setattr(DocumentStorage, "write", noted_write)
    for number, make in enumerate([closed, carried_elsewhere, redacted, recovered, restored, joined, practice]):
        make(tmp_path / str(number), world)
    documents = [p for p in replaced if p.suffix == ".json" and "backups" not in p.parts]
    assert documents == through
    assert {p.suffix for p in replaced} == {".json", ".journal"}
