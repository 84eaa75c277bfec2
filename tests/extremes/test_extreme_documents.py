"""What `check` passes can be shown by everything; what it does not, `restore` makes so.

The short form shows the end of each in two sizes; `pytest -m slow tests/extremes` shows more than a thousand at many
points, and tries every command with them.
"""

import contextlib
import io
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.extremes.every_showing import ALL_PICTURES, FEW_PICTURES, Picture, Pictures, everything, replay, stage
from tests.extremes.extreme_events import event_lists, tables_of
from tests.extremes.odd_documents import odd_texts

import chietai.cli
from chietai.cli import exit_codes
from chietai.records.document_kind import SESSION
from chietai.records.faults import Verdict
from chietai.records.reading import Examined, examine
from chietai.records.record_errors import RecordError
from chietai.records.recover import restore

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=timezone(timedelta(hours=9)))
SOUND = (Verdict.ACCEPT, Verdict.WARN, Verdict.READONLY)
_SETTINGS = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}
ODD = odd_texts()


def sound(path: Path) -> Examined | None:
    """The document at `path`, made whole if need be; None when nothing of it can be read, which is said."""
    examined = examine(path)
    assert all("\n" not in fault.sentence for fault in examined.faults)
    if examined.verdict in SOUND:
        return examined
    try:
        restore(path, lambda: NOW)
    except RecordError as error:
        assert str(error)
        return None
    examined = examine(path)
    assert examined.verdict in SOUND, examined.faults
    return examined


def written(folder: Path, text: str) -> Path:
    """A document with this text, alone in a folder."""
    shutil.rmtree(folder / "sessions", ignore_errors=True)
    path = folder / "sessions" / "m.json"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def assert_shown(path: Path, pictures: Pictures = ALL_PICTURES) -> None:
    """Everything shows it."""
    if sound(path) is not None:
        for show in everything(path, NOW, pictures).values():
            show()


@settings(max_examples=15, **_SETTINGS)
@given(rows=event_lists(4))
def test_any_valid_events(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    assert_shown(written(tmp_path, SESSION.text(tables_of(rows))), FEW_PICTURES)


@pytest.mark.slow
@settings(max_examples=1500, **_SETTINGS)
@given(rows=event_lists(12), picture=st.sampled_from(ALL_PICTURES))
def test_very_many_valid_events(tmp_path: Path, rows: list[dict[str, Any]], picture: Picture) -> None:
    """Each in one of the pictures, so that there is time for many documents."""
    assert_shown(written(tmp_path, SESSION.text(tables_of(rows))), (picture,))


def test_odd_documents_are_read_and_their_last_moment_is_shown(tmp_path: Path) -> None:
    assert len(ODD) > 100
    for name, text in ODD.items():
        try:
            examined = sound(written(tmp_path, text))
            if examined is not None and not name.startswith("text"):
                replay(examined)
                stage(examined, NOW, FEW_PICTURES)
        except Exception as error:
            raise AssertionError(name) from error


@pytest.mark.slow
def test_odd_documents_are_shown_by_everything(tmp_path: Path) -> None:
    for name, text in ODD.items():
        try:
            assert_shown(written(tmp_path, text))
        except Exception as error:
            raise AssertionError(name) from error


LINES = (
    b'{"kind": "trouble", "text": "x"}\n{"kind": "undo"}\n{"kind": "redo"}\n{"kind": "open"}\n'
    b'{"kind": "step", "step": "rounds"}\n{"kind": "close"}\n'
)


class Commands:
    """Runs commands in this process. A traceback, or what nobody expected, fails the test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(exit_codes, "_logged", self._unexpected)
        self.errors: list[Exception] = []

    def _unexpected(self, error: Exception) -> None:
        self.errors.append(error)

    def run(self, *arguments: object, said: bytes = b"") -> str:
        """Runs one command, `said` on its standard input, and gives what it printed."""
        out, err = io.StringIO(), io.StringIO()
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said)))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = chietai.cli.main([str(argument) for argument in arguments])
        assert not self.errors, arguments
        assert code in (0, 1), err.getvalue()
        assert code == 0 or err.getvalue() or out.getvalue()
        assert "Traceback" not in err.getvalue()
        return out.getvalue() + err.getvalue()


@pytest.fixture
def commands(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Commands]:
    yield Commands(monkeypatch)


def run_all(commands: Commands, path: Path) -> None:
    """Every command that takes a record and needs no terminal."""
    other = path.parent.parent / "other.json"
    commands.run("check", path)
    commands.run("restore", path, "--copy")
    shutil.copy(path, other)
    commands.run("restore", path)
    for arguments in (
        ["list"], ["check"], ["check", path], ["events", path], ["verify", path], ["restore", path, "--list"],
        ["restore", path, "--join", other], ["restore", path, "--backup", 1],
        ["open", path], ["replay", path], ["stage", path], ["replay"], ["stage"],
    ):  # fmt: skip
        commands.run(*arguments)
    for level in ("original", "members", "public"):
        papers = ["--to", "md,html,csv", "--although-closed", "--force", "--list-hidden", "--out", path.parent.parent]
        commands.run("export", path, "--level", level, *papers)
    commands.run("append", path, said=LINES)
    commands.run("redact", path, "雪かき", "--yes")
    commands.run("redact", path, "佐藤 1郎", "--yes", "--also")
    commands.run("check", path)


RESCUED = (
    "a key of 5,000 digits", "a first key of 5,000 digits", "the highest number", "the highest number first",
    "numbers that are none", "a number of 5,000 digits in the head", "a clock in the year 9999", "two steps of one id",
)  # fmt: skip


def test_the_rescue_commands_survive(home: Path, tmp_path: Path, commands: Commands) -> None:
    for name in RESCUED:
        path = written(tmp_path, ODD[name])
        commands.run("check", path)
        commands.run("restore", path, "--copy")
        commands.run("restore", path)
        commands.run("redact", path, "雪かき", "--yes")
        commands.run("append", path, said=LINES)
        assert "whole" in commands.run("check", path, "--lang", "en") or examine(path).verdict in SOUND, name


@pytest.mark.slow
def test_all_commands_with_odd_documents(home: Path, tmp_path: Path, commands: Commands) -> None:
    for text in ODD.values():
        run_all(commands, written(tmp_path, text))


@pytest.mark.slow
@settings(max_examples=150, **_SETTINGS)
@given(rows=event_lists(12))
def test_all_commands_with_valid_events(
    home: Path, tmp_path: Path, commands: Commands, rows: list[dict[str, Any]]
) -> None:
    run_all(commands, written(tmp_path, SESSION.text(tables_of(rows))))
