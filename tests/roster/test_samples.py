"""The three lists that councils really send, read without any help."""

from collections import Counter
from pathlib import Path

import pytest

from chietai.meeting.kinds import MemberAttribute
from chietai.meeting.model import Member
from chietai.roster import (
    SECTORS,
    Field,
    ProblemKind,
    Refusal,
    RosterError,
    describe,
    guess_sector,
    member_fields,
    read_roster,
    write_template,
)
from chietai.roster.member_fields import attribute_title


def test_kiyose_saved_by_japanese_excel(samples: Path) -> None:
    preview = read_roster(samples / "kiyose-first-layer.csv")
    assert (preview.encoding, preview.delimiter, preview.header_row) == ("cp932", ",", 1)
    assert preview.problems == ()
    assert len(preview.rows) == 15
    assert [row.name for row in preview.rows][4] == "髙﨑　誠"
    assert Counter(row.role for row in preview.rows if row.role) == {"会長": 1, "副会長": 1, "事務局": 1}
    assert {row.sector for row in preview.rows} == set(SECTORS)
    first = Member(id="m1", **member_fields(preview.rows[0]))
    assert (first.name, first.reading, first.organisation, first.sector) == (
        "藤井　美咲",
        "ふじい　みさき",
        "社会福祉協議会",
        "地域活動団体",
    )


def test_kiyose_sectors_are_guessed_as_the_council_gave_them(samples: Path) -> None:
    rows = read_roster(samples / "kiyose-first-layer.csv").rows
    assert [guess_sector(row.organisation) for row in rows] == [row.sector for row in rows]
    without = read_roster(samples / "kiyose-first-layer.csv", columns={"主体": None})
    assert [row.guessed_sector for row in without.rows] == [row.sector for row in rows]
    assert {row.sector for row in without.rows} == {""}
    assert member_fields(without.rows[0])["sector"] == ""
    assert member_fields(without.rows[0], guesses=True)["sector"] == "地域活動団体"


def test_hall_with_other_column_names(samples: Path) -> None:
    preview = read_roster(samples / "hall-160.csv")
    assert (len(preview.rows), preview.encoding) == (160, "utf-8-sig")
    assert preview.mapping == {
        "番号": "no",
        "お名前": "name",
        "よみ": "reading",
        "団体名": "organisation",
        "地区": "district",
        "配慮": "needs",
    }
    row = preview.rows[1]
    assert member_fields(row) == {
        "name": "長谷川　幸子",
        "reading": "はせがわ　さちこ",
        "organisation": "市民",
        "sector": "",
        "role": "",
        "district": "南部",
        "needs": "聞こえにくい",
        "number": "2",
    }
    assert len({row.organisation for row in preview.rows}) == 16
    assert all(row.guessed_sector in SECTORS for row in preview.rows)
    assert [p.kind for p in preview.problems] == [ProblemKind.SECTOR_GUESSED, ProblemKind.NAME_VARIANT]
    assert preview.problems[1].rows == (33, 90)


def test_nishitokyo_sheet_by_sheet(samples: Path) -> None:
    path = samples / "nishitokyo-subcommittees.xlsx"
    first = read_roster(path)
    assert first.sheets == (
        "市民との協働啓発部会",
        "連携のしくみづくり部会",
        "在宅療養支援窓口部会",
        "受け皿づくり部会",
        "後方支援病院推進部会",
        "認知症支援部会",
    )
    assert first.sheet == first.sheets[0]
    assert (first.header_row, first.encoding, first.delimiter) == (3, "", "")
    assert "6 sheets" in describe(first.problems[0])
    assert [column.field for column in first.columns] == [Field.NO, Field.NAME, Field.READING, Field.ORGANISATION]
    assert (first.rows[0].number, first.rows[0].no, first.rows[0].name) == (4, "1", "山本　二三男")
    counts = []
    for index, name in enumerate(first.sheets):
        by_name, by_number = read_roster(path, sheet=name), read_roster(path, sheet=index)
        assert by_name == by_number
        assert by_name.sheet == name
        assert ProblemKind.SHEET_CHOSEN not in {problem.kind for problem in by_name.problems}
        counts.append(len(by_name.rows))
    assert counts == [10, 10, 9, 11, 14, 10]
    for missing in ("部会", 6, -1):
        with pytest.raises(RosterError, match="no sheet") as refused:
            read_roster(path, sheet=missing)
        assert refused.value.refusal is Refusal.NO_SUCH_SHEET
        assert "認知症支援部会" in str(refused.value)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_template_is_read_back(tmp_path: Path, language: str) -> None:
    from chietai import i18n

    i18n.set_language(language)
    path = write_template(tmp_path / "list.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    preview = read_roster(path)
    assert preview.problems == ()
    assert [member_fields(row)["needs"] for row in preview.rows] == ["", "聞こえにくい", ""]
    assert [column.field for column in preview.columns] == [
        Field.NO,
        Field.NAME,
        Field.READING,
        Field.ORGANISATION,
        Field.SECTOR,
        Field.ROLE,
        Field.DISTRICT,
        Field.NEEDS,
    ]


def test_the_template_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("mine", "utf-8")
    with pytest.raises(RosterError, match="exists already"):
        write_template(path)
    assert path.read_text("utf-8") == "mine"
    with pytest.raises(RosterError, match="cannot be written"):
        write_template(tmp_path / "nowhere" / "list.csv")


def test_every_attribute_of_a_member_can_come_from_a_list(tmp_path: Path) -> None:
    """mypy does not see a new field of `Member` that is no attribute, nor a column that is read and then dropped."""
    assert {attribute.value for attribute in MemberAttribute} == set(Member.model_fields) - {"id"}
    path = tmp_path / "list.csv"
    titles = [attribute_title(attribute) for attribute in MemberAttribute]
    path.write_text(",".join(titles) + "\n" + ",".join(f"text {n}" for n in range(len(titles))) + "\n", "utf-8")
    (row,) = read_roster(path).rows
    member = Member(id="m1", **member_fields(row))
    assert [member.attribute(attribute) for attribute in MemberAttribute] == [f"text {n}" for n in range(len(titles))]
