"""Damaged and hostile lists, one by one: what is kept, what is said, what is refused; the file is never touched."""

from pathlib import Path

import pytest

from chietai.roster import (
    Field,
    ProblemKind,
    Refusal,
    RosterError,
    RosterPreview,
    Weight,
    describe,
    read_bytes,
    read_roster,
)
from chietai.text.folding import fold

THREE = ["山田 太郎", "佐藤 花子", "鈴木 一郎"]


def read(hostile: Path, name: str, **options: object) -> RosterPreview:
    path = next(hostile.glob(f"{name}_*"))
    before = path.read_bytes()
    try:
        return read_roster(path, **options)  # type: ignore[arg-type]
    finally:
        assert path.read_bytes() == before


def names(preview: RosterPreview) -> list[str]:
    return [row.name for row in preview.rows]


def said(preview: RosterPreview) -> dict[ProblemKind, tuple[int, ...]]:
    """What was said, but for columns left out (年代 is in nearly every list here)."""
    return {p.kind: p.rows for p in preview.problems if p.kind is not ProblemKind.COLUMNS_LEFT_OUT}


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter"),
    [
        ("r00", "utf-8", ","),
        ("r01", "cp932", ","),
        ("r02", "utf-8-sig", ","),
        ("r03", "utf-16", "\t"),
        ("r13", "utf-8", ";"),
        ("r18", "utf-8", ","),
        ("r26", "utf-8", ","),
    ],
)
def test_three_people_in_every_disguise(hostile: Path, name: str, encoding: str, delimiter: str) -> None:
    preview = read(hostile, name)
    assert names(preview) == THREE
    assert (preview.encoding, preview.delimiter, preview.header_row) == (encoding, delimiter, 1)
    assert preview.columns[0].title == "氏名"
    assert [row.district for row in preview.rows] == ["東町", "西町", "南町"]
    assert said(preview) == {}


@pytest.mark.parametrize(
    ("name", "refusal", "sentence"),
    [
        ("r04", Refusal.UTF16_WITHOUT_MARK, "UTF-16 without a mark"),
        ("r09", Refusal.BAD_BYTES, "Line 2 holds characters that cannot be read"),
        ("r16", Refusal.EMPTY, "empty"),
        ("r33", Refusal.HTML, "web page"),
        ("r35", Refusal.UNSAFE_EXCEL, "unsafe"),
        ("r37", Refusal.UNSAFE_EXCEL, "unsafe"),
    ],
)
def test_refused_in_one_sentence(hostile: Path, name: str, refusal: Refusal, sentence: str) -> None:
    with pytest.raises(RosterError, match=sentence) as refused:
        read(hostile, name)
    assert refused.value.refusal is refusal
    assert "Please" in str(refused.value)


def test_r04_can_be_read_when_the_encoding_is_said(hostile: Path) -> None:
    assert names(read(hostile, "r04", encoding="utf-16-le")) == THREE


def test_r05_characters_of_nec_and_ibm_come_back(hostile: Path) -> None:
    preview = read(hostile, "r05")
    row = preview.rows[0]
    assert (row.name, row.role, row.district, preview.encoding) == ("髙﨑 渚", "㈱つくし", "①区", "cp932")
    assert preview.rows[1].name.startswith("草彅")
    assert fold("\uff5e") == fold("\u301c")


def test_r06_ambiguous_bytes_are_asked_about_and_can_be_switched(hostile: Path) -> None:
    preview = read(hostile, "r06")
    assert said(preview) == {ProblemKind.AMBIGUOUS_ENCODING: ()}
    assert "cp932" in preview.encodings
    assert "UTF-8" in describe(preview.problems[0])
    switched = read(hostile, "r06", encoding="cp932")
    assert names(switched) == ["ﾃｽ", "ﾃｾ"]
    assert said(switched) == {}


def test_r10_formula_starters_are_kept(hostile: Path) -> None:
    assert names(read(hostile, "r10")) == ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "=1", "＝１＋１"]


def test_r11_line_breaks_become_spaces(hostile: Path) -> None:
    preview = read(hostile, "r11")
    assert names(preview) == ["山田 太郎", *THREE]
    assert preview.rows[0].district == "東町 二丁目"
    assert [row.number for row in preview.rows] == [2, 3, 4, 5]


def test_r14_without_header_nobody_is_eaten(hostile: Path) -> None:
    preview = read(hostile, "r14")
    assert names(preview) == THREE
    assert preview.rows[0].number == 1
    assert preview.rows[0].reading == "やまだ たろう"
    assert preview.header_row == 0
    assert said(preview) == {ProblemKind.NO_HEADER: ()}
    assert preview.problems[0].weight is Weight.ASK
    assert preview.sample[0][0] == "山田 太郎"
    answered = read(hostile, "r14", header=0, columns={0: Field.NAME, 1: Field.READING, 3: "district", 4: Field.ROLE})
    assert said(answered) == {}
    assert (answered.rows[2].district, answered.rows[2].role) == ("南町", "自治会")


