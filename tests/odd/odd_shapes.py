"""Documents whose JSON is sound and has another shape: tables, keys, headers, envelopes and versions.

A list of small changes, each of which stands alone: it is long because there are many of them.
"""

import json
from pathlib import Path
from typing import Any

from tests.odd.odd_documents import (
    Tables,
    append_event,
    document_text,
    event_list,
    first_of,
    odd_bytes,
    odd_folder,
    odd_tables,
    rehearsed,
    rehearsed_tables,
)

_LARGE = 5_000
"""Digits or levels that break a reader with limits of its own."""


def _whole(name: str, text: str, oddity: str) -> None:
    """A document that is this text and nothing else."""

    def make(path: Path) -> None:
        path.write_text(text, "utf-8")

    make.__name__, make.__doc__ = name, oddity
    odd_folder(make)


for _row in (
    ("whole_null", "null", "Nothing but null."),
    ("whole_number", "1", "Nothing but a number."),
    ("whole_truth", "true", "Nothing but true."),
    ("whole_text", '"会議"', "Nothing but a text."),
    ("whole_list", "[]", "An empty list."),
    ("whole_empty_object", "{}", "No table at all."),
    ("whole_nan", "NaN", "Nothing but NaN."),
    ("whole_nested_lists", "[" * 100_000, "A hundred thousand brackets that open."),
    ("whole_nested_objects", '{"session":' * 50_000, "Fifty thousand objects in one another, cut off."),
    ("whole_closed_nesting", "[" * _LARGE + "]" * _LARGE, "Five thousand lists in one another, closed."),
    ("whole_empty_tables", '{"session": {}, "events": {}, "checks": {}}', "Three empty tables."),
    ("whole_default_table", '{"_default": {"1": {"name": "買い物"}}}', "Another data base of TinyDB."),
    ("whole_package", '{"name": "chietai", "version": "1.0.0", "dependencies": {}}', "A file of another program."),
    ("whole_digits", "9" * 200_000, "One number of two hundred thousand digits."),
):
    _whole(*_row)


@odd_tables(sealed=False)
def events_as_a_list(tables: Tables) -> object:
    """The events as a list, as most programs would write them."""
    return {**tables, "events": event_list(tables)}


@odd_tables(sealed=False)
def tables_as_lists(tables: Tables) -> object:
    """Every table as a list of rows."""
    return {name: list(table.values()) for name, table in tables.items()}


@odd_tables(sealed=False)
def events_null(tables: Tables) -> object:
    """null for the events."""
    return {**tables, "events": None}


@odd_tables(sealed=False)
def no_events_table(tables: Tables) -> object:
    """No table of events."""
    return {"session": tables["session"]}


@odd_tables(sealed=False)
def no_events(tables: Tables) -> object:
    """An empty table of events."""
    return {**tables, "events": {}}


@odd_tables(sealed=False)
def no_header(tables: Tables) -> object:
    """No header."""
    return {"events": tables["events"]}


@odd_tables(sealed=False)
def header_as_a_list(tables: Tables) -> object:
    """The header as a list."""
    return {**tables, "session": [tables["session"]["1"]]}


@odd_tables(sealed=False)
def header_null(tables: Tables) -> object:
    """null for the header's row."""
    return {**tables, "session": {"1": None}}


@odd_tables(sealed=False)
def two_headers(tables: Tables) -> object:
    """Two rows of headers, the second of another meeting."""
    return {**tables, "session": {"1": tables["session"]["1"], "2": {**tables["session"]["1"], "id": "another"}}}


@odd_tables(sealed=False)
def header_under_another_key(tables: Tables) -> object:
    """The one header has the key 2."""
    return {**tables, "session": {"2": tables["session"]["1"]}}


@odd_tables(sealed=False)
def header_with_nothing_but_the_format(tables: Tables) -> object:
    """A header without id and version."""
    return {**tables, "session": {"1": {"format": "chietai-session"}}}


@odd_tables(sealed=False)
def checks_without_checksum(tables: Tables) -> object:
    """The checksum of the whole is gone, those of the events stand."""
    del tables["session"]["1"]["checksum"]
    return json.loads(json.dumps(tables))


@odd_tables(sealed=False)
def checks_as_a_list(tables: Tables) -> object:
    """The checksums as a list."""
    return {**tables, "checks": list(tables["checks"]["1"].values())}


