"""What each command costs by the size of the document: seconds of the processor and the largest memory of its process.

    python bench/commands.py                                    # 1,000, 10,000 and 39,900 events, all shapes: long
    python bench/commands.py --quick                            # 1,000 and 10,000 events of a usual meeting
    python bench/commands.py --shapes usual merges --commands check open --sizes 1000 10000

Every document is made by `decide` and `apply`, in a process of its own, and every command is a process of its own in a
home of its own; those with screens run in a pseudo-terminal of 80x24 until the awaited text is painted, and are killed
then. Seconds are those of the processor (user and system), so that other work on the machine does not count. A start of
the bare interpreter, and `json.loads` of the same file, are measured in the same run: the table also gives the ratio
to the latter.

Printed: a table of Markdown for each shape, and what is out of bounds: a growth worse than linear (more than 13 times
for ten times as much, the start of the interpreter taken off), more than 10 s or 600 MB; beyond the limits also
anything but one sentence. A document of a million events takes minutes to make.
"""

import argparse
import fcntl
import itertools
import json
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # nothing of the program is imported here: a child begins with the memory of its parent
    from chietai.meeting.base import Event, Intent

NOW = datetime(2026, 10, 15, 13, 30, tzinfo=timezone(timedelta(hours=9)))
PYTHON = sys.executable
MOST_SECONDS = 120.0
MOST_MEMORY = 6 * 1024**3  # bytes of address space: a command that asks for more is stopped
CALM = 8  # looks, 0.05 s apart, in which a process with a screen does nothing, until it counts as being up
BOUND_SECONDS, BOUND_MB, BOUND_GROWTH, BOUND_EVENTS = 10.0, 600.0, 13.0, 40_000
SIZES = (1_000, 10_000, 39_900)
"""The largest is just within the limits, with room for what the commands add."""
TEXT = "坂の上の団地では、バス停まで歩けない人が買い物に行けず、食事がかたよっている"
COUNCIL = "清水台協議体"
NAME = "砧 大藏"
"""Of one member: the person who is erased."""
PEOPLE = 24

# -- the documents ---------------------------------------------------------------------------------------------------

Intents = Generator["Intent | Callable[[dict[str, Any]], Event]", str, None]
"""What happens, one after the other; each time the id of the event comes back. An event that changes nothing in the
end, and would take long to be decided, is made at once, of its envelope."""


def members(count: int, known: int = 0) -> Intents:
    """A list of members, all of them here, from the one after `known` on."""
    from chietai.meeting import intents as i
    from chietai.meeting.kinds import Presence
    from chietai.meeting.model import Member

    surnames, given = (
        ["相原", "青木", "秋山", "浅野", "安藤", "石井", "上田", "大野", "岡本", "小川"],
        ["節子", "正", "和子", "清", "幸子", "茂", "洋子", "実"],
    )
    for n in range(known, count):
        name = NAME if n == 7 else f"{surnames[n % 10]} {given[n // 10 % 8]}{'' if count <= 80 else n}"
        member = Member(id=f"m{n}", name=name, organisation=f"団体{n % 12}", number=str(n + 1))
        yield i.RegisterMember(member=member)
        yield i.MarkAttendance(member=member.id, presence=Presence.PRESENT)


def beginning() -> Intents:
    """A session is created, described and opened."""
    from chietai.meeting import intents as i
    from chietai.meeting.kinds import StepKind
    from chietai.meeting.model import Council, Details, PlannedStep

    yield i.CreateSession(session_id="bench")
    yield i.DescribeCouncil(council=Council(name=COUNCIL))
    yield i.DescribeSession(details=Details(title="第三回", date=NOW.date(), place="集会所"))
    yield i.SetProgramme(steps=tuple(PlannedStep(id=kind.value, kind=kind, minutes=14) for kind in StepKind))
    yield from members(PEOPLE)
    yield i.EnterStep(step="troubles")


