"""What `check` passes is in the list and can be opened, wherever its header stands and however long that is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chietai.cli.open_screens import screen_for
from chietai.meeting import intents as i
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import Details, PlannedStep
from chietai.records.document_header import header_of
from chietai.records.document_kind import SESSION
from chietai.records.faults import Verdict
from chietai.records.follow import Follower
from chietai.records.library import Library
from chietai.records.reading import examine

SOUND = (Verdict.ACCEPT, Verdict.WARN)


def assert_seen(path: Path, session_id: str = "kiyose-1") -> None:
    """`check`, the list, `open` and the wall agree that it is a whole document."""
    assert examine(path).verdict in SOUND
    (listing,) = [item for item in Library(path.parent).list() if item.path == path]
    assert (listing.damaged, listing.id) == ("", session_id)
    assert Library(path.parent).path_of(session_id) == path
    assert screen_for(path, None) in ("meeting", "prepare")
    header = header_of(path)
    assert header is not None
    assert header == examine(path).header
    follower = Follower(path)
    assert follower.poll()
    assert not follower.problem


def test_five_long_details_and_ten_long_titles(library_folder: Path, world: Any) -> None:
    path = library_folder / "long.json"
    with world.create(path) as store:
        long = "清瀬市の生活支援" * 250
        for key in ("title", "theme", "place", "consider", "result"):
            store.commit(i.DescribeSession(details=Details.model_validate({key: long})))
        steps = tuple(PlannedStep(id=str(n), kind=StepKind.AIM, minutes=5, title=long) for n in range(10))
        store.commit(i.SetProgramme(steps=steps))
    assert path.read_bytes().index(b'"events": {') > 65536
    assert_seen(path)


@pytest.mark.parametrize("length", [20_000, 65_400, 65_536, 600_000, 5_000_000])
def test_a_header_of_any_length(tmp_path: Path, make_tables: Callable[..., Any], length: int) -> None:
    path = tmp_path / "m.json"
    path.write_text(SESSION.text(make_tables(theme="困りごと" * (length // 12))), encoding="utf-8")
    assert_seen(path)


def other_orders(tables: dict[str, Any]) -> dict[str, str]:
    """The text of a document as other programs and editors write it."""
    session, events = tables["session"], tables["events"]
    note = {"1": {"about": "session", "session": {"1": {"format": "no"}}, '"session": {': "{"}}
    whole = {"theirs": note, "events": events, "session": session}
    return {
        "events first": json.dumps({"events": events, "session": session}, ensure_ascii=False),
        "a table of others first": json.dumps(whole, ensure_ascii=False),
        "a text that looks like the header first": json.dumps({"a": '"session": {"1": {"format": 1}}', **tables}),
        "sorted keys": json.dumps(whole, sort_keys=True),
        "one key a line": json.dumps(whole, indent=4, ensure_ascii=False),
        "a name of a table spelt out": json.dumps(whole).replace('"session"', '"\\u0073ession"', 3),
        "far behind": json.dumps({"theirs": {"1": {"text": "あ" * 200_000}}, **tables}, ensure_ascii=False),
        "a mark of the encoding": "\ufeff" + json.dumps(tables),
        "white space before": " \n" * 40_000 + json.dumps(tables),
        "white space behind": json.dumps(tables) + "\n \r\n" * 30_000,
        "two rows in the header's table": json.dumps(
            {**tables, "session": {**session, "2": {"format": "chietai-session", "id": "other"}}}
        ),
    }


def test_tables_in_any_order_and_texts_around_them(tmp_path: Path, make_tables: Callable[..., Any]) -> None:
    for name, text in other_orders(make_tables()).items():
        path = tmp_path / f"{name}.json"
        path.write_text(text, encoding="utf-8", newline="")
        assert_seen(path)
        path.unlink()


def test_what_check_refuses_has_no_header_or_is_listed_as_damaged(
    tmp_path: Path, make_tables: Callable[..., Any]
) -> None:
    tables = make_tables()
    huge = json.dumps({"events": tables["events"], "session": tables["session"]})
    for text in (
        huge[:-1],
        huge[: len(huge) // 2],
        '{"session"',
        '{"session": {"1": {',
        "{" * 100_000,
        '{"events": {}}',
    ):
        path = tmp_path / "m.json"
        path.write_text(text, encoding="utf-8")
        assert examine(path).verdict not in SOUND
        (listing,) = Library(tmp_path).list()
        assert listing.damaged


def test_a_short_header_is_read_from_the_beginning_alone(tmp_path: Path, good_text: str) -> None:
    path = tmp_path / "m.json"
    start = good_text.encode()
    path.write_bytes(start + b" " * (65_536 - len(start)) + b"\xff no JSON at all")
    header = header_of(path)
    assert header is not None
    assert header["id"] == "kiyose-1"


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "gb18030", "utf-16"])
def test_a_header_in_another_encoding_is_no_header(
    tmp_path: Path, make_tables: Callable[..., Any], encoding: str
) -> None:
    """The list shows no rows of signs for what nobody can read, but the sentence that `check` has."""
    path = tmp_path / "m.json"
    text = SESSION.text(make_tables(title="知恵を交わす会"))
    assert "知恵" in text
    path.write_bytes(text.encode(encoding, "replace"))
    assert header_of(path) is None
    (listing,) = Library(tmp_path).list()
    assert listing.damaged
    assert "\ufffd" not in listing.title + listing.council


def test_a_sign_that_says_of_itself_that_it_is_unreadable_is_text(
    tmp_path: Path, make_tables: Callable[..., Any]
) -> None:
    path = tmp_path / "m.json"
    path.write_text(SESSION.text(make_tables(title="知恵\ufffd会")), "utf-8")
    header = header_of(path)
    assert header is not None
    assert header["title"] == "知恵\ufffd会"
