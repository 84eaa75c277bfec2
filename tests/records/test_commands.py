"""The commands about records, as users call them: exit codes, one line on stderr, nothing raw on the terminal."""

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from chietai.cli import main
from chietai.meeting import intents as i
from chietai.meeting.model import Council
from chietai.records import file_names
from chietai.records.document_kind import SESSION
from chietai.records.faults import Verdict
from chietai.records.reading import examine

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


class Shell:
    """Runs a command; what it wrote is in `out` and `err`."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.home, self._capsys, self._monkeypatch = home, capsys, monkeypatch
        self.out = self.err = ""
        monkeypatch.setenv("CHIETAI_HOME", str(home))
        monkeypatch.setenv("CHIETAI_LANG", "en")

    def __call__(self, *arguments: str, given: str | bytes = "") -> int:
        raw = given.encode() if isinstance(given, str) else given
        data = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8")
        self._monkeypatch.setattr("sys.stdin", data)
        code = main(list(arguments))
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.err
        assert not RAW.search(self.out + self.err)
        return code


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell with a home of its own."""
    return Shell(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture
def meeting(shell: Shell, world: Any, say: Any) -> Path:
    """A meeting on the user's library."""
    path = shell.home / "sessions" / "m.json"
    with world.create(path) as store:
        store.commit(i.DescribeCouncil(council=Council(name="清瀬の協議体")))
        store.commit(say("田中さんの雪かき"))
        store.commit(say("買い物"))
    return path


def test_append_and_events(shell: Shell, meeting: Path) -> None:
    intents = ['{"kind": "trouble", "text": "病院が遠い"}', "", '{"kind": "vote", "entry": "3", "votes": 4}']
    given = "\n".join([*intents, '{"kind": "pick", "entry": "9"}', ""])
    assert shell("append", "kiyose-1", "--by", "table-2", given=given) == 1
    assert shell.out.splitlines()[:2] == ["ACK 5", "ACK 6"]
    assert shell.out.splitlines()[2].startswith("NACK 4 unknown_entry")
    assert shell("events", "kiyose-1") == 0
    events = [json.loads(line) for line in shell.out.splitlines()]
    assert [event["seq"] for event in events] == [1, 2, 3, 4, 5, 6]
    assert (events[4]["text"], events[4]["by"]) == ("病院が遠い", "table-2")
    assert shell.err == ""


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("これは何", "JSON ではありません"),
        ('{"kind": "trouble"', "JSON ではありません"),
        ("[1, 2]", "一行に一つ"),
        ('{"text": "雪かき"}', '"kind" がありません'),
        ('{"kind": "雪かき"}', "kind に 雪かき は使えません"),
        ('{"kind": "trouble"}', "text がありません"),
        ('{"kind": "trouble", "text": "雪かき", "colour": "red"}', "colour はここでは"),
        ('{"kind": "vote", "entry": "1", "votes": "many"}', "votes の値"),
    ],
)
def test_a_line_that_is_no_intent_is_told_in_the_language_of_the_program(
    shell: Shell, meeting: Path, line: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHIETAI_LANG", "ja")
    assert shell("append", str(meeting), given=line + "\n") == 1
    assert shell.out.startswith("NACK 1 not_understood ") and says in shell.out
    assert shell.out.count("\n") == 1 and "nput" not in shell.out


ODD_LINES: dict[bytes, str] = {
    b'{"kind": "trouble", "text": "a", "text": "b"}': "field_twice text ",
    b'{"kind": "trouble", "kind": "note", "text": "a"}': "field_twice kind ",
    rb'{"kind": "trouble", "text": "a", "te\u0078t": "b"}': "field_twice text ",
    b'{"kind": "council", "council": {"name": "a", "name": "b"}}': "field_twice name ",
    b'{"kind": "checklist", "items": [{"id": "b", "text": "y", "id": "c"}]}': "field_twice id ",
    b'{"kind": "member", "member": {"id": "m", "name": "a", "x": {"y": 1, "y": 1}}}': "field_twice y ",
    b'{"kind": "member", "member": {"id": "m", "name": "a", "x": NaN}}': "number_out_of_range NaN ",
    b'{"kind": "member", "member": {"id": "m", "name": "a", "x": -Infinity}}': "number_out_of_range -Infinity ",
    b'{"kind": "member", "member": {"id": "m", "name": "a", "x": 1e999}}': "number_out_of_range 1e999 ",
    b'{"kind": "member", "member": {"id": "m", "name": "a", "x": %s}}' % (b"9" * 400): "number_out_of_range ",
    b'{"kind": "vote", "entry": "1", "votes": %s}' % (b"9" * 5000): "not_understood ",
    b'{"kind": "vote", "entry": "1", "votes": NaN}': "not_understood ",
    rb'{"kind": "trouble", "text": "\ud800"}': "not_understood ",
    b'{"kind": "trouble", "text": "\xff\xfe"}': "not_understood ",
    b"[" * 100_000: "not_understood ",
    b'{"kind": "member", "member": ' + b'{"a": ' * 5000 + b"1" + b"}" * 5000 + b"}": "not_understood ",
    b'{"kind": "trouble", "text": "%s"}' % (b"a" * 2001): "text_too_long text: ",
    b'{"kind": "details", "details": {"case_text": "%s"}}' % (b"a" * 3000): "text_too_long details.case_text: ",
    b'{"kind": "trouble", "text": "%s"}' % (b"a" * 9 * 1024 * 1024): "line_too_long ",
    b'{"kind": "create", "session_id": "%s"}' % (b"a" * 201): "text_too_long session_id: ",
    b'{"kind": "create", "session_id": ""}': "",
    b'{"kind": "member", "member": {"id": "", "name": "a"}}': "",
}
"""Lines that hold more than could be stored, or something that is no intent: and how each is answered."""


def test_lines_of_which_something_would_be_lost_are_refused_and_the_next_one_is_read(
    shell: Shell, meeting: Path
) -> None:
    good = b'{"kind": "trouble", "text": "%s"}'
    given = b"".join(line + b"\n" + good % str(n).encode() + b"\n" for n, line in enumerate(ODD_LINES))
    assert shell("append", str(meeting), given=given) == 1
    answers = shell.out.splitlines()
    assert len(answers) == 2 * len(ODD_LINES)
    for n, expected in enumerate(ODD_LINES.values()):
        reason = answers[2 * n].removeprefix(f"NACK {2 * n + 1} ")
        word, _, field = expected.partition(" ")
        assert reason.startswith(word) and field.strip() in reason, (expected, reason)
        assert reason.endswith(".") and answers[2 * n + 1] == f"ACK {5 + n}", (expected, reason)


def test_what_is_not_a_meeting(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"")
    for command in ("append", "events", "check", "restore", "redact"):
        for name in ("none", str(tmp_path / "none.json"), str(tmp_path / "x.json"), "\x1b[2J", "a" * 300):
            assert shell(command, name, *(["x", "--yes"] if command == "redact" else [])) == 1, (command, name)
            assert shell.err.count("\n") == 1
    assert (tmp_path / "x.json").read_bytes() == b""


def test_check_of_what_is_no_record_promises_no_more_than_an_earlier_copy(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "letter.json").write_text("Dear all", "utf-8")
    assert shell("check", str(tmp_path / "letter.json")) == 1
    assert "makes it whole" not in shell.err and "if there is one" in shell.err
    assert shell.err.count("\n") == 1


def test_check_names_each_fault(shell: Shell, meeting: Path) -> None:
    assert shell("check", "m") == 0
    assert "whole, 4 events" in shell.out
    text = meeting.read_text(encoding="utf-8")
    meeting.write_text(text.replace("買い物", "見守り"), encoding="utf-8")
    assert shell("check", "m") == 1
    assert "Event 4: its checksum is wrong" in shell.out
    assert "chietai restore" in shell.err
    (meeting.parent / "n.json").write_text(text.replace("kiyose-1", "n"), encoding="utf-8")
    assert shell("check") == 1
    assert shell.out.count(".json:") >= 2


@pytest.mark.parametrize("end", [b'0123abcd {"torn', b"\0" * 30, b"\xff", b"0123abcd"])
def test_an_unfinished_end_of_the_journal_is_the_same_to_every_command(
    shell: Shell, meeting: Path, world: Any, say: Any, end: bytes
) -> None:
    """Opening mends it without asking, so nothing calls the record damaged, and nothing else would be changed."""
    store = world.open(meeting)
    store.commit(say("まだ控えだけ"))
    store._files.close(all_saved=False)  # the program is gone, its journal stays
    with file_names.journal(meeting).open("ab") as file:
        file.write(end)
    shutil.copyfile(meeting, meeting.with_name("other.json"))
    shutil.copyfile(file_names.journal(meeting), meeting.with_name("other.journal"))
    assert shell("check", "m") == 0
    assert "readable, 5 events" in shell.out and "Opening sets that aside" in shell.out
    assert shell.err == ""
    assert shell("list") == 0
    assert "damaged" not in shell.out
    assert shell("restore", "m") == 1
    assert "whole" in shell.err
    assert shell("restore", "other.json", "--join", str(meeting)) == 0
    with world.open(meeting) as store:
        assert len(store.events) == 5
    assert shell("check", "m") == 0
    assert "whole, 5 events" in shell.out


def test_restore(shell: Shell, meeting: Path) -> None:
    assert shell("restore", "m") == 1
    assert "whole" in shell.err
    assert shell("restore", "m", "--list") == 0
    assert [line.split(":")[0] for line in shell.out.splitlines()] == ["1", "2"]
    good = meeting.read_bytes()
    meeting.write_bytes(good[:-400])
    assert shell("restore", "m", "--copy") == 0
    assert meeting.read_bytes() == good[:-400]
    assert shell("restore", "m") == 0
    assert examine(meeting).verdict is Verdict.ACCEPT
    assert len(examine(meeting).rows) == 4
    assert shell("restore", "m", "--backup", "99") == 1
    assert shell("restore", "m", "--backup", "3") == 0
    assert len(examine(meeting).rows) == 1
    meeting.unlink()
    assert shell("restore", "m") == 0
    assert len(examine(meeting).rows) == 1


@pytest.mark.parametrize("left", ["copies", "journal", "set aside"])
def test_a_document_that_is_gone_is_named_by_whatever_is_asked_for_it_and_comes_back(
    shell: Shell, meeting: Path, world: Any, say: Any, left: str
) -> None:
    data = meeting.read_bytes()
    store = world.open(meeting)
    store.commit(say("通院"))
    store._files.close(all_saved=False)  # the program is gone, its journal stays
    meeting.unlink()
    copies = file_names.backups(meeting)
    if left != "copies":
        shutil.rmtree(copies)
    if left != "journal":
        file_names.journal(meeting).unlink()
    if left == "set aside":
        copies.mkdir()
        (copies / "changed-document-1.json").write_bytes(data)
    for command in (["check"], ["check", "m"], ["check", str(meeting)], ["open", "m.json"], ["events", "kiyose-1"]):
        assert shell(*command) == 1, command
        assert f"{meeting} is gone" in shell.err and f"`chietai restore {meeting}`" in shell.err, command
        assert shell.err.count("\n") == 1
    assert shell("restore", str(meeting)) == 0
    assert shell("check") == 0 and shell.err == ""
    assert len(examine(meeting).rows) == (1 if left == "journal" else 4)


def test_a_document_that_bears_another_name_now_is_not_gone(shell: Shell, meeting: Path) -> None:
    meeting.rename(meeting.with_name("n.json"))
    (meeting.parent / "backups" / "letters").mkdir()
    (meeting.parent / "backups" / "letters" / "x.json").write_text("{}", encoding="utf-8")
    assert shell("check") == 0
    assert shell.err == ""


def test_redact_asks_first(shell: Shell, meeting: Path) -> None:
    before = meeting.read_bytes()
    assert shell("redact", "m", "田中", given="no\n") == 1
    assert "田中さんの雪かき" in shell.out
    assert meeting.read_bytes() == before
    assert shell("redact", "m", given="田中\nyes\n") == 0
    assert "田中" not in "".join(f.read_text(encoding="utf-8") for f in meeting.parent.rglob("*") if f.is_file())
    assert shell("redact", "m", "田中", "--yes") == 1
    assert shell("events", "m") == 0
    assert json.loads(shell.out.splitlines()[-1])["type"] == "TextRedacted"


def test_a_reason_that_is_too_long_erases_nothing(shell: Shell, meeting: Path) -> None:
    assert shell("redact", "m", "田中", "--yes", "--reason", "か" * 2001) == 1
    assert "2,001" in shell.err and "2,000" in shell.err and shell.err.count("\n") == 1
    assert "田中さん" in meeting.read_text("utf-8")
    assert shell("redact", "m", "田中", "--yes", "--reason", "か" * 2000) == 0
    assert "か" * 2000 in meeting.read_text("utf-8")


def test_list_and_where(shell: Shell, meeting: Path) -> None:
    (meeting.parent / "bad.json").write_bytes(b"{")
    assert shell("list") == 0
    assert "清瀬の協議体" in shell.out
    assert "kiyose-1" in shell.out
    assert "bad.json" in shell.out
    assert shell("where") == 0
    assert str(meeting.parent) in shell.out


def test_hostile_text_never_reaches_the_terminal(shell: Shell, tmp_path: Path) -> None:
    rows = {
        "1": {"type": "SessionCreated", "id": "a\x1b[2J", "seq": 1, "at": "2025-06-12T10:00:00Z", "session_id": "x"},
        "2": {"type": "Odd\u202e\x9b", "id": "b", "seq": 2, "at": "\x1b]52;c;aGk=\x07", "t": "\x1b[31m\u2066"},
        "3": {"type": "TroubleRaised", "id": "c", "seq": 3, "at": "2025-06-12T10:00:00Z", "text": ["\x1b"]},
    }
    head = {"format": "chietai-session", "version": "1.0", "id": "x", "council": "\x1b[2J\u202e", "theme": "[red]\x9b"}
    folder = shell.home / "sessions"
    folder.mkdir(parents=True)
    (folder / "m.json").write_text(SESSION.text({"session": {"1": head}, "events": rows}), encoding="utf-8")
    for command in ("list", "check", "events"):
        shell(command, *([] if command == "list" else ["m"]))
        assert shell.out


def test_a_meeting_that_is_being_written(shell: Shell, meeting: Path, world: Any, say: Any) -> None:
    with world.open(meeting) as store:
        store.commit(say("つづき"))
        assert shell("append", "m", given='{"kind": "undo"}\n') == 1
        assert "Somebody else" in shell.err
        assert shell("events", "m") == 0
        assert len(shell.out.splitlines()) == 5
        assert shell("check", "m") == 0
        assert "1 event lies in the journal" in shell.out
        assert shell("restore", "m", "--backup", "1") == 1
        assert shell("redact", "m", "田中", "--yes") == 1
    assert not file_names.journal(meeting).exists()


def test_help_in_both_languages(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in ("en", "ja"):
        monkeypatch.setenv("CHIETAI_LANG", language)
        for command in ("append", "events", "check", "restore", "redact", "list", "where"):
            assert shell(command, "--help") == 0
            assert len(shell.out.splitlines()) > 2


@pytest.mark.parametrize("place", ["/", ".", "..", "////"])
def test_a_folder_in_the_place_of_a_meeting(place: str, shell: Shell, meeting: Path) -> None:
    """Also the one above all others, which has no name that a journal could be called by."""
    for given in (["restore", place], ["restore", place, "--copy"], ["restore", str(meeting), "--join", place]):
        assert shell(*given) == 1
        assert (shell.out, shell.err.count("\n")) == ("", 1)
        assert "Something unexpected" not in shell.err
