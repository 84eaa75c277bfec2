"""Sessions on disk: creating, opening, storing, ending, and two programs at one document."""

import json
import os
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
import tinydb
from hypothesis import given, settings
from hypothesis import strategies as st

from chietai.meeting import intents as i
from chietai.meeting.model import Council, Details, PlannedStep
from chietai.meeting.refusal import Refused
from chietai.meeting.transitions import fold
from chietai.records import disk, file_names
from chietai.records.backups import KEPT, good_copies
from chietai.records.clock_and_ids import new_id, seeded_ids
from chietai.records.documents import DocumentStorage
from chietai.records.faults import Verdict
from chietai.records.lock import holder_of
from chietai.records.reading import examine
from chietai.records.record_errors import LockedError, NotFoundError, ReadOnlyError, RecordError


def test_what_is_stored_is_read_back(library_folder: Path, world: Any, say: Any) -> None:
    path = library_folder / "m.json"
    with world.create(path) as store:
        store.commit(i.DescribeCouncil(council=Council(name="清瀬市第1層協議体")))
        store.commit(say("雪かき", table=3))
        with pytest.raises(Refused):
            store.commit(say(""))
        state, events = store.state, list(store.events)
    with world.open(path) as again:
        assert again.state == state
        assert list(again.events) == events
        assert again.report.verdict is Verdict.ACCEPT
        assert not again.report.unclean
    head = json.loads(path.read_bytes())["session"]["1"]
    assert (head["id"], head["council"], head["events"]) == ("kiyose-1", "清瀬市第1層協議体", 3)


def test_a_person_and_tinydb_can_read_it(tmp_path: Path, world: Any, say: Any) -> None:
    path = tmp_path / "m.json"
    with world.create(path) as store:
        store.commit(say("雪かき"))
    assert path.read_text(encoding="utf-8").splitlines()[1].startswith('"session": {"1": {')
    assert sum('"雪かき"' in line for line in path.read_text(encoding="utf-8").splitlines()) == 1
    plain = tinydb.TinyDB(path, access_mode="r")
    assert [row["seq"] for row in plain.table("events")] == [1, 2]
    ours = tinydb.TinyDB(path, storage=DocumentStorage)
    ours.table("drafts").insert({"a": 1})
    assert examine(path).verdict is Verdict.ACCEPT
    assert examine(path).others == {"drafts": {"1": {"a": 1}}}


