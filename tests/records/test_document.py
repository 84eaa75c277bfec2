"""The shape of the document: checksums, versions, and its published schema."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.meeting.document_schema import document_schema
from chietai.meeting.migrate import STEPS, migrate
from chietai.records.document_format import check_of, line_of
from chietai.records.document_kind import SESSION
from chietai.records.faults import Verdict
from chietai.records.reading import examine

DOCS = Path(__file__).parents[2] / "docs"
VERSIONS = sorted((Path(__file__).parent / "versions").glob("*.json"))


def test_every_older_version_has_a_fixture() -> None:
    assert {path.stem for path in VERSIONS} == set(STEPS)


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_an_older_version_opens(path: Path) -> None:
    before = path.read_bytes()
    examined = examine(path)
    assert examined.verdict is Verdict.ACCEPT
    assert examined.old_version == path.stem
    assert [row.event.seq for row in examined.rows] == [1, 2, 3, 4, 5]
    assert examined.rows[3].event.text == "粗大ごみを運べない"
    assert examined.header["council"] == "清瀬市第1層協議体"
    assert [row.event.id for row in examine(path).rows] == [row.event.id for row in examined.rows]
    assert path.read_bytes() == before


def test_migrating_is_pure_and_ends_at_the_present() -> None:
    header, events = {"version": "0.9", "id": "x", "name": "n"}, [("1", {"kind": "SessionOpened", "time": "t"})]
    before = json.dumps([header, events])
    migrated = migrate("0.9", header, events)
    assert json.dumps([header, events]) == before
    assert migrated is not None
    assert migrated[0]["version"] == "1.0"
    assert migrate("1.0", *migrated) is None
    assert migrate("0.9", {"version": "0.9"}, [("1", "rubbish")]) is not None


def test_the_schema_in_the_documents_is_the_one_of_the_models() -> None:
    published = json.loads((DOCS / "session.schema.json").read_text(encoding="utf-8"))
    assert published == document_schema(), "run: python -m chietai.meeting.document_schema > docs/session.schema.json"


def test_documents_are_valid_by_the_schema(tmp_path: Path, world: Any, say: Any, good_text: str) -> None:
    import jsonschema

    checker = jsonschema.Draft202012Validator(document_schema())
    checker.validate(json.loads(good_text))
    with world.create(tmp_path / "m.json") as store:
        store.commit(say("雪かき"))
    checker.validate(json.loads((tmp_path / "m.json").read_bytes()))
    for path in Path(__file__).parents[2].joinpath("sessions").glob("*.json"):
        checker.validate(json.loads(path.read_bytes()))
    broken = json.loads(good_text)
    del broken["events"]["3"]["text"]
    assert not checker.is_valid(broken)
    assert not checker.is_valid({"session": {}, "events": {}})


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_a_line_is_one_line_and_says_the_same(value: Any) -> None:
    line = line_of(value)
    assert json.loads(line) == value
    assert not any(c < " " or "\x7f" <= c <= "\x9f" or c in "\u2028\u2029\u202e" for c in line)
    assert len(line.splitlines()) <= 1
    assert check_of(line) == check_of(line_of(json.loads(line)))
    line.encode()


@given(st.dictionaries(st.text(max_size=5), JSON, max_size=3))
def test_tables_of_others_survive_and_are_covered_by_the_checksum(tmp_path_factory: Any, table: dict[str, Any]) -> None:
    path = tmp_path_factory.mktemp("x") / "m.json"
    tables = {
        "session": {"1": {"format": "chietai-session", "version": "1.0", "id": "x", "more": table}},
        "events": {
            "1": {"type": "SessionCreated", "id": "a", "seq": 1, "at": "2025-06-12T10:00:00Z", "session_id": "x"}
        },
        "theirs": {"1": table},
    }
    path.write_text(SESSION.text(tables), encoding="utf-8")
    examined = examine(path)
    assert examined.verdict is Verdict.ACCEPT
    assert examined.others == {"theirs": {"1": table}}
    assert examined.header["more"] == table
    path.write_text(SESSION.text(tables).replace('"theirs": {"1":', '"theirs": {"2":'), encoding="utf-8")
    assert examine(path).verdict is Verdict.REPAIR
