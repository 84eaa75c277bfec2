"""An erasure of a whole council while the disk refuses: each document is whole, and the same command ends the work."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from chietai.meeting import intents as i
from chietai.meeting.model import Council, Member
from chietai.records import disk
from chietai.records.clock_and_ids import now, seeded_ids
from chietai.records.erase_everywhere import erase_everywhere, reach_of
from chietai.records.erasure_scope import scope_of
from chietai.records.faults import Verdict
from chietai.records.reading import examine
from chietai.records.store import SessionStore

CALLS = ("open", "write", "fsync", "replace", "unlink", "truncate")
NAME = "髙橋　和夫"


def make(home: Path) -> None:
    for number, name in enumerate(("2026-髙橋さん-a.json", "b.json")):
        path = home / "sessions" / name
        with SessionStore.create(path, f"s{number}", clock=now, new_id=seeded_ids(number)) as store:
            store.commit(i.DescribeCouncil(council=Council(name="協議体")))
            store.commit(i.RegisterMember(member=Member(id=NAME, name=NAME)))
            store.commit(i.RaiseTrouble(text="高橋さんの雪かき"))
    (home / "summaries").mkdir()
    (home / "summaries" / "髙橋和夫.md").write_text("高橋・和夫", "utf-8")
    shutil.copy(home / "sessions" / "b.json", home / "sessions" / "b.json.bak")


def erase(home: Path) -> bool:
    """Whether nothing failed."""
    path = sorted((home / "sessions").glob("*.json"))[0]
    scope = scope_of(path, "髙橋和夫", [home])
    if not reach_of(scope, scope.eraser, [home]):
        return True
    return not erase_everywhere(scope, scope.eraser, [home], clock=now, new_id=seeded_ids(9)).failed


def traces(home: Path) -> list[str]:
    texts = [
        (str(p), str(p.relative_to(home)) + (p.read_text("utf-8") if p.is_file() else "")) for p in home.rglob("*")
    ]
    return [name for name, text in texts if any(part in text for part in ("髙橋", "高橋", "和夫"))]


def test_each_call_fails_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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

    for name in CALLS:
        setattr(Failing, name, failing(name))
    make(tmp_path / "made")
    refused = at = 0
    while at <= Failing.count:
        at += 3
        home = tmp_path / f"home{at}"
        shutil.copytree(tmp_path / "made", home)
        Failing.count, Failing.at = 0, at
        with monkeypatch.context() as patched:
            patched.setattr(disk, "calls", Failing())
            refused += not erase(home)
        for path in (home / "sessions").glob("*.json"):
            assert examine(path).verdict is Verdict.ACCEPT, at
            assert len(examine(path).rows) in (4, 5)
        assert erase(home), at
        assert traces(home) == [], at
        assert len(list((home / "sessions").glob("*.json"))) == 2
        shutil.rmtree(home)
    assert refused > 5