def drawn(people: int) -> Intents:
    """A draw of that many people into tables of six."""
    from chietai.lottery import draw, table_sizes
    from chietai.lottery.types import CURRENT_VERSION, DrawRequest, Person
    from chietai.meeting import intents as i

    everybody = tuple(Person(f"m{n}") for n in range(people))
    request = DrawRequest(everybody, table_sizes(people, tables=max(2, people // 6)), seed="1")
    yield i.RecordDraw(tables=draw(request).tables, request=request, seed="1", version=CURRENT_VERSION)


def said(n: int, about: str) -> "Intent":
    """What is said as number `n`: of all kinds, by their share in a meeting, answers to the trouble `about`."""
    from chietai.meeting import intents as i

    text, table = f"{TEXT}（{n}）", n % 4 + 1
    match n % 10:
        case 0 | 1 | 2:
            return i.RaiseTrouble(text=text, member=f"m{n % PEOPLE}")
        case 3 | 4:
            return i.MakeOffer(text=text, trouble=about, table=table)
        case 5 | 6:
            return i.ShareWisdom(text=text, trouble=about, table=table)
        case 7:
            return i.VoiceHope(text=text, trouble=about, table=table)
        case 8:
            return i.TellCase(text=text, table=table)
        case _:
            return i.MakePromise(text=text, who="区長", due=NOW.date(), member=f"m{n % PEOPLE}")


def usual() -> Intents:
    """A meeting stretched as far as the limits go: of 22 events four bring an entry, the others go on with them."""
    from chietai.meeting import intents as i
    from chietai.meeting.kinds import Overlay, Presence

    yield from beginning()
    yield from drawn(PEOPLE)
    steps, n, spoken = ["rounds", "report", "spread", "troubles"], 0, 0
    first = yield i.RaiseTrouble(text=f"{TEXT}と、{NAME}さんが話していた")
    yield i.PickTrouble(entry=first)
    troubles: list[str] = []
    while True:
        for _ in range(3):
            entry = yield said(spoken, first)
            if spoken % 10 < 3:
                troubles.append(entry)
            spoken += 1
        for again in range(6):
            yield i.ReviseEntry(entry=entry, text=f"{TEXT}。直した（{n}の{again}）")
        yield i.CountVotes(entry=troubles[-1], votes=n % PEOPLE)
        yield i.StartTurn(table=n % 4 + 1, seconds=60)
        yield i.ExtendTimer(seconds=60)
        yield i.EndTurn()
        yield i.TakeNote(text=f"あとで聞く（{n}）")
        for _ in range(2):
            yield i.Undo()
            yield i.Redo()
        yield i.Undo()
        yield i.MarkAttendance(member=f"m{n % PEOPLE}", presence=Presence.LEFT)
        yield i.MarkAttendance(member=f"m{n % PEOPLE}", presence=Presence.PRESENT)
        if len(troubles) > 4:
            yield i.MergeEntries(into=troubles[0], merged=(troubles[1],))
            del troubles[:2]
        else:
            yield i.ShowOverlay(overlay=Overlay.CURTAIN)
            yield i.ShowOverlay(overlay=Overlay.NONE)
        if n % 20 == 0:
            yield i.EnterStep(step=steps[n // 20 % 4])
        n += 1


def entries() -> Intents:
    """Nothing but troubles."""
    from chietai.meeting import intents as i

    yield from beginning()
    n = 0
    while True:
        n += 1
        yield i.RaiseTrouble(text=f"{TEXT}（{n}）")


def full() -> Intents:
    """As many entries as there may be of that many events; of ten events seven correct one of them."""
    from chietai.meeting import intents as i

    yield from beginning()
    n = 0
    while True:
        said = []
        for _ in range(3):
            n += 1
            said.append((yield i.RaiseTrouble(text=f"{TEXT}（{n}）")))
        for again in range(7):
            yield i.ReviseEntry(entry=said[again % 3], text=f"{TEXT}。直した（{n}の{again}）")


def steps() -> Intents:
    """From step to step, and back."""
    from chietai.meeting import intents as i

    yield from beginning()
    while True:
        yield i.EnterStep(step="rounds")
        yield i.EnterStep(step="troubles")


def chain() -> Intents:
    """Each trouble is laid under the next one."""
    from chietai.meeting import intents as i

    yield from beginning()
    under = yield i.RaiseTrouble(text=TEXT)
    n = 1
    while True:
        n += 1
        over = yield i.RaiseTrouble(text=f"{TEXT}（{n}）")
        yield i.MergeEntries(into=over, merged=(under,))
        under = over


def crowd() -> Intents:
    """Nothing but members, each put on the list and marked as here."""
    yield from beginning()
    yield from members(1_000_000, known=PEOPLE)


def long_texts() -> Intents:
    """Entries with the longest texts that the gate lets through."""
    from chietai.meeting import intents as i

    yield from beginning()
    n = 0
    while True:
        n += 1
        yield i.RaiseTrouble(text=f"{n} {TEXT * 60}"[:2000])


def undoing() -> Intents:
    """One entry is corrected over and over, and then all of that is taken back and brought back, one by one."""
    from chietai.meeting import intents as i

    yield from beginning()
    entry = yield i.RaiseTrouble(text=TEXT)
    n = 0
    while True:
        for _ in range(3_000):
            n += 1
            yield i.ReviseEntry(entry=entry, text=f"{TEXT}（{n}）")
        for _ in range(3_000):
            yield i.Undo()
        for _ in range(3_000):
            yield i.Redo()


def undoing_old() -> Intents:
    """What was said long ago is taken back and brought back, again and again."""
    from chietai.meeting import intents as i
    from chietai.meeting.history import EventRedone, EventUndone

    yield from beginning()
    first = yield i.RaiseTrouble(text=TEXT)
    entry = yield i.RaiseTrouble(text=TEXT)
    n = 0
    while True:
        n += 1
        yield i.ReviseEntry(entry=entry, text=f"{TEXT}（{n}）")
        yield lambda envelope: EventUndone(target=first, **envelope)
        yield lambda envelope: EventRedone(target=first, **envelope)


class Shape(NamedTuple):
    """A kind of document, the numbers of events in which it is made, and the most of them within the limits."""

    intents: Callable[[], Intents]
    sizes: tuple[int, ...] = SIZES
    within: int = BOUND_EVENTS


SHAPES: dict[str, Shape] = {
    "usual": Shape(usual),
    "entries": Shape(entries, (1_000, 10_000, 11_900, 20_000), within=12_000),
    "full": Shape(full, (1_000, 10_000, 20_000), within=20_000),
    "steps": Shape(steps, (200, 2_000, 20_000), within=2_000),
    "chain": Shape(chain, (400, 4_000, 24_000), within=4_000),  # a merge for each entry
    "members": Shape(crowd, (1_000, 10_000, 200_000), within=10_000),  # two events for each
    "long": Shape(long_texts, (48, 480, 3_900, 8_000), within=490),  # 3 MB, 24 MB and 50 MB
    "undoing": Shape(undoing),
    "undoing-old": Shape(undoing_old),
    "million": Shape(entries, (1_000_000,), within=12_000),
}
"""Some go beyond the limits at their largest size: there one sentence is awaited instead of a result."""


def build(shape: str, size: int, path: Path) -> None:
    """Writes the document of `size` events of `shape`; beside it a second version that lacks the last events."""
    from rpds import HashTrieMap, HashTrieSet

    from chietai.meeting.session_document import header
    from chietai.meeting.state import Stamp, State, evolve
    from chietai.meeting.transitions import apply, decide
    from chietai.records.document_format import Row, dump_event
    from chietai.records.document_kind import SESSION

    state, rows, at = State(), {}, NOW
    slim = size > BOUND_EVENTS
    intents = SHAPES[shape].intents()
    intent = next(intents)
    for seq in range(1, size + 1):
        at += timedelta(milliseconds=700)
        stamp = Stamp(id=f"e{seq:09d}", at=at)
        if callable(intent):
            event = intent(stamp.on(state))
            state = evolve(state, last_seq=event.seq)
        else:
            event = decide(state, intent, stamp)
            state = apply(state, event)
        intent = intents.send(event.id)
        # No limit holds here, and the states before are not needed where nothing is undone.
        state = evolve(state, tally=HashTrieMap())
        if shape not in ("usual", "undoing", "undoing-old"):
            state = evolve(state, link=None, ids=HashTrieSet())
        rows[str(seq)] = dump_event(event) if slim else Row.of(event)

    def write(path: Path, upto: int) -> None:
        some = dict(list(rows.items())[:upto])
        head = header(state, upto, at.isoformat())
        path.write_text(SESSION.text({"session": {"1": head}, "events": some}), encoding="utf-8")

    write(path, size)
    if not slim:
        write(path.with_suffix(".other"), size - 20)


# -- the commands ----------------------------------------------------------------------------------------------------


class Command(NamedTuple):
    """One command: its arguments (`{doc}` and `{other}` stand for files), what it reads, what it waits to see."""

    arguments: tuple[str, ...]
    stdin: str = ""
    awaited: str = ""


COMMANDS: dict[str, Command] = {
    "check": Command(("check", "{doc}")),
    "list": Command(("list",)),
    "events": Command(("events", "{doc}")),
    "open": Command(("open", "{doc}"), awaited="F2"),
    "replay": Command(("replay", "{doc}"), awaited="F2"),
    "stage": Command(("stage", "{doc}"), awaited=COUNCIL),  # on the wall at each step
    "export md": Command(("export", "{doc}", "--to", "md", "--out", "{home}", "--force")),
    "export html": Command(("export", "{doc}", "--to", "html", "--out", "{home}", "--force")),
    "export csv": Command(("export", "{doc}", "--to", "csv", "--out", "{home}", "--force")),
    "export public": Command(("export", "{doc}", "--to", "md", "--level", "public", "--out", "{home}", "--force")),
    "append": Command(("append", "{doc}"), stdin='{"kind": "trouble", "text": "バスがない"}\n'),
    "restore --list": Command(("restore", "{doc}", "--list")),
    "restore": Command(("restore", "{doc}", "--copy")),
    "join": Command(("restore", "{other}", "--join", "{doc}")),
    "verify": Command(("verify", "{doc}")),
    "draw": Command(("draw", "{people}", "--size", "6", "--seed", "1", "--history", "{sessions}")),
    "redact text": Command(("redact", "{doc}", "買い物", "--yes", "--only")),
    "redact person": Command(("redact", "{doc}", NAME, "--yes")),
}
FLOORS = {
    "bare start": "pass",
    "json.loads": "import json, sys; json.loads(open(sys.argv[1], encoding='utf-8').read())",
}


REFUSED = re.compile(r"(exit 1: |(?!exit|over|ended))[^\r\n]+")
"""How a command ends that refuses: with one line."""


class Cost(NamedTuple):
    """What a process took: seconds of the processor, megabytes at its peak, and how it ended ("" when as awaited)."""

    seconds: float
    mb: float
    end: str = ""


def limited() -> None:
    """In the child: no more memory than is allowed."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def waited(pid: int, end: str = "") -> Cost:
    """The cost of the child `pid`, once it has ended."""
    _pid, status, usage = os.wait4(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, end or (f"exit {code}" if code > 0 else ""))


def run(argv: list[str], env: Mapping[str, str], stdin: str = "") -> Cost:
    """A process without a terminal, to its end. What it says goes to `output` in its home."""
    output = Path(env["CHIETAI_HOME"]) / "output"
    with output.open("wb") as out, tempfile.TemporaryFile() as given:
        given.write(stdin.encode())
        given.seek(0)
        child = subprocess.Popen(argv, stdin=given, stdout=out, stderr=out, env=dict(env), preexec_fn=limited)
        killer = threading.Timer(MOST_SECONDS, child.kill)
        killer.start()
        cost = waited(child.pid)
        late = not killer.is_alive()
        killer.cancel()
        child.returncode = 0  # it is reaped: Popen need not look for it
    text = output.read_text("utf-8", "replace").strip()
    if late:
        return cost._replace(end=f"over {MOST_SECONDS:.0f} s")
    return cost._replace(end=f"{cost.end}: {text[-300:]}" if cost.end else "")


def ticks(pid: int) -> tuple[str, int]:
    """The state of a process ("S" when it waits) and its time of the processor so far, in ticks."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return fields[0], int(fields[11]) + int(fields[12])


def run_until(argv: list[str], env: Mapping[str, str], awaited: str) -> Cost:
    """A process in a pseudo-terminal until `awaited` is painted and the process waits for a key."""
    started, seen, end = time.perf_counter(), b"", ""
    child, master = pty.fork()
    if child == 0:
        limited()
        os.execve(argv[0], argv, {**env, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    calm, before = 0, ("", -1)
    while awaited.encode() not in seen or calm < CALM:
        if time.perf_counter() - started > MOST_SECONDS:
            end = f"over {MOST_SECONDS:.0f} s"
            break
        if select.select([master], [], [], 0.05)[0]:
            try:
                seen += os.read(master, 65536)
            except OSError:  # it has ended
                end = seen[-300:].decode("utf-8", "replace").strip() or "ended"
                break
        else:
            now = ticks(child)
            calm = calm + 1 if now == before and now[0] == "S" else 0
            before = now
    os.kill(child, signal.SIGKILL)
    cost = waited(child, end)
    os.close(master)
    return cost


def measured(name: str, document: Path, home: Path) -> Cost:
    """One command, in a fresh home that holds the document."""
    shutil.rmtree(home, ignore_errors=True)
    sessions = home / "sessions"
    sessions.mkdir(parents=True)
    env = {**os.environ, "CHIETAI_HOME": str(home)}
    if name in FLOORS:
        return run([PYTHON, "-c", FLOORS[name], str(document)], env)
    doc, other = sessions / "bench.json", home / "other" / "bench.json"
    shutil.copy(document, doc)
    lacking = document.with_suffix(".other")
    if name == "join":
        other.parent.mkdir()
        shutil.copy(lacking if lacking.exists() else document, other)
    people = home / "people.csv"
    people.write_text("氏名,団体\n" + "".join(f"人{n} 某,団体{n % 5}\n" for n in range(24)), encoding="utf-8")
    places = {"doc": doc, "other": other, "home": home / "out", "people": people, "sessions": sessions}
    command = COMMANDS[name]
    argv = [PYTHON, "-m", "chietai", *(part.format(**places) for part in command.arguments)]
    return run_until(argv, env, command.awaited) if command.awaited else run(argv, env, command.stdin)


# -- the table -------------------------------------------------------------------------------------------------------


def table(shape: str, costs: Mapping[tuple[str, int], Cost], names: list[str], sizes: list[int]) -> None:
    """Prints the costs of one shape as a table of Markdown."""
    print(f"\n### {shape}\n")
    print("| command | " + " | ".join(f"{size:,}" for size in sizes) + " | ratio to `json.loads` |")
    print("|---|" + "---|" * (len(sizes) + 1))
    for name in names:
        cells = [f"{cost.seconds:.2f} s, {cost.mb:.0f} MB" for cost in (costs[name, size] for size in sizes)]
        bare, floor = costs["bare start", sizes[-1]].seconds, costs["json.loads", sizes[-1]].seconds
        ratio = (costs[name, sizes[-1]].seconds - bare) / max(0.01, floor - bare)
        print(f"| {name} | {' | '.join(cells)} | {ratio:.1f} |", flush=True)


def out_of_bounds(
    costs: Mapping[tuple[str, int], Cost], names: list[str], sizes: list[int], within: int
) -> Iterator[str]:
    """What is worse than it may be. Beyond the limits one sentence is a good end."""
    for name in names:
        for size in sizes:
            cost = costs[name, size]
            if name not in FLOORS and (cost.seconds > BOUND_SECONDS or cost.mb > BOUND_MB):
                yield f"{name} at {size:,}: {cost.seconds:.1f} s, {cost.mb:.0f} MB"
            if cost.end and (size <= within or not REFUSED.fullmatch(cost.end)):
                yield f"{name} at {size:,}: {cost.end}"
        for few, many in itertools.pairwise(size for size in sizes if size <= within):
            first, second = costs[name, few], costs[name, many]
            # What every start costs is in both: the least of all sizes is taken off, as far as it is known.
            floor = costs[name, sizes[0]].seconds * 0.8
            growth = (second.seconds - floor) / max(0.05, first.seconds - floor)
            if growth > BOUND_GROWTH * many / few / 10 and second.seconds > 1:
                yield f"{name} from {few:,} to {many:,}: {growth:.1f} times the time"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="1,000 and 10,000 events of a usual meeting")
    parser.add_argument("--shapes", nargs="*", choices=list(SHAPES), default=list(SHAPES))
    parser.add_argument("--commands", nargs="*", choices=list(COMMANDS), default=list(COMMANDS))
    parser.add_argument("--sizes", nargs="*", type=int)
    parser.add_argument("--json", type=Path, help="write the figures to this file as well")
    parser.add_argument("--build", nargs=3, metavar=("SHAPE", "EVENTS", "FILE"), help="only write one document")
    given = parser.parse_args()
    if given.build:
        shape, size, file = given.build
        build(shape, int(size), Path(file))
        return
    shapes = ["usual"] if given.quick else given.shapes
    names, problems, figures = [*FLOORS, *given.commands], list[str](), dict[str, dict[str, Cost]]()
    with tempfile.TemporaryDirectory() as folder:
        for shape in shapes:
            sizes = given.sizes or list(SIZES[:2] if given.quick else SHAPES[shape].sizes)
            costs: dict[tuple[str, int], Cost] = {}
            for size in sizes:
                document = Path(folder) / f"{shape}-{size}.json"
                subprocess.run([PYTHON, __file__, "--build", shape, str(size), str(document)], check=True)
                for name in names:
                    costs[name, size] = measured(name, document, Path(folder) / "home")
                    print(f"{shape} {size:,} {name}: {costs[name, size]}", file=sys.stderr, flush=True)
            table(shape, costs, names, sizes)
            figures[shape] = {f"{name} {size}": cost for (name, size), cost in costs.items()}
            within = SHAPES[shape].within
            problems += [f"{shape}: {line}" for line in out_of_bounds(costs, names, sizes, within)]
    print("\n" + ("\n".join(problems) or "nothing is out of bounds"))
    if given.json:
        given.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
