"""The keys of people on the disk: nothing in clear, nothing lost, nobody but the owner, and no error for the user."""

import json
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chietai.privacy.mask_keys import Use
from chietai.privacy.name_forms import name_forms
from chietai.records import disk
from chietai.records.people_keys import PeopleKeys
from chietai.records.record_errors import RecordError
from chietai.text.folding import fold

COUNCIL = "清瀬市 第１層協議体"
OGAWA, HAYASHI = ("小川 和夫", "おがわ かずお"), ("林 花子", "はやし はなこ")


def knows(keys: PeopleKeys, person: tuple[str, str]) -> bool:
    """Whether all forms of a person are known, or none; anything between fails."""
    mask, forms = keys.keys(), name_forms(*person)
    found = {form for form in forms if mask.use_of(form)}
    assert found in (set(), set(forms))
    return bool(found)


def files(home: Path) -> list[Path]:
    return sorted(path for path in home.rglob("*") if path.is_file())


def test_who_was_remembered_is_known_again(tmp_path: Path) -> None:
    assert PeopleKeys(tmp_path, COUNCIL).remember([OGAWA])
    again = PeopleKeys(tmp_path, "清瀬市第1層協議体")
    assert knows(again, OGAWA)
    assert not knows(again, HAYASHI)
    assert again.keys().use_of("小川") is Use.ALONE
    assert not PeopleKeys(tmp_path, "別の協議体").keys()


def test_nothing_stands_there_in_clear(tmp_path: Path) -> None:
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA], {tmp_path / "2025-06-12-小川さんの会.json": "1"})
    salt = (tmp_path / "people" / "salt").read_text("ascii").split()[0]
    for path in files(tmp_path):
        data = path.name.encode() + path.read_bytes()
        for text in ("小川", "和夫", "おがわ", "ogawa", "清瀬", "協議", "2025-06-12"):
            assert text.encode() not in data
            assert json.dumps(text).strip('"').encode() not in data
        assert path.name == "salt" or salt.encode() not in data


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_only_the_owner_reads_them(tmp_path: Path) -> None:
    home = tmp_path / "home"
    PeopleKeys(home, COUNCIL).remember([OGAWA])
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(home)} == {disk.PRIVATE_FILE}
    assert stat.S_IMODE((home / "people").stat().st_mode) == disk.PRIVATE_FOLDER


def test_two_machines_make_different_keys(tmp_path: Path) -> None:
    for name in ("one", "two"):
        PeopleKeys(tmp_path / name, COUNCIL).remember([OGAWA])
    one, two = (PeopleKeys(tmp_path / name, COUNCIL) for name in ("one", "two"))
    assert one.path.name != two.path.name
    assert not set(one.keys().to_lines()) & set(two.keys().to_lines())


person = st.tuples(st.sampled_from(["小川 和夫", "小川 花子", "林 花子", "林", "Smith John"]), st.just(""))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 1), st.lists(person, max_size=3)), max_size=5))
def test_two_windows_lose_nothing_of_each_other(
    tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[int, list[tuple[str, str]]]]
) -> None:
    home = tmp_path_factory.mktemp("home")
    windows = [PeopleKeys(home, COUNCIL), PeopleKeys(home, COUNCIL)]
    for window, people in turns:
        assert windows[window].remember(people)
        assert all(knows(windows[window], one) for one in people)
    assert all(knows(PeopleKeys(home, COUNCIL), one) for _, people in turns for one in people)


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    people = [
        (f"{family} {given}", "")
        for family in ["小川", "林", "東野", "森田", "佐々木"]
        for given in ["和夫", "花子", "一"]
    ]
    with ThreadPoolExecutor(5) as pool:
        kept = list(pool.map(lambda one: PeopleKeys(tmp_path, COUNCIL).remember([one]), people))
    assert all(kept)
    assert len({path for path in files(tmp_path) if path.suffix == ".json"}) == 1
    assert all(knows(PeopleKeys(tmp_path, COUNCIL), one) for one in people)


def test_other_processes_lose_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from chietai.records.people_keys import PeopleKeys\n"
        "home, council, *names = sys.argv[1:]\n"
        "sys.exit(not all([PeopleKeys(Path(home), council).remember([(name, '')]) for name in names]))"
    )
    names = [[f"{family} {name}" for name in ("和夫", "花子", "一", "次郎")] for family in ("小川", "林", "東野")]
    words = [[sys.executable, "-c", program, str(tmp_path), COUNCIL, *some] for some in names]
    running = [subprocess.Popen(command) for command in words]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    known = PeopleKeys(tmp_path, COUNCIL)
    assert all(knows(known, (name, "")) for some in names for name in some)


