"""Whatever other version of a document holds events that it lacks is kept, named, and brought back by its command."""

import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.records.conftest import World

from chietai.cli import main
from chietai.meeting import intents as i
from chietai.meeting.model import Council
from chietai.records import backups, file_names
from chietai.records.backups import KEPT, good_copies
from chietai.records.clock_and_ids import seeded_ids
from chietai.records.document_kind import SESSION
from chietai.records.erasure import redact
from chietai.records.reading import examine, readable
from chietai.records.record_errors import RecordError
from chietai.records.recover import restore
from chietai.records.store import SessionStore
from chietai.records.versions import Remedy, Version, look_for


def say(store: SessionStore, *texts: str) -> None:
    for text in texts:
        store.commit(i.RaiseTrouble(text=text))


def texts(path: Path) -> list[str]:
    return sorted(str(row["text"]) for row in examine(path).rows if "text" in row)


def found(path: Path) -> list[Version]:
    return list(look_for(path, examine(path)).versions)


def do(command: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Runs a command that the program has named."""
    monkeypatch.setenv("CHIETAI_LANG", "en")
    program, *arguments = shlex.split(command)
    assert program == "chietai"
    return main(arguments)


@pytest.fixture
def path(library_folder: Path) -> Path:
    return library_folder / "m.json"


@pytest.fixture
def older(path: Path, world: World) -> bytes:
    """A closed meeting of three entries; what is given is the document as it was before the last two."""
    with world.create(path) as store:
        say(store, "雪かき")
    before = path.read_bytes()
    with world.open(path) as store:
        say(store, "買い物", "見守り")
    return before


def lose_all_else(path: Path, *kept: Path) -> None:
    """Leaves nothing of the folder but the document and what is `kept`."""
    shutil.rmtree(file_names.backups(path), ignore_errors=True)
    for file in path.parent.iterdir():
        if file.is_file() and file not in (path, *kept):
            file.unlink()


def test_an_older_copy_in_its_place_never_costs_the_newer_events(
    path: Path, world: World, older: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(older)
    for number in range(2 * KEPT):
        with world.open(path) as store:
            assert any("--join" in note and "2 events" in note for note in store.report.notes), number
            say(store, f"その後{number}")
    (version,) = found(path)
    assert (version.missing, version.remedy) == (2, Remedy.JOIN)
    assert do(version.command, monkeypatch) == 0
    assert {"買い物", "見守り", "その後0", f"その後{2 * KEPT - 1}"} <= set(texts(path))
    assert found(path) == []


def test_backups_with_nothing_else_are_rotated_out_still(path: Path, world: World, older: bytes) -> None:
    newest = good_copies(path)[0].path
    path.write_bytes(older)
    for _number in range(3 * KEPT):
        with world.open(path) as store:
            say(store, "その後")
            store.checkpoint()
    copies = [copy.path for copy in good_copies(path)]
    assert newest in copies
    assert len(copies) <= KEPT + 1


def test_a_save_costs_no_look_into_the_backups(
    path: Path, world: World, older: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(older)
    with world.open(path) as store:
        say(store, "その後")
        monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail(str(self)))
        monkeypatch.setattr(Path, "open", lambda self, *_: pytest.fail(str(self)))
        store.checkpoint()


NAMES = ["m (conflicted copy 2025-06-12).json", "m (競合コピー).json", "m-DESKTOP-7.json", "m.sync-conflict-2025.json",
         "m.json.orig", "m のコピー.json", "もとのなまえ.json"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_conflicted_copy_beside_is_named(
    path: Path,
    world: World,
    older: bytes,
    name: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = path.with_name(name)
    shutil.copyfile(path, copy)
    lose_all_else(path, copy)
    path.write_bytes(older)
    with world.open(path) as store:
        assert [version.path for version in store.report.versions] == [copy]
        assert any(str(copy) in note for note in store.report.notes)
    assert do(f"chietai check {path}", monkeypatch) == 0
    out = capsys.readouterr().out
    (version,) = found(path)
    assert version.command in out and version.written_at.strftime("%Y-%m-%d %H:%M") in out and "2 events" in out
    assert do(version.command, monkeypatch) == 0
    assert texts(path) == sorted(["雪かき", "買い物", "見守り"])
    assert found(path) == []


@pytest.mark.parametrize("name", ["m (conflicted copy).journal", "m.sync-conflict-1.journal", "other.journal"])
def test_a_journal_beside_is_named(
    path: Path, world: World, older: bytes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = world.open(path)
    say(store, "まだ控えだけ")
    store._files.close(all_saved=False)  # type: ignore[union-attr]  # the program is gone
    file_names.journal(path).rename(path.with_name(name))
    (version,) = found(path)
    assert version.missing == 1
    assert do(version.command, monkeypatch) == 0
    assert "まだ控えだけ" in texts(path)
    assert found(path) == []


def test_a_document_under_another_name_finds_what_was_kept_of_it(
    path: Path, world: World, older: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The document was renamed by another program, and is an older copy; journal and backups bear the old name."""
    renamed = path.with_name("n.json")
    path.unlink()
    renamed.write_bytes(older)
    with world.open(renamed) as store:
        (version,) = store.report.versions
    assert do(version.command, monkeypatch) == 0
    assert texts(renamed) == sorted(["雪かき", "買い物", "見守り"])


def test_other_documents_of_the_folder_are_left_alone(path: Path, world: World, older: bytes) -> None:
    other = path.with_name("m-other.json")
    with world.create(other, "another") as store:
        say(store, "草取り")
    (path.parent / "m-letter.json").write_text("{}", encoding="utf-8")
    (path.parent / "m.txt").write_text('"type": "TroubleRaised", "id": "x", "seq": 9', encoding="utf-8")
    assert found(path) == []
    assert found(other) == []


def test_going_back_on_purpose_is_not_asked_about(path: Path, world: World, older: bytes) -> None:
    copies = good_copies(path)
    restore(path, world.clock, copies[-1].path)
    assert len(examine(path).rows) == copies[-1].events
    assert found(path) == []
    with world.open(path) as store:
        assert store.report.versions == ()
        say(store, "その後")
    assert found(path) == []
    assert {copy.path for copy in copies} <= {copy.path for copy in good_copies(path)}


def test_what_was_taken_back_and_lost_again_is_asked_about(
    path: Path, world: World, older: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = restore(path, world.clock, good_copies(path)[1].path)
    went_back = path.read_bytes()
    assert do(f"chietai restore {path} --join {done.kept_at}", monkeypatch) == 0
    assert "見守り" in texts(path)
    path.write_bytes(went_back)
    assert [version.missing for version in found(path)] == [2]


def test_what_somebody_else_wrote_meanwhile_is_named_though_somebody_went_back(
    path: Path, world: World, older: bytes
) -> None:
    restore(path, world.clock, good_copies(path)[1].path)
    theirs = path.with_name("m (copy).json")
    theirs.write_bytes(older)
    world.new_id = seeded_ids(5)
    with world.open(theirs) as store:
        say(store, "通院")
    assert [version.path for version in found(path)] == [theirs]


def test_a_version_from_before_an_erasure_is_no_offer_to_join(path: Path, world: World, older: bytes) -> None:
    theirs = path.with_name("m (copy).json")
    shutil.copyfile(path, theirs)
    world.new_id = seeded_ids(5)
    with world.open(theirs) as store:
        say(store, "通院")
    world.new_id = seeded_ids(6)
    with world.open(path) as store:
        redact(store, "雪かき", clock=world.clock, new_id=world.new_id)
    assert len(backups.all_copies(path)) == 1
    (version,) = found(path)
    assert (version.path, version.remedy, version.command) == (theirs, Remedy.BY_HAND, "")
    assert "--join" not in version.sentence and "chietai events" in version.sentence


def test_an_older_document_that_still_holds_what_was_erased(
    path: Path, world: World, older: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.open(path) as store:
        redact(store, "雪かき", clock=world.clock, new_id=world.new_id)
    path.write_bytes(older)
    (version,) = found(path)
    assert version.remedy is Remedy.GO_OVER
    assert do(version.command, monkeypatch) == 0
    assert "雪かき" not in texts(path)
    assert len(texts(path)) == 3
    assert found(path) == []


def test_going_over_to_an_erased_version_leaves_what_was_erased_nowhere(
    path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever came back with the older document: its journal, its earlier copies, what was set aside, torn pieces."""
    with world.create(path) as store:
        store.commit(i.DescribeCouncil(council=Council(name="田中会")))
        say(store, "田中さんの雪かき", "買い物")
        store.checkpoint()
    old = {file.name: file.read_bytes() for file in backups.all_copies(path)}
    older = path.read_bytes()
    store = world.open(path)
    say(store, "田中さんの通院", "見守り")
    journal = file_names.journal(path).read_bytes()
    store._files.close(all_saved=False)  # type: ignore[union-attr]  # the program is gone
    file_names.journal(path).unlink()
    world.new_id = seeded_ids(6)
    with world.open(path) as store:
        redact(store, "田中", clock=world.clock, new_id=world.new_id)
    copies = file_names.backups(path)
    for name, data in old.items():
        (copies / name.replace("0", "1", 1)).write_bytes(data)
    (copies / "changed-document-1.json").write_bytes(older)
    (copies / "damaged-1.json").write_bytes(older[:-300])
    (copies / "damaged-2.json").write_text("田中花子", encoding="utf-8")
    (copies / "torn-1.txt").write_bytes(journal[-90:])
    (copies / "journal-1.journal").write_bytes(journal)
    path.write_bytes(older)
    file_names.journal(path).write_bytes(journal)
    version = next(version for version in found(path) if version.remedy is Remedy.GO_OVER)
    assert do(version.command, monkeypatch) == 0
    assert [
        str(file) for file in path.parent.rglob("*") if file.is_file() and "田中".encode() in file.read_bytes()
    ] == []
    held = {event.id for copy in copies.glob("damaged-*.json") for event in _events_of(copy)}
    assert "見守り" in {text for copy in copies.glob("damaged-*.json") for text in texts(copy)}
    assert {row.event.id for row in examine(path).rows} <= held
    assert found(path) == []


def _events_of(copy: Path) -> list[Any]:
    try:
        return [row.event for row in examine(copy).rows]
    except RecordError:
        return []


def test_a_damaged_version_is_made_whole_first(
    path: Path, world: World, older: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = path.with_name("m (copy).json")
    copy.write_bytes(path.read_bytes()[:-40])
    lose_all_else(path, copy)
    path.write_bytes(older)
    (version,) = found(path)
    assert version.remedy is Remedy.MEND
    assert do(version.command, monkeypatch) == 0
    (version,) = found(path)
    assert do(version.command, monkeypatch) == 0
    assert texts(path) == sorted(["雪かき", "買い物", "見守り"])


def test_a_version_that_other_programs_have_written_anew(path: Path, world: World, older: bytes) -> None:
    """By stock TinyDB, or an editor: the quick look cannot tell, so it is read in full."""
    import json

    copy = path.with_name("m (copy).json")
    tables = readable(path).tables
    tables["events"] = {key: dict(reversed(row.items())) for key, row in tables["events"].items()}
    lose_all_else(path)
    copy.write_text(json.dumps(tables, indent=1), encoding="utf-8")
    path.write_bytes(older)
    assert [version.missing for version in found(path)] == [2]
    assert SESSION.header_table in tables


def test_the_fullest_version_is_named_and_not_each_that_repeats_it(path: Path, world: World, older: bytes) -> None:
    with world.open(path) as store:
        for text in ("通院", "草取り", "ごみ"):
            say(store, text)
            store.checkpoint()
    path.write_bytes(older)
    assert [version.missing for version in found(path)] == [5]


def test_whatever_is_set_aside_stays(path: Path, world: World, older: bytes) -> None:
    names = ["changed-document-1.json", "found-1.json", "damaged-1.json", "journal-1.journal", "torn-1.txt"]
    for name in names:
        (file_names.backups(path) / name).write_bytes(older)
    for _number in range(2 * KEPT):
        with world.open(path) as store:
            say(store, "その後")
    kept: Any = {copy.name for copy in backups.all_copies(path)}
    assert set(names) <= kept
