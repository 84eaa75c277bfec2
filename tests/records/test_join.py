"""Two versions of one document, written apart from each other, become one again."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.records.conftest import World

from chietai.cli import main
from chietai.meeting import intents as i
from chietai.records import backups, file_names
from chietai.records.clock_and_ids import seeded_ids
from chietai.records.document_kind import SESSION
from chietai.records.erasure import redact
from chietai.records.faults import Verdict
from chietai.records.join import join
from chietai.records.reading import examine, readable
from chietai.records.record_errors import LockedError, RecordError
from chietai.records.store import SessionStore


def say(store: SessionStore, *texts: str) -> None:
    for text in texts:
        store.commit(i.RaiseTrouble(text=text))


def texts(path: Path) -> list[str]:
    return [str(row["text"]) for row in examine(path).rows if "text" in row]


@pytest.fixture
def two(library_folder: Path, world: World) -> tuple[Path, Path]:
    """A meeting with one entry in common; then one on each of two machines, both of which number it 3."""
    mine, theirs = library_folder / "m.json", library_folder / "m (copy).json"
    with world.create(mine) as store:
        say(store, "雪かき")
    shutil.copyfile(mine, theirs)
    with world.open(mine) as store:
        say(store, "買い物")
    world.new_id = seeded_ids(2)
    with world.open(theirs) as store:
        say(store, "見守り", "通院")
    return mine, theirs


def test_the_events_of_both_are_there_and_nothing_is_lost(two: tuple[Path, Path], world: World) -> None:
    mine, theirs = two
    before, other = mine.read_bytes(), theirs.read_bytes()
    done = join(mine, theirs, world.clock)
    assert (done.events, done.added, done.differing) == (5, 2, 0)
    assert texts(mine) == ["雪かき", "買い物", "見守り", "通院"]
    assert examine(mine).verdict is Verdict.WARN  # two events have number 3, which is said
    assert done.kept_at is not None and done.kept_at.read_bytes() == before
    assert theirs.read_bytes() == other
    with world.open(mine) as store:
        assert sorted(entry.text for entry in store.state.entries.values()) == sorted(texts(mine))
        say(store, "あいさつ")
    assert texts(mine)[-1] == "あいさつ"


def test_joining_again_changes_nothing(two: tuple[Path, Path], world: World) -> None:
    mine, theirs = two
    join(mine, theirs, world.clock)
    before = mine.read_bytes()
    again = join(mine, theirs, world.clock)
    assert (again.added, again.kept_at, mine.read_bytes()) == (0, None, before)
    assert join(theirs, mine, world.clock).added == 1
    assert {row.event.id for row in examine(theirs).rows} == {row.event.id for row in examine(mine).rows}


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 3), st.lists(st.booleans(), max_size=6), st.lists(st.booleans(), max_size=6))
def test_whichever_is_joined_to_the_other_all_events_are_there(
    tmp_path_factory: pytest.TempPathFactory, common: int, ours: list[bool], others: list[bool]
) -> None:
    """True says something, False takes back what was said last."""
    folder, world = tmp_path_factory.mktemp("join"), World()
    paths = [folder / "a.json", folder / "b.json"]
    with world.create(paths[0]) as store:
        say(store, *map(str, range(common)))
    shutil.copyfile(*paths)
    for number, (path, acts) in enumerate(zip(paths, (ours, others), strict=True)):
        world.new_id = seeded_ids(number + 2)
        with world.open(path) as store:
            for act in acts:
                if act or not any(entry.standing for entry in store.state.entries.values()):
                    say(store, f"{number} と")
                else:
                    store.commit(i.Undo())
    ids = [{row.event.id for row in examine(path).rows} for path in paths]
    texts_before = {path: path.read_bytes() for path in paths}
    join(paths[0], paths[1], world.clock)
    assert {row.event.id for row in examine(paths[0]).rows} == ids[0] | ids[1]
    assert examine(paths[0]).verdict in (Verdict.ACCEPT, Verdict.WARN)
    assert paths[1].read_bytes() == texts_before[paths[1]]
    with world.open(paths[0]) as store:
        joined = store.state
    join(paths[1], paths[0], world.clock)
    assert {row.event.id for row in examine(paths[1]).rows} == ids[0] | ids[1]
    with world.open(paths[1]) as store:
        assert store.state.entries.keys() == joined.entries.keys()


def test_what_is_in_a_journal_counts_and_a_torn_end_is_kept(two: tuple[Path, Path], world: World) -> None:
    mine, theirs = two
    store = world.open(mine)
    say(store, "まだ控えだけ")
    store._files.close(all_saved=False)  # the program is gone, its journal stays
    with file_names.journal(mine).open("ab") as file:
        file.write(b'0123abcd {"torn')
    done = join(mine, theirs, world.clock)
    assert done.events == 6
    assert "まだ控えだけ" in texts(mine)
    assert not file_names.journal(mine).exists()
    assert [path.read_bytes() for path in backups.all_copies(mine) if path.name.startswith("torn-")] == [
        b'0123abcd {"torn'
    ]


def test_one_event_that_differs_stays_as_it_is_here(two: tuple[Path, Path], world: World) -> None:
    mine, theirs = two
    tables = readable(theirs).tables
    tables["events"]["2"]["text"] = "雪おろし"
    theirs.write_text(SESSION.text(tables), encoding="utf-8")
    done = join(mine, theirs, world.clock)
    assert (done.added, done.differing) == (2, 1)
    assert texts(mine)[0] == "雪かき"
    (aside,) = readable(mine).tables["aside"].values()
    assert "雪おろし" in aside["text"]


def test_what_was_erased_does_not_come_back(two: tuple[Path, Path], world: World) -> None:
    mine, theirs = two
    with world.open(mine) as store:
        redact(store, "雪かき", clock=world.clock, new_id=world.new_id)
    before = mine.read_bytes()
    for one, other in ((mine, theirs), (theirs, mine)):
        with pytest.raises(RecordError, match="erased"):
            join(one, other, world.clock)
    assert mine.read_bytes() == before


def test_what_cannot_be_joined(two: tuple[Path, Path], world: World, library_folder: Path) -> None:
    mine, theirs = two
    before = mine.read_bytes()
    strange = library_folder / "n.json"
    world.create(strange, "another").close()
    with pytest.raises(RecordError, match="another meeting"):
        join(mine, strange, world.clock)
    theirs.write_bytes(theirs.read_bytes()[:-300])
    with pytest.raises(RecordError, match="damaged"):
        join(mine, theirs, world.clock)
    with pytest.raises(RecordError, match="no file"):
        join(mine, library_folder / "none.json", world.clock)
    with world.open(mine), pytest.raises(LockedError):
        join(mine, strange, world.clock)
    assert mine.read_bytes() == before


def test_what_another_program_put_there_can_be_taken_in(two: tuple[Path, Path], world: World) -> None:
    """A synchronising program replaces the file while the meeting goes on: kept aside, told, and joined afterwards."""
    mine, theirs = two
    with world.open(mine) as store:
        say(store, "ここで")
        shutil.copyfile(theirs, mine)
        store.checkpoint()
        assert "--join" in store.notes[0]
    (changed,) = [path for path in backups.all_copies(mine) if path.name.startswith("changed-")]
    assert join(mine, changed, world.clock).added == 2
    assert sorted(texts(mine)) == sorted(["雪かき", "買い物", "ここで", "見守り", "通院"])


def test_the_command(
    two: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHIETAI_LANG", "en")
    mine, theirs = map(str, two)
    assert main(["restore", mine, "--join", theirs]) == 0
    assert f"2 events were taken in; {mine} has 5." in capsys.readouterr().out
    assert main(["restore", mine, "--join", theirs]) == 0
    assert "nothing new" in capsys.readouterr().out
    assert main(["restore", mine, "--join", "\x1b[2J"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
