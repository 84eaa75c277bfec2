"""Everybody of a council is known: from all of its documents, each read once, and also when the name is erased."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chietai.meeting import intents as i
from chietai.meeting.model import Council, Details, Member
from chietai.meeting.state import State
from chietai.privacy.findings import Sort
from chietai.privacy.judgements import Judgements
from chietai.privacy.readers import Reader
from chietai.records import disk, gather_people
from chietai.records.erasure import redact
from chietai.records.gather_people import forget_people, guard_for, keep_people, keys_for
from chietai.records.people_keys import PeopleKeys
from chietai.records.reading import readable, state_of
from chietai.text.folding import fold

COUNCIL = "清瀬市協議体"
OGAWA = Member(id="m1", name="小川 和夫", reading="おがわ かずお", organisation="青木商店")
HAYASHI = Member(id="m2", name="霧島 花子", reading="きりしま はなこ")
FORMS = """
小川和夫 小川　和夫 小川さん 和夫さん おがわさん オガワさん ｵｶﾞﾜさん おがわかずお
Ogawa KAZUO ＯＧＡＷＡ Kazuo_Ogawa 小川・和夫さん
"""

Hold = Callable[..., Path]


@pytest.fixture
def hold(world: Any, tmp_path: Path) -> Hold:
    """Writes a document in the library and gives its path."""

    def held(name: str, *people: Member, council: str = COUNCIL, folder: str = "sessions", more: Any = ()) -> Path:
        path = tmp_path / "home" / folder / f"{name}.json"
        with world.create(path, name) as store:
            if council:
                store.commit(i.DescribeCouncil(council=Council(name=council)))
            for member in people:
                store.commit(i.RegisterMember(member=member))
            for intent in more:
                store.commit(intent)
        return path

    return held


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def state_at(path: Path) -> State:
    return state_of(readable(path))


def shown(path: Path, home: Path, text: str, **more: Any) -> str:
    """What everybody may read of `text` in a paper of the meeting at `path`."""
    return guard_for(path, state_at(path), home, **more).shown(text, Reader.PUBLIC)


def hidden_by_key(path: Path, home: Path) -> bool:
    """Whether 小川 is hidden where nothing but a key tells that it is somebody."""
    return "小川" not in shown(path, home, "小川が来た")


def hidden(path: Path, home: Path, name: str) -> bool:
    """Whether everything of `name` is hidden because its bearer is known, and not because strangers speak like that."""
    text = f"{name.replace('_', ' ')}が話した"
    guarded = guard_for(path, state_at(path), home).look(text, Reader.PUBLIC)
    known = any(one.sort is Sort.KNOWN for one in guarded.hidden)
    return known and not any(part in guarded.shown for part in name.split("_"))


def read_documents(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Takes note of each document that is read as a whole."""
    read: list[Path] = []
    examine = gather_people.examine
    monkeypatch.setattr(gather_people, "examine", lambda path: (read.append(path), examine(path))[1])
    return read


def test_people_of_the_other_meetings_of_the_council_are_known(hold: Hold, home: Path) -> None:
    hold("before", OGAWA)
    now = hold("now", HAYASHI)
    assert [name for name in FORMS.split() if not hidden(now, home, name)] == []
    assert shown(now, home, "青木商店の小川台で話した") == "青木商店の小川台で話した"


def test_a_council_of_another_name_is_another_one(hold: Hold, home: Path) -> None:
    hold("elsewhere", OGAWA, council="別の協議体")
    now = hold("now", HAYASHI)
    assert not keys_for(now, state_at(now), home).use_of("小川")
    assert not hidden_by_key(now, home)
    assert not hidden_by_key(hold("none", HAYASHI, council=""), home)
    assert hidden_by_key(hold("later", HAYASHI, council="別の協議体"), home)


def test_the_name_of_the_council_may_be_written_otherwise(hold: Hold, home: Path) -> None:
    hold("before", OGAWA, council="清瀬市　協議体")
    assert hidden(hold("now", HAYASHI), home, "小川")


def test_forms_of_a_kanji_make_no_other_council(hold: Hold, home: Path) -> None:
    hold("before", OGAWA, council="髙橋地区の協議体")
    assert hidden_by_key(hold("now", HAYASHI, council="高橋地区の協議体"), home)