def _written(tables: object) -> bytes:
    return json.dumps(tables, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


@odd_bytes
def checks_in_capitals(document: bytes) -> bytes:
    """The checksums in capital letters."""
    tables = json.loads(document)
    tables["checks"]["1"] = {key: check.upper() for key, check in tables["checks"]["1"].items()}
    return _written(tables)


@odd_bytes
def checks_as_numbers(document: bytes) -> bytes:
    """The checksums as numbers."""
    tables = json.loads(document)
    tables["checks"]["1"] = {key: int(check, 16) for key, check in tables["checks"]["1"].items()}
    return _written(tables)


@odd_bytes
def checks_of_half(document: bytes) -> bytes:
    """Every second checksum is gone."""
    tables = json.loads(document)
    tables["checks"]["1"] = {key: check for key, check in tables["checks"]["1"].items() if int(key) % 2}
    return _written(tables)


@odd_bytes
def checks_all_wrong(document: bytes) -> bytes:
    """Every checksum is of something else."""
    tables = json.loads(document)
    tables["checks"]["1"] = dict.fromkeys(tables["checks"]["1"], "00000000")
    return _written(tables)


@odd_bytes
def changed_by_hand(document: bytes) -> bytes:
    """A text was corrected with an editor; the checksums are those of before."""
    return document.replace(b'"text": "', '"text": "直した：'.encode(), 1)


@odd_bytes
def one_line_deleted(document: bytes) -> bytes:
    """One event was deleted with an editor."""
    lines = document.split(b"\n")
    del lines[60]
    return b"\n".join(lines)


@odd_bytes
def two_lines_changed_places(document: bytes) -> bytes:
    """Two events were exchanged with an editor."""
    lines = document.split(b"\n")
    lines[60], lines[61] = lines[61], lines[60]
    return b"\n".join(lines)


@odd_bytes
def table_of_events_twice(document: bytes) -> bytes:
    """Two tables of events in one object."""
    return document.replace(b'"checks": {', b'"events": {},\n"checks": {', 1)


@odd_bytes
def header_twice(document: bytes) -> bytes:
    """Two tables of headers in one object."""
    return document.replace(b'"events": {\n', b'"session": {"1": {"format": "x"}},\n"events": {\n', 1)


@odd_bytes
def key_of_an_event_twice(document: bytes) -> bytes:
    """Two events under one key."""
    return document.replace(b'\n"31": ', b'\n"30": ', 1)


@odd_bytes
def field_twice(document: bytes) -> bytes:
    """One field twice in an event, with two values."""
    return document.replace(b'"by": "desk"', b'"by": "desk", "by": "table 2"', 1)


@odd_tables()
def keys_in_another_order(tables: Tables) -> object:
    """The events stand newest first."""
    tables["events"] = dict(reversed(tables["events"].items()))
    return tables


@odd_tables()
def fields_in_another_order(tables: Tables) -> object:
    """The fields of each event are sorted."""
    tables["events"] = {key: dict(sorted(event.items())) for key, event in tables["events"].items()}
    return tables


@odd_tables()
def keys_with_zeros_before(tables: Tables) -> object:
    """Keys of five digits."""
    tables["events"] = {key.zfill(5): event for key, event in tables["events"].items()}
    return tables


@odd_tables()
def keys_from_zero(tables: Tables) -> object:
    """Keys from 0."""
    tables["events"] = {str(int(key) - 1): event for key, event in tables["events"].items()}
    return tables


@odd_tables()
def keys_below_zero(tables: Tables) -> object:
    """Negative keys."""
    tables["events"] = {str(-int(key)): event for key, event in tables["events"].items()}
    return tables


@odd_tables()
def keys_that_are_words(tables: Tables) -> object:
    """Keys that are no numbers."""
    tables["events"] = {f"event-{key}": event for key, event in tables["events"].items()}
    return tables


@odd_tables()
def keys_in_other_digits(tables: Tables) -> object:
    """Keys in full-width and in Arabic digits."""
    other = str.maketrans("0123456789", "０１２３٤٥٦٧８９")
    tables["events"] = {key.translate(other): event for key, event in tables["events"].items()}
    return tables


@odd_tables()
def keys_with_spaces_and_signs(tables: Tables) -> object:
    """Keys that Python's int() takes and nobody else: " 1", "+2", "1_0"."""
    tables["events"] = {
        (f" {key}", f"+{key}", "_".join(key))[int(key) % 3]: event for key, event in tables["events"].items()
    }
    return tables


@odd_tables()
def empty_key(tables: Tables) -> object:
    """One event has the key ""."""
    tables["events"][""] = tables["events"].pop("30")
    return tables


@odd_tables()
def key_of_5000_digits(tables: Tables) -> object:
    """One event has a key of five thousand digits."""
    tables["events"]["9" * _LARGE] = tables["events"].pop("30")
    return tables


@odd_tables()
def key_as_large_as_python_takes(tables: Tables) -> object:
    """One event has a key of 4,300 digits, the most that can be read, and none is free after it."""
    tables["events"]["9" * 4300] = tables["events"].pop("30")
    return tables


@odd_tables()
def large_gaps_between_keys(tables: Tables) -> object:
    """A million between two keys."""
    tables["events"] = {str(int(key) * 1_000_000): event for key, event in tables["events"].items()}
    return tables


@odd_tables()
def tables_of_others(tables: Tables) -> object:
    """Tables of other programs, with all kinds of names and rows."""
    tables[""] = {}
    tables["_default"] = {"1": {"name": "買い物"}}
    tables["aside"] = {"1": "not what it was", "x": None}
    tables["\u202eevents"] = [1, 2, 3]
    tables["events "] = {"1": {"type": "TroubleRaised"}}
    return tables


@odd_tables()
def deep_table_of_others(tables: Tables) -> object:
    """A table of another program, three hundred levels deep."""
    tables["tree"] = _nested(300)
    return tables


@odd_tables()
def unknown_fields_in_one_another(tables: Tables) -> object:
    """Unknown fields in an event, sixty levels deep."""
    event_list(tables)[20]["extra"] = _nested(60)
    return tables


@odd_tables()
def unknown_fields_deep(tables: Tables) -> object:
    """Unknown fields in an event, nine hundred levels deep: Python reads them and may not write them."""
    event_list(tables)[20]["extra"] = _nested(900)
    return tables


@odd_tables(sealed=False)
def unknown_fields_too_deep(tables: Tables) -> object:
    """A known field holds four hundred lists in one another."""
    first_of(tables, "TroubleRaised")["text"] = _nested(400)
    return tables


def _nested(levels: int) -> object:
    value: object = "深い"
    for level in range(levels):
        value = [value] if level % 2 else {"n": value}
    return value


@odd_tables()
def thousands_of_unknown_fields(tables: Tables) -> object:
    """One event has three thousand fields that nobody knows."""
    event_list(tables)[20].update({f"field {number}": number for number in range(3_000)})
    return tables


@odd_tables()
def unknown_types(tables: Tables) -> object:
    """Types of events from another version."""
    for kind in ("RoomBooked", "troubleRaised", "TROUBLE", "", "会議", "UnknownEvent", "\u001b[31mRed"):
        append_event(tables, kind, room="ホール")
    return tables


@odd_tables(sealed=False)
def types_that_are_no_texts(tables: Tables) -> object:
    """null, a number and a list for types."""
    for kind in (None, 7, ["TroubleRaised"], {"type": "TroubleRaised"}):
        append_event(tables, "x")["type"] = kind
    return tables


@odd_tables(sealed=False)
def events_as_texts(tables: Tables) -> object:
    """Each event as a text of JSON within the JSON."""
    return {**tables, "events": {key: json.dumps(event) for key, event in tables["events"].items()}}


@odd_tables(sealed=False)
def some_events_are_something_else(tables: Tables) -> object:
    """null, a list, a number and a text among the events."""
    for key, value in (("30", None), ("40", []), ("50", 5), ("60", "会議"), ("70", {})):
        tables["events"][key] = value
    return tables


def _without(field: str) -> None:
    def change(tables: Tables) -> object:
        for event in event_list(tables)[10:60]:
            event.pop(field, None)
        return tables

    change.__name__, change.__doc__ = f"no_{field}", f"Fifty events without `{field}`."
    odd_tables()(change)


for _field in ("id", "seq", "at", "by", "type"):
    _without(_field)


def _version(name: str, version: object, oddity: str) -> None:
    def change(tables: Tables) -> object:
        tables["session"]["1"]["version"] = version
        return tables

    change.__name__, change.__doc__ = f"version_{name}", oddity
    odd_tables()(change)


for _name, _number, _oddity in (
    ("next", "1.1", "A newer minor version."),
    ("next_major", "2.0", "A newer major version."),
    ("far", "1.99999999999999999999", "A minor version of twenty digits."),
    ("huge", "9" * _LARGE + ".0", "A major version of five thousand digits."),
    ("number", 1.0, "The version as a number."),
    ("null", None, "No version."),
    ("words", "一．零", "The version in words."),
    ("three_parts", "1.0.3", "A version of three parts."),
    ("negative", "-1.0", "A version below zero."),
    ("list", [1, 0], "The version as a list."),
):
    _version(_name, _number, _oddity)


@odd_tables(sealed=False)
def first_draft(tables: Tables) -> object:
    """The first draft of the format, 0.9, with its other names."""
    header = {"format": "chietai-session", "version": "0.9", "id": "draft", "name": "協議体", "subject": "買い物"}
    events = {
        key: {
            "kind": event["type"],
            "time": event["at"],
            "desk": "desk",
            **{("words" if name == "text" else name): value for name, value in event.items() if name not in _ENVELOPE},
        }
        for key, event in tables["events"].items()
    }
    return {"session": {"1": header}, "events": events}


_ENVELOPE = ("type", "at", "by", "id", "seq")


@odd_tables()
def format_of_another_document(tables: Tables) -> object:
    """The name of another format of the same program."""
    tables["session"]["1"]["format"] = "chietai-roster"
    return tables


@odd_tables()
def header_of_another_meeting(tables: Tables) -> object:
    """The header has another id than the events."""
    tables["session"]["1"]["id"] = "another-meeting"
    return tables


@odd_tables()
def header_full_of_others(tables: Tables) -> object:
    """All that only people read in the header is of a wrong kind."""
    tables["session"]["1"].update(
        council=["a"], area=1, title=None, date={"y": 2026}, start=13.5, place=True, programme="x", phase=3,
        members="十人", entries=-1, events="many", aim=[], opened_at=0, closed_at=None, last_at=[],
    )  # fmt: skip
    return tables


def _session_id(name: str, value: Any, oddity: str) -> None:
    def change(tables: Tables) -> object:
        tables["session"]["1"]["id"] = value
        first_of(tables, "SessionCreated")["session_id"] = value
        return tables

    change.__name__, change.__doc__ = f"session_id_{name}", oddity
    odd_tables()(change)


for _name, _value, _oddity in (
    ("path", "../../etc/passwd", "An id that leads out of the folder."),
    ("absolute", "/tmp/x", "An id that is a path."),
    ("empty", "", "An empty id."),
    ("long", "x" * 300, "An id of three hundred letters."),
    ("japanese", "会議", "An id in Japanese."),
    ("spaces", "a b", "An id with a space."),
    ("option", "--help", "An id that looks like an option."),
    ("line", "abc\n", "An id with a line feed at its end."),
    ("number", 12, "An id that is a number."),
    ("device", "NUL", "An id that Windows keeps for itself."),
):
    _session_id(_name, _value, _oddity)


@odd_tables()
def all_defaults_written(tables: Tables) -> object:
    """null and empty values where fields are left out otherwise."""
    for event in event_list(tables):
        if "entry_id" in event and "text" in event:
            for field, value in (("table", None), ("member_id", ""), ("organisation", ""), ("as_said", False)):
                event.setdefault(field, value)
    return tables


@odd_tables()
def nulls_for_texts(tables: Tables) -> object:
    """null for optional texts, as a spreadsheet's export has it."""
    for event in event_list(tables):
        if event["type"] == "MemberRegistered":
            event["member"].update(role=None, needs=None, reading=None)
        if "entry_id" in event and "text" in event:
            event["organisation"] = None
    return tables


@odd_tables()
def numbers_as_texts(tables: Tables) -> object:
    """Every number as a text, as from a spreadsheet."""
    tables["events"] = {key: _mapped(event, _as_text) for key, event in tables["events"].items()}
    return tables


@odd_tables()
def numbers_with_a_point(tables: Tables) -> object:
    """Every number as 1.0, as from Lua or a spreadsheet."""
    tables["events"] = {key: _mapped(event, _as_float) for key, event in tables["events"].items()}
    return tables


@odd_tables()
def truths_as_numbers(tables: Tables) -> object:
    """1 and 0 for true and false, as from a data base."""
    tables["events"] = {key: _mapped(event, _as_number) for key, event in tables["events"].items()}
    return tables


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_float(value: object) -> object:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_number(value: object) -> object:
    return int(value) if isinstance(value, bool) else value


def _mapped(value: Any, change: Any) -> Any:
    if isinstance(value, dict):
        return {name: _mapped(one, change) for name, one in value.items()}
    if isinstance(value, list):
        return [_mapped(one, change) for one in value]
    return change(value)


@odd_folder
def cut_by_a_proxy(path: Path) -> None:
    """Two versions put together: the first half of one, the second half of a longer one."""
    older = document_text(rehearsed_tables(120), sealed=True)
    newer = rehearsed()
    path.write_text(older[: len(older) // 2] + newer[len(older) // 2 :], "utf-8")
