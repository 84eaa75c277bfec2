"""Any order of opening, storing, undoing, checkpoints, crashes, damage, restoring and erasing: Hypothesis looks for one
that loses something.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chietai.meeting import intents as i
from chietai.meeting.refusal import Refused
from chietai.meeting.transitions import fold
from chietai.records import file_names
from chietai.records.backups import good_copies
from chietai.records.clock_and_ids import seeded_ids
from chietai.records.erasure import MARK, redact
from chietai.records.faults import Verdict
from chietai.records.follow import Follower
from chietai.records.reading import examine
from chietai.records.record_errors import RecordError
from chietai.records.recover import recover, restore
from chietai.records.store import SessionStore

TEXTS = st.sampled_from(["雪かき", "田中さんの買い物", "話し相手", "[red]", "a\u0301", "x" * 300])


class Keeping(RuleBasedStateMachine):
    """The model is a list of what was acknowledged: id and text of each event."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="chietai-keeping-"))
        self.path = self.folder / "m.json"
        self.new_id = seeded_ids("keeping")
        self.model: dict[str, str] = {}
        self.store: SessionStore | None = None
        self.follower = Follower(self.path)

    def teardown(self) -> None:
        self.let_go()
        shutil.rmtree(self.folder)

    def clock(self) -> Any:
        from datetime import UTC, datetime, timedelta

        return datetime(2025, 6, 12, tzinfo=UTC) + timedelta(seconds=len(self.model))

    def let_go(self) -> None:
        if self.store is not None and self.store._files is not None:
            self.store._files._lock._lock.release()
        self.store = None

    @initialize()
    def create(self) -> None:
        self.store = SessionStore.create(self.path, "keeping", clock=self.clock, new_id=self.new_id)
        self.model = {self.store.events[0].id: ""}

    def commit(self, intent: i.Intent) -> None:
        assert self.store is not None
        try:
            event = self.store.commit(intent)
        except Refused:
            return
        self.model[event.id] = getattr(event, "text", "")

    @precondition(lambda self: self.store is not None)
    @rule(text=TEXTS)
    def append(self, text: str) -> None:
        self.commit(i.RaiseTrouble(text=text))

    @precondition(lambda self: self.store is not None)
    @rule(back=st.booleans())
    def undo(self, back: bool) -> None:
        self.commit(i.Redo() if back else i.Undo())

    @precondition(lambda self: self.store is not None)
    @rule()
    def checkpoint(self) -> None:
        assert self.store is not None
        self.store.checkpoint()

    @precondition(lambda self: self.store is not None)
    @rule()
    def close(self) -> None:
        assert self.store is not None
        self.store.close()
        self.store = None
        assert not file_names.journal(self.path).exists()

    @precondition(lambda self: self.store is not None)
    @rule(torn=st.binary(max_size=40))
    def crash(self, torn: bytes) -> None:
        """The process is gone, perhaps in the middle of an append."""
        self.let_go()
        journal = file_names.journal(self.path)
        if journal.exists():
            with journal.open("ab") as file:
                file.write(torn)

    @precondition(lambda self: self.store is None)
    @rule()
    def reopen(self) -> None:
        self.store = SessionStore.open(self.path, clock=self.clock, new_id=self.new_id)

    @precondition(lambda self: self.store is None)
    @rule(where=st.floats(0, 0.999), length=st.integers(1, 400))
    def damage(self, where: float, length: int) -> None:
        """Zeros in the document. It is never written; a recovered copy has everything, for the backup is whole."""
        good = self.path.read_bytes()
        start = int(where * len(good))
        damaged = good[:start] + bytes(min(length, len(good) - start)) + good[start + length :]
        self.path.write_bytes(damaged)
        with pytest.raises(RecordError):
            SessionStore.open(self.path, clock=self.clock, new_id=self.new_id)
        assert self.path.read_bytes() == damaged
        copy = recover(self.path)
        assert {row.event.id for row in examine(copy.path).rows} == set(self.model)
        copy.path.unlink()
        done = restore(self.path, self.clock)
        assert done.kept_at.read_bytes() == damaged
        assert done.events == len(self.model)

    @precondition(lambda self: self.store is None and good_copies(self.path))
    @rule(which=st.integers(0, 9))
    def go_back(self, which: int) -> None:
        """To an earlier copy: what came later is gone from the document, and kept beside."""
        copies = good_copies(self.path)
        chosen = copies[which % len(copies)]
        wanted = {row.event.id: getattr(row.event, "text", "") for row in examine(chosen.path).rows}
        restore(self.path, self.clock, chosen.path)
        self.model = wanted
        self.follower = Follower(self.path)

    @precondition(lambda self: self.store is not None)
    @rule()
    def erase(self) -> None:
        assert self.store is not None
        try:
            redact(self.store, "田 中", clock=self.clock, new_id=self.new_id)
        except RecordError:
            assert not any("田中" in text for text in self.model.values())
            return
        self.model = {key: text.replace("田中", MARK) for key, text in self.model.items()}
        self.model[self.store.events[-1].id] = ""
        for file in self.folder.rglob("*"):
            assert not file.is_file() or "田中".encode() not in file.read_bytes(), file

    @rule()
    def follow(self) -> None:
        self.follower.poll()
        self.follower.poll()
        assert {event.id for event in self.follower.events} == set(self.model)
        assert self.follower.state == fold(self.follower.events)

    @invariant()
    def all_is_there(self) -> None:
        if not self.path.exists():
            return
        examined = examine(self.path)
        assert examined.verdict in (Verdict.ACCEPT, Verdict.WARN) or examined.torn_only, examined.faults
        there = {row.event.id: getattr(row.event, "text", "") for row in examined.rows}
        assert there == self.model
        assert len(examined.rows) == len(there)
        if self.store is not None:
            assert [row.event for row in examined.rows] == list(self.store.events)
            assert self.store.state == fold(row.event for row in examined.rows)


_USUAL = settings(deadline=None, suppress_health_check=list(HealthCheck))


class TestKeeping(Keeping.TestCase):
    """The short form."""

    settings = settings(_USUAL, max_examples=25, stateful_step_count=20)


@pytest.mark.slow
class TestKeepingLong(Keeping.TestCase):
    """The full form."""

    settings = settings(_USUAL, max_examples=400, stateful_step_count=40)
