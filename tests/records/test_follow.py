"""Following a meeting that somebody else writes."""

import time
from pathlib import Path
from typing import Any

import pytest

from chietai.meeting import intents as i
from chietai.meeting.model import PlannedStep
from chietai.records import disk
from chietai.records.erasure import redact
from chietai.records.follow import Follower
from chietai.records.lock import holder_of
from chietai.records.recover import restore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the meeting will be."""
    return tmp_path / "m.json"


def steps() -> i.SetProgramme:
    return i.SetProgramme(steps=tuple(PlannedStep(id=x, kind="aim", minutes=5) for x in "ab"))


def test_every_event_arrives_once_and_in_order(path: Path, world: Any, say: Any) -> None:
    follower = Follower(path)
    assert follower.poll() == []
    store = world.create(path)
    arrived = list(follower.poll())
    for intent in (steps(), say("一"), i.EnterStep(step="a"), say("二"), say("三"), i.Undo(), i.EnterStep(step="b")):
        event = store.commit(intent)
        fresh = follower.poll()
        assert fresh == [event]
        arrived += fresh
    store.close()
    assert follower.poll() == []
    assert arrived == list(store.events) == list(follower.events)
    assert follower.state == store.state


def test_several_at_once(path: Path, world: Any, say: Any) -> None:
    store = world.create(path)
    follower = Follower(path)
    follower.poll()
    wanted = [store.commit(intent) for intent in (say("一"), say("二"), steps(), i.EnterStep(step="a"), say("三"))]
    assert follower.poll() == wanted


def test_across_a_new_writer(path: Path, world: Any, say: Any) -> None:
    follower = Follower(path)
    with world.create(path) as store:
        follower.poll()
        store.commit(say("一"))
    assert holder_of(follower.path) is None
    assert len(follower.poll()) == 1
    store = world.open(path)
    assert holder_of(follower.path) is not None
    event = store.commit(say("二"))
    assert follower.poll() == [event]
    store.release()  # a bad end
    with world.open(path) as store:
        event = store.commit(say("三"))
        assert follower.poll() == [event]
    assert follower.state == store.state


def test_a_line_that_is_half_there_waits(path: Path, world: Any, say: Any) -> None:
    store = world.create(path)
    store.commit(say("一"))
    follower = Follower(path)
    follower.poll()
    event = store.commit(say("二"))
    journal = path.with_suffix(".journal")
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-10])
    assert follower.poll() == []
    journal.write_bytes(whole)
    assert follower.poll() == [event]


def test_what_the_desk_writes_is_seen_at_one_look(path: Path, world: Any, say: Any) -> None:
    store = world.create(path)
    follower = Follower(path)
    assert follower.written  # nothing was read yet
    for text in ("一", "二"):
        follower.poll()
        assert not follower.written
        store.commit(say(text))
        assert follower.written
    follower.poll()
    store.close()
    assert follower.written


def test_an_erasure_is_seen(path: Path, world: Any, say: Any) -> None:
    store = world.create(path)
    store.commit(say("田中さんの買い物"))
    follower = Follower(path)
    follower.poll()
    assert not follower.rewritten
    redact(store, "田中", clock=world.clock, new_id=world.new_id)
    follower.poll()
    assert follower.rewritten
    assert [e.text for e in follower.state.entries.values()] == ["＊＊＊さんの買い物"]
    assert follower.state == store.state


def test_going_back_is_seen(path: Path, world: Any, say: Any) -> None:
    with world.create(path) as store:
        store.commit(say("一"))
    follower = Follower(path)
    follower.poll()
    from chietai.records.backups import good_copies

    restore(path, world.clock, good_copies(path)[-1].path)
    follower.poll()
    assert follower.rewritten
    assert len(follower.events) == 1


def test_nothing_there_or_rubbish_is_no_error(path: Path, world: Any) -> None:
    follower = Follower(path)
    assert follower.poll() == []
    path.write_bytes(b"rubbish")
    assert follower.poll() == []
    assert follower.problem
    path.unlink()
    world.create(path).close()
    assert len(follower.poll()) == 1
    assert follower.problem == ""


def test_a_checkpoint_is_not_read_again(path: Path, world: Any, say: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    store = world.create(path)
    for number in range(20):
        store.commit(say(f"{number}"))
    follower = Follower(path)
    follower.poll()
    read = []
    monkeypatch.setattr(disk, "read_bytes", lambda p: read.append(p) or p.read_bytes())
    store.checkpoint()
    follower.poll()
    store.commit(say("つぎ"))
    assert len(follower.poll()) == 1
    assert [p for p in read if p == path] == []


def test_looking_without_news_is_cheap(path: Path, world: Any) -> None:
    world.create(path)
    follower = Follower(path)
    follower.poll()
    began = time.process_time()
    for _ in range(1000):
        follower.poll()
    assert (time.process_time() - began) / 1000 < 0.001  # 20 of these a second are below 2 % of a core
