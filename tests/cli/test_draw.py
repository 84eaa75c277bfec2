"""`chietai draw` and `chietai verify`, as they are typed."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from chietai.cli import main
from chietai.meeting import views
from chietai.records.store import SessionStore
from chietai.resources import data_folder

ORGANISATIONS = ["社協", "自治会", "民生委員", "NPO"]


NAMES = [*"あいうえおかきくけこさ", "あ"]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Twelve people of four organisations; two of them have the same name."""
    lines = ["氏名,団体", *(f"委員{name},{ORGANISATIONS[i % 4]}" for i, name in enumerate(NAMES))]
    path = tmp_path / "名簿.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def drawn(capsys: pytest.CaptureFixture[str], *argv: object) -> dict:
    assert main(["draw", *map(str, argv), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_tables_are_printed_with_facts_and_words(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(roster), "--tables", "3"]) == 0
    out = capsys.readouterr().out
    assert [out.count(f"テーブル{n}  4人") for n in "１２３"] == [1, 1, 1]
    assert "同じ団体の組：0（最も少なくて0）" in out
    assert "合いことば：" in out and "数字（プログラムが選びました）：" in out


def test_json_numbers_people_as_the_list_stands(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = drawn(capsys, roster, "--size", 4, "--seed", "S")
    assert sorted(i for table in first["tables"] for i in table) == list(range(12))
    assert all(len({i % 4 for i in table}) == 4 for table in first["tables"])
    assert first["bounds"]["same"]["organisation"] == 0 and first["seed"] == "S" and first["version"] == "1"
    assert drawn(capsys, roster, "--size", 4, "--seed", "S") == first
    chosen = drawn(capsys, roster, "--size", 4)
    assert drawn(capsys, roster, "--size", 4, "--seed", chosen["seed"])["tables"] == chosen["tables"]


def test_the_records_of_a_folder_are_the_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twelve of one organisation, who sat at three tables before: at four tables everybody can meet new people."""
    assert main(["rehearse", "--members", "12", "--tables", "3", "--seed", "7", "--out", str(tmp_path)]) == 0
    (session,) = tmp_path.glob("*.json")
    (tmp_path / f"copy-{session.name}").write_bytes(session.read_bytes())
    state = SessionStore.open(session, clock=datetime.now, new_id=str, readonly=True).state
    members = views.members(state)
    roster = tmp_path / "名簿.csv"
    roster.write_text("氏名,団体\n" + "".join(f"{one.name},社協\n" for one in members), encoding="utf-8")
    capsys.readouterr()
    found = drawn(capsys, roster, "--tables", 4, "--history", tmp_path, "--weight", "exp=0", "--seed", "1")
    before = [{member.id for member in table} for table in views.tables(state)]
    for table in found["tables"]:
        assert all(len({members[i].id for i in table} & together) <= 1 for together in before)
    assert found["new_percent"] == 100
    new = roster.read_text(encoding="utf-8") + "初参加一,社協\n初参加二,社協\n初参加三,社協\n初参加四,社協\n"
    roster.write_text(new, encoding="utf-8")
    found = drawn(capsys, roster, "--tables", 4, "--history", tmp_path, "--weight", "met=0", "--seed", "1")
    assert [sum(i >= 12 for i in table) for table in found["tables"]] == [1, 1, 1, 1]


def test_rules_are_kept(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = drawn(
        capsys, roster, "--tables", 3, "--apart", "委員い,委員う", "--together", "委員え、委員お",
        "--at", "委員あ/社協＝２", "--spread", "委員か,委員き,委員く", "--weight", "org=0", "--seed", "1",
    )  # fmt: skip
    place = {NAMES[i]: g for g, table in enumerate(found["tables"]) for i in table if i < 11}
    assert place["い"] != place["う"]
    assert place["え"] == place["お"]
    assert place["あ"] == 1
    assert {place["か"], place["き"], place["く"]} == {0, 1, 2}


def test_a_plan_for_a_season(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = drawn(capsys, roster, "--tables", 4, "--tables-plan", 3, "--weight", "org=0", "--seed", "1")
    assert len(plan["sessions"]) == 3 and plan["repeats"] == 0
    assert main(["draw", str(roster), "--tables", "4", "--tables-plan", "2", "--seed", "1"]) == 0
    assert "第2回" in capsys.readouterr().out


def test_an_instance_is_solved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    task = {"n": 4, "T": 2, "attrs": {"org": [0, 0, 1, 1]}, "present": [[0, 1, 2, 3]] * 2, "sizes": [[2, 2]] * 2}
    path = tmp_path / "task.json"
    path.write_text(json.dumps(task), encoding="utf-8")
    solved = drawn(capsys, "--instance", path)
    assert sorted(map(tuple, solved["sessions"][0] + solved["sessions"][1])) == [(0, 2), (0, 3), (1, 2), (1, 3)]
    assert len(solved["seconds"]) == 2


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ((), "どちらか一つ"),
        (("--tables", "3", "--size", "4"), "どちらか一つ"),
        (("--tables", "3", "--apart", "委員い"), "二つ以上"),
        (("--tables", "3", "--apart", "委員い,だれか"), "名簿にありません"),
        (("--tables", "3", "--at", "委員い=0"), "テーブルの番号"),
        (("--tables", "3", "--at", "委員い=4"), "使っていません"),
        (("--tables", "3", "--at", "委員あ=1"), "二人以上います"),
        (("--tables", "3", "--history", "無い"), "無い"),
        (("--tables", "0"), "0"),
        (("--tables", "3", "--weight", "金=3"), "org=4"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    roster: Path, argv: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draw", str(roster), *argv]) in (1, 2)
    said = capsys.readouterr()
    assert says in said.err and said.err.count("\n") == 1 and not said.out


@pytest.mark.parametrize("argv", [["draw"], ["draw", "無い.csv", "--tables", "3"], ["draw", "--instance", "無い.json"]])
def test_missing_files_are_told(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "不具合" not in said


def test_the_sample_meeting_verifies(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "kiyose-first-layer"]) == 0
    said = capsys.readouterr().out
    assert "同じでした" in said and "同じ団体の組：" in said and "はじめて会う組：" in said


def test_a_changed_record_does_not_verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two people of different tables change places in the file."""
    source = data_folder("sessions") / "kiyose-first-layer.json"
    document = json.loads(source.read_text(encoding="utf-8"))
    drawn = next(event for event in document["events"].values() if event["type"] == "GroupsDrawn")
    first, second = drawn["tables"][:2]
    first[0], second[0] = second[0], first[0]
    del document["checks"]  # or it would be known as damaged before anything is drawn again
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    assert main(["verify", str(path)]) == 1
    said = capsys.readouterr()
    assert "同じではありません" in said.out and "記録とくじの結果が合いません" in said.err
