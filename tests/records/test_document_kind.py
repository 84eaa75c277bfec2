"""A second kind of document needs its events and a description, nothing else: it is read, repaired and joined alike."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from tests.records.conftest import World

from chietai.meeting.events import Event, UnknownEvent
from chietai.records import document_kind
from chietai.records.document_files import DocumentFiles
from chietai.records.document_format import Row
from chietai.records.document_kind import SESSION, DocumentKind
from chietai.records.documents import DocumentStorage
from chietai.records.faults import FaultKind, Verdict
from chietai.records.join import join
from chietai.records.reading import examine
from chietai.records.recover import recover


class DiaryBegun(Event):
    """The event that creates a diary."""

    type: Literal["DiaryBegun"] = "DiaryBegun"
    diary_id: str


class PageWritten(Event):
    """One page."""

    type: Literal["PageWritten"] = "PageWritten"
    text: str


def diary_header(events: Sequence[Event]) -> dict[str, Any]:
    """The header of a diary."""
    return {"format": "diary", "version": "2.0", "id": "d-1", "events": len(events)}


DIARY = DocumentKind(
    format="diary",
    version="2.0",
    header_table="diary",
    events={"DiaryBegun": DiaryBegun, "PageWritten": PageWritten},
    id_from=lambda event: event.diary_id if isinstance(event, DiaryBegun) else "",
    header=diary_header,
    migrate=lambda version, header, events: None,
)


@pytest.fixture(autouse=True)
def diaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program knows diaries."""
    monkeypatch.setattr(document_kind, "KINDS", (SESSION, DIARY))


def tables(world: World, *pages: str) -> dict[str, Any]:
    """A diary with these pages."""
    events: list[Event] = [DiaryBegun(id="begun", seq=1, at=world.clock(), by="desk", diary_id="d-1")]
    for number, text in enumerate(pages, 2):
        events.append(PageWritten(id=f"page-{text}", seq=number, at=world.clock(), by="desk", text=text))
    rows = {row.key: row for row in map(Row.of, events)}
    return {"diary": {"1": diary_header(events)}, "events": rows}


def test_it_is_read_as_what_it_is(tmp_path: Path, world: World) -> None:
    path = tmp_path / "d.json"
    DocumentStorage(path).write(tables(world, "a", "b"))
    examined = examine(path)
    assert (examined.verdict, examined.kind, examined.document_id) == (Verdict.ACCEPT, DIARY, "d-1")
    assert [type(row.event) for row in examined.rows] == [DiaryBegun, PageWritten, PageWritten]


def test_its_journal_is_read_with_it(tmp_path: Path, world: World) -> None:
    path = tmp_path / "d.json"
    files = DocumentFiles(path, world.clock)
    files.lock()
    files.begin("d-1")
    files.save(tables(world, "a"))
    more = tables(world, "a", "b")["events"]["3"]
    files.journal.append([more.line])
    files.close(all_saved=False)
    examined = examine(path)
    assert (examined.verdict, examined.from_journal, len(examined.rows)) == (Verdict.ACCEPT, 1, 3)
    assert isinstance(examined.rows[-1].event, PageWritten)


def test_a_damaged_one_is_made_whole(tmp_path: Path, world: World) -> None:
    path = tmp_path / "d.json"
    DocumentStorage(path).write(tables(world, "a", "b"))
    path.write_bytes(path.read_bytes().replace(b'"page-a"', b'"page-a'))
    assert examine(path).verdict is Verdict.REPAIR
    copy = examine(recover(path).path)
    assert (copy.verdict, copy.kind) == (Verdict.WARN, DIARY)
    assert copy.header == diary_header([row.event for row in copy.rows]) | {"checksum": copy.header["checksum"]}


def test_two_versions_are_joined(tmp_path: Path, world: World) -> None:
    mine, theirs = tmp_path / "d.json", tmp_path / "other.json"
    DocumentStorage(mine).write(tables(world, "a"))
    both = tables(world, "a", "b")
    both["events"] |= examine(mine).tables["events"]
    DocumentStorage(theirs).write(both)
    assert join(mine, theirs, world.clock).added == 1
    assert [row.get("text") for row in examine(mine).rows] == [None, "a", "b"]


def test_a_newer_version_of_it_is_only_read(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "d.json"
    DocumentStorage(path).write(tables(world, "a"))
    monkeypatch.setattr(document_kind, "KINDS", (SESSION, replace(DIARY, version="1.4", events={})))
    examined = examine(path)
    assert FaultKind.NEWER in {fault.kind for fault in examined.faults}
    assert all(isinstance(row.event, UnknownEvent) for row in examined.rows)
