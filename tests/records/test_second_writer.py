"""The lock file is lost, so a second desk can open the meeting: both are told, and nothing of either is thrown away."""

import os
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from tests.records.conftest import World

from chietai.meeting import intents as i
from chietai.records import file_names
from chietai.records.clock_and_ids import seeded_ids
from chietai.records.join import join
from chietai.records.live_session import LiveSession
from chietai.records.reading import examine
from chietai.records.record_errors import LockedError
from chietai.records.store import SessionStore
from chietai.records.versions import look_for


def say(store: SessionStore, *texts: str) -> None:
    for text in texts:
        store.commit(i.RaiseTrouble(text=text))


def texts(path: Path) -> set[str]:
    return {str(row["text"]) for row in examine(path).rows if "text" in row}


def join_all(path: Path, world: World) -> None:
    """Does what the program names, until it names nothing more."""
    for _round in range(10):
        versions = look_for(path, examine(path)).versions
        if not versions:
            return
        join(path, versions[0].path, world.clock)
    raise AssertionError("no end")


@pytest.fixture
def path(library_folder: Path) -> Path:
    return library_folder / "m.json"


@pytest.fixture
def two(path: Path, world: World) -> tuple[SessionStore, SessionStore]:
    """Two desks with one meeting; the first of them lost its lock file."""
    first = world.create(path)
    say(first, "はじめ")
    file_names.lock(path).unlink()
    world.new_id = seeded_ids(2)
    return first, world.open(path)


@pytest.mark.parametrize("how", ["removed", "exchanged"])
def test_a_lost_lock_is_taken_again(path: Path, world: World, how: str) -> None:
    store = world.create(path)
    lock = file_names.lock(path)
    lock.unlink()
    if how == "exchanged":
        lock.write_bytes(b"")
    store.watch()
    with pytest.raises(LockedError):
        world.open(path)
    assert store.warning == ""
    store.close()
    world.open(path).close()


def test_both_desks_say_so(two: tuple[SessionStore, SessionStore]) -> None:
    first, second = two
    first.watch()
    assert "another place" in first.warning and "process" in first.warning
    assert second.warning == ""
    say(second, "ふたつめ")
    first.watch()
    say(first, "ひとつめ")
    second.watch()
    assert "another place" in second.warning


@pytest.mark.parametrize("first_closes", [True, False])
@pytest.mark.parametrize("saving", ["never", "both", "first", "second"])
def test_two_desks_that_alternate_keep_what_both_say(
    two: tuple[SessionStore, SessionStore], path: Path, world: World, saving: str, first_closes: bool
) -> None:
    first, second = two
    said = {"はじめ"}
    for number in range(6):
        for name, store in (("first", first), ("second", second)):
            said.add(f"{name} {number}")
            say(store, f"{name} {number}")
            if number % 3 == 1 and saving in (name, "both"):
                store.checkpoint()
            store.watch()
    for store in (first, second) if first_closes else (second, first):
        store.close()
    named = {text for version in look_for(path, examine(path)).versions for text in texts(version.path)}
    assert said <= texts(path) | named
    join_all(path, world)
    assert said <= texts(path)
    with world.open(path) as store:
        assert store.report.versions == ()


@pytest.mark.parametrize("killed", [0, 1, 2])
def test_a_second_desk_that_is_killed(
    two: tuple[SessionStore, SessionStore], path: Path, world: World, killed: int
) -> None:
    """One closes in good order, what the killed one had acknowledged is not removed with the journal."""
    first, second = two
    for number in range(3):
        say(first, f"first {number}")
        say(second, f"second {number}")
    for place, store in enumerate(two):
        if killed in (place, 2):
            assert store._files is not None
            store._files._lock._lock.release()
        else:
            store.close()
    said = {"はじめ", *(f"{name} {number}" for number in range(3) for name in ("first", "second"))}
    join_all(path, world)
    assert said <= texts(path)


def test_a_journal_that_is_removed_is_put_back(path: Path, world: World) -> None:
    store = world.create(path)
    say(store, "ひとつ")
    file_names.journal(path).unlink()
    store.watch()
    assert store._files is not None
    store._files._lock._lock.release()  # the program is gone
    assert texts(path) == {"ひとつ"}


