"""A window for the wall: the desk sees it come and go."""

import stat
import subprocess
import sys
from pathlib import Path

from tests.tui.desk.room import Hands

from chietai.records import names
from chietai.records.stage_mark import StageMark
from chietai.tui.app import ChietaiApp
from chietai.tui.widgets.private_panel import PrivatePanel

_OTHER = """
import sys
from pathlib import Path
from chietai.records.stage_mark import StageMark
mark = StageMark(Path(sys.argv[1]))
print(mark.take(), flush=True)
sys.stdin.read()
"""


async def test_notes_open_once_when_the_wall_has_its_own_window(app: ChietaiApp, document: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        panel = hands.desk.query_one(PrivatePanel)
        wall = StageMark(document)
        hands.desk._wall.look(hands.desk)
        assert not panel.display and not hands.said
        assert wall.take()
        hands.desk._wall.look(hands.desk)
        assert panel.display and "F9" in hands.said
        await hands.press("f9")
        hands.desk._wall.look(hands.desk)
        assert not panel.display
        await hands.press("f9")
        wall.release()
        hands.desk._wall.look(hands.desk)
        assert panel.display and "閉じました" in hands.said


def test_the_mark_of_another_process_is_seen_and_ends_with_it(tmp_path: Path) -> None:
    document = tmp_path / "room.json"
    with subprocess.Popen(
        [sys.executable, "-c", _OTHER, str(document)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdin is not None
        assert other.stdout.readline() == "True\n"
        mine = StageMark(document)
        assert mine.taken_elsewhere()
        assert not mine.take()
        assert stat.S_IMODE(names.stage(document).stat().st_mode) == 0o600
        other.kill()
        other.wait()
    assert not mine.taken_elsewhere()
    assert mine.take()
    mine.release()
    assert list(tmp_path.iterdir()) == []


def test_where_there_can_be_no_file_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    mark = StageMark(tmp_path / "file" / "room.json")
    assert not mark.take()
    assert not mark.taken_elsewhere()
    mark.release()
