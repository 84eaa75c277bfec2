"""Member lists by keys: from a file to members, with every doubt asked about and nothing stored before."""

from pathlib import Path

import pytest
from tests.tui.prepare.conftest import Running
from tests.tui.prepare.hands import HOSTILE, SAMPLES, Hands, document, stored
from textual.widgets import OptionList

from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.model import Council, Member
from chietai.tui.screens.roster import ChooseListScreen, PreviewScreen
from chietai.tui.services import Services
from chietai.tui.widgets.lines_table import LinesTable

KNOWN = Member(id="m1", name="藤井 美咲", organisation="社会福祉協議会", needs="聞こえにくい")
OTHER = Member(id="m2", name="山口 誠", organisation="商工会")
VARIANT = Member(id="m3", name="高崎 誠", organisation="老人クラブ連合会")


@pytest.fixture
def path(services: Services) -> Path:
    """A council without members."""
    return document(services, "room", i.DescribeCouncil(council=Council(name="協議体")))


async def choose(hands: Hands, folder: Path, name: str = "") -> None:
    """Opens the choice of a file in `folder`, and takes `name`."""
    hands.app.push_screen(ChooseListScreen(hands.prepare, folder), lambda _count: hands.prepare.changed())
    await hands.rest()
    if name:
        await hands.type(name)
        await hands.press("enter")


async def test_a_list_as_excel_saves_it_becomes_members(running: Running, services: Services, path: Path) -> None:
    async with running("prepare", path, page="members") as hands:
        await hands.press("enter")  # the first button reads a list; it begins in the folder of documents
        assert isinstance(hands.app.screen, ChooseListScreen)
        await hands.type(str(SAMPLES / "kiyose-first-layer.csv"))
        await hands.press("enter")
        assert "Shift_JIS" in hands.text()
        assert not hands.state.members  # only shown so far
        await hands.press("f10")
        assert "15人" in hands.text()
    members = views.members(stored(path, services))
    assert len(members) == 15
    assert (members[4].name, members[4].organisation) == ("髙﨑　誠", "老人クラブ連合会")
    assert len({member.id for member in members}) == 15


async def test_a_sheet_is_chosen(running: Running, path: Path) -> None:
    async with running("prepare", path) as hands:
        await choose(hands, SAMPLES, "nishi")  # a part of the name is enough
        assert "シート：市民との協働啓発" in hands.text()
        await hands.press("f4", "down", "enter")
        assert "シート：連携のしくみづくり" in hands.text()
        await hands.press("f10")
        first = views.members(hands.state)[0]
        assert first.reading
        assert len(hands.state.members) == 10


async def test_who_is_on_the_list_already_keeps_the_id(running: Running, path: Path) -> None:
    async with running("prepare", path) as hands:
        hands.prepare.submit(*(i.RegisterMember(member=member) for member in (KNOWN, OTHER, VARIANT)))
        await choose(hands, SAMPLES, "kiyose")
        assert "決めること" not in hands.text()
        assert hands.text().count("【決める】") == 2
        await hands.press("f10")  # another organisation: the same person?
        assert "山口　誠（地域包括支援センター）" in hands.text()
        await hands.press("enter")  # somebody else
        assert "髙﨑　誠" in hands.text()
        await hands.press("down", "enter")  # the same person, written with another form
        members = hands.state.members
        assert len(members) == 16
        assert members["m1"].needs == "聞こえにくい"  # what the list does not say stays
        assert members["m1"].sector == "地域活動団体"
        assert members["m3"].name == "髙﨑　誠"
        assert [m.organisation for m in members.values() if "山口" in m.name and m.id != "m2"] == [
            "地域包括支援センター"
        ]
        await choose(hands, SAMPLES, "kiyose")  # once more: nobody is doubled
        await hands.press("f10")
        assert len(hands.state.members) == 16


async def test_two_people_of_one_name_are_asked_about(running: Running, path: Path) -> None:
    async with running("prepare", path) as hands:
        await choose(hands, HOSTILE, "r21_same")
        assert "【決める】" in hands.text()
        await hands.press("f10", "escape")  # no answer: nothing is stored
        assert not hands.state.members
        await hands.press("f10", "down", "enter")
        assert len(hands.state.members) == 1
        await choose(hands, HOSTILE, "r21_same")
        await hands.press("f10")
        while isinstance(hands.app.screen_stack[-2], PreviewScreen):
            await hands.press("home", "enter")
        assert len(hands.state.members) == 2


