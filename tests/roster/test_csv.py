"""Encodings, delimiters, headers and rows beyond the hostile files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai import i18n
from chietai.roster import (
    ENCODINGS,
    Field,
    ProblemKind,
    Refusal,
    RosterError,
    RosterPreview,
    RosterProblem,
    Weight,
    describe,
    field_title,
    guess_sector,
    read_bytes,
    read_roster,
)
from chietai.roster.member_fields import map_columns
from chietai.text.folding import variant_key

LIST = "番号,氏名,ふりがな,所属\n1,山田　太郎,やまだ　たろう,自治会\n2,佐藤　花子,さとう　はなこ,サロン\n"


def read(text: str, **options: object) -> RosterPreview:
    return read_bytes(text.encode(), "list.csv", **options)  # type: ignore[arg-type]


def kinds(preview: RosterPreview) -> dict[ProblemKind, tuple[int, ...]]:
    return {problem.kind: problem.rows for problem in preview.problems if problem.rows}


@pytest.mark.parametrize("encoding", [code for code in ENCODINGS if not code.startswith("utf-16-")])
def test_every_encoding_is_found_out(encoding: str) -> None:
    preview = read_bytes(LIST.encode(encoding), "list.csv")
    assert preview.encoding == encoding
    assert [row.name for row in preview.rows] == ["山田　太郎", "佐藤　花子"]


@pytest.mark.parametrize("encoding", list(ENCODINGS))
def test_every_encoding_can_be_asked_for(encoding: str) -> None:
    preview = read_bytes(LIST.encode(encoding), "list.csv", encoding=encoding)
    assert [row.name for row in preview.rows] == ["山田　太郎", "佐藤　花子"]
    assert preview.encodings == ()


def test_a_wrong_or_unknown_encoding_is_refused() -> None:
    with pytest.raises(RosterError, match=r"Line 2 cannot be read as UTF-8"):
        read_bytes("name\n山田".encode("cp932"), "list.csv", encoding="utf-8")
    with pytest.raises(RosterError, match=r'"rot13" is not known'):
        read_bytes(b"name\nx", "list.csv", encoding="rot13")


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b" \r\n\t\n", Refusal.EMPTY),
        (b"\xef\xbb\xbf", Refusal.EMPTY),
        (b",,,\n,,\n", Refusal.EMPTY),
        (bytes(range(256)) * 4, Refusal.BINARY),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Refusal.BINARY),
        (b"%PDF-1.7 ...", Refusal.PDF),
        (b'<?xml version="1.0"?><Workbook/>', Refusal.XML),
        (b"\n <!DOCTYPE html><p>", Refusal.HTML),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, Refusal.OLD_EXCEL),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Refusal.LOCKED_EXCEL),
        ("団体名,電話\n自治会,1\n".encode(), Refusal.NO_NAME_COLUMN),
        (("氏名\n" + "山田\n" * 20_001).encode(), Refusal.TOO_MANY_ROWS),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, refusal: Refusal) -> None:
    with pytest.raises(RosterError) as refused:
        read_bytes(data, "list.csv")
    assert refused.value.refusal is refusal


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match=r'"none\.csv" was not found'):
        read_roster(tmp_path / "none.csv")
    with pytest.raises(RosterError, match="is not a file"):
        read_roster(tmp_path)
    with pytest.raises(RosterError):
        read_roster("a\0b")
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(RosterError, match="larger than 50 MB"):
        read_roster(huge)


def test_a_list_without_names_can_be_asked_about() -> None:
    with pytest.raises(RosterError, match="No column of names") as refused:
        read("団体名,代表\n自治会,山田\n")
    preview = refused.value.preview
    assert preview is not None
    assert preview.sample == (("団体名", "代表"), ("自治会", "山田"))
    assert [column.title for column in preview.columns] == ["団体名", "代表"]
    answered = read("団体名,代表\n自治会,山田\n", header=1, columns={"代表": Field.NAME})
    assert (answered.rows[0].name, answered.rows[0].organisation) == ("山田", "自治会")


@pytest.mark.parametrize(
    "header",
    [
        "氏名,ふりがな,所属,主体,役割,地区,配慮,番号",
        "お名前,よみ,団体名,主体区分,役職,担当地区,配慮事項,No.",
        "名前,フリガナ,所属・職種,立場,肩書き,圏域,必要な配慮,№",
        "氏　名（必須）,ﾌﾘｶﾞﾅ,ご所属,「主体」,会での役割,お住まいの地区,要配慮事項（任意）,Ｎｏ．",
        "＊氏名,よみがな,所属／職種,主体※,役 職,地区名,ご配慮,#",
        "Name,Reading,Organisation,Sector,Role,District,Needs,No.",
    ],
)
def test_column_names_as_people_write_them(header: str) -> None:
    assert list(map_columns(header.split(",")).values()) == [
        Field.NAME,
        Field.READING,
        Field.ORGANISATION,
        Field.SECTOR,
        Field.ROLE,
        Field.DISTRICT,
        Field.NEEDS,
        Field.NO,
    ]


def test_unknown_columns_are_left_out_and_named() -> None:
    preview = read("氏名,e-mail,電話番号,生年月日,住所\n山田,x@example.jp,1,2,3\n")
    assert preview.mapping == {"氏名": "name"}
    assert describe(preview.problems[0]) == "These columns are left out: e-mail, 電話番号, 生年月日, 住所"


def test_the_surer_word_wins() -> None:
    assert map_columns(["職種", "所属", "氏名"]) == {1: Field.ORGANISATION, 2: Field.NAME}
    assert map_columns(["氏名", "名前"]) == {0: Field.NAME}


def test_family_and_given_names_are_joined() -> None:
    preview = read("姓,名,せい,めい\n山田,太郎,やまだ,たろう\nGarcia,Pedro,,\n佐藤,,さとう,\n")
    assert [(row.name, row.reading) for row in preview.rows] == [
        ("山田　太郎", "やまだ　たろう"),
        ("Garcia Pedro", ""),
        ("佐藤", "さとう"),
    ]


def test_title_rows_above_the_header() -> None:
    preview = read("令和7年度 協議体名簿,,\n\n,,4月1日現在\n氏名,所属,地区\n山田,自治会,東\n")
    assert (preview.header_row, [row.number for row in preview.rows]) == (4, [5])
    assert read("名簿\n所属,氏名\n自治会,山田\n", header=2).rows[0].name == "山田"
    with pytest.raises(RosterError, match="row 9 cannot hold"):
        read(LIST, header=9)


def test_rows_without_a_name_and_repeated_headers_are_named() -> None:
    preview = read("番号,氏名,所属\n1,山田,自治会\n2,,サロン\n番号,氏名,所属\n3,佐藤,サロン\n計,,\n")
    assert [row.name for row in preview.rows] == ["山田", "佐藤"]
    assert kinds(preview) == {ProblemKind.NO_NAME: (3, 6), ProblemKind.REPEATED_HEADER: (4,)}
    assert [problem.rows for problem in preview.problems if problem.weight is Weight.LOST] == [(3, 6)]


def test_a_stray_quotation_mark_swallows_nobody() -> None:
    preview = read('氏名,所属\n"山田,自治会\n佐藤,"サロン"\n鈴木,NPO\n')
    assert [row.name for row in preview.rows] == ['"山田', "佐藤", "鈴木"]
    assert preview.rows[1].organisation == "サロン"
    assert kinds(preview) == {ProblemKind.QUOTES: (2,)}


def test_the_separator_line_of_excel() -> None:
    preview = read("sep=;\r\n氏名;所属\r\n山田;自治会\r\n")
    assert (preview.delimiter, preview.header_row, preview.rows[0].number) == (";", 2, 3)


def test_one_column_is_enough() -> None:
    assert [row.name for row in read("氏名\n山田\n佐藤\n").rows] == ["山田", "佐藤"]
    bare = read("山田 太郎\n佐藤 花子\n")
    assert [row.name for row in bare.rows] == ["山田 太郎", "佐藤 花子"]
    assert [row.name for row in read("やまだ\nさとう\n").rows] == ["やまだ", "さとう"]
    numbered = read("1\tやまだ\n2\tさとう\n")
    assert [(row.no, row.name) for row in numbered.rows] == [("1", "やまだ"), ("2", "さとう")]


def test_cells_go_through_the_gate_and_it_is_said() -> None:
    preview = read(f"氏名,所属\n山\u200b田\x1b[31m,⻄東京\n外字\ue000,自治会\n壊\ufffd,自治会\n{'長' * 80},自治会\n")
    assert [row.name for row in preview.rows] == ["山田", "外字\ue000", "壊\ufffd", "長" * 60]
    assert preview.rows[0].organisation == "西東京"
    assert kinds(preview) == {
        ProblemKind.CLEANED: (2,),
        ProblemKind.PRIVATE_CHARACTER: (3,),
        ProblemKind.LOST_CHARACTER: (4,),
        ProblemKind.CUT: (5,),
    }


def test_sectors_known_and_unknown() -> None:
    preview = read("氏名,主体\nA,医療介護関係者\nB,行　政\nC,企業\nD,企業\nE,\n")
    assert [row.sector for row in preview.rows] == ["医療・介護関係者", "行政", "企業", "企業", ""]
    unknown = [problem for problem in preview.problems if problem.kind is ProblemKind.UNKNOWN_SECTOR]
    assert [(problem.rows, problem.params["word"]) for problem in unknown] == [((4, 5), "企業")]


@pytest.mark.parametrize(
    ("organisation", "sector"),
    [
        ("清瀬市医師会", "医療・介護関係者"),
        ("病院ＭＳＷ", "医療・介護関係者"),
        ("ｹｱﾏﾈｼﾞｬｰ", "医療・介護関係者"),
        ("介護保険課", "行政"),
        ("ＮＰＯ法人ほほえみ", "地域活動団体"),
        ("第三町会", "地域社会"),
        ("民生委員児童委員協議会", "地域社会"),
        ("大学教授", ""),
        ("", ""),
    ],
)
def test_a_sector_is_guessed_or_not(organisation: str, sector: str) -> None:
    assert guess_sector(organisation) == sector


def test_forms_of_one_kanji_meet() -> None:
    assert variant_key("髙﨑 濵子") == variant_key("高崎浜子")
    assert variant_key("渡邉") == variant_key("渡邊") == variant_key("渡辺")
    assert variant_key("田中") != variant_key("山中")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_everything_that_can_be_said_has_a_sentence(language: str) -> None:
    i18n.set_language(language)
    params = {"encoding": "cp932", "sheet": "S", "count": 3, "names": ("{a}", "b"), "word": "{w}", "columns": ("c",)}
    sentences = {describe(RosterProblem(kind, (2, 5), params)) for kind in ProblemKind}
    params = {
        "file": "{f}",
        "most": 5,
        "line": 2,
        "encoding": "x",
        "sheet": "S",
        "sheets": ("A", "B"),
        "row": 3,
        "rows": 2,
    }
    refusals = {str(RosterError(refusal, **params)) for refusal in Refusal}
    titles = {field_title(field) for field in Field}
    assert (len(sentences), len(refusals), len(titles)) == (len(ProblemKind), len(Refusal), len(Field))
    for sentence in sentences | refusals | titles:
        assert sentence.isascii() == (language == "en") or "氏名" in sentence or sentence.startswith("No")
    many = describe(RosterProblem(ProblemKind.NO_NAME, tuple(range(2, 40))))
    assert "26" in many
    assert "20" not in many


@given(st.binary(max_size=400), st.sampled_from([None, *ENCODINGS]))
def test_any_bytes_are_read_or_refused(data: bytes, encoding: str | None) -> None:
    _read_or_refuse(data, encoding)


@given(
    st.text(st.sampled_from(',;\t"\r\n氏名所属ふりがな山田12\x00\ufeff\u3000x'), max_size=80),
    st.sampled_from(list(ENCODINGS)),
)
def test_any_text_is_read_or_refused(text: str, encoding: str) -> None:
    _read_or_refuse(text.encode(encoding, "ignore"), None)


def _read_or_refuse(data: bytes, encoding: str | None) -> None:
    try:
        preview = read_bytes(data, "list.csv", encoding=encoding)
    except RosterError as refused:
        assert str(refused)
        return
    assert all(row.name for row in preview.rows)
    assert len({row.number for row in preview.rows}) == len(preview.rows)
    assert all(describe(problem) for problem in preview.problems)


@given(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("山田太郎 ,;\"'\n\tAb"), min_size=1, max_size=9), st.sampled_from("東西南北")
        ),
        max_size=8,
    ),
    st.sampled_from([",", "\t", ";"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_whatever_a_csv_writer_writes_is_read_back(
    people: list[tuple[str, str]], delimiter: str, line_end: str
) -> None:
    import csv
    import io

    from chietai.text.gate import clean

    out = io.StringIO(newline="")
    # With a lone CR as line end the writer leaves LF unquoted, which no reader could tell from a line end.
    quoting = csv.QUOTE_ALL if line_end == "\r" else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([("氏名", "地区"), *people])
    preview = read_bytes(out.getvalue().encode(), "list.csv")
    expected = [(clean(name), district) for name, district in people if clean(name)]
    assert [(row.name, row.district) for row in preview.rows] == expected
