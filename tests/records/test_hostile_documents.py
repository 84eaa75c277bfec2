"""The list of damaged and hostile documents, each done to a document of our own format, with its verdict."""

import codecs
import io
import json
import re
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chietai.records.document_kind import SESSION
from chietai.records.faults import FaultKind, Verdict
from chietai.records.reading import Examined, examine
from chietai.records.record_errors import DamagedError, NotFoundError, RecordError
from chietai.records.recover import recover

Events = dict[str, Any]


def by_hand(events: Events, **header: Any) -> bytes:
    """A document as another program might write it: sealed, though odd."""
    row = {"format": "chietai-session", "version": "1.0", "id": "kiyose-1", "events": len(events), **header}
    return SESSION.text({"session": {"1": row}, "events": events}).encode()


def bare(events_text: str) -> bytes:
    """A document written by hand, without checksums; `events_text` is the inside of its table of events."""
    return (
        '{"session": {"1": {"format": "chietai-session", "version": "1.0", "id": "kiyose-1"}},\n'
        f'"events": {{{events_text}}}}}'
    ).encode()


def lines_of(text: str) -> list[str]:
    """The events of a document, as `"key": {...}`."""
    return re.findall(r'^("\d+": \{"type.*\}),?$', text, re.MULTILINE)


def swapped(text: str, old: str, new: str) -> bytes:
    assert old in text
    return text.replace(old, new, 1).encode()


def changed(change: Callable[[Events], Any]) -> Callable[[str], bytes]:
    """A document whose events were changed before it was sealed."""

    def make(text: str) -> bytes:
        events = json.loads(text)["events"]
        change(events)
        return by_hand(events)

    return make


def inserted(index: int, line: str) -> Callable[[str], bytes]:
    """A document without checksums, with the text `line` in the place of event `index`."""

    def make(text: str) -> bytes:
        lines = lines_of(text)
        lines[index] = line
        return bare(",\n".join(lines))

    return make


def longer(text: str) -> str:
    """The same meeting with two events more."""
    events = json.loads(text)["events"]
    for seq in (13, 14):
        events[str(seq)] = {
            **events["3"],
            "id": f"e{seq}",
            "seq": seq,
            "entry_id": f"t{seq}",
            "text": "遅れてきた人の声",
        }
        events[str(seq)]["at"] = "2025-06-12T11:00:00+09:00"
    return by_hand(events).decode()


def mixed_blocks(text: str) -> bytes:
    """The first block of a newer document, the rest of the older one."""
    old = text.encode()
    new = text.replace("2025-06-12T10:", "2025-06-12T12:00:00.5").encode()[: len(old)]
    return new[:1024] + old[1024:]


def same_length_mix(text: str) -> bytes:
    """Half new, half old, of one length: it parses, and only a checksum tells."""
    new = text.replace("大変", "容易").replace("行けない", "行けます").replace("山田", "山本")
    half = text.encode().index(b'"7": {')
    return new.encode()[:half] + text.encode()[half:]


def hole(text: str) -> bytes:
    data = bytearray(text.encode())
    start = data.index(b'"5": {') + 30
    data[start : start + 512] = bytes(512)
    return bytes(data)


def hide_from_clock(events: Events) -> None:
    events["4"]["at"] = "2025-06-12T09:00:00+09:00"
    events["5"]["at"] = "2025-06-12T10:05:00"
    events["6"]["at"] = "2025-06-12T10:05:60+09:00"