async def test_rows_are_left_out_and_sectors_guessed_on_request(running: Running, path: Path) -> None:
    async with running("prepare", path) as hands:
        await choose(hands, SAMPLES, "nishi")
        assert "？）" in hands.text()
        await hands.press("f6")
        hands.app.screen.query_one("#people").focus()
        await hands.press("home", "enter")
        assert "のせない" in hands.text()
        rows = hands.app.screen.query_one(LinesTable).rows
        await hands.press("f10")
        assert len(hands.state.members) == rows - 1
        assert any(member.sector for member in hands.state.members.values())


async def test_columns_and_kind_of_text_are_changed(running: Running, path: Path) -> None:
    async with running("prepare", path) as hands:
        await choose(hands, HOSTILE, "r14_no_header")
        assert "見出しなし" in hands.text()
        await hands.press("f3", "down", "enter")
        lines = hands.app.screen.query_one(OptionList)
        assert lines.option_count == 13  # not used, and twelve fields
        await hands.press("escape", "escape", "f4", "end", "enter")
        assert "読めません" in hands.text()  # the list is still shown as it was
        await hands.press("f10")
        assert hands.state.members


async def test_lines_are_pasted(running: Running, path: Path) -> None:
    async with running("prepare", path) as hands:
        await choose(hands, SAMPLES)
        await hands.press("f3")
        field = hands.app.focused
        field.paste("氏名\t所属\n相原 節子\t社協\n飯田 光男\t自治会")  # type: ignore[union-attr]
        await hands.press("f10", "f10")
        assert [(m.name, m.organisation) for m in views.members(hands.state)] == [
            ("相原 節子", "社協"),
            ("飯田 光男", "自治会"),
        ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("r16_empty.csv", "名簿が空です"),
        ("r33_html", "ウェブページ"),
        ("r37_billion", "安全でない"),
        ("nowhere.csv", "見つかりません"),
    ],
)
async def test_what_is_no_list_is_one_sentence(running: Running, path: Path, name: str, sentence: str) -> None:
    async with running("prepare", path) as hands:
        await choose(hands, HOSTILE, name)
        assert isinstance(hands.app.screen, ChooseListScreen)
        assert sentence in hands.text().replace("\n", "")
        assert not hands.state.members


async def test_a_binary_file_is_one_sentence(running: Running, path: Path, tmp_path: Path) -> None:
    (tmp_path / "picture.csv").write_bytes(bytes(range(256)) * 4)
    async with running("prepare", path) as hands:
        await choose(hands, tmp_path, "picture.csv")
        assert "名簿ではありません" in hands.text()


async def test_without_a_column_of_names_the_columns_are_asked_for(
    running: Running, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("番号,年齢\n1,70\n2,80\n", "utf-8")
    async with running("prepare", path) as hands:
        await choose(hands, tmp_path, "list.csv")
        assert isinstance(hands.app.screen, PreviewScreen)
        assert "氏名の列が見つかりません" in hands.text()
        await hands.press("f10")
        assert not hands.state.members
        await hands.press("f3", "down", "down", "enter", "down", "down", "enter", "f10")  # column 2 holds the names
        assert "70" in hands.text()
        await hands.press("f10")
        assert [member.name for member in views.members(hands.state)] == ["70", "80"]


async def test_ten_thousand_people_are_asked_about(running: Running, path: Path, tmp_path: Path) -> None:
    rows = "\n".join(f"{n},氏名 {n},団体 {n % 40}" for n in range(10_000))
    (tmp_path / "hall.csv").write_text(f"番号,氏名,所属\n{rows}\n", "utf-8")
    async with running("prepare", path) as hands:
        await choose(hands, tmp_path, "hall.csv")
        assert "10000人" in hands.text()
        await hands.press("f10")
        assert "この名簿でまちがいありませんか" in hands.text()
        await hands.press("enter")  # no
        assert not hands.state.members
        assert isinstance(hands.app.screen, PreviewScreen)


async def test_markup_in_a_list_is_plain_text(running: Running, path: Path) -> None:
    async with running("prepare", path) as hands:
        await choose(hands, HOSTILE, "r28_markup")
        shown = hands.text()
        assert "[bold]山田[/.." in shown  # cut, but plain
        await hands.press("f10")
        name = views.members(hands.state)[0].name
        assert name == "[bold]山田[/bold]"
        await hands.to("members")
        await hands.press("tab", "enter", "enter")
        assert name in hands.text()  # in the title of the form and in its field


async def test_an_example_list_is_written_and_read(running: Running, path: Path, tmp_path: Path) -> None:
    async with running("prepare", path) as hands:
        await choose(hands, tmp_path)
        await hands.press("f4")
        assert (tmp_path / "meibo.csv").exists()
        assert "見本" in hands.text().split("meibo.csv")[0] and "Excel" in hands.text().split("meibo.csv")[1]
        await hands.press("enter", "f10")
        assert len(hands.state.members) == 3
        await choose(hands, tmp_path)
        await hands.press("f4")
        assert "すでに" in hands.text()
