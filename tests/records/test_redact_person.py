"""Erasing a person: whatever the writing, and wherever under the home of the program."""

import gc
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chietai.cli import main
from chietai.drawing import announce, hold, request_for
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import Presence, SeedSource
from chietai.meeting.model import Council, Details, Member, PlannedStep, StepKind
from chietai.privacy.erasing import MARK
from chietai.privacy.readers import Reader
from chietai.records import disk, file_names
from chietai.records.document_kind import SESSION
from chietai.records.faults import Verdict
from chietai.records.gather_people import guard_for, keys_for
from chietai.records.reading import examine, readable, state_of
from chietai.records.wall_files import WallLock

NAME, READING = "髙橋　和夫", "たかはし　かずお"
WRITTEN = ("髙橋", "高橋", "和夫", "たかはし", "タカハシ", "ﾀｶﾊｼ", "かずお", "カズオ", "ｶｽﾞｵ", "takahashi", "kazuo")
OTHERS = (("m2", "森川　智子", "もりかわ　ともこ"), ("m3", "滝口　弘", "たきぐち　ひろし"), ("m4", "野口　光", ""))
SENTENCES = (
    "髙橋さんの雪かき",
    "高橋・和夫",
    "高橋,和夫さんが話した",
    "高橋（和夫）さんの車",
    "高 橋 和 夫さんへ",
    "和夫さんに頼む",
    "タカハシさんが話した",
    "ﾀｶﾊｼｶｽﾞｵさん",
    "Takahashi Kazuoさん",
    "KAZUO TAKAHASHI",
    "連絡先　髙橋",
    "関係のない声",
)


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command; gives its exit code, what it printed, and what it complained of."""
    monkeypatch.setenv("CHIETAI_LANG", "en")

    def command(*arguments: str, given: str = "", terminal: bool = False) -> tuple[int, str, str]:
        import io

        stdin = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
        if terminal:
            stdin.isatty = lambda: True  # type: ignore[method-assign]
            monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        monkeypatch.setattr("sys.stdin", stdin)
        code = main(list(arguments))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return command


def meeting(
    world: Any, path: Path, session_id: str, council: str = "清瀬の協議体", person_id: str = "高橋和夫"
) -> Path:
    """A meeting in which the person stands everywhere, drawn, promised and closed."""
    with world.create(path, session_id) as store:
        store.commit(i.DescribeCouncil(council=Council(name=council)))
        store.commit(i.DescribeSession(details=Details(title="髙橋さんを送る会", secretariat="高橋和夫")))
        person = Member(id=person_id, name=NAME, reading=READING, organisation="社協", needs="車いす", number="3")
        store.commit(i.RegisterMember(member=person))
        for member_id, name, reading in OTHERS:
            store.commit(i.RegisterMember(member=Member(id=member_id, name=name, reading=reading, organisation="JA")))
        for member_id in store.state.member_order:
            store.commit(i.MarkAttendance(member=member_id, presence=Presence.PRESENT))
        step = PlannedStep(id="高橋の話", kind=StepKind.TROUBLES, minutes=10, title="髙橋さんの話")
        store.commit(i.SetProgramme(steps=(step,)))
        request = request_for(store.state)
        store.commit(announce(request))
        store.commit(hold(request, "123", SeedSource.CALLED, "髙橋さんの希望").intent)
        store.commit(i.EnterStep(step="高橋の話"))
        for sentence in SENTENCES:
            store.commit(i.RaiseTrouble(text=sentence, member=person_id))
        store.commit(i.MakePromise(text="訪ねる", who="髙橋"))
        store.commit(i.CarryPromise(from_session="last", text="電話", who="高橋　和夫"))
    return path


@pytest.fixture
def council(world: Any, home: Path) -> list[Path]:
    """Three meetings of one council, with whatever may lie beside them."""
    sessions = home / "sessions"
    first = meeting(world, sessions / "2026-05-01-髙橋さんを送る会-aaaa.json", "a")
    second = meeting(world, sessions / "2026-06-01-b.json", "b", person_id="m1")
    with world.create(sessions / "c.json", "c") as store:
        store.commit(i.DescribeCouncil(council=Council(name="清瀬の協議体")))
        store.commit(i.RaiseTrouble(text="また高橋さんに頼む"))
    with world.create(sessions / "d.json", "d") as store:
        store.commit(i.DescribeCouncil(council=Council(name="清瀬の協議体")))
        store.commit(i.RaiseTrouble(text="バスが来ない"))
    shutil.copy(first, sessions / "2026-05-01-髙橋さんを送る会-aaaa (conflicted copy).json")
    shutil.copy(second, sessions / "2026-06-01-b.json.bak")
    (sessions / "damaged-1.txt").write_bytes(second.read_bytes()[:-400])
    (sessions / "escaped.bak").write_text(json.dumps({"who": "髙橋和夫"}), "utf-8")
    gone = file_names.backups(sessions / "高橋さん.json")
    gone.mkdir(parents=True)
    shutil.copy(second, gone / "00001-0000010-abcdef123456.json")
    (file_names.backups(first) / "changed-document-1.json").write_text("高橋和夫", "utf-8")
    (sessions / ".高橋.lock").touch()
    (home / "log").mkdir()
    (home / "log" / "chietai.log").write_text("ValueError: '髙橋 和夫'\n", "utf-8")
    (home / "config.toml").write_text('# 髙橋さんの窓\ntheme = "ai"\n', "utf-8")
    (home / "summaries").mkdir()
    (home / "summaries" / "髙橋さんを送る会.csv").write_bytes("氏名\r\n高橋　和夫\r\n".encode("cp932"))
    (home / "summaries" / "b.html").write_text("<td>髙橋　和夫</td>", "utf-8")
    return [first, second]


def everything(folder: Path) -> Iterator[tuple[Path, str]]:
    """The names and contents of all files, as a search would see them; keys hold no name, only hashes."""
    for path in folder.rglob("*"):
        yield path, str(path.relative_to(folder))
        if path.is_file() and path.parent.name != "people":
            data = path.read_bytes()
            try:
                yield path, data.decode("utf-8")
            except UnicodeDecodeError:
                yield path, data.decode("cp932", "replace")


def remains(folder: Path, words: tuple[str, ...] = WRITTEN) -> list[tuple[Path, str]]:
    return [(path, word) for path, text in everything(folder) for word in words if word in text.lower()]


def test_nothing_under_the_home_holds_the_name(run: Any, home: Path, council: list[Path]) -> None:
    before = {examine(path).document_id: len(examine(path).rows) for path in council}
    code, out, err = run("redact", str(council[0]), "高橋 和夫", "--yes", "--reason", "高橋さんの希望")
    assert (code, err) == (0, "")
    assert remains(home) == []
    left = {
        examined.document_id: examined
        for path in sorted((home / "sessions").glob("*.json"))
        if (examined := examine(path))
    }
    assert len(left) == 4
    for document_id, examined in left.items():
        assert examined.verdict is Verdict.ACCEPT
        assert len(examined.rows) == before.get(document_id, len(examined.rows) - 1) + 1 or document_id == "d"
        assert [row.event.seq for row in examined.rows] == list(range(1, len(examined.rows) + 1))
    assert "バスが来ない" in (home / "sessions" / "d.json").read_text("utf-8")
    assert readable(home / "sessions" / "2026-06-01-b.json.bak").verdict is Verdict.ACCEPT
    assert (home / "summaries" / "b.html").read_text("utf-8") == f"<td>{MARK}</td>"
    assert "2026-05-01-xxさんを送る会-aaaa.json" in out


def test_the_meeting_is_whole_afterwards(run: Any, home: Path, council: list[Path], tmp_path: Path) -> None:
    was = state_of(readable(council[0]))
    ids = [row.event.id for row in readable(council[0]).rows]
    run("redact", str(council[0]), "髙橋和夫", "--yes")
    path = home / "sessions" / "2026-05-01-xxさんを送る会-aaaa.json"
    examined = readable(path)
    state = state_of(examined)
    assert [row.event.id for row in examined.rows][:-1] == ids
    new = next(iter(state.member_order))
    person = state.members[new]
    assert person == Member(id=MARK, name=MARK, reading=MARK, organisation="社協", needs=MARK, number=MARK)
    assert [m if m != "高橋和夫" else MARK for m in was.member_order] == list(state.member_order)
    assert sorted(map(len, state.draws[0].tables)) == sorted(map(len, was.draws[0].tables))
    assert {key for table in state.draws[0].tables for key in table} == set(state.members)
    assert {one.key for one in state.draws[0].request.people} == set(state.members)
    assert set(state.seats) == set(state.members)
    assert state.step is not None and state.step_id == state.steps[0].id
    assert state.draws[0].reason == f"{MARK}さんの希望"
    assert [e.member_id for e in views.entries(state)][:3] == [new] * 3
    assert [e.who for e in views.entries(state) if e.who] == [MARK, MARK]
    assert state.details.secretariat == MARK
    code, out, err = run("verify", str(path))
    assert (code, err) == (0, "")
    assert "cannot be drawn again" in out
    assert run("check", str(path))[0] == 0
    assert run("events", str(path))[0] == 0
    for level in ("original", "members", "public"):
        code, _out, _err = run("export", str(path), "--to", "md,html,csv", "--level", level, "--out", str(tmp_path))
        assert code == 0
    assert remains(tmp_path) == []


def test_a_draw_that_was_not_touched_is_still_the_same(run: Any, home: Path, council: list[Path]) -> None:
    run("redact", str(council[1]), "髙橋和夫", "--only", "--yes")  # the id of the person is m1 there
    code, out, _err = run("verify", str(council[1]))
    assert code == 0
    assert "the same" in out and "NOT" not in out


def test_papers_go_on_hiding_the_name(run: Any, home: Path, council: list[Path], world: Any, tmp_path: Path) -> None:
    assert run("redact", str(council[1]), "髙橋和夫", "--yes")[0] == 0
    with world.open(council[1]) as store:
        for text in ("髙橋さんの店が助かる", "たかはしさんに頼む", "和夫さんの畑"):
            store.commit(i.ShareWisdom(text=text))
    assert (
        run("export", str(council[1]), "--to", "md,html,csv", "--level", "public", "--out", str(tmp_path / "out"))[0]
        == 0
    )
    assert remains(tmp_path / "out") == []
    assert "〇〇さんの店が助かる" in "".join(text for _path, text in everything(tmp_path / "out"))


@pytest.mark.parametrize("council", ["霧島地区の協議体", "清瀬の協議体", ""])
def test_papers_hide_the_name_whatever_becomes_of_the_councils_name(
    run: Any, home: Path, world: Any, council: str
) -> None:
    """The council's name may hold the name that is erased, and one of its meetings may name no council."""
    person = {"m1": ("霧島　花子", "きりしま　はなこ")}
    document(world, home / "sessions" / "m.json", person, council="霧島地区の協議体")
    other = document(world, home / "sessions" / "n.json", {}, council=council)
    same = council != "清瀬の協議体"
    assert run("redact", "m", "霧島　花子", "--yes")[0] == 0
    with world.open(other) as store:
        store.commit(i.RaiseTrouble(text="花子が来た"))
    shown = guard_for(other, state_of(readable(other)), home).shown("花子が来た", Reader.PUBLIC)
    assert ("花子" not in shown) == same
    if same:
        with world.open(home / "sessions" / "m.json") as store:
            store.commit(i.RaiseTrouble(text="霧島　花子が来た"))
        assert run("redact", "m", "霧島　花子", "--forget", "--yes")[0] == 0
        assert keys_for(other, state_of(readable(other)), home).use_of("花子") is None


