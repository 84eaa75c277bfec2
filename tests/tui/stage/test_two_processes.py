"""Desk and stage as two real processes: the stage outlives a desk that is killed, and a new stage knows it all."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.tui.terminal import Terminal

pytest.importorskip("pty")

STAGE = "import sys; from chietai.cli import main; sys.exit(main(['stage', sys.argv[1]]))"
DESK = """
import sys
from datetime import datetime
from pathlib import Path
from chietai.meeting.intents import parse_intent
from chietai.records.ids import new_id
from chietai.records.store import SessionStore

path, clock = Path(sys.argv[1]), lambda: datetime.now().astimezone()
make = SessionStore.open if path.exists() else lambda path, **more: SessionStore.create(path, "kiyose", **more)
store = make(path, clock=clock, new_id=new_id)
print("ready", flush=True)
for line in sys.stdin:
    store.commit(parse_intent(line))
    print("done", flush=True)
"""
PROGRAMME = '{"kind":"programme","steps":[{"id":"troubles","kind":"troubles","minutes":14}]}'


class Desk:
    """A process that writes what it is told."""

    def __init__(self, path: Path, home: Path) -> None:
        environ = os.environ | {"CHIETAI_HOME": str(home)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", DESK, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environ,
        )
        self._answer("ready")

    def tell(self, *lines: str) -> None:
        """Lets it store one intent for each line, and waits until they are on the disk."""
        assert self.process.stdin is not None
        for line in lines:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
            self._answer("done")

    def _answer(self, word: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == word

    def kill(self) -> None:
        """Ends it without any warning."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiyose.json"


@pytest.fixture
def desk(path: Path, home: Path) -> Iterator[Desk]:
    desk = Desk(path, home)
    yield desk
    if desk.process.poll() is None:
        desk.kill()


def shows(words: str) -> Callable[[Terminal], bool]:
    return lambda terminal: terminal.shows(words)


def test_the_stage_follows_a_desk_through_its_death(path: Path, home: Path, desk: Desk) -> None:
    desk.tell(PROGRAMME, '{"kind":"step","step":"troubles"}', '{"kind":"trouble","text":"夜道が暗い"}')
    with Terminal(STAGE, str(path), columns=80, rows=24, home=home) as stage:
        stage.read_until(shows("夜道が暗い"))
        desk.tell('{"kind":"trouble","text":"回覧板が読まれない"}')
        stage.read_until(shows("回覧板が読まれない"))
        desk.kill()
        again = Desk(path, home)
        again.tell('{"kind":"trouble","text":"二度目の机から"}')
        stage.read_until(shows("二度目の机から"))
        assert shows("夜道が暗い")(stage)
        again.kill()


def test_a_stage_that_is_killed_takes_nothing_with_it(path: Path, home: Path, desk: Desk) -> None:
    desk.tell(PROGRAMME, '{"kind":"step","step":"troubles"}', '{"kind":"trouble","text":"夜道が暗い"}')
    with Terminal(STAGE, str(path), columns=80, rows=24, home=home) as stage:
        stage.read_until(shows("夜道が暗い"))
        os.kill(stage.pid, signal.SIGKILL)
    desk.tell('{"kind":"trouble","text":"回覧板が読まれない"}')
    with Terminal(STAGE, str(path), columns=80, rows=24, home=home) as stage:
        stage.read_until(shows("回覧板が読まれない"))
        assert shows("夜道が暗い")(stage)


def test_the_stage_refuses_what_is_no_document_in_one_line(tmp_path: Path, home: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("これは記録ではありません", "utf-8")
    for name in (str(bad), str(tmp_path / "none.json"), ""):
        script = "import sys; from chietai.cli import main; sys.exit(main(['stage', *sys.argv[1:]]))"
        environ = os.environ | {"CHIETAI_HOME": str(home), "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", script, *([name] if name else [])]
        done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
        assert done.returncode == 1, name
        assert len(done.stderr.strip().splitlines()) <= 3, done.stderr
        assert "Traceback" not in done.stderr
    assert bad.read_text("utf-8") == "これは記録ではありません"