def test_r17_header_only_is_said(hostile: Path) -> None:
    preview = read(hostile, "r17")
    assert preview.rows == ()
    assert said(preview) == {ProblemKind.NO_ROWS: ()}
    assert "0 people" in describe(preview.problems[0])


def test_r19_ragged_rows_are_named_and_not_shifted(hostile: Path) -> None:
    preview = read(hostile, "r19")
    assert said(preview) == {ProblemKind.SHORT_ROW: (2,), ProblemKind.LONG_ROW: (3,)}
    assert (preview.rows[0].name, preview.rows[0].district) == ("山田 太郎", "")
    assert (preview.rows[1].district, preview.rows[1].role) == ("西町", "民生委員")
    assert describe(next(p for p in preview.problems if p.kind is ProblemKind.SHORT_ROW)).startswith("Row 2:")


def test_r21_two_people_of_one_name_stay_two(hostile: Path) -> None:
    preview = read(hostile, "r21")
    assert names(preview) == ["田中 実", "田中 実"]
    assert said(preview) == {ProblemKind.SAME_NAME: (2, 3)}


def test_r22_variants_are_only_proposed(hostile: Path) -> None:
    preview = read(hostile, "r22")
    assert len(preview.rows) == 12
    groups = [(p.kind, p.rows) for p in preview.problems if p.kind is not ProblemKind.COLUMNS_LEFT_OUT]
    assert groups == [
        (ProblemKind.SAME_NAME, (2, 4, 5)),
        (ProblemKind.SAME_NAME, (9, 10)),
        (ProblemKind.SAME_NAME, (11, 12)),
        (ProblemKind.NAME_VARIANT, (2, 3, 4, 5)),
        (ProblemKind.NAME_VARIANT, (6, 7, 8)),
    ]
    assert names(preview)[4:7] == ["渡辺 愛", "渡邉 愛", "渡邊 愛"]
    assert names(preview)[7] == "ﾜﾀﾅﾍﾞ ｱｲ"
    assert names(preview)[11] == "神\ufa19 神"


def test_r23_variation_sequences_are_kept(hostile: Path) -> None:
    assert names(read(hostile, "r23")) == ["葛\U000e0100城 徹", "辻\U000e0101 恵"]


def test_r25_ten_thousand_people_are_asked_about() -> None:
    lines = "\r\n".join(f"住民 {n:05d},じゅうみん,60代,東町,住民" for n in range(10_000))
    preview = read_bytes(f"氏名,ふりがな,年代,地区,役割\r\n{lines}\r\n".encode(), "list.csv")
    assert len(preview.rows) == 10_000
    assert said(preview) == {ProblemKind.MANY_PEOPLE: ()}
    assert "10000 people" in describe(preview.problems[0])


def test_r28_markup_is_literal(hostile: Path) -> None:
    assert names(read(hostile, "r28")) == ["[bold]山田[/bold]", "[/]"]


def test_r29_text_stays_text_and_private_columns_stay_out(hostile: Path) -> None:
    preview = read(hostile, "r29")
    assert names(preview) == ["山田", "佐藤"]
    assert preview.problems[0].params["columns"] == ("電話", "郵便番号", "年齢")
    assert preview.sample[1] == ("山田", "09012345678", "0010001", "６５")
    numbered = read(hostile, "r29", columns={"郵便番号": Field.NO})
    assert [row.no for row in numbered.rows] == ["0010001", "1-2-3"]


def test_r31_other_header_words_and_a_remembered_answer(hostile: Path) -> None:
    preview = read(hostile, "r31")
    assert preview.mapping == {"氏　名": "name", "フリガナ": "reading", "町内会": "district"}
    answer = {**preview.mapping, "町内会": "organisation"}
    again = read(hostile, "r31", columns=answer)
    assert (again.rows[0].organisation, again.rows[0].district) == ("東町", "")
    assert again.mapping == answer


def test_r34_a_name_made_by_a_formula_is_named(hostile: Path) -> None:
    preview = read(hostile, "r34")
    assert preview.rows == ()
    assert said(preview) == {ProblemKind.NO_ROWS: (), ProblemKind.NAME_IS_FORMULA: (2,)}
    assert [problem.rows for problem in preview.problems if problem.weight is Weight.LOST and problem.rows] == [(2,)]
    assert "paste it as values" in describe(preview.problems[-1])


def test_every_hostile_list_has_a_test(hostile: Path) -> None:
    tested = "00 01 02 03 04 05 06 09 10 11 13 14 16 17 18 19 21 22 23 26 28 29 31 33 34 35 37"
    assert " ".join(sorted(path.name[1:3] for path in hostile.iterdir())) == tested