def test_forgetting_is_asked_by_itself(run: Any, home: Path, council: list[Path]) -> None:
    code, out, err = run("redact", str(council[1]), "髙橋和夫", "--forget", given="yes\nno\n")
    assert code == 0
    assert "no longer hidden" in err and "forgotten:" not in out
    state = state_of(readable(council[1]))
    assert not keys_for(council[1], state, home).use_of("高橋和夫")


def test_forgetting_drops_the_keys(run: Any, home: Path, council: list[Path]) -> None:
    state = state_of(readable(council[1]))
    assert keys_for(council[1], state, home).use_of("高橋和夫") is not None
    code, out, err = run("redact", str(council[1]), "髙橋和夫", "--forget", "--yes")
    assert code == 0
    assert "The name is forgotten" in out and "no longer hidden" in err
    state = state_of(readable(council[1]))
    keys = keys_for(council[1], state, home)
    assert keys.use_of("高橋和夫") is None
    assert keys.use_of("森川智子") is not None


def test_a_name_can_be_forgotten_after_it_was_erased(run: Any, home: Path, council: list[Path]) -> None:
    assert run("redact", str(council[1]), "髙橋和夫", "--yes")[0] == 0
    assert keys_for(council[1], state_of(readable(council[1])), home).use_of("高橋和夫") is not None
    code, out, err = run("redact", str(council[1]), "髙橋和夫", "--forget", "--yes")
    assert code == 0
    assert "The name is forgotten" in out and "no longer hidden" in err
    assert keys_for(council[1], state_of(readable(council[1])), home).use_of("高橋和夫") is None
    assert run("redact", str(council[1]), "髙橋和夫", "--forget", "--yes")[0] == 1