@pytest.mark.parametrize("how", ["removed", "older"])
def test_a_document_that_is_replaced_while_it_is_open_is_written_again(path: Path, world: World, how: str) -> None:
    with world.create(path) as store:
        say(store, "ひとつ")
        older = path.read_bytes()
        store.checkpoint()
        if how == "older":
            path.write_bytes(older)
        else:
            path.unlink()
        store.watch()
        assert store.dirty
        assert store.warning == ""
    assert texts(path) == {"ひとつ"}
    assert look_for(path, examine(path)).versions == ()


def test_a_newer_document_that_arrives_while_nothing_is_said_stays(path: Path, world: World) -> None:
    """Another machine's desk wrote it: it holds all of ours, so it is not written over at the end."""
    with world.create(path) as store:
        say(store, "ひとつ")
    newer = path.with_name("n.json")
    shutil.copyfile(path, newer)
    with world.open(newer) as store:
        say(store, "ふたつ")
    with world.open(path) as store:
        newer.replace(path)
        store.watch()
        assert "another place" in store.warning
    assert texts(path) == {"ひとつ", "ふたつ"}


def test_the_screens_hear_of_it_without_typing(path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread that writes looks from time to time, and leaves the sentence for the banner."""
    monkeypatch.setattr("chietai.records.live_session.WATCH_SECONDS", 0.01)
    looked = threading.Event()
    watch: Any = SessionStore.watch

    def seen(store: SessionStore) -> None:
        watch(store)
        if store.warning:
            looked.set()

    first = world.create(path)
    file_names.lock(path).unlink()
    world.new_id = seeded_ids(2)
    second = world.open(path)
    monkeypatch.setattr(SessionStore, "watch", seen)
    with LiveSession(first) as live:
        assert looked.wait(10)
        assert "another place" in live.warning
    second.close()


@pytest.mark.parametrize("open_before", [False, True])
def test_an_older_folder_with_a_journal_that_comes_back_loses_nothing_by_the_next_line(
    path: Path, world: World, open_before: bool
) -> None:
    """What that journal holds is in no other file, until the open desk has written the document again."""
    with world.create(path) as store:
        say(store, "はじめ")
    older = path.read_bytes()
    store = world.open(path)
    say(store, "こわれた街灯")
    journal = file_names.journal(path).read_bytes()
    if not open_before:
        store.close()
        store = world.open(path)
    shutil.rmtree(file_names.backups(path))
    path.write_bytes(older)
    file_names.journal(path).unlink(missing_ok=True)
    file_names.journal(path).write_bytes(journal)
    say(store, "つぎ")
    assert texts(path) >= {"はじめ", "こわれた街灯", "つぎ"}
    assert not store.warning
    store.close()
    assert texts(path) >= {"はじめ", "こわれた街灯", "つぎ"}


def test_a_folder_of_before_that_comes_back_under_two_desks_loses_nothing_at_the_end(
    two: tuple[SessionStore, SessionStore], path: Path
) -> None:
    first, second = two
    for number in range(3):
        say(first, f"一{number}")
        say(second, f"二{number}")
    document, journal = path.read_bytes(), file_names.journal(path).read_bytes()
    said = texts(path)
    second.checkpoint()
    for file, data in ((path, document), (file_names.journal(path), journal)):
        file.with_name("new").write_bytes(data)
        file.with_name("new").replace(file)
    shutil.rmtree(file_names.backups(path))
    second.close()
    assert texts(path) >= said
    first.close()
    assert texts(path) >= said


@pytest.mark.parametrize("how", ["checkpoint", "close", "watch"])
def test_a_journal_as_long_as_ours_that_is_written_over_it_is_noticed(path: Path, world: World, how: str) -> None:
    """It holds what is in no other file: said at the other machine, and as many letters."""
    with world.create(path) as store:
        say(store, "はじめ")
    older = path.read_bytes()
    with world.open(path) as store:
        say(store, "こわれた街灯")
        journal = file_names.journal(path).read_bytes()
    shutil.rmtree(file_names.backups(path))
    path.write_bytes(older)
    store = world.open(path)
    say(store, "とおい停留所")
    assert file_names.journal(path).stat().st_size == len(journal)
    file_names.journal(path).write_bytes(journal)
    os.utime(file_names.journal(path), (1, 1))  # at another time than ours, however fast this goes
    if how == "watch":
        store.watch()
        assert "another place" in store.warning
        assert texts(path) >= {"はじめ", "こわれた街灯", "とおい停留所"}
    elif how == "checkpoint":
        store.checkpoint()
    store.close()
    join_all(path, world)
    assert texts(path) >= {"はじめ", "こわれた街灯", "とおい停留所"}
