"""What counts as a failure of a command: how it ended, what it said, what it wrote, what it touched.

The rules are those of the guides: a command ends, with 0, 1 or 2; it says in one line of the user's language why it
refused; it never shows a traceback; no document tells a terminal, a page or a spreadsheet what to do.
"""

import csv
import hashlib
import io
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from tests.odd.forked_commands import Run

_LEFT_SCREEN = b"\x1b[?1049l"
_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][0-9A-B]|\x1b[78=>]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TOLD_TERMINAL = re.compile(rb"\x1b[\]P_^X][^\x07\x1b]*(?:ODD|T0RE)|\x9d0;ODD")
_KANA = re.compile("[\u3041-\u30ff]")
_BROKEN_PIPE = 141
_UNREADABLE = re.compile("[?\ufffd]{4}")
_CRASHED = ("Traceback (most", "Traceback ", "思わぬ不具合", "Something unexpected happened")


def complaints(
    run: Run,
    *,
    language: str = "ja",
    encoding: str = "utf-8",
    silent: bool = False,
    broken_pipe: bool = False,
    answers_on_output: bool = False,
) -> Iterator[tuple[str, str]]:
    """What is wrong with the way in which a command ended and with what it said.

    `language` is `ja`, `en` or, where both are right, empty. `silent`: standard error reaches nobody.
    `answers_on_output`: a refusal may be told by a line NACK.
    """
    if run.hung:
        yield "hang", f"killed after {run.seconds:.0f} s: {last_words(run)}"
        return
    everything = run.out + run.err
    text = run.out.decode(encoding, "replace") + run.err.decode(encoding, "replace")
    crashed = next((sign for sign in _CRASHED if sign in text), None)
    if crashed:
        yield "crash", last_words(run, 300)
    if run.code < 0:
        yield "signal", f"ended by signal {-run.code}"
    elif run.code not in (0, 1, 2, *([_BROKEN_PIPE] if broken_pipe else [])) and not crashed:
        yield "exit code", f"{run.code}: {last_words(run)}"
    if _TOLD_TERMINAL.search(everything):
        yield "escape", f"the terminal was told {_TOLD_TERMINAL.search(everything)!r}"
    if run.code == 0 and run.screen and not run.shown:
        yield "no screen", last_words(run)
    unreadable = _UNREADABLE.search(text) if run.argv[:1] != ("events",) else None
    if unreadable:
        yield "question marks", text[max(0, unreadable.start() - 60) : unreadable.end() + 30]
    if not run.screen:
        for stream, content in (("output", run.out), ("error", run.err)):
            decoded = content.decode(encoding, "replace").replace("\r\n", "\n")
            odd = _CONTROLS.search(decoded)
            if odd:
                around = decoded[max(0, odd.start() - 30) : odd.start() + 30]
                yield "escape", f"standard {stream} has {odd.group()!r} in {around!r}"
    if run.code in (1, 2) and not crashed and not silent and not (answers_on_output and b"NACK" in run.out):
        lines = said(run, encoding)
        if len(lines) != 1:
            yield "sentence", f"exit code {run.code} and {len(lines)} lines: {' / '.join(lines)[:300]}"
        elif language and bool(_KANA.search(lines[0])) != (language == "ja"):
            yield "language", lines[0][:200]


def said(run: Run, encoding: str = "utf-8") -> list[str]:
    """The lines of standard error; of a screen, those after it was left."""
    content = run.err if not run.screen else _SEQUENCE.sub(b"", run.out.rpartition(_LEFT_SCREEN)[2])
    return [line for line in content.decode(encoding, "replace").splitlines() if line.strip()]


def last_words(run: Run, most: int = 160) -> str:
    """The end of what a command said."""
    return " / ".join(said(run) or run.out.decode("utf-8", "replace").splitlines()[-3:])[-most:]


def spoilt_papers(folder: Path) -> Iterator[tuple[str, str]]:
    """Papers that run scripts, begin a cell with a formula, or hold controls."""
    if not folder.is_dir():
        return
    for paper in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = paper.read_text("utf-8-sig", "replace").replace("\r\n", "\n")
        odd = _CONTROLS.search(text)
        if odd:
            yield "escape", f"{paper.suffix} has {odd.group()!r}"
        if paper.suffix == ".html" and re.search("<script>alert|<img src=x|href=.javascript:", text):
            yield "script", "the page would run what the document says"
        if paper.suffix == ".csv":
            csv.field_size_limit(len(text) + 1)
            cells = (cell for row in csv.reader(io.StringIO(text)) for cell in row)
            formula = next((cell for cell in cells if re.match(r"[=@+]|-[^0-9 ]", cell.lstrip())), None)
            if formula is not None:
                yield "script", f"a cell begins with a formula: {formula[:60]!r}"


def noted_crashes(home: Path) -> Iterator[tuple[str, str]]:
    """Crashes that were written into a file and told to nobody, or told in a sentence."""
    for path in sorted(home.rglob("*")):
        if path.suffix in (".log", ".txt") and path.is_file() and "Traceback" in path.read_text("utf-8", "replace"):
            lines = [line.strip() for line in path.read_text("utf-8", "replace").splitlines() if line.strip()]
            frames = [line for line in lines if line.startswith("File ") and "/chietai/" in line]
            errors = [line for line in lines if re.match(r"[\w.]*(Error|Exception|Interrupt)", line)] or lines
            yield "crash", f"{errors[-1][:160]}, in {frames[-1].rpartition('/chietai/')[2] if frames else path.name}"
            path.unlink()


def snapshot(folder: Path, *, all_files: bool = False) -> dict[str, str]:
    """What lies under a folder, without opening a pipe: names, and hashes of what the files hold. The small files that
    begin with a dot are about who has the meeting open, and count only among `all_files`."""
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(parent) / name
            relative = path.relative_to(folder).as_posix()
            if not all_files and any(part.startswith(".") for part in relative.split("/")):
                continue
            mode = path.lstat().st_mode
            if stat.S_ISREG(mode):
                found[relative] = f"file {hashlib.sha256(path.read_bytes()).hexdigest()}"
            elif stat.S_ISLNK(mode):
                found[relative] = f"link to {path.readlink()}"
            elif not stat.S_ISDIR(mode):
                found[relative] = f"special {stat.S_IFMT(mode)}"
            elif all_files:
                found[relative] = "folder"
    return found