def document(world: Any, path: Path, members: dict[str, tuple[str, str]], *texts: str, council: str = "協議体") -> Path:
    with world.create(path, f"s-{world.now.timestamp():.0f}") as store:
        if council:
            store.commit(i.DescribeCouncil(council=Council(name=council)))
        for member_id, (name, reading) in members.items():
            store.commit(i.RegisterMember(member=Member(id=member_id, name=name, reading=reading)))
        for text in texts:
            store.commit(i.RaiseTrouble(text=text))
    return path


def texts_of(path: Path) -> list[str]:
    return [entry.text for entry in views.entries(state_of(readable(path)))]


BROTHERS = {"m1": ("小川　和夫", "おがわ　かずお"), "m2": ("小川　一郎", "おがわ　いちろう")}


def test_a_family_name_of_two_stays_and_is_named(run: Any, home: Path, world: Any) -> None:
    texts = ("小川さんの家", "小川和夫さんの家", "和夫さん", "小川町の駅")
    path = document(world, home / "sessions" / "m.json", BROTHERS, *texts)
    code, out, _err = run("redact", "m", "小川和夫", "--yes")
    assert code == 0
    assert texts_of(path) == ["小川さんの家", f"{MARK}さんの家", f"{MARK}さん", "小川町の駅"]
    told = out[out.index("resembles") :]
    assert "小川さんの家" in told and "小川町の駅" in told
    assert state_of(readable(path)).members["m2"].name == "小川　一郎"