def test_the_storage_never_takes_rubbish_for_an_empty_database(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    assert DocumentStorage(path).read() is None
    for rubbish in (b"", b"null", b"\x00" * 50):
        path.write_bytes(rubbish)
        with pytest.raises(RecordError):
            tinydb.TinyDB(path, storage=DocumentStorage).table("events").insert({"a": 1})
        assert path.read_bytes() == rubbish


def test_before_the_first_acknowledgement_everything_is_there(tmp_path: Path, world: Any, say: Any) -> None:
    store = world.create(tmp_path / "m.json")
    assert examine(tmp_path / "m.json").verdict is Verdict.ACCEPT
    store.commit(say("一つ目"))
    examined = examine(tmp_path / "m.json")
    assert (len(examined.rows), examined.from_journal) == (2, 1)
    store.close()


def test_after_a_bad_end_the_report_says_so(tmp_path: Path, world: Any, say: Any) -> None:
    path = tmp_path / "m.json"
    store = world.create(path)
    event = store.commit(say("雪かき"))
    store._files._lock._lock.release()  # the process is gone; its note stays
    with world.open(path) as again:
        assert again.report.unclean
        assert (again.report.from_journal, again.report.left_at) == (1, event.at)
        assert "1 thing was brought back" in again.report.resumed
        assert again.report.left_by.pid == os.getpid()
        assert again.report.left_by.here
    assert not file_names.journal(path).exists()
    assert holder_of(path) is None
    again = world.open(path)
    assert (again.report.unclean, again.report.resumed) == (False, "")


def test_each_step_writes_the_document_and_empties_the_journal(tmp_path: Path, world: Any, say: Any) -> None:
    path = tmp_path / "m.json"
    store = world.create(path)
    store.commit(i.SetProgramme(steps=(PlannedStep(id="a", kind="aim", minutes=5),)))
    store.commit(say("雪かき"))
    assert file_names.journal(path).read_bytes().count(b"\n") == 3
    store.commit(i.EnterStep(step="a"))
    assert file_names.journal(path).read_bytes().count(b"\n") == 1
    assert len(json.loads(path.read_bytes())["events"]) == 4
    store.commit(say("つぎ"))
    assert file_names.journal(path).read_bytes().count(b"\n") == 2
    store.close()
    assert not file_names.journal(path).exists()


def test_an_event_is_stored_once(tmp_path: Path, world: Any, say: Any) -> None:
    with world.create(tmp_path / "m.json") as store:
        event = store.decide(say("雪かき"))
        assert store.commit_event(event) == store.commit_event(event) == event
        assert len(store.events) == 2


def test_only_one_may_write(tmp_path: Path, world: Any, say: Any) -> None:
    path = tmp_path / "m.json"
    with world.create(path) as store:
        store.commit(say("雪かき"))
        with pytest.raises(LockedError) as caught:
            world.open(path)
        assert str(os.getpid()) in str(caught.value)
        follower = world.open(path, readonly=True)
        assert len(follower.events) == 2
        with pytest.raises(ReadOnlyError):
            follower.commit(say("x"))
        with pytest.raises(RecordError):
            world.create(path)
    world.open(path).close()


def test_a_note_of_a_dead_holder_is_no_lock(tmp_path: Path, world: Any) -> None:
    path = tmp_path / "m.json"
    world.create(path).close()
    file_names.holder(path).write_text('{"host": "other\\u001b[2J", "pid": 1, "since": "2025-06-12T10:00:00+00:00"}')
    with world.open(path) as store:
        assert store.report.left_by.host == "other"
        assert not store.report.left_by.here
        assert any("other" in note for note in store.report.notes)
    for rubbish in (b"", b"null", b"[" * 9999, b'{"host": 1}'):
        file_names.holder(path).write_bytes(rubbish)
        world.open(path).close()


def test_an_id_with_a_path_in_it_is_refused(tmp_path: Path, world: Any) -> None:
    for wrong in ("../x", "", "a/b", "/abs", "a" * 65, ".hidden", "a\x00"):
        with pytest.raises(RecordError):
            world.create(tmp_path / "sub" / "m.json", wrong)
    assert not (tmp_path / "sub").exists()


def test_nothing_is_made_where_there_is_no_document(tmp_path: Path, world: Any) -> None:
    with pytest.raises(NotFoundError):
        world.open(tmp_path / "none.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_all_files_are_private(library_folder: Path, world: Any, say: Any) -> None:
    before = os.umask(0)
    try:
        store = world.create(library_folder / "deep" / "m.json")
        store.commit(say("雪かき"))
        everything = [library_folder, *library_folder.rglob("*")]
        assert len(everything) >= 8
        for path in everything:
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
        store.close()
    finally:
        os.umask(before)


def test_a_link_stays_a_link(tmp_path: Path, world: Any, say: Any) -> None:
    real = tmp_path / "real" / "m.json"
    world.create(real).close()
    link = tmp_path / "link.json"
    link.symlink_to(real)
    with world.open(link) as store:
        store.commit(say("雪かき"))
    assert link.is_symlink()
    assert len(examine(real).rows) == 2


def test_the_last_good_documents_are_kept(tmp_path: Path, world: Any, say: Any) -> None:
    path = tmp_path / "m.json"
    with world.create(path) as store:
        for number in range(KEPT + 4):
            store.commit(say(f"{number}"))
            store.checkpoint()
    copies = good_copies(path)
    assert [copy.events for copy in copies] == list(range(KEPT + 5, 5, -1))
    assert copies[0].path.read_bytes() == path.read_bytes()


def test_a_document_that_another_program_changed_is_kept(tmp_path: Path, world: Any, say: Any) -> None:
    path = tmp_path / "m.json"
    with world.create(path) as store:
        store.commit(say("雪かき"))
        path.write_bytes(b"somebody else's")
        store.checkpoint()
        assert any("Another program" in note for note in store.notes)
    assert [f.read_bytes() for f in file_names.backups(path).glob("changed-document*")] == [b"somebody else's"]
    assert len(examine(path).rows) == 2


def test_touching_a_document_changes_nothing(tmp_path: Path, world: Any, say: Any) -> None:
    path = tmp_path / "m.json"
    with world.create(path) as store:
        store.commit(say("雪かき"))
        path.write_bytes(path.read_bytes())
        store.checkpoint()
        assert store.notes == []


@pytest.mark.parametrize("how", ["removed", "replaced", "cut", "added to"])
def test_a_journal_that_another_program_touched(tmp_path: Path, world: Any, say: Any, how: str) -> None:
    """What is acknowledged afterwards is still on the disk, under the name where it will be looked for."""
    path, journal = tmp_path / "m.json", file_names.journal(tmp_path / "m.json")
    store = world.create(path)
    store.commit(say("一つ目"))
    if how == "removed":
        journal.unlink()
    elif how == "replaced":
        (tmp_path / "other").write_bytes(b"conflict")
        (tmp_path / "other").replace(journal)
    elif how == "cut":
        with journal.open("r+b") as file:
            file.truncate(50)
    else:
        with journal.open("ab") as file:
            file.write(b"rubbish")
    store.commit(say("二つ目"))
    store.commit(say("三つ目"))
    store.release()
    examined = examine(path)
    assert examined.verdict is Verdict.ACCEPT
    assert len(examined.rows) == 4


def test_a_folder_that_cannot_be_written(tmp_path: Path, world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RecordError) as caught:
        world.create(tmp_path / "file" / "m.json")
    assert "\n" not in str(caught.value)

    class Closed(disk.Calls):
        def mkdir(self, path: str, mode: int) -> None:
            raise PermissionError(13, "no")

    monkeypatch.setattr(disk, "calls", Closed())
    with pytest.raises(RecordError, match="not allowed"):
        world.create(tmp_path / "new" / "m.json")


def test_an_older_document_is_kept_before_it_is_written_over(tmp_path: Path, world: Any, say: Any) -> None:
    path = tmp_path / "m.json"
    old = (Path(__file__).parent / "versions" / "0.9.json").read_bytes()
    path.write_bytes(old)
    with world.open(path) as store:
        assert store.report.old_version == "0.9"
        assert len(store.state.entries) == 2
        store.commit(say("つづき"))
    assert json.loads(path.read_bytes())["session"]["1"]["version"] == "1.0"
    assert [f.read_bytes() for f in file_names.backups(path).glob("found-*")] == [old]
    assert examine(path).verdict is Verdict.ACCEPT
    with world.open(path) as store:
        assert len(store.state.entries) == 3


ENTRIES = st.lists(
    st.one_of(
        st.builds(i.RaiseTrouble, text=st.text(max_size=30)),
        st.builds(i.NoteUnsaid, text=st.text(max_size=30), table=st.none() | st.integers(1, 99)),
        st.builds(i.MakePromise, text=st.text(max_size=30), who=st.text(max_size=9), due=st.none() | st.dates()),
        st.builds(i.TellCase, text=st.text(max_size=30)),
        st.builds(i.CountVotes, entry=st.just("1"), votes=st.integers(0, 50)),
        st.builds(i.PickTrouble, entry=st.just("1")),
        st.builds(i.WithdrawEntry, entry=st.just("1")),
        st.builds(i.TakeMood, counts=st.tuples(*[st.integers(0, 9)] * 5)),
        st.builds(i.DescribeSession, details=st.builds(Details, date=st.dates(), start=st.times(), tables=st.just(4))),
        st.builds(i.Undo),
        st.builds(i.Redo),
    ),
    max_size=25,
)


@settings(deadline=None)
@given(intents=ENTRIES, cut=st.integers(0, 25))
def test_any_meeting_folds_to_the_same_state_after_saving_and_loading(
    tmp_path_factory: pytest.TempPathFactory, intents: list[i.Intent], cut: int
) -> None:
    from contextlib import suppress

    path = tmp_path_factory.mktemp("any") / "m.json"
    world = _world()
    with world.create(path) as store:
        for intent in intents:
            with suppress(Refused):
                store.commit(intent)
        state, events = store.state, list(store.events)
    with world.open(path) as again:
        assert again.report.faults == ()
        assert list(again.events) == events
        assert again.state == state == fold(events[cut:], fold(events[:cut]))


def _world() -> Any:
    from datetime import UTC, datetime, timedelta

    from chietai.records.store import SessionStore

    class Plain:
        now = datetime(2025, 6, 12, tzinfo=UTC)
        ids = staticmethod(seeded_ids(3))

        def clock(self) -> datetime:
            self.now += timedelta(seconds=1)
            return self.now

        def create(self, path: Path) -> SessionStore:
            return SessionStore.create(path, "any", clock=self.clock, new_id=self.ids)

        def open(self, path: Path) -> SessionStore:
            return SessionStore.open(path, clock=self.clock, new_id=self.ids)

    return Plain()


def test_ids_are_unique_and_repeat_only_when_asked() -> None:
    examined = {new_id() for _ in range(2000)}
    assert len(examined) == 2000
    assert all(len(one) >= 16 and one.isalnum() and one.islower() for one in examined)
    first, second, other = seeded_ids(7), seeded_ids(7), seeded_ids(8)
    assert [first() for _ in range(9)] == [second() for _ in range(9)]
    assert first() != other()


def test_the_lock_can_be_given_back_by_another_thread(tmp_path: Path, world: Any) -> None:
    store = world.create(tmp_path / "m.json")
    thread = threading.Thread(target=store.close)
    thread.start()
    thread.join()
    world.open(tmp_path / "m.json").close()