def zipped(text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("session.json", text)
    return packed.getvalue()


def texts(*strings: str) -> Callable[[str], bytes]:
    """The first troubles say these instead."""

    def change(events: Events) -> None:
        for key, string in zip(("3", "4", "5", "6", "7"), strings, strict=False):
            events[key]["text"] = string

    return changed(change)


def without(*keys: str) -> Callable[[str], bytes]:
    return changed(lambda events: [events.pop(key) for key in keys])


ONE = '"5": {"type": "TroubleRaised", "id": "e5", "seq": 5, "at": "2025-06-12T10:05:00+09:00", "by": "desk", '
HUGE = "9" * 10_000
MORE = {"2000": {"type": "VibesFelt", "id": "x", "seq": 13, "at": "2025-06-12T11:00:00+09:00", "by": "desk", "n": 1.50}}

# name: how the document is damaged; the verdict; how many events can be read; faults that must be among those named
ROWS: dict[str, tuple[Callable[[str], bytes], Verdict, int, tuple[FaultKind, ...]]] = {
    "s00_good": (str.encode, Verdict.ACCEPT, 12, ()),
    "s01_empty": (lambda t: b"", Verdict.REJECT, 0, (FaultKind.EMPTY,)),
    "s02_truncated": (lambda t: t.encode()[: t.encode().index(b'"9": {') + 60], Verdict.REPAIR, 8, (FaultKind.BROKEN,)),
    "s03_truncated_in_utf8_char": (
        lambda t: t.encode()[: t.encode().index("ボランティア".encode()) + 4], Verdict.REPAIR, 8, (FaultKind.BROKEN,)),
    "s04_extra_data_tail": (lambda t: t.encode() + t.encode()[-300:], Verdict.REPAIR, 12, (FaultKind.TAIL,)),
    "s05_two_documents": (lambda t: (t + longer(t)).encode(), Verdict.REPAIR, 14, (FaultKind.SEVERAL,)),
    "s06_all_nul": (lambda t: bytes(len(t)), Verdict.REJECT, 0, (FaultKind.NO_DATA,)),
    "s07_nul_tail": (lambda t: t.encode()[: t.encode().index(b'"8": {') + 40] + bytes(2000), Verdict.REPAIR, 7,
        (FaultKind.BROKEN,)),
    "s08_nul_block_middle": (hole, Verdict.REPAIR, 8, (FaultKind.BROKEN, FaultKind.EVENT_LOST)),
    "s09_old_new_blocks": (mixed_blocks, Verdict.REPAIR, -1, ()),
    "s52_old_new_blocks_parse": (same_length_mix, Verdict.REPAIR, 12, (FaultKind.EVENT_CHANGED,)),
    "s10_utf8_bom": (lambda t: codecs.BOM_UTF8 + t.encode(), Verdict.ACCEPT, 12, ()),
    "s11_utf16le_bom": (lambda t: codecs.BOM_UTF16_LE + t.encode("utf-16-le"), Verdict.REJECT, 0, (FaultKind.UTF16,)),
    "s12_cp932": (lambda t: t.encode("cp932"), Verdict.REJECT, 0, (FaultKind.NOT_UTF8,)),
    "s13_deep_arrays": (lambda t: b"[" * 100_000, Verdict.REJECT, 0, (FaultKind.TOO_DEEP,)),
    "s14_deep_in_payload": (
        inserted(4, ONE + '"entry_id": "t3", "text": "a", "more": ' + '{"a": ' * 3000 + "1" + "}" * 3001),
        Verdict.REJECT, 0, (FaultKind.TOO_DEEP,)),
    "s15_huge_int": (inserted(4, ONE + f'"entry_id": "t3", "text": "a", "no": {HUGE}}}'), Verdict.REPAIR, 11,
        (FaultKind.BIG_NUMBER,)),
    "s16_int_over_64bit": (inserted(4, ONE + f'"entry_id": "t3", "text": "a", "more": {2**70}}}'), Verdict.REPAIR, 11,
        (FaultKind.BIG_NUMBER,)),
    "s17_nan_infinity": (inserted(4, ONE + '"entry_id": "t3", "text": "a", "more": NaN}'), Verdict.REJECT, 0,
        (FaultKind.NOT_A_NUMBER,)),
    "s18_float_overflow": (inserted(4, ONE + '"entry_id": "t3", "text": "a", "more": 1e400}'), Verdict.REPAIR, 11,
        (FaultKind.BIG_NUMBER,)),
    "s19_duplicate_keys": (
        lambda t: bare(",\n".join([*lines_of(t)[:11], lines_of(t)[11].replace('"12":', '"1":', 1)])),
        Verdict.REPAIR, 12, (FaultKind.DOUBLE_KEY,)),
    "s20_duplicate_field": (inserted(4, ONE + '"entry_id": "t3", "text": "一つ目", "text": "二つ目", "no": 3}'),
        Verdict.REPAIR, 12, (FaultKind.DOUBLE_FIELD,)),
    "s21_lone_surrogate": (inserted(4, ONE + '"entry_id": "t3", "text": "a\\ud800b", "no": 3}'), Verdict.REPAIR, 12,
        (FaultKind.HALF_CHARACTER,)),
    "s22_root_array": (lambda t: b"[1, 2]", Verdict.REJECT, 0, (FaultKind.ROOT,)),
    "s23_root_null": (lambda t: b"null", Verdict.REJECT, 0, (FaultKind.ROOT,)),
    "s01_only_a_mark": (lambda t: b"\xef\xbb\xbf", Verdict.REJECT, 0, (FaultKind.EMPTY,)),
    "s01_a_mark_and_spaces": (lambda t: b"\xef\xbb\xbf \r\n", Verdict.REJECT, 0, (FaultKind.EMPTY,)),
    "s24_whitespace_only": (lambda t: b" \n\t \r\n", Verdict.REJECT, 0, (FaultKind.EMPTY,)),
    "s25_seq_gap": (without("4", "5"), Verdict.WARN, 10, (FaultKind.SEQ_GAP,)),
    "s26_seq_twice": (changed(lambda e: e["12"].update(seq=11)), Verdict.WARN, 12, (FaultKind.SEQ_TWICE,)),
    "s27_unknown_event_type": (changed(lambda e: e.update(MORE)), Verdict.WARN, 13, (FaultKind.UNKNOWN_TYPE,)),
    "s28_future_version": (lambda t: by_hand(json.loads(t)["events"], version="999"), Verdict.READONLY, 12,
        (FaultKind.NEWER,)),
    "s29_missing_required": (changed(lambda e: [e["5"].pop(k) for k in ("text", "at")]), Verdict.REPAIR, 11,
        (FaultKind.EVENT_UNREADABLE,)),
    "s30_wrong_types": (
        changed(lambda e: [e["5"].update(no="3"), e["6"].update(text=["a"]), e["10"].update(votes=True)]),
        Verdict.REPAIR, 9, (FaultKind.EVENT_UNREADABLE,)),
    "s31_extra_fields": (
        lambda t: SESSION.text({**json.loads(t), "drafts": {"1": {"a": [1, None]}}, "events": {
            k: v | {"colour": {"r": 1}} for k, v in json.loads(t)["events"].items()}}).encode(),
        Verdict.ACCEPT, 12, ()),
    "s32_escape_sequences": (texts("\x1b[2J", "\x1b]52;c;aGk=\x07", "\x9b31m", "\x1bPq#0\x1b\\"),
        Verdict.ACCEPT, 12, ()),
    "s33_markup": (texts("[red]", "[@click=app.quit]x[/]", "[/]", "["), Verdict.ACCEPT, 12, ()),
    "s34_bidi": (texts("\u202eabc", "\u2066abc", "\u202a"), Verdict.ACCEPT, 12, ()),
    "s35_invisible": (texts("見\u200b守り", "見守\u2060り", "\U000e0041", "葛\U000e0100", "\u200b"),
        Verdict.ACCEPT, 12, ()),
    "s36_text_1mb": (texts("あ" * 350_000), Verdict.ACCEPT, 12, ()),
    "s37_12000_events": (
        lambda t: by_hand({str(n): json.loads(t)["events"]["1"] if n == 1 else {
            "type": "TroubleRaised", "id": f"i{n}", "seq": n, "at": "2025-06-12T10:30:00+09:00", "by": "desk",
            "entry_id": f"i{n}", "text": "買い物に行けない"} for n in range(1, 12_001)}),
        Verdict.ACCEPT, 12_000, ()),
    "s38_traversal_id": (lambda t: by_hand(json.loads(t)["events"], id="../../outside"), Verdict.REJECT, 12,
        (FaultKind.BAD_ID,)),
    "s38_traversal_in_event": (changed(lambda e: e["1"].update(session_id="../x")), Verdict.REJECT, 12,
        (FaultKind.BAD_ID,)),
    "s39_clock_backwards": (changed(hide_from_clock), Verdict.WARN, 12, (FaultKind.TIME_BACKWARDS, FaultKind.BAD_TIME)),
    "s40_nfd": (texts("か\u3099ん", "ハ\u309aン"), Verdict.ACCEPT, 12, ()),
    "s41_pretty_crlf": (
        lambda t: json.dumps(json.loads(t), ensure_ascii=False, indent=4).replace("\n", "\r\n").encode(),
        Verdict.ACCEPT, 12, ()),
    "s42_hand_edited_comment": (lambda t: swapped(t, '"5": {', '// the fifth\n"5": {'), Verdict.REJECT, 0,
        (FaultKind.SYNTAX,)),
    "s42_hand_edited_comma": (lambda t: swapped(t, '"no": 3}', '"no": 3,}'), Verdict.REJECT, 0, (FaultKind.SYNTAX,)),
    "s42_hand_edited_last_comma": (lambda t: swapped(t, "}\n},\n", "},\n},\n"), Verdict.REJECT, 0, (FaultKind.SYNTAX,)),
    "s43_html_in_text": (texts("<script>alert(1)</script>", "</script>", "{{7*7}}"), Verdict.ACCEPT, 12, ()),
    "s44_formula_in_text": (texts("=1+1", "+1", "-1", "@SUM(A1)"), Verdict.ACCEPT, 12, ()),
    "s45_dunder_keys": (
        changed(lambda e: e["5"].update({"__class__": "x", "py/object": "os.system", "constructor": {"prototype": 1}})),
        Verdict.ACCEPT, 12, ()),
    "s50_binary": (lambda t: bytes(range(256)) * 8, Verdict.REJECT, 0, (FaultKind.BINARY,)),
    "s51_zip": (zipped, Verdict.REJECT, 0, (FaultKind.ZIP,)),
}  # fmt: skip


@pytest.fixture(params=sorted(ROWS))
def row(request: pytest.FixtureRequest, tmp_path: Path, good_text: str) -> Any:
    """Each row: the path of the damaged document and what is expected."""
    make, verdict, count, kinds = ROWS[request.param]
    path = tmp_path / "m.json"
    path.write_bytes(make(good_text))
    return path, verdict, count, kinds


def test_the_verdict_and_what_can_be_read(row: Any) -> None:
    path, verdict, count, kinds = row
    began = time.perf_counter()
    examined = examine(path)
    assert time.perf_counter() - began < 2  # a second on an idle machine
    assert examined.verdict is verdict, examined.faults[:5]
    assert count in (-1, len(examined.rows))
    assert set(kinds) <= {fault.kind for fault in examined.faults}
    for fault in examined.faults:
        assert fault.sentence
        assert "{" not in fault.sentence.replace("a { was", "")


def test_opening_for_writing_does_what_the_verdict_says(row: Any, world: Any, say: Any) -> None:
    path, verdict, _count, _kinds = row
    before = path.read_bytes()
    if verdict in (Verdict.REPAIR, Verdict.REJECT):
        with pytest.raises(RecordError) as caught:
            world.open(path)
        assert isinstance(caught.value, DamagedError) is (verdict is Verdict.REPAIR)
        assert "\n" not in str(caught.value)
        assert path.read_bytes() == before
        return
    store = world.open(path)
    assert store.readonly is (verdict is Verdict.READONLY)
    if store.readonly:
        with pytest.raises(RecordError):
            store.commit(say("x"))
        store.close()
        assert path.read_bytes() == before
        return
    rows = list(store.rows)
    event = store.commit(say("あとから"))
    store.close()
    again = examine(path)
    assert again.verdict in (verdict, Verdict.ACCEPT)
    assert again.rows[:-1] == rows
    assert again.rows[-1].event == event
    assert not path.read_bytes().startswith(codecs.BOM_UTF8)


@pytest.mark.parametrize("name", sorted(name for name, row in ROWS.items() if row[1] is Verdict.REPAIR))
def test_a_recovered_copy_has_all_that_can_be_read(
    name: str, tmp_path: Path, good_text: str, world: Any, say: Any
) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(ROWS[name][0](good_text))
    before, examined = path.read_bytes(), examine(path)
    done = recover(path)
    assert path.read_bytes() == before
    assert done.path != path
    assert done.events == len(examined.rows)
    with world.open(done.path) as store:
        assert [r.event for r in store.rows] == [r.event for r in examined.rows]
        store.commit(say("次の保存もできる"))
    assert examine(done.path).verdict in (Verdict.ACCEPT, Verdict.WARN)


def found_in(tmp_path: Path, data: bytes) -> Examined:
    path = tmp_path / "one.json"
    path.write_bytes(data)
    return examine(path)


def test_every_row_of_the_list_is_here() -> None:
    numbers = {name.split("_")[0] for name in ROWS}
    journals = {f"s{n}" for n in range(46, 50)}  # in test_hostile_journals.py
    assert numbers | journals == {f"s{n:02d}" for n in range(53)}


def test_the_tail_and_the_other_document_are_kept(tmp_path: Path, good_text: str) -> None:
    path = tmp_path / "two.json"
    path.write_text(good_text + longer(good_text), encoding="utf-8")
    done = recover(path)
    assert done.other is not None
    assert len(examine(done.path).rows) == 14
    assert len(examine(done.other).rows) == 12


def test_what_cannot_be_read_is_kept_word_for_word(tmp_path: Path, good_text: str) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(ROWS["s15_huge_int"][0](good_text))
    done = recover(path)
    assert done.aside == 1
    aside = json.loads(done.path.read_bytes())["aside"]["1"]
    assert HUGE in aside["text"]
    assert aside["key"] == "5"


def test_both_texts_of_a_double_field_are_shown(tmp_path: Path, good_text: str) -> None:
    examined = found_in(tmp_path, ROWS["s20_duplicate_field"][0](good_text))
    assert examined.rows[4]["text"] == "一つ目 / 二つ目"
    assert any("一つ目" in f.sentence and "二つ目" in f.sentence for f in examined.faults)


def test_half_a_character_becomes_a_mark(tmp_path: Path, good_text: str) -> None:
    examined = found_in(tmp_path, ROWS["s21_lone_surrogate"][0](good_text))
    assert examined.rows[4]["text"] == "a\ufffdb"
    assert "\\ud800" in examined.aside[0].text


@pytest.mark.parametrize("name", ["s42_hand_edited_comment", "s42_hand_edited_comma", "s17_nan_infinity"])
def test_the_place_of_a_mistake_is_named(tmp_path: Path, good_text: str, name: str) -> None:
    data = ROWS[name][0](good_text)
    wrong = {"s42_hand_edited_comment": b"// the", "s42_hand_edited_comma": b",}", "s17_nan_infinity": b"NaN"}[name]
    line = data[: data.index(wrong)].count(b"\n") + 1
    fault = found_in(tmp_path, data).faults[0]
    assert fault.where.split(":")[0] == str(line)
    assert fault.where in fault.sentence


def test_an_unknown_event_survives_byte_for_byte(tmp_path: Path, world: Any, say: Any, good_text: str) -> None:
    path = tmp_path / "m.json"
    line = '{"type": "VibesFelt", "id": "x", "seq": 13, "at": "2025-06-12T11:00:00+09:00", "n": 1.50, "t": "\\u3042"}'
    path.write_bytes(bare(",\n".join([*lines_of(good_text), f'"13": {line}'])))
    with world.open(path) as store:
        store.commit(say("つづき"))
    assert f'"13": {line},\n' in path.read_text(encoding="utf-8")
    assert examine(path).verdict is Verdict.WARN


def test_unknown_fields_and_tables_survive(tmp_path: Path, world: Any, say: Any, good_text: str) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(ROWS["s31_extra_fields"][0](good_text))
    with world.open(path) as store:
        store.commit(say("つづき"))
    saved = json.loads(path.read_bytes())
    assert saved["drafts"] == {"1": {"a": [1, None]}}
    assert all(saved["events"][str(n)]["colour"] == {"r": 1} for n in range(1, 13))


def test_nothing_raw_reaches_the_file(tmp_path: Path, good_text: str) -> None:
    for name in ("s32_escape_sequences", "s34_bidi"):
        data = ROWS[name][0](good_text).decode()
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", data)


def test_deep_nesting_costs_no_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    examined = found_in(tmp_path, b'{"session": ' + b"[" * 100_000)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert examined.verdict is Verdict.REJECT
    assert peak < 50_000_000


def test_what_is_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        examine(tmp_path / "none.json")
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(RecordError):
        examine(tmp_path / "folder.json")