def test_also_erases_what_may_be_the_person(run: Any, home: Path, world: Any) -> None:
    path = document(world, home / "sessions" / "m.json", BROTHERS, "小川さんの家", "小川町の駅")
    assert run("redact", "m", "小川和夫", "--also", "--yes")[0] == 0
    assert texts_of(path) == [f"{MARK}さんの家", "小川町の駅"]


def test_only_erases_what_was_typed(run: Any, home: Path, world: Any) -> None:
    path = document(world, home / "sessions" / "m.json", BROTHERS, "小川・和夫", "和夫さん", "おがわかずお")
    assert run("redact", "m", "小川　和夫", "--only", "--yes")[0] == 0
    assert texts_of(path) == [MARK, "和夫さん", "おがわかずお"]
    assert state_of(readable(path)).members["m1"].reading == "おがわ　かずお"


def test_what_may_mean_several_is_erased_as_typed_and_said(run: Any, home: Path, world: Any) -> None:
    path = document(world, home / "sessions" / "m.json", BROTHERS, "小川さんの家", "和夫さん")
    code, out, _err = run("redact", "m", "小川", "--yes")
    assert code == 0
    assert "小川　一郎" in out and "小川　和夫" in out
    assert texts_of(path) == [f"{MARK}さんの家", "和夫さん"]


