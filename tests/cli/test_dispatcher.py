"""The dispatcher: which command, which language, which exit code, and never a traceback."""

import os
import subprocess
import sys
from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from chietai.cli import command_table, main
from chietai.cli.exit_codes import CommandError
from chietai.meeting.refusal import Reason, Refused


def _command(monkeypatch: pytest.MonkeyPatch, run: Any, **options: Any) -> None:
    """Puts a command `try` into the table that runs `run`."""
    module = ModuleType("chietai_try")

    def add_parser(subparsers: Any) -> None:
        parser = subparsers.add_parser("try")
        for name, more in options.items():
            parser.add_argument(f"--{name}", **more)

    module.add_parser = add_parser  # type: ignore[attr-defined]
    module.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "chietai_try", module)
    entry = command_table.Command("chietai_try", command_table.Group.KEEPING, "")
    monkeypatch.setitem(command_table.COMMANDS, "try", entry)


def _raising(error: BaseException) -> Any:
    def run(args: Namespace) -> int:
        raise error

    return run


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert "使い方" in out
    assert all(name in out for name in command_table.COMMANDS)


def test_help_of_one_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "open"]) == 0
    assert capsys.readouterr().out.startswith("使い方：chietai open")


@pytest.mark.parametrize("name", list(command_table.COMMANDS))
def test_every_command_is_there_and_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert find_spec(command_table.COMMANDS[name].module) is not None
    assert main([name, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"使い方：chietai {name}")
    assert "この説明を見る" in out
    assert main([name, "--help", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: chietai {name}")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["opne"], "`chietai open`"),
        (["zzz"], "--help"),
        (["--zzz"], "--zzz"),
        (["open", "--zzz"], "`chietai open --help`"),
        (["open", "a", "b"], "使えません：b"),
        (["--lang"], "--lang"),
        (["--lang", "fr"], "--lang"),
        (["open", "--lang=fr"], "--lang"),
        (["append", "m", "--by", "卓" * 201], "200字まで"),
        (["append", "m", "--by", ""], "200字まで"),
        (["check", "\udcff"], r"\xff に、読めない文字"),
        (["rehearse", "--seed", "\udcff"], r"\xff に、読めない文字"),
    ],
)
def test_wrong_usage_is_2_and_one_line(given: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(given) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "environ", "language"),
    [
        ([], {}, "ja"),
        (["--lang", "en"], {}, "en"),
        (["--lang=ja"], {"CHIETAI_LANG": "en"}, "ja"),
        ([], {"CHIETAI_LANG": "en"}, "en"),
        ([], {"CHIETAI_LANG": "fr"}, "ja"),
        ([], {"CHIETAI_LANG": ""}, "ja"),
    ],
)
def test_the_language(
    given: list[str], environ: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    seen = []
    _command(monkeypatch, lambda args: seen.append(args.language) or 0)
    assert main(["try", *given]) == 0
    assert main([*given, "try"]) == 0
    assert seen == [language, language]


def test_the_language_of_the_settings(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    _command(monkeypatch, lambda args: seen.append(args.language) or 0)
    (home / "config.toml").write_text('language = "en"\n', "utf-8")
    main(["try"])
    (home / "config.toml").write_text("language = [", "utf-8")
    main(["try"])
    assert seen == ["en", "ja"]


def test_what_comes_after_two_dashes_is_no_option(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    _command(monkeypatch, lambda args: seen.append(args.language) or 0)
    assert main(["try", "--", "--lang", "en"]) == 2
    assert seen == []


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (CommandError("名簿がありません。"), 1, "名簿がありません。"),
        (Refused(Reason.NO_STEPS), 1, "段階"),
        (PermissionError(13, "Permission denied", "/x/y.json"), 1, "/x/y.json"),
        (OSError(28, "No space left on device"), 1, "うまくいきませんでした"),
        (KeyboardInterrupt(), 130, "止めました"),
        (SystemExit(2), 2, ""),
        (SystemExit(None), 0, ""),
        (CommandError("\x1b[2J消す\x07"), 1, "消す"),
    ],
)
def test_endings(
    error: BaseException,
    code: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _command(monkeypatch, _raising(error))
    assert main(["try"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == (1 if says else 0)
    assert "Traceback" not in err
    assert not any(sign in err for sign in "\x1b\x07")


def test_the_unexpected_is_one_sentence_and_the_details_are_in_a_file(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _command(monkeypatch, _raising(ZeroDivisionError("boom\ud800")))
    assert main(["try"]) == 1
    assert main(["try"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 2
    assert "Traceback" not in err
    assert "boom" not in err
    log = home / "log" / "chietai.log"
    assert str(log) in err
    assert log.read_text("utf-8").count("ZeroDivisionError: boom") == 2
    assert log.stat().st_mode & 0o077 == 0


def test_the_log_does_not_grow_for_ever(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = home / "log" / "chietai.log"
    log.parent.mkdir()
    log.write_text("x" * 1_000_001)
    _command(monkeypatch, _raising(ZeroDivisionError()))
    assert main(["try"]) == 1
    assert "xxx" not in log.read_text("utf-8")
    assert log.with_suffix(".log.1").stat().st_size == 1_000_001


def test_without_a_place_for_the_log_it_is_still_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("CHIETAI_HOME", str(file))
    _command(monkeypatch, _raising(ZeroDivisionError()))
    assert main(["try"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def _process(*given: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "chietai", *given], capture_output=True, timeout=60, **more)


def test_python_m_chietai() -> None:
    done = _process("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"chietai ")


def test_a_terminal_without_japanese_letters() -> None:
    done = _process("--help", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert b"demo" in done.stdout


def test_a_reader_that_has_gone() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as gone:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "chietai", "--help"], stdout=gone, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.parametrize("given", [[], ["open"]])
def test_the_screens_need_a_terminal(given: list[str]) -> None:
    done = _process(*given, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert "ターミナル" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
