"""From command to first full frame, as a ratio to an empty Textual app in the same run.

Every run is a whole process in a pseudo-terminal of 80x24 with a home of its own; the clock stops when the awaited text
has been painted. The two commands take turns, so that a machine that slows down slows both. Also printed: opening a
meeting of 10,000 events beside opening one of 60, and the installed size of the packages beyond Textual's own.

    python bench/startup.py [--runs N]
"""

import argparse
import fcntl
import importlib.metadata
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("READY-TO-READ")
Empty().run()
"""
PYTHON = sys.executable
MOST_SECONDS = 60.0
FEW, MANY = 60, 10_000
"""Events; with fewer than 40 a meeting is still being prepared, which is another screen."""


def first_frame(command: list[str], awaited: str, home: Path) -> float:
    """Seconds from starting `command` until `awaited` stands on its screen. The process is killed then."""
    own = tempfile.mkdtemp(dir=home)  # a practice meeting is named after the second in which it is made
    started = time.perf_counter()
    child, master = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", CHIETAI_HOME=own)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        os.chdir(home)
        os.execv(command[0], command)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    try:
        while awaited.encode() not in seen:
            left = MOST_SECONDS - (time.perf_counter() - started)
            if left <= 0 or not select.select([master], [], [], left)[0]:
                raise SystemExit(f"{command}: {awaited!r} did not appear\n{seen[-3000:].decode(errors='replace')}")
            seen += os.read(master, 65536)
        return time.perf_counter() - started
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(master)


def compare(title: str, floor: tuple[list[str], str], ours: tuple[list[str], str], home: Path, runs: int) -> None:
    """Runs both in turn and prints medians and the median of the ratios pair by pair."""
    for command, awaited in (floor, ours):  # warm the disk's cache, and compile what is not compiled yet
        first_frame(command, awaited, home)
    pairs = [(first_frame(*floor, home), first_frame(*ours, home)) for _ in range(runs)]
    a, b = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(y / x for x, y in pairs)
    print(f"{title:44} {a * 1000:7.0f} ms {b * 1000:7.0f} ms   ratio {ratio:.2f}   more by {(b - a) * 1000:.0f} ms")


def installed_size() -> None:
    """Prints the number and the size of the packages that Chietai adds to Textual's own."""

    def needed(name: str, seen: set[str]) -> set[str]:
        from packaging.requirements import Requirement

        for text in importlib.metadata.requires(name) or []:
            requirement = Requirement(text)
            if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
                continue
            key = requirement.name.lower().replace("_", "-")
            if key not in seen:
                seen.add(key)
                needed(key, seen)
        return seen

    def size(name: str) -> int:
        files = importlib.metadata.files(name) or []
        paths = [Path(str(file.locate())) for file in files if file.suffix != ".pyc"]
        return sum(path.stat().st_size for path in paths if path.is_file())

    ours = sorted(needed("chietai", set()) - needed("textual", {"textual"}) - {"textual"})
    sizes = {name: size(name) / 1e6 for name in ours}
    print(f"packages beyond Textual's own: {len(ours)}, {sum(sizes.values()):.1f} MB")
    print("  " + ", ".join(f"{name} {mb:.1f}" for name, mb in sorted(sizes.items(), key=lambda pair: -pair[1])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    chietai = [PYTHON, "-m", "chietai"]
    empty = ([PYTHON, "-c", EMPTY], "READY-TO-READ")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for events in (FEW, MANY):
            command = [*chietai, "rehearse", "--members", "24", "--tables", "5", "--seed", "7"]
            out = home / f"events-{events}"
            subprocess.run([*command, "--events", str(events), "--out", str(out)], check=True, capture_output=True)
        small, large = (str(next((home / f"events-{events}").glob("*.json"))) for events in (FEW, MANY))
        print(f"{'':44} {'floor':>10} {'ours':>10}")
        compare("home screen / an empty Textual app", empty, ([*chietai], "F1"), home, runs)
        compare("demo / an empty Textual app", empty, ([*chietai, "demo"], "F8"), home, runs)
        compare(
            f"open {MANY:,} events / open {FEW} events",
            ([*chietai, "open", small], "F2"),
            ([*chietai, "open", large], "F2"),
            home,
            max(3, runs // 2),
        )
    installed_size()


if __name__ == "__main__":
    main()