@pytest.mark.parametrize("typed", ["小川和夫", "おがわかずお", "Kazuo Ogawa", "小川", "和夫", "小川・和夫さん"])
def test_whatever_names_the_member_is_understood(run: Any, home: Path, world: Any, typed: str) -> None:
    texts = ("小川和夫さん", "オガワカズオ", "Ogawa Kazuo", "小川が話した", "和夫さん", "雪かき")
    path = document(world, home / "sessions" / "m.json", {"m1": BROTHERS["m1"]}, *texts)
    assert run("redact", "m", typed, "--yes")[0] == 0
    left = texts_of(path)
    assert left[:3] == [f"{MARK}さん", MARK, MARK]
    assert left[3:] == [f"{MARK}が話した", f"{MARK}さん", "雪かき"]


@pytest.mark.parametrize("typed", ["東", "東　一郎"])
def test_a_name_of_one_letter_goes_only_where_it_is_a_person(run: Any, home: Path, world: Any, typed: str) -> None:
    texts = ("東さんが来た", "東京の東口", "関東の話", "東・一郎")
    path = document(world, home / "sessions" / "m.json", {"m1": ("東　一郎", "ひがし　いちろう")}, *texts)
    assert run("redact", "m", typed, "--yes")[0] == 0
    assert texts_of(path) == [f"{MARK}さんが来た", "東京の東口", "関東の話", MARK]


def test_at_a_terminal_it_is_asked_once(run: Any, home: Path, world: Any) -> None:
    path = document(world, home / "sessions" / "m.json", BROTHERS, "小川さんの家", "小川和夫", "和夫さん")
    code, out, _err = run("redact", "m", "小川和夫", given="x\n9\n1、２\nyes\n", terminal=True)
    assert code == 0
    assert "* 1 what was typed" in out and "* 2 the whole name in kana" in out
    assert texts_of(path) == ["小川さんの家", MARK, "和夫さん"]


def test_somebody_in_anothers_place_is_another(run: Any, home: Path, world: Any) -> None:
    path = document(world, home / "sessions" / "m.json", {"m1": BROTHERS["m1"]}, "佐藤さん", "小川さん")
    with world.open(path) as store:
        store.commit(i.ReviseMember(member=Member(id="m1", name="佐藤　健")))
    assert run("redact", "m", "小川和夫", "--yes")[0] == 0
    state = state_of(readable(path))
    assert state.members["m1"].name == "佐藤　健"
    assert texts_of(path) == ["佐藤さん", f"{MARK}さん"]


def test_a_new_family_name_is_the_same_person(run: Any, home: Path, world: Any) -> None:
    path = document(world, home / "sessions" / "m.json", {"m1": ("小川　花子", "")}, "花子さん", "佐藤さん", "小川花子")
    with world.open(path) as store:
        store.commit(i.ReviseMember(member=Member(id="m1", name="佐藤　花子")))
    assert run("redact", "m", "佐藤花子", "--yes")[0] == 0
    assert remains(home, ("小川", "佐藤", "花子")) == []