def test_keys_of_a_council_in_other_forms_of_its_kanji_are_found(hold: Hold, home: Path) -> None:
    """They were once kept under the name as it is written, and the person may stand in no document any more."""
    spelling = "髙橋地区の協議体"
    hold("before", HAYASHI, council=spelling)
    keys = PeopleKeys(home, spelling)
    keys.remember([(OGAWA.name, OGAWA.reading)])
    keys.path.rename(keys._path_of(fold(spelling)))
    assert hidden_by_key(hold("now", HAYASHI, council="高橋地区の協議体"), home)


def test_a_council_that_was_renamed_keeps_its_people(hold: Hold, home: Path, world: Any) -> None:
    path = hold("now", OGAWA, HAYASHI, council="清瀬市協儀体")
    assert keep_people(path, state_at(path), home)
    with world.open(path) as store:
        for text in (OGAWA.name, OGAWA.reading):
            redact(store, text, clock=world.clock, new_id=world.new_id)
        store.commit(i.DescribeCouncil(council=Council(name=COUNCIL)))
    assert hidden(path, home, "小川")
    assert hidden(hold("later", HAYASHI), home, "小川")
    forget_people(state_at(path), ["小川和夫"], home)
    assert not keys_for(path, state_at(path), home).use_of("小川")


def test_people_of_before_the_council_had_a_name(hold: Hold, home: Path, world: Any) -> None:
    path = hold("now", OGAWA, council="")
    assert keep_people(path, state_at(path), home)
    with world.open(path) as store:
        redact(store, OGAWA.name, clock=world.clock, new_id=world.new_id)
        store.commit(i.DescribeCouncil(council=Council(name=COUNCIL)))
    assert keys_for(path, state_at(path), home).use_of("小川")


def test_what_is_left_of_a_damaged_document_counts(hold: Hold, home: Path) -> None:
    before, now = hold("before", OGAWA), hold("now", HAYASHI)
    before.write_text(before.read_text("utf-8").replace('"session"', '"lost"', 1)[:-40], "utf-8")
    assert keys_for(now, state_at(now), home).use_of("小川")


def test_documents_beside_the_exported_one_count_too(hold: Hold, home: Path) -> None:
    hold("copy", OGAWA, folder="usb")
    assert hidden(hold("now", HAYASHI, folder="usb"), home, "小川")
    assert hidden(hold("later", HAYASHI), home, "小川")  # and are known ever after


def test_who_was_corrected_removed_or_undone_is_known(hold: Hold, home: Path) -> None:
    wrong = OGAWA.model_copy(update={"name": "東野 和夫", "reading": ""})
    now = hold(
        "now",
        wrong,
        HAYASHI,
        more=[
            i.ReviseMember(member=OGAWA),
            i.RemoveMember(member="m2"),
            i.RegisterMember(member=Member(id="m3", name="森田 次郎")),
            i.Undo(),
            i.DescribeSession(details=Details(secretariat="高齢福祉課 佐々木")),
        ],
    )
    keys = keys_for(now, state_at(now), home)
    assert [name for name in ("東野", "霧島", "森田", "佐々木", "小川") if not keys.use_of(name)] == []


@pytest.mark.parametrize("name", FORMS.split())
def test_an_erased_name_is_still_hidden(hold: Hold, home: Path, world: Any, name: str) -> None:
    path = hold("now", OGAWA, HAYASHI)
    assert keep_people(path, state_at(path), home)
    with world.open(path) as store:
        for text in (OGAWA.name, OGAWA.reading):
            redact(store, text, clock=world.clock, new_id=world.new_id)
    assert "小川" not in path.read_text("utf-8")
    assert hidden(path, home, name)
    assert hidden(hold("later", HAYASHI), home, name)


def test_nothing_in_clear_is_left_under_the_home(hold: Hold, home: Path, world: Any) -> None:
    path = hold("now", OGAWA, HAYASHI)
    assert keep_people(path, state_at(path), home, [("東野 一", "ひがしの はじめ")])
    with world.open(path) as store:
        for text in (OGAWA.name, OGAWA.reading):
            redact(store, text, clock=world.clock, new_id=world.new_id)
    for file in home.rglob("*"):
        data = str(file).encode() + (file.read_bytes() if file.is_file() else b"")
        for word in ("小川", "和夫", "おがわ", "かずお", "東野", "ひがしの"):
            assert word.encode() not in data
            assert ascii(word)[1:-1].encode() not in data


