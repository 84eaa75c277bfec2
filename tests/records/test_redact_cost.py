"""What an erasure reads, folds and goes through: each document once, however many stages need it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chietai.cli import main
from chietai.meeting import intents as i
from chietai.meeting.model import Council, Member
from chietai.records import erased_values, reading, store
from chietai.records.erase_everywhere import erase_everywhere
from chietai.records.erasure_scope import scope_of
from chietai.records.reading import examine

NAME = "霧島　康太"


@pytest.fixture
def make(world: Any, home: Path) -> Callable[[str], Path]:
    """Writes a small document of one council with the person on its list."""

    def document(name: str) -> Path:
        path = home / "sessions" / f"{name}.json"
        with world.create(path, name) as store:
            store.commit(i.DescribeCouncil(council=Council(name="協議体")))
            store.commit(i.RegisterMember(member=Member(id="m1", name=NAME, reading="きりしま　こうた")))
            for n in range(8):
                store.commit(i.RaiseTrouble(text=f"霧島さんの件{n}"))
        return path

    return document


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a document was read, folded, and an event gone through."""
    counts: Counter[str] = Counter()

    def count(place: Any, name: str) -> None:
        whole = getattr(place, name)

        def noted(*arguments: Any, **more: Any) -> Any:
            counts[name] += 1
            return whole(*arguments, **more)

        monkeypatch.setattr(place, name, noted)

    count(reading, "_examined")
    count(reading, "fold")
    count(store, "fold")
    count(erased_values.ValueEraser, "row")
    return counts


@pytest.mark.parametrize("text", ["霧島康太", "さんの件"])
def test_a_document_is_read_and_gone_through_once(make: Any, counted: Counter[str], text: str) -> None:
    events = len(examine(make("m")).rows)
    counted.clear()
    assert main(["redact", "m", text, "--yes"]) == 0
    assert counted["_examined"] == 1
    assert counted["fold"] == 2  # before it, and after
    assert counted["row"] == events


def test_what_came_into_a_document_meanwhile_is_erased_too(make: Any, world: Any, home: Path) -> None:
    path = make("m")
    scope = scope_of(path, "霧島康太", [home])
    assert scope.erased(path, scope.eraser).changed
    with world.open(path) as store:
        store.commit(i.RaiseTrouble(text="康太さんが来た"))
    outcome = erase_everywhere(scope, scope.eraser, [home], clock=world.clock, new_id=world.new_id)
    assert outcome.documents == [path]
    text = "".join(p.read_text("utf-8") for p in (home / "sessions").rglob("*") if p.is_file())
    assert "康太" not in text
    assert "さんが来た" in text


def test_what_a_journal_alone_holds_is_erased_too(make: Any, world: Any, home: Path) -> None:
    path = make("m")
    scope = scope_of(path, "霧島康太", [home])
    left = world.open(path)
    left.commit(i.RaiseTrouble(text="康太さんが来た"))
    left.release()  # as a program that died leaves it
    assert "康太" in path.with_suffix(".journal").read_text("utf-8")
    erase_everywhere(scope, scope.eraser, [home], clock=world.clock, new_id=world.new_id)
    text = "".join(p.read_text("utf-8") for p in (home / "sessions").rglob("*") if p.is_file())
    assert "康太" not in text
    assert "さんが来た" in text


def test_each_document_of_the_council_is_read_once(make: Any, counted: Counter[str]) -> None:
    for n in range(4):
        make(f"m{n}")
    counted.clear()
    assert main(["redact", "m0", "霧島康太", "--yes"]) == 0
    assert counted["_examined"] == 4


def test_copies_and_records_of_other_councils_without_it_are_not_kept_in_mind(
    make: Any, world: Any, home: Path, counted: Counter[str]
) -> None:
    path = make("m")
    for n in range(4):
        with world.create(home / "sessions" / f"o{n}.json", f"o{n}") as other:
            other.commit(i.DescribeCouncil(council=Council(name="別の協議体")))
            other.commit(i.RaiseTrouble(text="霧島康太さんの件" if n == 3 else "バスがない"))
    counted.clear()
    scope = scope_of(path, "霧島康太", [home])
    assert counted["_examined"] == 1 + 4 + 1  # once to know that they are whole, and the one that holds it again
    assert scope.elsewhere == [home / "sessions" / "o3.json"]
    assert list(scope.documents) == [path]
