"""Erasing for privacy: everywhere, in every spelling, and without losing anything else."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.meeting import intents as i
from chietai.meeting.events import EntryRevised, TextRedacted
from chietai.meeting.kinds import Verdict as Judged
from chietai.meeting.model import Member
from chietai.privacy.erasing import Eraser
from chietai.records import disk, file_names
from chietai.records.backups import good_copies
from chietai.records.erasure import MARK, preview, redact
from chietai.records.faults import Verdict
from chietai.records.reading import examine
from chietai.records.record_errors import RecordError, StoreError
from chietai.records.recover import restore
from chietai.text.folding import fold

SPELLINGS = ["田中花子", "田中 花子", "田中\u3000花子", "田中花子"]


@pytest.fixture
def store(tmp_path: Path, world: Any, say: Any) -> Any:
    """A meeting in which a name stands in many places and many spellings, with backups and something set aside."""
    path = tmp_path / "m.json"
    store = world.create(path)
    store.commit(i.RegisterMember(member=Member(id="m1", name="田中花子", reading="タナカハナコ")))
    for spelling in SPELLINGS:
        store.commit(say(f"{spelling}さんの雪かき"))
    store.commit(i.MakePromise(text="訪ねる", who="ﾀﾅｶﾊﾅｺ"))
    store.checkpoint()
    store.commit(i.ReviseEntry(entry="1", text="田中花子さんの家の雪かき"))
    store.commit(i.Undo())
    store.commit(say("関係のない声"))
    (file_names.backups(path) / "damaged-1.json").write_text("田中花子", encoding="utf-8")
    return store


def everything(folder: Path) -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*")) if p.is_file())


def erase(store: Any, world: Any, text: str, **more: Any) -> Any:
    return redact(store, text, clock=world.clock, new_id=world.new_id, **more)


def test_it_is_gone_everywhere_and_the_rest_is_there(store: Any, world: Any, tmp_path: Path) -> None:
    before = len(store.events)
    erasure = erase(store, world, "田中 花子", reason="本人の希望 田中花子")
    assert erasure.events == 6
    text = everything(tmp_path)
    for spelling in ("田中", "花子"):
        assert spelling not in text
    assert "関係のない声" in text
    assert len(store.events) == before + 1
    last = store.events[-1]
    assert isinstance(last, TextRedacted)
    assert len(last.targets) == 6
    assert last.reason == f"本人の希望 {MARK}"
    assert store.state.redactions == 1
    assert store.state.members["m1"].name == MARK
    store.close()
    examined = examine(store.path)
    assert examined.verdict is Verdict.ACCEPT
    assert len(good_copies(store.path)) == 1
    assert [e.seq for e in (r.event for r in examined.rows)] == list(range(1, before + 2))


def test_kana_and_width_make_no_difference(store: Any, world: Any, tmp_path: Path) -> None:
    erase(store, world, "たなかはなこ")
    assert "ﾀﾅｶﾊﾅｺ" not in everything(tmp_path)
    assert "タナカハナコ" not in everything(tmp_path)
    assert "田中花子" in everything(tmp_path)


def test_what_undo_had_taken_back_is_erased_too(store: Any, world: Any) -> None:
    erase(store, world, "家の雪かき")
    revised = [event for event in store.events if isinstance(event, EntryRevised)]
    assert [event.text for event in revised] == [f"田中花子さんの{MARK}"]


def test_looking_first_changes_nothing(store: Any) -> None:
    text = everything(store.path.parent)
    examined = preview(store, "田中花子")
    assert examined.events == 6
    assert any("さんの雪かき" in place for place in examined.examples)
    assert everything(store.path.parent) == text


def test_what_is_not_there_or_nothing(store: Any, world: Any) -> None:
    text = everything(store.path.parent)
    for wrong in ("鈴木", "", "  ", "\u200b"):
        with pytest.raises(RecordError):
            erase(store, world, wrong)
    assert everything(store.path.parent) == text


def test_unknown_events_fields_and_tables(tmp_path: Path, world: Any) -> None:
    from chietai.records.document_kind import SESSION

    rows = {
        "1": {"type": "SessionCreated", "id": "e1", "seq": 1, "at": "2025-06-12T10:00:00Z", "by": "desk",
              "session_id": "x"},
        "2": {"type": "VibesFelt", "id": "e2", "seq": 2, "at": "2025-06-12T10:00:00Z", "who": {"田中": ["田 中"]}},
    }  # fmt: skip
    head = {"format": "chietai-session", "version": "1.0", "id": "x", "remark": "田中"}
    path = tmp_path / "m.json"
    path.write_text(
        SESSION.text({"session": {"1": head}, "events": rows, "drafts": {"1": {"a": "田中"}}}), encoding="utf-8"
    )
    with world.open(path) as store:
        erase(store, world, "田中")
    assert "田中" not in everything(tmp_path)
    assert examine(path).others == {"drafts": {"1": {"a": MARK}}}


def test_a_failure_half_way_loses_nothing_and_can_be_repeated(
    store: Any, world: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Any
) -> None:
    """Each call to the disk fails once; then either the text is all there, or all gone."""

    class Failing(disk.Calls):
        count, at = 0, 0

    def failing(name: str) -> Any:
        whole = getattr(disk.Calls, name)

        def call(self: Failing, *arguments: Any) -> Any:
            Failing.count += 1
            if Failing.count == Failing.at:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return whole(self, *arguments)

        return call

    for name in ("open", "write", "fsync", "replace", "unlink", "truncate"):
        setattr(Failing, name, failing(name))
    store.close()
    failed = 0
    for at in range(1, 200):
        with world.open(store.path) as again:
            again.commit(say("また田中花子さん"))
        Failing.count, Failing.at = 0, at
        again = world.open(store.path)
        monkeypatch.setattr(disk, "calls", Failing())
        events = len(again.events)
        try:
            erase(again, world, "田中花子")
        except StoreError:
            failed += 1
        finally:
            monkeypatch.setattr(disk, "calls", disk.Calls())
            again._files._lock._lock.release()  # and the process ends
        examined = examine(store.path)
        assert examined.verdict is Verdict.ACCEPT
        assert len(examined.rows) >= events
        with world.open(store.path) as once_more:
            if preview(once_more, "田中花子").events:
                erase(once_more, world, "田中花子")
        for file in (store.path, *file_names.backups(store.path).iterdir()):
            assert "田中花子" not in file.read_text(encoding="utf-8")
        if at > Failing.count:
            break
    assert failed > 5


def test_nothing_comes_back_from_copies(store: Any, world: Any) -> None:
    erase(store, world, "田中花子")
    store.close()
    good = store.path.read_bytes()
    store.path.write_bytes(good[: len(good) // 2])
    restore(store.path, world.clock)
    assert "田中花子" not in store.path.read_text(encoding="utf-8")
    assert len(examine(store.path).rows) == len(store.events)


@given(st.text(max_size=30), st.text(min_size=1, max_size=4))
def test_no_spelling_escapes(around: str, needle: str) -> None:
    if not fold(needle) or fold(needle) in fold(MARK):
        return
    text = f"{around}{needle}{around}"
    assert fold(needle) not in fold(Eraser(needle).cut(text))


def test_words_that_were_judged_for_papers_are_erased_as_well(store: Any, world: Any, tmp_path: Path) -> None:
    for within in ("", "田中花子さんの雪かき"):
        store.commit(i.JudgeWords(words="田中花子", verdict=Judged.HIDE, within=within))
    erase(store, world, "田中花子")
    assert "田中" not in everything(tmp_path) and "花子" not in everything(tmp_path)
    assert [j.words for j in store.state.judgements] == [MARK, MARK]
