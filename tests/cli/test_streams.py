"""Commands whose standard streams are closed, full, without a reader, or cannot write Japanese letters.

What an interpreter settles when it starts is tried with a process of its own; the encodings, with streams that are put
in the place of this process's.
"""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chietai.cli import main, streams
from chietai.cli.streams import LostOutput, carries, carry_japanese, codes_were_written, is_readable, typed
from chietai.resources import HOME_VARIABLE

SAID = "雪の日の合いことば"
NOTE = '{"kind": "note", "text": "' + SAID + '"}\n'
SECONDS = 60
needs_handles = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell and its devices")


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A document of thirty events."""
    folder = tmp_path_factory.mktemp("rehearsed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder / "home"))
        assert main(["rehearse", "--events", "30", "--name", "m", "--out", str(folder)]) == 0
    return (folder / "m.json").read_bytes()


@pytest.fixture
def document(home: Path, rehearsed: bytes) -> Path:
    """A meeting in the library."""
    path = home / "sessions" / "m.json"
    path.parent.mkdir()
    path.write_bytes(rehearsed)
    return path


def _shell(
    line: str, *flags: str, typed: str = "", within: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs `line` in a shell in which `chietai` is this program."""
    program = " ".join([f"'{sys.executable}'", *flags, "-m chietai"])
    return subprocess.run(
        ["sh", "-c", line.replace("chietai", f"exec {program}", 1)],
        input=typed.encode(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
        env={**os.environ, **variables},
        cwd=within,
    )


def _is_one_sentence(written: bytes) -> bool:
    text = written.decode()
    return text.count("\n") == 1 and "Traceback" not in text and "思わぬ" not in text


# -- closed and full -----------------------------------------------------------------------------------------------


@needs_handles
def test_a_closed_output_is_one_sentence_and_a_refusal(document: Path) -> None:
    for line in ("chietai list 1>&-", "chietai list 0<&- 1>&-"):
        done = _shell(line)
        assert (done.returncode, done.stdout) == (1, b"")
        assert "標準出力が閉じている" in done.stderr.decode()
        assert _is_one_sentence(done.stderr)
    wrong = _shell("chietai bogus 1>&-")  # nothing was to be shown there: the code stays what it is
    assert wrong.returncode == 2
    assert _is_one_sentence(wrong.stderr)


@needs_handles
def test_nothing_at_all_is_open(document: Path) -> None:
    before = document.read_bytes()
    assert _shell("chietai list 0<&- 1>&- 2>&-").returncode == 1
    assert _shell("chietai append m 0<&- 1>&- 2>&-").returncode == 1
    assert document.read_bytes() == before


@needs_handles
def test_append_stores_nothing_that_nobody_can_send_or_read(document: Path) -> None:
    before = document.read_bytes()
    for line, says in (("chietai append m 0<&-", "標準入力"), ("chietai append m 1>&-", "標準出力")):
        done = _shell(line, typed=NOTE)
        assert done.returncode == 1
        assert says in done.stderr.decode()
        assert _is_one_sentence(done.stderr)
        assert document.read_bytes() == before


@needs_handles
def test_without_standard_error_the_record_has_nothing_else_in_it(document: Path) -> None:
    """A file that is opened next must not get the number of standard error, to which anybody may write."""
    done = _shell("chietai append m 2>&-", typed=NOTE + "no line\n")
    assert done.returncode == 1
    assert done.stdout.startswith(b"ACK 31\n")
    assert SAID in document.read_text("utf-8")
    assert main(["check", str(document)]) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_behind_the_output(document: Path) -> None:
    for line in ("chietai list >/dev/full", "chietai append m >/dev/full"):
        done = _shell(line, typed=NOTE)
        assert done.returncode == 1
        assert "いっぱい" in done.stderr.decode()
        assert _is_one_sentence(done.stderr)
    before = document.read_text("utf-8").count(SAID)
    _shell("chietai append m >/dev/full", typed=NOTE * 5)
    assert document.read_text("utf-8").count(SAID) == before + 1  # nothing after the first that could not be answered
    assert main(["check", str(document)]) == 0
    done = _shell("chietai list 2>/dev/full")  # nothing is said there
    assert done.returncode == 0
    assert b"m" in done.stdout


@needs_handles
def test_a_stream_of_the_other_direction(document: Path) -> None:
    done = _shell("chietai list 1</dev/null")
    assert done.returncode == 1
    assert _is_one_sentence(done.stderr)
    done = _shell("chietai append m 0>/dev/null")
    assert done.returncode == 1
    assert _is_one_sentence(done.stderr)


@needs_handles
def test_a_reader_that_is_gone(document: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as gone:  # noqa: PTH123
        ended = subprocess.run(
            [sys.executable, "-m", "chietai", "list"], stdout=gone, stderr=subprocess.PIPE, timeout=SECONDS, check=False
        )
    assert (ended.returncode, ended.stderr) == (141, b"")


@needs_handles
def test_an_output_that_does_not_wait_is_waited_for(document: Path) -> None:
    """A pipe of one page that is set not to wait, and a reader who begins late: everything comes."""
    whole = _shell("chietai events m").stdout
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    room = b""
    try:
        while True:  # full but for less than the first line
            room += b"x" * os.write(writer, b"x" * 4096)
    except BlockingIOError:
        pass
    with open(writer, "wb") as slow:  # noqa: PTH123
        process = subprocess.Popen(
            [sys.executable, "-m", "chietai", "events", "m"], stdout=slow, stderr=subprocess.PIPE
        )
    with open(reader, "rb") as late:  # noqa: PTH123
        assert late.read() == room + whole
    assert process.communicate(timeout=SECONDS) == (None, b"")
    assert process.returncode == 0


# -- encodings -----------------------------------------------------------------------------------------------------

JAPANESE = ("cp932", "shift_jis", "euc_jp", "iso2022_jp", "utf-16", "utf-16-le", "utf-32", "utf-7", "utf-8")
FOREIGN = ("ascii", "latin-1", "cp1252", "cp437", "koi8-r", "big5hkscs" if sys.platform == "win32" else "cp850")


class _Written:
    """What one command wrote, as text."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.out, self.err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2))

    def text(self, stream: io.TextIOWrapper) -> str:
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode(self.encoding)


def _run(monkeypatch: pytest.MonkeyPatch, encoding: str, *given: str) -> tuple[int, str, str]:
    """Runs a command whose streams have `encoding`: the code and what it wrote, which has to be of that encoding."""
    written = _Written(encoding)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", written.out)
        patch.setattr(sys, "stderr", written.err)
        code = main(list(given))
        return code, written.text(written.out), written.text(written.err)


COMMANDS = (["list"], ["check", "m"], ["events", "m"], ["--help"], ["help", "export"], ["bogus"], ["check", "no-such"])


def test_in_an_encoding_with_japanese_commands_speak_japanese(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = {tuple(given): _run(monkeypatch, "utf-8", *given) for given in COMMANDS}
    for encoding in JAPANESE:
        for given in COMMANDS:
            code, out, err = usual[tuple(given)]
            said = _run(monkeypatch, encoding, *given)
            assert said[0] == code, (encoding, given)
            # Two signs differ between the tables of Shift_JIS; they look alike.
            alike = str.maketrans("～－—", "〜−―")
            if given[0] != "events":  # JSON, which has codes of its own: see below
                assert said[1].translate(alike) == out.translate(alike), (encoding, given)
            assert said[2].translate(alike) == err.translate(alike), (encoding, given)


def test_in_an_encoding_without_japanese_commands_speak_english(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for encoding in FOREIGN:
        for given in COMMANDS:
            code, out, err = _run(monkeypatch, encoding, *given)
            assert code in (0, 1, 2)
            assert "??" not in out + err, (encoding, given)
            assert "�" not in out + err, (encoding, given)
            told = "LANG=ja_JP.UTF-8" in err
            # Names of people and bodies stay Japanese and stand as codes, which is said.
            assert told == (given == ["list"]), (encoding, given)
        assert "a sample" in _run(monkeypatch, encoding, "list")[1]
        assert "whole" in _run(monkeypatch, encoding, "check", "m")[1]


def test_events_are_the_same_json_in_every_encoding(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    usual = [json.loads(line) for line in _run(monkeypatch, "utf-8", "events", "m")[1].splitlines()]
    assert len(usual) == 30
    for encoding in ("ascii", "cp932", "latin-1", "utf-16"):
        told = _run(monkeypatch, encoding, "events", "m")[1]
        assert [json.loads(line) for line in told.splitlines()] == usual, encoding


def test_papers_are_in_the_chosen_language_whatever_the_streams_are(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = []
    for number, encoding in enumerate(("utf-8", "ascii", "cp932")):
        out = tmp_path / str(number)
        assert _run(monkeypatch, encoding, "export", "m", "--out", str(out), "--to", "md")[0] == 0
        (paper,) = out.iterdir()
        papers.append((paper.name, paper.read_text("utf-8")))
    assert papers[0] == papers[1] == papers[2]
    assert "委員用" in papers[0][0]


def test_the_streams_of_a_process_are_as_its_surroundings_say(document: Path) -> None:
    """PYTHONIOENCODING, and a locale without Japanese: also the input of `append`, which is always UTF-8."""
    listed = _shell("chietai list", PYTHONIOENCODING="cp932")
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert "知恵交換" in listed.stdout.decode("cp932")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = _shell("chietai append m", typed=NOTE, **plain)
    assert (done.returncode, done.stdout) == (0, b"ACK 31\n")
    assert SAID in document.read_text("utf-8")
    named = _shell("chietai export m --out 会議の紙", within=document.parent, **plain)
    assert b"Traceback" not in named.stderr
    assert named.returncode == (0 if (document.parent / "会議の紙").is_dir() else 1)


def test_a_letter_that_cannot_be_written_is_one_that_looks_alike_or_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    for encoding, text, written in (
        ("cp932", "〜−", "～－"),
        ("euc_jp", "～", "〜"),
        ("cp932", "𠮷野家", r"\U00020bb7野家"),
        ("ascii", "‘x’ – “y” …", "'x' - \"y\" ..."),
        ("ascii", "ＡＢ", "AB"),
        ("latin-1", "知", r"\u77e5"),
    ):
        codes_were_written()
        buffer = io.BytesIO()
        stream = io.TextIOWrapper(buffer, encoding=encoding)
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            streams.mend_streams()
            print(text, end="", flush=True)
            assert buffer.getvalue().decode(encoding) == written
            assert codes_were_written() == ("\\" in written)
            assert not codes_were_written()


def test_which_streams_carry_japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    for encoding in (*JAPANESE, *FOREIGN):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
            assert carry_japanese() == (encoding in JAPANESE), encoding
            assert carries("plain")
    assert LostOutput().writable()
    assert LostOutput().write("知恵") == 2


# -- arguments and names -------------------------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A current folder in which names may have any bytes."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path


@needs_handles
def test_arguments_are_read_as_they_were_typed(here: Path) -> None:
    raw = "会議".encode().decode("ascii", "surrogateescape")
    assert typed(raw) == "会議"
    assert typed("plain") == "plain"
    broken = os.fsdecode(b"\xff\x9b")
    assert not is_readable(broken)
    (here / broken).touch()
    assert is_readable(broken)  # the name of something that is there
    assert typed(broken) == broken


@needs_handles
def test_names_of_files_that_are_no_text(
    document: Path, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for name in (os.fsdecode(b"\xff\x9b.json"), "two\nlines.json", "\x1b[31mred\u202e.json", " .json", "-.json"):
        copy = here / name
        copy.write_bytes(document.read_bytes())
        assert main(["check", "--", str(copy)] if name.startswith("-") else ["check", str(copy)]) == 0, name
        out, err = capsys.readouterr()
        assert out.count("\n") == 1, name
        assert not any(sign in out + err for sign in "\x1b\u202e\udcff"), name
        copy.write_bytes(b"{}")
        assert main(["open", str(copy)]) == 1, name
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1, name
        copy.unlink()
    listed = document.with_name("two\nlines.json")
    listed.write_bytes(b"{}")
    assert main(["list"]) == 0
    assert "two lines.json\n" in capsys.readouterr().out
    listed.unlink()
    for encoding in ("ascii", "cp932", "utf-8"):
        (here / os.fsdecode(b"\xff.json")).write_bytes(document.read_bytes())
        code, out, _err = _run(monkeypatch, encoding, "check", os.fsdecode(b"\xff.json"))
        assert (code, out.count("\\xff")) == (0, 1), encoding


@needs_handles
def test_ways_of_starting_the_interpreter(document: Path) -> None:
    for flag in ("-OO", "-I"):
        done = _shell("chietai check m", flag)
        assert done.returncode == 0, done.stderr
        assert "そろっています" in done.stdout.decode()


@needs_handles
def test_what_is_stored_under_any_mask_can_be_opened_by_its_owner(home: Path, document: Path) -> None:
    for mask in ("777", "600", "000"):
        folder = home / mask
        made = _shell(f"umask {mask}; chietai rehearse --events 30 --name z --out '{folder}'")
        assert (made.returncode, made.stderr) == (0, b"")
        for path in (folder, folder / "z.json"):
            assert path.stat().st_mode & 0o600 == 0o600, (mask, path)
            assert path.stat().st_mode & 0o077 == 0, (mask, path)


def test_a_time_zone_that_there_cannot_be_is_utc(document: Path) -> None:
    done = _shell("chietai append m", typed=NOTE, TZ="UTC-25:99")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"ACK 31\n", b"")
    at = document.read_text("utf-8").rsplit('"at": "', 1)[1].partition('"')[0]
    assert datetime.fromisoformat(at).utcoffset() == timedelta(0)
