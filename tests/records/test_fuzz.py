"""Whatever bytes lie there: a verdict with sentences, or one RecordError. Never anything else."""

import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chietai.i18n import set_language
from chietai.meeting.transitions import fold
from chietai.records import file_names
from chietai.records.faults import Verdict
from chietai.records.follow import Follower
from chietai.records.library import Library
from chietai.records.reading import examine
from chietai.records.record_errors import RecordError
from chietai.records.recover import recover

_PIECES = st.sampled_from(
    [b'"events": {', b'"session": {', b"}", b"{", b'"1": {', b'"type": ', b'"at": "soon"', b",", b"\x00" * 9,
     b"\xe3\x81", b"\xff", b'"', b"\\", b"NaN", b"1e999", b"9" * 30, b"null", b"[" * 70, b"\\ud800", b"//",
     b'"seq": true', b"\n"]
)  # fmt: skip
_CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), _PIECES | st.binary(max_size=8)), max_size=4)
_SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def changed(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for where, length, piece in changes:
        start = int(where * len(data))
        data = data[:start] + piece + data[start + length :]
    return data


def look(path: Path) -> None:
    try:
        examined = examine(path)
    except RecordError as error:
        assert str(error)
        return
    for language in ("en", "ja"):
        set_language(language)
        assert all("\n" not in fault.sentence for fault in examined.faults)
    fold(row.event for row in examined.rows)
    Library(path.parent).list()
    Follower(path).poll()
    if examined.verdict is Verdict.REPAIR and examined.rows:
        done = recover(path)
        again = examine(done.path)
        assert again.verdict in (Verdict.ACCEPT, Verdict.WARN), again.faults
        assert [row.event.id for row in again.rows] == [row.event.id for row in examined.rows]
        done.path.unlink()


@_SETTINGS
@given(changes=_CHANGES)
def test_a_document_with_a_few_changes(tmp_path: Path, good_text: str, changes: Any) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(changed(good_text.encode(), changes))
    look(path)


@_SETTINGS
@given(data=st.binary(max_size=300))
def test_any_bytes_at_all(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(data)
    look(path)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["SessionCreated", "EventUndone", "e1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "id", "seq", "at", "session", "1", "2", "format", "text"]), inner, max_size=5
        )
    ),
    max_leaves=20,
)


@_SETTINGS
@given(session=VALUES, events=VALUES, checks=VALUES, other=VALUES)
def test_tables_of_any_shape(tmp_path: Path, session: Any, events: Any, checks: Any, other: Any) -> None:
    path = tmp_path / "m.json"
    head = {"1": {"format": "chietai-session", "version": session, "id": "x", "checksum": other, "events": other}}
    for first in (session, head):
        tables = {"session": first, "events": events, "checks": checks, "theirs": other}
        path.write_text(json.dumps(tables), encoding="utf-8")
        look(path)


@_SETTINGS
@given(bodies=st.lists(st.binary(max_size=40) | VALUES.map(lambda v: json.dumps(v).encode()) | _PIECES, max_size=4))
def test_a_journal_of_lines_with_right_checksums(tmp_path: Path, good_text: str, bodies: list[bytes]) -> None:
    path = tmp_path / "m.json"
    path.write_text(good_text, encoding="utf-8")
    hostile = [
        b'{"journal',
        b'{"journal": [' + b"[" * 5000,
        b'{"a": 1} rubbish',
        b'{"a": NaN}',
        b'[{"a": "\xff"}]',
        *bodies,
    ]
    file_names.journal(path).write_bytes(b"".join(b"%08x %s\n" % (zlib.crc32(body), body) for body in hostile))
    look(path)
    assert len(examine(path).rows) >= 12


@pytest.fixture(autouse=True)
def japanese_again() -> Any:
    """The language is changed in here."""
    yield
    set_language("ja")