@pytest.mark.parametrize("typed", ["中野豊", "中野　豊（代理：関根　満）"])
def test_a_deputy_in_the_same_cell_is_another(run: Any, home: Path, world: Any, typed: str) -> None:
    members = {"m1": ("中野　豊（代理：関根　満）", "")}
    path = document(world, home / "sessions" / "m.json", members, "関根さん", "中野豊さん")
    assert run("redact", "m", typed, "--yes")[0] == 0
    assert state_of(readable(path)).members["m1"].name == f"{MARK}（代理：関根　満）"
    assert texts_of(path) == ["関根さん", f"{MARK}さん"]


def test_other_councils_are_left_and_named(run: Any, home: Path, world: Any) -> None:
    document(world, home / "sessions" / "m.json", {"m1": BROTHERS["m1"]}, "小川和夫")
    other = document(world, home / "sessions" / "n.json", {"m1": BROTHERS["m1"]}, "小川和夫", council="となりの協議体")
    before = other.read_bytes()
    code, out, _err = run("redact", "m", "小川和夫", "--yes")
    assert code == 0
    assert other.read_bytes() == before
    assert str(other) in out[out.index("other councils") :]


NAMESAKES = {"m1": ("佐藤　健", "さとう　けん"), "m2": ("佐藤　健", "さとう　たける")}


def test_people_who_are_written_alike_are_asked_about(run: Any, home: Path, world: Any) -> None:
    path = document(world, home / "sessions" / "m.json", NAMESAKES, "たけるさんの話")
    before = path.read_bytes()
    code, _out, err = run("redact", "m", "佐藤健", "--yes")
    assert code == 1
    assert "written alike" in err and "さとう　けん" in err and "さとう　たける" in err
    code, _out, err = run("redact", "m", "佐藤健", given="no\n", terminal=True)
    assert code == 1
    assert path.read_bytes() == before
    assert run("redact", "m", "佐藤健", "--yes", "--also")[0] == 0
    assert texts_of(path) == [f"{MARK}さんの話"]


@pytest.mark.parametrize("text", ["。", "・ー", "＊＊＊", "type", "member", "id"])
def test_signs_and_names_of_fields_are_nobody(run: Any, home: Path, world: Any, text: str) -> None:
    path = document(world, home / "sessions" / "m.json", NAMESAKES, "見守りの話。")
    before = path.read_bytes()
    assert run("redact", "m", text, "--yes")[0] == 1
    assert path.read_bytes() == before


def test_what_cannot_be_erased_is_named_and_the_rest_goes_on(run: Any, home: Path, world: Any) -> None:
    sessions = home / "sessions"
    first = document(world, sessions / "m.json", {"m1": BROTHERS["m1"]}, "小川和夫")
    used = document(world, sessions / "used.json", {"m1": BROTHERS["m1"]}, "小川和夫")
    damaged = document(world, sessions / "damaged.json", {"m1": BROTHERS["m1"]}, "小川和夫")
    damaged.write_bytes(damaged.read_bytes()[:-300])
    newer = document(world, sessions / "newer.json", {"m1": BROTHERS["m1"]}, "小川和夫")
    tables = readable(newer).tables
    tables["session"]["1"]["version"] = "9.0"
    newer.write_text(SESSION.text(tables), "utf-8")
    packed = sessions / "名簿.xlsx"
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("sheet.xml", "<c>小川　和夫</c>")
    before = {path: path.read_bytes() for path in (used, damaged, newer, packed)}
    with world.open(used):
        code, _out, err = run("redact", "m", "小川和夫", "--yes")
    assert code == 1
    for path, data in before.items():
        assert str(path) in err
        assert path.read_bytes() == data
    assert texts_of(first) == [MARK]
    code, _out, err = run("redact", "used", "小川和夫", "--yes")
    assert str(used) not in err
    assert texts_of(used) == [MARK]


