"""What one acknowledged event costs, as ratios to a bare append and fsync in the same run.

    python bench/durability.py            # events 100, 1,000, 10,000
    python bench/durability.py --events 100 10000 --samples 300 --folder /media/stick

For each number of events: a document that holds so many, opened; then samples in turn, so that whatever else the
machine does falls on all alike: a bare append + fsync of the same line, a commit through the store, the same through
the writing thread (what the entry line waits for, and until it is durable), and stock TinyDB.
Budgets: the commit at the largest number at most 2 x the one at the smallest, and at most 3 x the bare append.
"""

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import tinydb

from chietai.meeting.intents import RaiseTrouble
from chietai.records.clock_and_ids import new_id
from chietai.records.document_format import line_of
from chietai.records.document_kind import SESSION
from chietai.records.live_session import LiveSession
from chietai.records.store import SessionStore

TEXT = "朝のごみ出しができないひとり暮らしの人がふえている"


def clock() -> datetime:
    return datetime.now(UTC)


def document(path: Path, events: int) -> None:
    """A document of so many events."""
    rows = {"1": {"type": "SessionCreated", "id": "e1", "seq": 1, "at": "2025-06-12T10:00:00Z", "session_id": "bench"}}
    for seq in range(2, events + 1):
        rows[str(seq)] = {
            "type": "TroubleRaised", "id": f"event-{seq:014d}", "seq": seq, "at": "2025-06-12T10:00:00Z",
            "entry_id": f"event-{seq:014d}", "text": f"{TEXT} {seq}", "no": seq,
        }  # fmt: skip
    head = {"format": "chietai-session", "version": "1.0", "id": "bench"}
    path.write_text(SESSION.text({"session": {"1": head}, "events": rows}), encoding="utf-8")


def timed(action: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


class Bare:
    """The floor: one write and one fsync."""

    def __init__(self, path: Path) -> None:
        self.handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.line = line_of({"type": "TroubleRaised", "id": new_id(), "text": TEXT, "seq": 9999}).encode() + b"\n"

    def append(self) -> None:
        os.write(self.handle, self.line)
        os.fsync(self.handle)


class Subject:
    """Everything that is measured at one number of events."""

    def __init__(self, folder: Path, events: int) -> None:
        self.folder, self.events = folder, events
        self.samples: dict[str, list[float]] = {}
        for name in "ab":
            document(folder / f"{name}{events}.json", events)
        self.bare = Bare(folder / f"bare{events}")
        self.store = SessionStore.open(folder / f"a{events}.json", clock=clock, new_id=new_id)
        self._durable = threading.Semaphore(0)
        self.live = LiveSession(
            SessionStore.open(folder / f"b{events}.json", clock=clock, new_id=new_id),
            on_durable=lambda seq: self._durable.release(), idle_seconds=3600,
        )  # fmt: skip

    def note(self, name: str, milliseconds: float) -> None:
        self.samples.setdefault(name, []).append(milliseconds)

    def sample(self, number: int) -> None:
        """One of each."""
        intent = RaiseTrouble(text=f"{TEXT} {number}")
        self.note("bare", timed(self.bare.append))
        self.note("commit", timed(lambda: self.store.commit(intent)))
        began = time.perf_counter()
        self.live.submit(intent)
        self.note("submit", (time.perf_counter() - began) * 1000)
        self._durable.acquire()
        self.note("durable", (time.perf_counter() - began) * 1000)

    def finish(self, stock: bool) -> dict[str, float]:
        """What would disturb the samples, and then the medians."""
        for _ in range(3):
            self.store.commit(RaiseTrouble(text=TEXT))
            self.note("checkpoint", timed(self.store.checkpoint))
        self.store.close()
        self.live.close(60)
        path = self.folder / f"a{self.events}.json"
        for _ in range(3):
            self.note("open", timed(lambda: SessionStore.open(path, clock=clock, new_id=new_id, readonly=True)))
        if stock:
            table = tinydb.TinyDB(self.folder / f"t{self.events}.json").table("events")
            table.insert_multiple({"text": TEXT, "seq": n, "id": f"event-{n:014d}"} for n in range(self.events))
            for number in range(10):
                row = {"text": TEXT, "seq": number, "id": new_id()}
                self.note("TinyDB", timed(lambda: table.insert(row)))  # noqa: B023
        return {name: statistics.median(values) for name, values in self.samples.items()}


def main() -> int:
    """Prints a table, and says whether the budgets are kept: exit code 1 when they are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--samples", type=int, default=300)
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--no-stock", action="store_true", help="leave stock TinyDB out: it takes long")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        subjects = [Subject(Path(folder), events) for events in sorted(options.events)]
        for number in range(options.samples):
            for subject in subjects:
                subject.sample(number)
        medians = {subject.events: subject.finish(not options.no_stock) for subject in subjects}
    ratios = ("commit", "durable", "submit", "TinyDB")
    print(
        f"{'events':>8} {'bare ms':>8} {' '.join(f'{name:>8}' for name in ratios)} {'checkpoint ms':>14} {'open ms':>8}"
    )
    for n, row in medians.items():
        shown = " ".join(f"{row.get(name, float('nan')) / row['bare']:8.2f}" for name in ratios)
        print(f"{n:8} {row['bare']:8.3f} {shown} {row['checkpoint']:14.1f} {row['open']:8.1f}")
    least, most = min(medians), max(medians)
    growth = medians[most]["commit"] / medians[least]["commit"]
    to_bare = medians[most]["commit"] / medians[most]["bare"]
    print("commit, durable, submit, TinyDB: as ratios to the bare append.")
    print(f"commit at {most}: {growth:.2f} x the one at {least} (budget 2), {to_bare:.2f} x the bare append (budget 3)")
    return 0 if growth <= 2 and to_bare <= 3 else 1


if __name__ == "__main__":
    sys.exit(main())