def test_a_text_of_any_length_may_stand_where_a_name_does(tmp_path: Path) -> None:
    keys = PeopleKeys(tmp_path, COUNCIL)
    assert keys.remember([("小" * 100_000, "お" * 100_000)])
    assert keys.forget(["小" * 100_000]) == 1
    assert not keys.keys()


def test_nothing_new_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA], {tmp_path / "a.json": "1"})
    monkeypatch.setattr(disk, "replace_with", lambda *_: pytest.fail("written"))
    keys = PeopleKeys(tmp_path, COUNCIL)
    assert keys.remember([OGAWA], {tmp_path / "a.json": "1"})
    assert keys.is_gathered(tmp_path / "a.json", "1")
    assert not keys.is_gathered(tmp_path / "a.json", "2")


# -- damage --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", [0, 1, 100, -3, -40])
def test_a_cut_file_is_set_aside_and_said_once(tmp_path: Path, cut: int) -> None:
    path = PeopleKeys(tmp_path, COUNCIL).path
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA])
    before = path.read_bytes()
    path.write_bytes(before[:cut])
    problems: list[str] = []
    keys = PeopleKeys(tmp_path, COUNCIL, problems)
    assert len(problems) == 1
    (aside,) = path.parent.glob("*damaged*")
    assert str(aside) in problems[0]
    assert aside.read_bytes() == before[:cut]
    assert keys.remember([HAYASHI])
    assert PeopleKeys(tmp_path, COUNCIL, problems).keys()
    assert len(problems) == 1


def test_what_is_whole_in_a_damaged_file_is_still_known(tmp_path: Path) -> None:
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA, HAYASHI])
    path = PeopleKeys(tmp_path, COUNCIL).path
    path.write_bytes(path.read_bytes().replace(b"{", b"[", 1))
    for _ in range(2):
        keys = PeopleKeys(tmp_path, COUNCIL)
        assert knows(keys, OGAWA)
        assert knows(keys, HAYASHI)
    assert keys.forget(["林花子"]) == 0  # whose a line was is not known any more; the lines go all the same
    assert not keys.keys().use_of("林花子")
    assert knows(keys, OGAWA)


def test_a_flipped_bit_is_damage(tmp_path: Path) -> None:
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA])
    path = PeopleKeys(tmp_path, COUNCIL).path
    whole = path.read_bytes()
    for at in range(0, len(whole) - 1, 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        problems: list[str] = []
        PeopleKeys(tmp_path, COUNCIL, problems)
        assert len(problems) == 1


def test_a_damaged_salt_is_said_and_made_anew(tmp_path: Path) -> None:
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA])
    (tmp_path / "people" / "salt").write_text("0" * 64)
    problems: list[str] = []
    keys = PeopleKeys(tmp_path, COUNCIL, problems)
    assert len(problems) == 1
    assert keys.remember([HAYASHI])
    assert knows(PeopleKeys(tmp_path, COUNCIL, problems), HAYASHI)
    assert len(problems) == 1


def test_a_file_of_another_machine_is_set_aside(tmp_path: Path) -> None:
    PeopleKeys(tmp_path / "one", COUNCIL).remember([OGAWA])
    here = PeopleKeys(tmp_path / "two", COUNCIL)
    here.path.write_bytes(PeopleKeys(tmp_path / "one", COUNCIL).path.read_bytes())
    problems: list[str] = []
    assert not PeopleKeys(tmp_path / "two", COUNCIL, problems).keys()
    assert len(problems) == 1


def test_a_file_of_a_newer_program_is_read_and_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chietai.records.people_keys.VERSION", 2)
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA])
    monkeypatch.undo()
    keys = PeopleKeys(tmp_path, COUNCIL)
    before = keys.path.read_bytes()
    assert knows(keys, OGAWA)
    assert not keys.remember([HAYASHI])
    assert knows(keys, HAYASHI)
    assert keys.path.read_bytes() == before


# -- a disk that refuses --------------------------------------------------------------------------------------------


def test_a_home_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    home = tmp_path / "a file"
    home.write_text("")
    problems: list[str] = []
    keys = PeopleKeys(home, COUNCIL, problems)
    assert not keys.remember([OGAWA])
    assert knows(keys, OGAWA)
    assert problems == []
    with pytest.raises(RecordError, match="forgotten"):
        keys.forget(["小川 和夫"])


