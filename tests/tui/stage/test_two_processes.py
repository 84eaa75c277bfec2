"""Desk and wall as two real processes in two terminals, both screens read: `chietai open` and `chietai stage`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.desk.room import FAMILIES
from tests.tui.stage.windows import Windows, enter, no_longer_sees, press, sees

from chietai.cli import main
from chietai.records.reading import readable

pytest.importorskip("pty")


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """One pair for all, as starting it takes longer than most of these tests. Each finds it as another one left it."""
    windows = Windows(tmp_path_factory.mktemp("home"))
    yield windows
    windows.close()


def test_what_is_done_at_the_desk_is_on_the_wall(windows: Windows) -> None:
    desk, wall = windows.open()
    enter(desk, "夜道が暗い")
    sees(wall, "夜道が暗い", "困りごと")
    press(desk, "ctrl+z")
    no_longer_sees(wall, "夜道が暗い")
    press(desk, "f8")
    sees(wall, "しぼる")
    press(desk, "f7")
    sees(wall, "困りごと")
    press(desk, "f4")
    sees(wall, "三つの")
    press(desk, "f4")
    no_longer_sees(wall, "三つの")


def test_what_is_private_is_at_the_desk_and_never_on_the_wall(windows: Windows) -> None:
    desk, wall = windows.open()
    press(desk, "ctrl+d")
    sees(desk, "覚え書き")
    enter(desk, "あの二人は別のテーブルに")
    desk_only = ("進行役だけ", "まだ声を聞いていない", "佐藤花子", "あの二人は別", "しぼる", "出席")
    sees(desk, *desk_only)
    press(desk, "f12")
    sees(wall, "買い物とごみ出し")
    no_longer_sees(wall, "困りごと")
    press(desk, "f12")
    enter(desk, "幕のあとの困りごと")
    sees(wall, "幕のあとの困りごと")
    painted = wall.output.decode(errors="replace")
    assert "幕のあとの困りごと" in painted
    for words in (*FAMILIES, "あの二人", "進行役だけ", "まだ声を聞いていない", "次は"):
        assert words not in painted, words


def test_pages_turned_at_the_desk_turn_on_the_wall(windows: Windows) -> None:
    desk, wall = windows.open()
    enter(desk, *(f"坂の上の家まで重い荷物を運べない人がいる、その{n:02}" for n in range(24)))
    sees(wall, "その23")
    press(desk, *["pageup"] * 20)
    sees(wall, "１／", "その00")
    sees(desk, "その00")
    press(desk, "pagedown")
    sees(wall, "２／")
    no_longer_sees(wall, "その00")
    enter(desk, "何か新しいこと")
    sees(wall, "何か新しいこと")


def test_the_wall_takes_no_keys_but_its_own(windows: Windows) -> None:
    desk, wall = windows.open()
    before = len(readable(windows.document).rows)
    press(wall, *"abcあいう 12\t", "enter", "f4", "f7", "f8", "f9", "f12", "ctrl+d", "ctrl+z", "pageup", "\x1b")
    wall.write(b"\x1b[200~a\nb\nc\x1b[201~\x1b[<0;10;10M\x1b[<0;10;10m\x03\x10\x1c")
    sees(wall, "Ctrl+Q")
    colours = {cell.bg for cell in wall.screen.buffer[12].values()}
    press(wall, "ctrl+t")
    wall.read_until(lambda t: {cell.bg for cell in t.screen.buffer[12].values()}.isdisjoint(colours))
    press(wall, "-")
    wall.read_until(lambda t: not t.screen.display[0].strip())
    press(wall, "+")
    wall.read_until(lambda t: bool(t.screen.display[0].strip()))
    enter(desk, "打っても何も起きません")
    sees(wall, "打っても何も起きません")
    assert len(readable(windows.document).rows) == before + 1
    config = (windows.home / "config.toml").read_text("utf-8")
    assert "stage_theme" in config and "\ntheme" not in f"\n{config}".replace("\nstage_theme", "")


def test_a_wall_that_is_killed_takes_nothing_with_it(windows: Windows) -> None:
    desk, wall = windows.open()
    enter(desk, "壁が消える前")
    sees(wall, "壁が消える前")
    windows.kill("wall")
    sees(desk, "壁に映す窓が閉じた")
    no_longer_sees(desk, "進行役だけ")
    enter(desk, "壁が消えた後")
    _desk, wall = windows.open()
    sees(wall, "壁が消える前", "壁が消えた後")


def test_the_wall_outlives_a_desk_that_is_killed(windows: Windows) -> None:
    desk, wall = windows.open()
    enter(desk, "机が倒れる前")
    sees(wall, "机が倒れる前")
    windows.kill("desk")
    desk, wall = windows.open()
    sees(desk, "机が倒れる前")
    enter(desk, "机が倒れた後")
    sees(wall, "机が倒れた後")


def test_the_wall_stays_when_the_desk_is_left_and_opened_again(windows: Windows) -> None:
    desk, wall = windows.open()
    enter(desk, "席を外す前")
    sees(wall, "席を外す前")
    press(desk, "ctrl+q")
    sees(desk, "離れ")
    press(desk, "enter")
    assert desk.exit_code() == 0
    windows.forget("desk")
    desk, wall = windows.open()
    enter(desk, "席へ戻って")
    sees(wall, "席を外す前", "席へ戻って")


@pytest.mark.parametrize("name", ["bad.json", "none.json", ""])
def test_the_stage_refuses_what_is_no_document(home: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    bad = home / "bad.json"
    bad.write_text("これは記録ではありません", "utf-8")
    assert main(["stage", *([str(home / name)] if name else [])]) == 1
    said = capsys.readouterr().err
    assert said.strip() and len(said.strip().splitlines()) <= 3, said
    assert "Traceback" not in said
    assert bad.read_text("utf-8") == "これは記録ではありません"