def test_what_a_wall_shows_is_not_renamed_below_it(run: Any, home: Path, world: Any) -> None:
    path = document(world, home / "sessions" / "小川さん.json", {"m1": BROTHERS["m1"]}, "小川和夫")
    wall = WallLock(path)
    assert wall.take()
    try:
        code, _out, err = run("redact", str(path), "小川和夫", "--yes")
    finally:
        wall.release()
    assert code == 1
    assert "close that first" in err
    assert texts_of(path) == ["小川和夫"]
    assert run("redact", str(path), "小川和夫", "--yes")[0] == 0
    assert remains(home, ("小川", "和夫")) == []


def test_a_document_elsewhere_leaves_the_users_own_files_alone(
    run: Any, home: Path, world: Any, tmp_path: Path
) -> None:
    desktop = tmp_path / "desktop"
    path = document(world, desktop / "小川さん.json", {"m1": BROTHERS["m1"]}, "小川和夫")
    shutil.copy(path, desktop / "小川さん (1).json")
    shutil.copy(path, desktop / "小川さん.json.bak")
    own = desktop / "手紙.txt"
    own.write_text("小川和夫様", "utf-8")
    assert run("redact", str(path), "小川和夫", "--yes")[0] == 0
    assert own.read_text("utf-8") == "小川和夫様"
    own.unlink()
    assert remains(desktop, ("小川", "和夫", "おがわ")) == []


def test_what_was_interrupted_is_found_again(
    run: Any, home: Path, council: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The program dies before any of the first renames of files; the same command again finishes the work."""
    saved = tmp_path / "saved"
    shutil.copytree(home, saved)

    class Died(BaseException):
        pass

    class Dying(disk.Calls):
        left = 0

        def replace(self, source: str, target: str) -> None:
            Dying.left -= 1
            if Dying.left < 0:
                raise Died
            super().replace(source, target)

    died = 0
    for calls in range(0, 30, 3):
        shutil.rmtree(home)
        shutil.copytree(saved, home)
        Dying.left = calls
        monkeypatch.setattr(disk, "calls", Dying())
        try:
            run("redact", str(council[0]), "髙橋和夫", "--yes")
        except Died:
            died += 1
        finally:
            monkeypatch.setattr(disk, "calls", disk.Calls())
        gc.collect()  # the lock of a process ends with it: here with the store that nobody holds any more
        path = next(p for p in sorted((home / "sessions").glob("2026-05-01*.json")) if "conflicted" not in p.name)
        run("redact", str(path), "髙橋和夫", "--yes")
        assert remains(home) == [], calls
    assert died > 3


def test_somebody_who_only_promised_is_understood_too(run: Any, home: Path, world: Any) -> None:
    path = document(world, home / "sessions" / "m.json", {"m1": BROTHERS["m1"]}, "霧島さんの車", "霧島町の駅")
    with world.open(path) as store:
        store.commit(i.MakePromise(text="訪ねる", who="霧島一郎"))
    assert run("redact", "m", "霧島一郎", "--yes")[0] == 0
    assert [(entry.text, entry.who) for entry in views.entries(state_of(readable(path)))] == [
        (f"{MARK}さんの車", ""),
        ("霧島町の駅", ""),
        ("訪ねる", MARK),
    ]


def test_two_versions_of_a_meeting_can_still_be_joined(run: Any, home: Path, world: Any) -> None:
    path = document(world, home / "sessions" / "m.json", {"m1": BROTHERS["m1"]}, "小川和夫さん")
    copy = home / "sessions" / "m (conflicted copy).json"
    shutil.copy(path, copy)
    with world.open(copy) as store:
        store.commit(i.RaiseTrouble(text="雪かき"))
    assert run("redact", "m", "小川和夫", "--yes")[0] == 0
    assert run("restore", "m", "--join", str(copy))[0] == 0
    assert texts_of(path) == [f"{MARK}さん", "雪かき"]