def test_a_disk_that_is_full_later_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA])
    keys = PeopleKeys(tmp_path, COUNCIL)

    def full(*_: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr(disk, "replace_with", full)
        assert not keys.remember([HAYASHI])
        assert knows(keys, HAYASHI)
        with pytest.raises(RecordError):
            keys.forget(["小川 和夫"])
    assert keys.remember([])  # the next time it is kept
    assert knows(PeopleKeys(tmp_path, COUNCIL), OGAWA)
    assert knows(PeopleKeys(tmp_path, COUNCIL), HAYASHI)


def test_a_file_that_cannot_be_read_now_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA])
    read = disk.read_bytes

    def faulty(path: Path) -> bytes:
        if path.suffix == ".json":
            raise OSError(5, "fault")
        return read(path)

    with monkeypatch.context() as patched:
        patched.setattr(disk, "read_bytes", faulty)
        assert not PeopleKeys(tmp_path, COUNCIL).remember([HAYASHI])
    assert knows(PeopleKeys(tmp_path, COUNCIL), OGAWA)


@pytest.mark.parametrize("lost", ["salt", "*.json"])
def test_what_is_gone_is_said(tmp_path: Path, lost: str) -> None:
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA])
    for path in (tmp_path / "people").glob(lost):
        path.unlink()
    problems: list[str] = []
    assert not PeopleKeys(tmp_path, COUNCIL, problems).keys()
    assert len(problems) == 1
    assert "can no longer be recognised" in problems[0]


@pytest.mark.parametrize("unread", ["salt", ".json"])
def test_what_cannot_be_read_is_said_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unread: str) -> None:
    PeopleKeys(tmp_path, COUNCIL).remember([OGAWA])
    read = disk.read_bytes

    def refused(path: Path) -> bytes:
        if path.name.endswith(unread):
            raise PermissionError(13, "refused")
        return read(path)

    monkeypatch.setattr(disk, "read_bytes", refused)
    for _ in range(2):
        problems: list[str] = []
        assert not PeopleKeys(tmp_path, COUNCIL, problems).keys()
        assert len(problems) == 1
        assert "can no longer be recognised" in problems[0]


def test_a_new_home_says_nothing(tmp_path: Path) -> None:
    problems: list[str] = []
    PeopleKeys(tmp_path, COUNCIL, problems)
    assert PeopleKeys(tmp_path, "別の協議体", problems).remember([OGAWA])
    PeopleKeys(tmp_path, COUNCIL, problems)
    assert problems == []


def test_a_file_under_the_former_rule_is_taken_over(tmp_path: Path) -> None:
    spelling = "髙橋地区の協議体"
    keys = PeopleKeys(tmp_path, spelling)
    keys.remember([OGAWA])
    former = keys.path.rename(keys._path_of(fold(spelling)))
    assert knows(PeopleKeys(tmp_path, spelling), OGAWA)
    assert not former.exists()
    other = PeopleKeys(tmp_path, "高橋地区の協議体")
    assert knows(other, OGAWA)
    assert other.forget([OGAWA[0]]) == 1
    assert not knows(PeopleKeys(tmp_path, spelling), OGAWA)


# -- forgetting -----------------------------------------------------------------------------------------------------


def test_forgetting_one_leaves_who_bears_the_same_name(tmp_path: Path) -> None:
    keys = PeopleKeys(tmp_path, COUNCIL)
    keys.remember([OGAWA, ("小川 花子", "おがわ はなこ"), ("小川", "")])
    assert keys.forget(["小川　和夫"]) == 2  # and who was only called 小川, as a promise has it
    for known in (keys, PeopleKeys(tmp_path, COUNCIL)):
        assert knows(known, ("小川 花子", "おがわ はなこ"))
        assert not known.keys().use_of("和夫")
        assert not known.keys().use_of("小川和夫")
        assert not known.keys().use_of("かずお")
        assert known.keys().use_of("小川")


def test_after_forgetting_all_documents_are_gathered_anew(tmp_path: Path) -> None:
    keys = PeopleKeys(tmp_path, COUNCIL)
    keys.remember([OGAWA], {tmp_path / "a.json": "1"})
    keys.forget(["林"])
    assert not PeopleKeys(tmp_path, COUNCIL).is_gathered(tmp_path / "a.json", "1")
    assert knows(PeopleKeys(tmp_path, COUNCIL), OGAWA)


def test_another_window_does_not_bring_back_who_was_forgotten(tmp_path: Path) -> None:
    window = PeopleKeys(tmp_path, COUNCIL)
    window.remember([OGAWA])
    PeopleKeys(tmp_path, COUNCIL).forget(["小川和夫"])
    window.remember([HAYASHI])
    assert not knows(PeopleKeys(tmp_path, COUNCIL), OGAWA)
    assert knows(PeopleKeys(tmp_path, COUNCIL), HAYASHI)
