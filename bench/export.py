"""What exporting a meeting of 300 entries costs, as a ratio to an empty Textual app in the same run.

Both are whole processes: the floor imports Textual, shows one word without a terminal and leaves; ours is
`chietai export` with all three kinds of documents, from the stored document to the files on the disk. They take turns,
so that a machine that slows down slows both. Also printed: the export alone, in a process that is warm.

    python bench/export.py [--runs N]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("READY-TO-READ")
    def on_ready(self):
        self.exit()
Empty().run(headless=True)
"""
ENTRIES = 300


def seconds(command: list[str], home: Path) -> float:
    """The wall time of a whole process."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "CHIETAI_HOME": str(home)})
    return time.perf_counter() - started


def meeting(home: Path) -> tuple[Path, int]:
    """A rehearsed meeting with at least 300 entries, and how many it has."""
    from chietai.records.clock_and_ids import new_id
    from chietai.records.store import SessionStore

    for events in range(300, 3000, 50):
        out = home / f"events-{events}"
        command = [sys.executable, "-m", "chietai", "rehearse", "--members", "24", "--tables", "5", "--seed", "7"]
        seconds([*command, "--events", str(events), "--out", str(out)], home)
        path = next(out.glob("*.json"))
        store = SessionStore.open(path, clock=lambda: datetime.now(UTC), new_id=new_id, readonly=True)
        if len(store.state.entries) >= ENTRIES:
            return path, len(store.state.entries)
    raise SystemExit("no rehearsal had so many entries")


def warm(path: Path, home: Path, runs: int) -> tuple[float, float]:
    """Medians in this process: reading the document, and making and writing all documents."""
    from chietai.records.clock_and_ids import new_id
    from chietai.records.store import SessionStore
    from chietai.reports.export_documents import Kind, export
    from chietai.reports.summary import Level

    reading, writing = [], []
    for _ in range(runs + 1):
        started = time.perf_counter()
        store = SessionStore.open(path, clock=lambda: datetime.now(UTC), new_id=new_id, readonly=True)
        read = time.perf_counter()
        export(store.state, home / "warm", list(Kind), Level.PUBLIC, force=True)
        reading.append(read - started)
        writing.append(time.perf_counter() - read)
    return statistics.median(reading[1:]), statistics.median(writing[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        path, entries = meeting(home)
        empty = [sys.executable, "-c", EMPTY]
        export = [sys.executable, "-m", "chietai", "export", str(path), "--to", "md,html,csv", "--force"]
        ours = [*export, "--out", str(home / "out")]
        for command in (empty, ours):  # warm the disk's cache, and compile what is not compiled yet
            seconds(command, home)
        pairs = [(seconds(empty, home), seconds(ours, home)) for _ in range(runs)]
        a, b = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
        ratio = statistics.median(y / x for x, y in pairs)
        print(f"an empty Textual app, headless       {a:7.0f} ms")
        print(f"chietai export, {entries} entries, 8 files  {b:7.0f} ms   ratio {ratio:.2f}")
        reading, writing = (value * 1000 for value in warm(path, home, runs))
        print(f"in a warm process: reading {reading:.0f} ms, making and writing 8 public documents {writing:.0f} ms")


if __name__ == "__main__":
    main()
