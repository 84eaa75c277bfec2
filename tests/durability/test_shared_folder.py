"""A folder that somebody else writes into, at any moment: Hypothesis looks for an order of things that hides something
that was acknowledged.
"""

import contextlib
import io
import itertools
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chietai.cli import check
from chietai.meeting import intents as i
from chietai.records import backups, file_names
from chietai.records.backups import good_copies
from chietai.records.clock_and_ids import seeded_ids
from chietai.records.join import join
from chietai.records.reading import examine
from chietai.records.record_errors import LockedError, StoreError
from chietai.records.recover import restore
from chietai.records.store import SessionStore
from chietai.records.versions import Remedy, Version, look_for

DESKS = st.integers(0, 1)
PLACES = st.integers(0, 50)
NAMES = st.sampled_from(["{} (conflicted copy)", "{} (競合コピー)", "{}-DESKTOP-7", "{}.sync-conflict-2025"])


class SharedFolder(RuleBasedStateMachine):
    """The model is the set of events that were acknowledged. One counts as long as some file in the folder holds it."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="chietai-shared-"))
        self.path = self.root / "a" / "m.json"
        self.ids = [seeded_ids(1), seeded_ids(2)]
        self.desks: list[SessionStore | None] = [None, None]
        self.acknowledged: set[str] = set()
        self.kept: set[str] = set()
        self.meddled = False  # whether somebody else has acted since the files were looked through
        self.seconds = itertools.count()
        self.names = itertools.count()
        self.documents: list[bytes] = []
        self.journals: list[bytes] = []
        self.folders: list[tuple[str, dict[str, bytes]]] = []

    def teardown(self) -> None:
        for which in (0, 1):
            self.close(which)
        if self.path.exists():
            self.do_what_is_named()
        shutil.rmtree(self.root)

    def clock(self) -> datetime:
        return datetime(2025, 6, 12, tzinfo=UTC) + timedelta(seconds=next(self.seconds))

    @property
    def nobody_is_there(self) -> bool:
        return self.desks == [None, None]

    @initialize()
    def create(self) -> None:
        with SessionStore.create(self.path, "shared", clock=self.clock, new_id=self.ids[0]) as store:
            self.acknowledged.add(store.events[0].id)
        # What somebody else may put back from the beginning on: states of the folder during a short meeting.
        for end in (self.close, self.kill):
            self.whole_sitting(0, lines=2, steps=1)
            self.remember()
            self.open_desk(0)
            self.say(0, lines=1)
            end(0)
            self.remember()

    # -- the program ----------------------------------------------------------------------------------------------

    @rule(which=DESKS)
    def open_desk(self, which: int) -> None:
        if self.desks[which] is None:
            named = {version.path for version in self.versions()}
            try:
                self.desks[which] = store = SessionStore.open(self.path, clock=self.clock, new_id=self.ids[which])
            except LockedError:
                assert self.desks[1 - which] is not None
                return
            assert {version.path for version in store.report.versions} == named
            assert all(
                any(version.command in note for note in store.report.notes) for version in store.report.versions[:3]
            )

    @rule(which=DESKS, lines=st.integers(1, 3))
    def say(self, which: int, lines: int) -> None:
        store = self.desks[which]
        for _line in range(lines if store is not None else 0):
            assert store is not None
            with contextlib.suppress(StoreError):
                event = store.commit(i.RaiseTrouble(text="雪かき")).id
                self.acknowledged.add(event)
                self.kept.add(event)

    @rule(which=DESKS)
    def checkpoint(self, which: int) -> None:
        store = self.desks[which]
        if store is not None:
            store.checkpoint()

    @rule(which=DESKS)
    def look(self, which: int) -> None:
        store = self.desks[which]
        if store is not None:
            store.watch()

    @rule(which=DESKS)
    def close(self, which: int) -> None:
        store, self.desks[which] = self.desks[which], None
        if store is not None:
            store.close()

    @rule(which=DESKS)
    def kill(self, which: int) -> None:
        store, self.desks[which] = self.desks[which], None
        if store is not None:
            assert store._files is not None
            store._files._lock._lock.release()

    @rule(place=PLACES)
    def go_back_on_purpose(self, place: int) -> None:
        """What later copies of the list hold besides is left out; nobody is asked about it."""
        copies = good_copies(self.path)
        if not self.nobody_is_there or not copies:
            return
        chosen = copies[place % len(copies)].path
        wanted = ids_in(chosen)
        listed = ids_in(self.path).union(*(ids_in(copy.path) for copy in copies))
        restore(self.path, self.clock, chosen)
        self.acknowledged -= listed - wanted

    @rule()
    def do_what_is_named(self) -> None:
        if not self.nobody_is_there:
            return
        held = self.held()
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            assert check._check(self.path) == 0
        assert all(version.command in printed.getvalue() for version in self.versions())
        rounds = itertools.count()
        while versions := self.versions():
            assert next(rounds) < 200
            assert join(self.path, versions[0].path, self.clock).added == versions[0].missing
        assert held <= ids_in(self.path)

    @rule(which=DESKS, lines=st.integers(1, 2), steps=st.sampled_from([1, 7]))
    def whole_sitting(self, which: int, lines: int, steps: int) -> None:
        """As many steps as a meeting has: more than earlier copies are kept."""
        if self.desks[which] is None:
            self.open_desk(which)
        for _step in range(steps):
            self.say(which, lines)
            self.checkpoint(which)
        self.close(which)

    # -- somebody else --------------------------------------------------------------------------------------------

    @rule()
    def remember(self) -> None:
        """What the other machine, or a server, has now."""
        self.documents.append(self.path.read_bytes())
        if file_names.journal(self.path).exists():
            self.journals.append(file_names.journal(self.path).read_bytes())
        files = {str(file.relative_to(self.path.parent)): file.read_bytes() for file in self.files()}
        self.folders.append((self.path.name, files))

    @rule(place=PLACES, name=NAMES, conflict=st.booleans(), exchange=st.booleans())
    def put_older_document(self, place: int, name: str, conflict: bool, exchange: bool) -> None:
        """With `conflict` what was there is kept beside, as synchronising programs do."""
        self.meddled = True
        if not self.documents:
            return
        if conflict:
            shutil.copyfile(self.path, self.beside(name, ".json"))
        write(self.path, self.documents[place % len(self.documents)], exchange=exchange)

    @rule(place=PLACES, exchange=st.booleans())
    def put_older_journal(self, place: int, exchange: bool) -> None:
        self.meddled = True
        if self.journals:
            write(file_names.journal(self.path), self.journals[place % len(self.journals)], exchange=exchange)

    @rule(name=NAMES, move=st.booleans())
    def conflicted_journal(self, name: str, move: bool) -> None:
        self.meddled = True
        journal = file_names.journal(self.path)
        if journal.exists():
            shutil.copyfile(journal, self.beside(name, ".journal"))
            if move:
                journal.unlink()

    @rule(journal=st.booleans())
    def delete(self, journal: bool) -> None:
        self.meddled = True
        (file_names.journal if journal else file_names.lock)(self.path).unlink(missing_ok=True)

    @rule(place=PLACES)
    def put_older_folder(self, place: int) -> None:
        self.meddled = True
        if not self.folders:
            return
        name, files = self.folders[place % len(self.folders)]
        if not self.nobody_is_there and name != self.path.name:
            return
        for file in self.files():
            file.unlink()
        for file, data in files.items():
            write(self.path.parent / file, data, exchange=True)
        self.path = self.path.with_name(name)

    @rule(place=PLACES, name=NAMES)
    def resolve_for_the_other(self, place: int, name: str) -> None:
        """The other machine's older record wins, with its backups (none): the newer one is only the conflicted copy."""
        self.meddled = True
        if self.nobody_is_there:
            self.put_older_document(place, name, conflict=True, exchange=True)
            self.conflicted_journal(name, move=True)
            shutil.rmtree(file_names.backups(self.path), ignore_errors=True)

    @rule(place=PLACES)
    def go_on_with_an_older_record(self, place: int) -> None:
        """For longer than earlier copies are kept."""
        if self.nobody_is_there and self.documents:
            self.put_older_document(place, "", conflict=False, exchange=True)
            self.kept, self.meddled = self.held(), False
            self.whole_sitting(0, lines=1, steps=7)

    @rule(which=DESKS)
    def second_desk(self, which: int) -> None:
        """The lock is gone, two desks stand open, and what they say alternates."""
        self.open_desk(which)
        file_names.lock(self.path).unlink(missing_ok=True)
        self.open_desk(1 - which)
        for _line in range(2):
            self.say(which, 1)
            self.say(1 - which, 1)

    @rule(folder=st.booleans())
    def rename(self, folder: bool) -> None:
        self.meddled = True
        if not self.nobody_is_there:
            return
        name = f"n{next(self.names)}"
        if folder:
            new = self.root / name
            self.path.parent.rename(new)
            self.path = new / self.path.name
        else:
            self.path = self.path.rename(self.path.with_name(f"{name}.json"))

    # -- what has to be so ----------------------------------------------------------------------------------------

    @invariant()
    def the_program_throws_nothing_away(self) -> None:
        held = self.held()
        assert self.meddled or self.kept & self.acknowledged <= held
        self.kept, self.meddled = held, False

    @invariant()
    def nothing_is_hidden(self) -> None:
        if self.path.exists():
            named = {event for version in self.versions() for event in version.events}
            left_out = backups.left_out(self.path)
            hidden = self.held() - ids_in(self.path) - named
            assert not hidden, (hidden, left_out, self.versions())

    def versions(self) -> list[Version]:
        versions = list(look_for(self.path, examine(self.path)).versions)
        assert all(version.remedy is Remedy.JOIN for version in versions)
        return versions

    def held(self) -> set[str]:
        """The acknowledged events that some document or journal in the folder holds."""
        texts = [file.read_bytes() for file in self.files() if file.suffix in (".json", ".journal")]
        return {event for event in self.acknowledged if any(f'"{event}"'.encode() in text for text in texts)}

    def files(self) -> Iterator[Path]:
        return (file for file in sorted(self.path.parent.rglob("*")) if file.is_file() and file.suffix != ".lock")

    def beside(self, name: str, suffix: str) -> Path:
        return file_names.free(self.path.with_name(name.format(self.path.stem) + suffix))


def ids_in(path: Path) -> set[str]:
    return {row.event.id for row in examine(path).rows}


def write(path: Path, data: bytes, *, exchange: bool) -> None:
    """Over the file that is there, or as another file in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if exchange:
        path.with_name("new").write_bytes(data)
        path.with_name("new").replace(path)
    else:
        path.write_bytes(data)


_USUAL = settings(deadline=None, suppress_health_check=list(HealthCheck))


class TestSharedFolder(SharedFolder.TestCase):
    """The short form."""

    settings = settings(_USUAL, max_examples=15, stateful_step_count=12)


@pytest.mark.slow
class TestSharedFolderLong(SharedFolder.TestCase):
    """The full form."""

    settings = settings(_USUAL, max_examples=400, stateful_step_count=40)
