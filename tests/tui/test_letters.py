"""Large letters: the whole character set, nothing pushed out, graceful where the font has no letter."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from chietai.resources import data_folder
from chietai.text.kinsoku import NOT_AT_START
from chietai.tui.letters import Letters, countdown, fit
from chietai.tui.letters.bitmap_font import FontDamagedError, read_font
from chietai.tui.letters.substitutes import SUBSTITUTES, drawable
from chietai.tui.likenesses import is_safe

SIZES = (16, 12)
KANJI = st.text(st.sampled_from("困りごとを出しあいましょう。、「」ＡA1 　㈱髙﨑𠮷龦ー①→"), max_size=24)


def jis_x_0208() -> list[str]:
    found = []
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                found.append(bytes([row, cell]).decode("euc_jp"))
            except UnicodeDecodeError:
                continue
    return found


@pytest.mark.parametrize("dots", SIZES)
def test_all_of_jis_x_0208_and_ascii(dots: int):
    characters = Letters.load(dots).pack.characters
    assert [char for char in jis_x_0208() if char not in characters and char != "\u3000"] == []
    assert len(jis_x_0208()) == 6879
    assert all(chr(code) in characters for code in range(0x21, 0x7F))
    assert all(chr(code) in characters for code in range(0xFF61, 0xFFA0))


def test_files_are_small_and_come_with_their_licence():
    files = {path.name: path.stat().st_size for path in data_folder("letters").iterdir()}
    assert set(files) == {"letters16.bin", "letters12.bin", "LICENCE.txt"}
    assert sum(files.values()) <= 400 * 1024


def test_a_letter_looks_like_itself():
    dash = [row.strip() for row in Letters.load(12).render("一") if row.strip()]
    assert len(dash) == 1
    assert len(dash[0]) >= 10
    rows = Letters.load(16).render("十")
    assert len(rows) == 8
    assert all(cell_len(row) == 16 for row in rows)
    columns = [sum(row[x] != " " for row in rows) for x in range(16)]
    assert max(columns) >= 7
    assert any(sum(char != " " for char in row) >= 14 for row in rows)


@pytest.mark.parametrize("dots", SIZES)
@given(text=KANJI)
def test_rows_are_as_wide_as_said(dots: int, text: str):
    letters = Letters.load(dots)
    rows = letters.render(text)
    assert len(rows) == dots // 2
    assert {cell_len(row) for row in rows} == {letters.width(text)}


def test_width_of_full_and_half():
    assert Letters.load(16).width("困A") == 16 + 8
    assert Letters.load(12).width("ｶﾞ 　") == 6 + 6 + 6 + 12


@pytest.mark.parametrize(
    ("text", "drawn"),
    [("髙﨑", "高崎"), ("𠮷", "吉"), ("㈱", "(株)"), ("①", "1"), ("～", "〜"), ("葛\U000e0100", "葛"), ("㎡", "m2")],
)
def test_likenesses(text: str, drawn: str):
    assert Letters.load(16).render(text) == Letters.load(16).render(drawn)


def test_shapes_are_needed_and_can_be_drawn():
    characters = Letters.load(16).pack.characters
    assert [char for char, shape in SUBSTITUTES.items() if char in characters or shape not in characters] == []


@pytest.mark.parametrize("dots", SIZES)
@pytest.mark.parametrize("char", ["龦", "\U0001f44d", "\ue000", "\U0001f468\u200d\U0001f469"])
def test_a_letter_that_is_missing_stands_plainly_in_its_box(dots: int, char: str):
    rows = Letters.load(dots).render(char)
    assert {cell_len(row) for row in rows} == {dots}
    inked = [row for row in rows if row.strip()]
    assert len(inked) == 1
    assert all(is_safe(shown) for shown in inked[0])
    left, right = len(inked[0]) - len(inked[0].lstrip()), len(inked[0]) - len(inked[0].rstrip())
    assert abs(left - right) <= 1


@given(KANJI, st.integers(1, 160), st.integers(1, 40))
def test_nothing_is_pushed_out(text: str, columns: int, rows: int):
    found = fit(text, columns, rows)
    if found is not None:
        assert 0 < len(found) <= rows
        assert max(map(cell_len, found)) <= columns


def test_the_largest_that_fits():
    assert fit("困りごと", 76, 14) == Letters.load(16).lay_out("困りごと", 76, 14)
    assert fit("困りごと", 56, 14) == Letters.load(12).lay_out("困りごと", 56, 14)
    assert fit("困りごと", 40, 14) is None
    assert fit("困りごと", 76, 5) is None
    assert fit("", 76, 14) is None


def test_lines_break_at_phrases():
    painted = Letters.load(16).lay_out("ご自分の団体で、なにができますか", 128, 24)
    first, second = Letters.load(16).render("ご自分の団体で、"), Letters.load(16).render("なにができますか")
    assert painted == [row.rstrip() for row in [*first, "", *second]]
    # With less room the blank row between the lines goes first, then the large letters.
    assert painted is not None
    assert Letters.load(16).lay_out("ご自分の団体で、なにができますか", 128, 16) == [row for row in painted if row]
    assert Letters.load(16).lay_out("ご自分の団体で、なにができますか", 128, 15) is None


def test_a_phrase_is_cut_only_when_asked():
    text = "地域包括支援センター"
    assert Letters.load(16).lay_out(text, 112, 40) is None
    cut = Letters.load(16).lay_out(text, 112, 40, cut=True)
    assert cut is not None
    assert len(cut) == 17


def test_ambiguous_characters_are_as_wide_as_they_are_drawn():
    text = "○△□" * 4
    painted = Letters.load(12).lay_out(text, 60, 40, cut=True)
    assert painted is not None
    assert max(map(cell_len, painted)) <= 60


def test_no_line_of_letters_begins_against_the_rules():
    text = "ここで、休みます。「ゆっくりと」、ッとー。"
    for columns in range(48, 120, 12):
        lines = Letters.load(12).lines(text, columns, cut=True)
        assert lines is not None
        assert "".join(char for line in lines for char in line) == text
        assert not [line for line in lines if line[0] in NOT_AT_START]


def test_lines_keep_every_letter():
    lines = Letters.load(12).lines("㈱見守り　髙﨑 さん 龦", 60, cut=True)
    assert lines is not None
    assert "".join(char for line in lines for char in line).replace("　", "").replace(" ", "") == "(株)見守り高崎さん龦"


def test_drawable_keeps_the_order():
    characters = Letters.load(16).pack.characters
    assert "".join(drawable("㈱髙 龦", characters)) == "(株)高 龦"


@pytest.mark.parametrize("damage", ["empty", "short", "magic", "noise"])
def test_a_damaged_file_is_told(tmp_path: Path, damage: str):
    good = (data_folder("letters") / "letters12.bin").read_bytes()
    bad = {"empty": b"", "short": good[:4000], "magic": b"XXXX" + good[4:], "noise": good[:9] + b"x" * 99}[damage]
    (tmp_path / "bad.bin").write_bytes(bad)
    with pytest.raises(FontDamagedError):
        read_font(tmp_path / "bad.bin")


@given(st.integers(0, 599), st.integers(0, 59), st.integers(1, 220), st.integers(1, 60), st.sampled_from(["", "+"]))
def test_countdown_fits_and_is_never_nothing(minutes: int, seconds: int, columns: int, rows: int, sign: str):
    painted = countdown(minutes, seconds, columns, rows, sign=sign)
    assert len(painted) <= rows
    assert len({cell_len(row) for row in painted}) == 1
    plain = f"{sign}{minutes:02d}:{seconds:02d}"
    assert painted == [plain] or max(map(len, painted)) <= columns


@pytest.mark.parametrize(("columns", "rows", "height"), [(56, 9, 9), (76, 12, 12), (40, 7, 7), (36, 6, 5), (20, 9, 1)])
def test_countdown_takes_the_room_it_has(columns: int, rows: int, height: int):
    assert len(countdown(12, 34, columns, rows)) == height


def test_figures_keep_their_place():
    """Only the figure that changed changes: a countdown must not tremble."""
    for columns, rows in ((40, 7), (76, 12), (120, 20)):
        one, other = countdown(12, 31, columns, rows), countdown(12, 38, columns, rows)
        cells = {x for a, b in zip(one, other, strict=True) for x in range(len(a)) if a[x] != b[x]}
        assert min(cells) > len(one[0]) * 0.75


def test_figures_differ_and_are_bold():
    shapes = {tuple(countdown(n, n, 76, 12)) for n in range(60)}
    assert len(shapes) == 60
    longest = max(len(run) for row in countdown(11, 11, 76, 12) for run in row.split())
    assert longest >= 4


@pytest.mark.parametrize(("columns", "rows"), [(60, 6), (72, 9), (104, 12), (160, 23)])
def test_the_sign_of_time_overrun_moves_no_figure(columns: int, rows: int):
    before, after = (countdown(12, 34, columns, rows, sign=sign, even=True) for sign in " +")
    assert len(before) == len(after) > 1
    assert {len(row) for row in before} == {len(row) for row in after}
    cells = {x for a, b in zip(before, after, strict=True) for x in range(len(a)) if a[x] != b[x]}
    figures = {x for row in before for x, cell in enumerate(row) if cell != " "}
    assert max(cells) < min(figures)
    ink = [x for x in range(len(before[0])) if any(row[x] != " " for row in before)]
    assert abs(ink[0] - (len(before[0]) - 1 - ink[-1])) <= 3  # in the middle


def test_less_than_ten_minutes_may_have_one_figure_and_are_larger_for_it():
    assert len(countdown(1, 25, 46, 12, figures=1)) > len(countdown(1, 25, 46, 12))


def test_letters_on_several_lines_can_stand_in_the_middle():
    left, centred = (fit("ありがとうございました", 100, 16, centred=centred) for centred in (False, True))
    assert left is not None and centred is not None
    assert [row.strip() for row in left] == [row.strip() for row in centred]
    assert left != centred
