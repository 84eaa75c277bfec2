"""What tests about documents share: a clock that ticks, ids that repeat, a small meeting, documents made by hand."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from chietai.i18n import set_language
from chietai.meeting import intents as i
from chietai.records.clock_and_ids import seeded_ids
from chietai.records.document_kind import SESSION
from chietai.records.store import SessionStore

START = datetime(2025, 6, 12, 10, 0, tzinfo=UTC)


class World:
    """A clock and ids that give the same every time."""

    def __init__(self, seed: int = 1) -> None:
        self.now = START
        self.new_id = seeded_ids(seed)

    def clock(self) -> datetime:
        """One second later than the last time."""
        self.now += timedelta(seconds=1)
        return self.now

    def create(self, path: Path, session_id: str = "kiyose-1") -> SessionStore:
        """A new session."""
        return SessionStore.create(path, session_id, clock=self.clock, new_id=self.new_id)

    def open(self, path: Path, **more: Any) -> SessionStore:
        """A session that exists."""
        return SessionStore.open(path, clock=self.clock, new_id=self.new_id, **more)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences are compared in English."""
    set_language("en")
    yield
    set_language("ja")


@pytest.fixture
def world() -> World:
    """A fresh clock and fresh ids."""
    return World()


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A folder for documents, which does not exist yet."""
    return tmp_path / "sessions"


def twelve_events() -> dict[str, dict[str, Any]]:
    """The table of events of a small meeting."""
    texts = ["雪かきが大変", "買い物に行けない", "話し相手がいない", "ごみ出しができない", "病院が遠い", "草取り"]
    rows: dict[str, dict[str, Any]] = {}

    def add(kind: str, **fields: Any) -> None:
        seq = len(rows) + 1
        at = f"2025-06-12T10:{seq:02d}:00+09:00"
        rows[str(seq)] = {"type": kind, "id": f"e{seq}", "seq": seq, "at": at, "by": "desk", **fields}

    add("SessionCreated", session_id="kiyose-1")
    add("SessionOpened")
    for no, text in enumerate(texts, 1):
        add("TroubleRaised", entry_id=f"t{no}", text=text, no=no)
    add("OfferMade", entry_id="o1", text="ボランティアが手伝えます", trouble_id="t1", table=2)
    add("VotesCounted", entry_id="t1", votes=7)
    add("TroublePicked", entry_id="t1")
    add("PromiseMade", entry_id="p1", text="名簿を作る", who="山田", due="2025-07-01")
    return rows


def tables(events: dict[str, Any] | None = None, **header: Any) -> dict[str, Any]:
    """A whole document as data."""
    row = {"format": "chietai-session", "version": "1.0", "id": "kiyose-1", "council": "清瀬", "events": 12, **header}
    return {"session": {"1": row}, "events": twelve_events() if events is None else events}


@pytest.fixture
def good_text() -> str:
    """The text of a sound document of twelve events."""
    return SESSION.text(tables())


@pytest.fixture
def make_tables() -> Callable[..., dict[str, Any]]:
    """See `tables`."""
    return tables


@pytest.fixture
def say() -> Callable[..., i.Intent]:
    """An intent that brings an entry."""
    return lambda text, **more: i.RaiseTrouble(text=text, **more)
