"""Ends real writing processes by real signals, again and again, and looks at what they leave. Run by test_kill.py:

    python writer_farm.py FOLDER SIGNAL TIMES SEED

Each writer is a process of its own: `chietai append` with its standard input and output, or the writing thread of the
screens. It is forked from here only so that the libraries need not be imported 500 times. Prints one JSON object.
"""

import contextlib
import json
import os
import random
import signal
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from chietai.cli import main
from chietai.meeting.intents import OpenSession, SetProgramme, parse_intent
from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep
from chietai.meeting.refusal import Refused
from chietai.records import file_names
from chietai.records.clock_and_ids import new_id
from chietai.records.faults import Verdict
from chietai.records.live_session import LiveSession
from chietai.records.reading import examine
from chietai.records.store import SessionStore

PER_DOCUMENT = 25
LINES = 60


def clock() -> datetime:
    return datetime.now(UTC)


def new_document(path: Path) -> None:
    # An id of its own: documents of one id are versions of each other, and each would look through all before it.
    with SessionStore.create(path, f"farm-{path.stem}", clock=clock, new_id=new_id) as store:
        steps = tuple(PlannedStep(id=kind.value, kind=kind, minutes=5) for kind in (StepKind.TROUBLES, StepKind.SPREAD))
        store.commit(SetProgramme(steps=steps))
        store.commit(OpenSession())


def intents(mark: str) -> list[str]:
    """What the writer is given: entries, now and then a step (so a checkpoint), now and then something refused."""
    lines = []
    for number in range(LINES):
        if number % 9 == 4:
            lines.append(json.dumps({"kind": "step", "step": ("troubles", "spread")[number // 9 % 2]}))
        elif number % 20 == 19:
            lines.append(json.dumps({"kind": "trouble", "text": ""}))
        else:
            lines.append(json.dumps({"kind": "trouble", "text": f"{mark}-{number} 雪かきが大変です"}))
    return lines


def append_command(path: Path, given: int, output: int) -> int:
    """`chietai append` itself."""
    os.dup2(given, 0)
    os.dup2(output, 1)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    return main(["append", str(path)])


def live_session(path: Path, given: int, output: int) -> int:
    """The screens' writing thread: everything is submitted at once and acknowledged when it is durable."""

    def durable(seq: int) -> None:
        os.write(output, f"ACK {seq}\n".encode())

    store = SessionStore.open(path, clock=clock, new_id=new_id)
    live = LiveSession(store, on_durable=durable)
    with open(given, encoding="utf-8") as lines:
        for line in lines:
            with contextlib.suppress(Refused):
                live.submit(parse_intent(line))
    return 0 if live.close(10) else 1


def one_writer(path: Path, number: int, how: int, source: random.Random) -> tuple[list[int], int, bool]:
    """Starts a writer and ends it; the acknowledged numbers, its exit status, whether it was still at work."""
    give_out, give_in = os.pipe()
    tell_out, tell_in = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(give_in)
        os.close(tell_out)
        run = live_session if number % 2 and how == signal.SIGKILL else append_command
        code = 70
        try:
            code = run(path, give_out, tell_in)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        finally:
            os._exit(code)
    os.close(give_out)
    os.close(tell_in)
    os.write(give_in, "".join(f"{line}\n" for line in intents(f"w{number}")).encode())
    output = b""
    wanted = source.randrange(0, LINES - 15)  # so many are answered by every kind of writer
    while output.count(b"\n") < wanted:
        piece = os.read(tell_out, 65536)
        if not piece:
            break
        output += piece
    for _ in range(source.randrange(0, 3000)):  # a moment that differs, down to parts of a millisecond
        pass
    os.kill(child, how)
    os.close(give_in)
    while piece := os.read(tell_out, 65536):
        output += piece
    os.close(tell_out)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    whole = output[: output.rfind(b"\n") + 1].decode()
    acknowledged = [int(line.split()[1]) for line in whole.splitlines() if line.startswith("ACK ")]
    return acknowledged, status, len(acknowledged) < LINES - 6


def look(path: Path, acknowledged: dict[int, str], counts: Counter[str]) -> None:
    examined = examine(path)
    counts[f"verdict {examined.verdict}"] += 1
    if examined.verdict not in (Verdict.ACCEPT, Verdict.WARN) and not examined.torn_only:
        counts["unopenable"] += 1
    seqs = [row.event.seq for row in examined.rows]
    counts["twice"] += len(seqs) - len(set(seqs)) + len(seqs) - len({row.event.id for row in examined.rows})
    there = {row.event.seq: row.event.id for row in examined.rows}
    counts["lost"] += sum(there.get(seq) is None for seq in acknowledged)
    counts["changed"] += sum(bool(known) and there.get(seq) != known for seq, known in acknowledged.items())
    for seq in acknowledged:
        acknowledged[seq] = there.get(seq, "")


def farm(folder: Path, how: int, times: int, seed: int) -> Counter[str]:
    source = random.Random(seed)
    counts: Counter[str] = Counter(lost=0, twice=0, unopenable=0, changed=0)
    path, acknowledged = folder / "none.json", dict[int, str]()
    for number in range(times):
        if number % PER_DOCUMENT == 0:
            path, acknowledged = folder / f"m{number}.json", {}
            new_document(path)
        fresh, status, at_work = one_writer(path, number, how, source)
        acknowledged |= dict.fromkeys(fresh, "")
        counts["ended"] += 1
        counts["ended at work"] += at_work
        counts["acknowledged"] += len(fresh)
        counts[f"exit {status}"] += 1
        counts["journal left"] += file_names.journal(path).exists()
        look(path, acknowledged, counts)
    return counts


if __name__ == "__main__":
    counts_of_all = farm(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    print(json.dumps(counts_of_all))