def test_forgetting_drops_who_stands_in_no_document(hold: Hold, home: Path, world: Any) -> None:
    path = hold("now", OGAWA, HAYASHI)
    keep_people(path, state_at(path), home)
    assert forget_people(state_at(path), ["小川和夫"], home) == 1
    assert hidden(path, home, "小川")  # the document still has the name
    with world.open(path) as store:
        for text in (OGAWA.name, OGAWA.reading):
            redact(store, text, clock=world.clock, new_id=world.new_id)
    assert forget_people(state_at(path), ["小川和夫"], home) == 1
    assert not keys_for(path, state_at(path), home).use_of("小川")
    assert hidden(path, home, "霧島")


def test_each_document_is_read_once(hold: Hold, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [hold(f"s{n}", Member(id="m", name=f"小川 {given}")) for n, given in enumerate("一二三四五六七八九十" * 3)]
    hold("elsewhere", HAYASHI, council="別の協議体")
    (home / "sessions" / "other.json").write_text("[]")
    read = read_documents(monkeypatch)
    keys_for(paths[0], state_at(paths[0]), home)
    assert sorted(read) == sorted(paths)
    keys_for(paths[1], state_at(paths[1]), home)
    assert len(read) == len(paths)


def test_a_document_that_changed_is_read_again(
    hold: Hold, home: Path, world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, now = hold("before", OGAWA), hold("now")
    keys_for(now, state_at(now), home)
    read = read_documents(monkeypatch)
    with world.open(before) as store:
        store.commit(i.RegisterMember(member=HAYASHI))
        # While it is live only the journal has it.
        assert keys_for(now, state_at(now), home).use_of("霧島")
    assert read == [before]


def test_when_more_forms_are_known_all_are_read_once_more(
    hold: Hold, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [hold("before", OGAWA), hold("now", HAYASHI)]
    keys_for(paths[1], state_at(paths[1]), home)
    read = read_documents(monkeypatch)
    monkeypatch.setattr(gather_people, "FORMS", gather_people.FORMS + 1)
    for _ in range(2):
        keys_for(paths[1], state_at(paths[1]), home)
    assert sorted(read) == sorted(paths)


def test_what_cannot_be_read_is_tried_again(hold: Hold, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, now = hold("before", OGAWA), hold("now", HAYASHI)
    bytes_of = disk.read_bytes

    def faulty(path: Path) -> bytes:
        if path == before:
            raise OSError(5, "fault")
        return bytes_of(path)

    with monkeypatch.context() as patched:
        patched.setattr(disk, "read_bytes", faulty)
        assert not keys_for(now, state_at(now), home).use_of("小川")
    assert keys_for(now, state_at(now), home).use_of("小川")


def test_a_home_that_cannot_be_written_stops_nothing(hold: Hold, home: Path, tmp_path: Path) -> None:
    hold("before", OGAWA)
    now = hold("now", HAYASHI)
    (tmp_path / "file").write_text("")
    problems: list[str] = []
    assert shown(now, tmp_path / "file", "小川さん", problems=problems) == "〇〇さん"
    assert not keep_people(now, state_at(now), tmp_path / "file")
    assert problems == []


def test_damage_is_said_and_the_documents_are_gathered_anew(hold: Hold, home: Path) -> None:
    now = hold("now", OGAWA)
    keys_for(now, state_at(now), home)
    PeopleKeys(home, COUNCIL).path.write_text("{}")
    problems: list[str] = []
    assert keys_for(now, state_at(now), home, problems=problems).use_of("小川")
    assert len(problems) == 1
    assert keys_for(now, state_at(now), home, problems=problems).use_of("小川")
    assert len(problems) == 1


def test_a_judgement_made_now_holds(hold: Hold, home: Path) -> None:
    now = hold("now", OGAWA)
    assert shown(now, home, "小川が来た", judgements=Judgements()) == "〇〇が来た"
