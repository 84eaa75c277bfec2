"""Real processes ended by real signals at random moments."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FARM = Path(__file__).with_name("writer_farm.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def ended(folder: Path, how: signal.Signals, times: int, seed: int) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, str(FARM), str(folder), str(int(how)), str(times), str(seed)],
        capture_output=True, text=True, timeout=1200, check=False, env={**os.environ, "CHIETAI_LANG": "en"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    counts: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    print(f"\n{how.name}: {counts}")
    return counts


def assert_all_there(counts: dict[str, int], times: int) -> None:
    assert counts["ended"] == times
    assert counts["acknowledged"] > times
    assert (counts["lost"], counts["twice"], counts["unopenable"], counts["changed"]) == (0, 0, 0, 0)


@pytest.mark.parametrize("times", [60, pytest.param(600, marks=pytest.mark.slow)])
def test_killed_at_any_moment(tmp_path: Path, times: int) -> None:
    counts = ended(tmp_path, signal.SIGKILL, times, seed=times)
    assert_all_there(counts, times)
    assert counts["exit -9"] == times
    assert counts["ended at work"] > times // 3
    assert counts["journal left"] > times // 4


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("times", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_asked_to_end(tmp_path: Path, how: signal.Signals, times: int) -> None:
    counts = ended(tmp_path, how, times, seed=int(how))
    assert_all_there(counts, times)
    # A good end: the document has everything, and no journal is left.
    early = counts.get(f"exit {-how}", 0)  # it came before the command had begun
    assert counts.get(f"exit {128 + how}", 0) + counts.get("exit 0", 0) + counts.get("exit 1", 0) + early == times
    assert counts["journal left"] == 0
    assert counts["verdict accept"] == times


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "chietai.cli.append", *arguments],
        input=given, capture_output=True, timeout=60, check=False, env={**os.environ, "CHIETAI_LANG": "en"},
    )  # fmt: skip


def test_the_command_as_users_start_it(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    lines = [{"kind": "trouble", "text": "雪かき"}, {"kind": "trouble", "text": ""}, {"kind": "undo"}, {"kind": "x"}]
    done = run("--new", str(path), given="\n".join(json.dumps(line) for line in lines).encode() + b"\nnot JSON\n")
    answers = done.stdout.decode().splitlines()
    assert [" ".join(answer.split()[:2]) for answer in answers] == ["ACK 2", "NACK 2", "ACK 3", "NACK 4", "NACK 5"]
    assert answers[1].split()[2] == "empty_text"
    assert done.returncode == 1
    assert done.stderr == b""


def test_two_writers(tmp_path: Path) -> None:
    """One of them is refused with a sentence, and nothing is mixed."""
    path = tmp_path / "m.json"
    first = subprocess.Popen(
        [sys.executable, "-m", "chietai.cli.append", "--new", str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "CHIETAI_LANG": "en"},
    )  # fmt: skip
    assert first.stdin is not None
    assert first.stdout is not None
    first.stdin.write(b'{"kind": "trouble", "text": "one"}\n')
    first.stdin.flush()
    assert first.stdout.readline() == b"ACK 2\n"
    second = run(str(path), given=b'{"kind": "trouble", "text": "two"}\n')
    assert second.returncode == 1
    assert second.stdout == b""
    assert str(first.pid).encode() in second.stderr
    assert second.stderr.count(b"\n") == 1
    first.kill()
    first.wait()
    third = run(str(path), given=b'{"kind": "trouble", "text": "three"}\n')
    assert third.stdout == b"ACK 3\n"  # the lock of a dead process is nobody's


def test_a_tiny_file_system(tmp_path: Path) -> None:
    """A disk of 64 kB runs full: what was acknowledged is there, the rest is refused, nothing is damaged."""
    inner = (
        f"mount -t tmpfs -o size=64k tiny {tmp_path} && cd {tmp_path} && {sys.executable} -m chietai.cli.append --new "
        f"{tmp_path}/m.json < $INPUT > $OUT; {sys.executable} -m chietai.cli events {tmp_path}/m.json > $EVENTS"
    )
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    work = tmp_path.parent / f"{tmp_path.name}-out"
    work.mkdir()
    given = "".join(json.dumps({"kind": "trouble", "text": f"{n} " + "あ" * 60}) + "\n" for n in range(400))
    (work / "in").write_text(given, encoding="utf-8")
    environment = {"CHIETAI_LANG": "en", "INPUT": f"{work}/in", "OUT": f"{work}/out", "EVENTS": f"{work}/events"}
    inner = inner.replace("chietai.cli events", "chietai events")
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", inner], capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip
    answers = (work / "out").read_text().splitlines()
    acknowledged = {int(answer.split()[1]) for answer in answers if answer.startswith("ACK")}
    refused = [answer for answer in answers if answer.startswith("NACK")]
    there: list[dict[str, Any]] = [json.loads(line) for line in (work / "events").read_text().splitlines()]
    print(f"\ntiny disk: {len(acknowledged)} stored, {len(refused)} refused, {len(there)} read back")
    assert refused
    assert "full" in refused[0]
    assert len(acknowledged) > 50
    assert acknowledged <= {event["seq"] for event in there}
    assert len({event["id"] for event in there}) == len(there), done.stderr
