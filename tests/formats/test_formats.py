"""The formats that came along, the user's own, and what is said about files that cannot be used."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from chietai.formats import DEFAULT_FORMAT, load_formats, read_format
from chietai.meeting.kinds import StepKind
from chietai.meeting.programme import planned_times

GOOD = 'name = "うちの会"\n[[step]]\nkind = "aim"\nminutes = 5\n'


def _file(folder: Path, text: str | bytes, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_formats_that_came_along() -> None:
    library = load_formats()
    assert library.problems == []
    assert next(iter(library.titles().values())) == "知恵交換 100分"
    assert set(library.titles().values()) == {"知恵交換 100分", "知恵交換 60分", "地域ケア会議 個別 30分"}


@pytest.mark.parametrize(("key", "minutes"), [("exchange-100", 100), ("exchange-60", 60), ("individual-30", 30)])
def test_minutes_after_the_start_are_those_of_the_name(key: str, minutes: int) -> None:
    steps = load_formats().formats[key].steps
    assert steps[0].kind is StepKind.RECEPTION
    assert sum(step.minutes for step in steps[1:]) == minutes


def test_the_usual_format_begins_each_step_at_its_minute() -> None:
    form = load_formats().formats[DEFAULT_FORMAT]
    opening = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)
    times = planned_times(form.programme().steps, opening)
    begins = {t.step.kind: round((t.start - opening).total_seconds() / 60) for t in times}
    assert begins == {
        StepKind.RECEPTION: -30,
        StepKind.RECALL: 0,
        StepKind.AIM: 5,
        StepKind.DRAW: 10,
        StepKind.TROUBLES: 18,
        StepKind.CHOOSE: 32,
        StepKind.ROUNDS: 40,
        StepKind.REPORT: 70,
        StepKind.SPREAD: 82,
        StepKind.CLOSE: 92,
    }


@pytest.mark.parametrize("text", ["知恵交換 60分", "知恵交換６０分", "exchange-60", "Exchange of wisdom, 60 minutes"])
def test_a_format_is_found_by_what_people_call_it(text: str) -> None:
    found = load_formats().find(text)
    assert found is not None
    assert found.name == "知恵交換 60分"


@pytest.mark.parametrize("text", ["", " ", "知恵交換"])
def test_nothing_is_found_by_half_a_name(text: str) -> None:
    assert load_formats().find(text) is None


def test_the_users_own_come_after_and_bad_files_leave_the_others(tmp_path: Path) -> None:
    _file(tmp_path, "\ufeff" + GOOD)
    _file(tmp_path, "name = ", "bad.toml")
    _file(tmp_path, "anything", "notes.txt")
    library = load_formats(tmp_path)
    assert library.formats["own"].name == "うちの会"
    assert len(library.formats) == 4
    assert len(library.problems) == 1
    assert "bad.toml" in library.problems[0]


def test_questions_in_english_are_for_the_english_screens(tmp_path: Path) -> None:
    own = 'questions = ["何が", "", "なぜ"]\nquestions_en = ["What?", "Who?", ""]\n' + GOOD
    form = read_format(_file(tmp_path, own))
    assert form.programme().questions == ("何が", "", "なぜ")
    assert form.programme("en").questions == ("What?", "Who?", "なぜ")


def test_a_folder_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    assert load_formats(tmp_path / "none").problems == []


def test_a_name_can_be_had_once(tmp_path: Path) -> None:
    _file(tmp_path, GOOD.replace("うちの会", "知恵交換　100分"))
    _file(tmp_path, GOOD, "exchange-60.toml")
    library = load_formats(tmp_path)
    assert len(library.formats) == 3
    assert library.formats["exchange-60"].name == "知恵交換 60分"
    assert all("もうあります" in problem for problem in library.problems)
    assert len(library.problems) == 2


STEP = '[[step]]\nkind = "aim"\nminutes = 5\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "name がありません"),
        ('name = ""\n' + STEP, "name の値"),
        ('name = "x"\n', "段階がありません"),
        ('name = "x"\nstep = []\n', "段階がありません"),
        ('name = "x"\nstep = 3\n', "step の値"),
        ('name = "x"\ncolour = "red"\n' + STEP, "colour は使えません"),
        ('name = "x"\n' + STEP + '[[step]]\nkind = "nap"\nminutes = 5\n', "2 番目の [[step]] の kind は、次のどれか"),
        ('name = "x"\n[[step]]\nkind = "aim"\n', "1 番目の [[step]] の minutes がありません"),
        ('name = "x"\n[[step]]\nkind = "aim"\nminutes = -1\n', "minutes は、0 から 1440"),
        ('name = "x"\n[[step]]\nkind = "aim"\nminutes = "5"\n', "minutes は、0 から 1440"),
        ('name = "x"\nturn_seconds = 1.5\n' + STEP, "turn_seconds は、0 から 86400"),
        ('name = "x"\nquestions = ["a", "b"]\n' + STEP, "questions の 3 番目"),
        ('name = "x"\nquestions = ["a", 3, "b"]\n' + STEP, "questions の 2 番目"),
        ('name = "x"\nkind = "party"\n' + STEP, "kind は、次のどれか"),
        ('name = "x"\nname = "y"\n', "2 行目"),
        ('name = "x\n', "1 行目"),
        ("a = " + "[" * 5000, "own.toml"),
        ("名前 = [", "own.toml"),
        ("知恵".encode("cp932"), "UTF-8"),
        (b"\x00\x01", "1 行目"),
        (b"#" * 70_000, "大きすぎます"),
    ],
)
def test_a_bad_file_is_one_sentence_with_the_place(tmp_path: Path, text: str | bytes, says: str) -> None:
    with pytest.raises(ValueError, match=r"own\.toml") as caught:
        read_format(_file(tmp_path, text))
    sentence = str(caught.value)
    assert says in sentence
    assert "\n" not in sentence
    assert "会議の進め方のファイル" in sentence


def test_texts_of_a_format_pass_the_gate(tmp_path: Path) -> None:
    form = read_format(_file(tmp_path, GOOD.replace("うちの会", "うち\\u001b[31mの会")))
    assert form.name == "うちの会"


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_in_english(tmp_path: Path) -> None:
    assert "Exchange of wisdom, 100 minutes" in load_formats().titles().values()
    with pytest.raises(ValueError, match="name is missing"):
        read_format(_file(tmp_path, ""))


def test_steps_of_one_kind_get_ids_of_their_own(tmp_path: Path) -> None:
    form = read_format(_file(tmp_path, 'name = "x"\n' + STEP + STEP))
    assert [step.id for step in form.programme().steps] == ["aim", "aim-2"]
