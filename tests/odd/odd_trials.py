"""Commands tried on odd documents and in odd environments.

Each command has a document made anew. One that only looks changes nothing, one that writes loses nothing, and what
`check` lets pass can be opened, listed, replayed, shown and exported. How a command may end and what it may say stands
in `odd_complaints`.
"""

import base64
import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.odd.forked_commands import Commands, Job, Run, run_really
from tests.odd.odd_complaints import complaints, last_words, noted_crashes, snapshot, spoilt_papers
from tests.odd.odd_documents import NAME, OddDocument, rehearsed, rehearsed_tables
from tests.odd.odd_environments import OddEnvironment, Surroundings, surroundings

_NOBODY = 65534
_HANGS_ENDURED = 2
"""So many commands of one document may hang before the rest is not tried."""
_SAID = "雪の日の、合いことば"
_INTENTS = "".join(
    json.dumps(intent, ensure_ascii=False) + "\n"
    for intent in (
        {"kind": "note", "text": _SAID},
        {"kind": "trouble", "text": _SAID},
        {"kind": "step", "step": "nowhere"},
    )
).encode()


@dataclass(frozen=True)
class Finding:
    """One failure: of which item, by which command, of which kind, and what was seen."""

    name: str
    command: str
    kind: str
    seen: str

    def __str__(self) -> str:
        return f"{self.name} | {self.command} | {self.kind} | {self.seen}"


@dataclass
class Tally:
    """What was tried, and what was found."""

    runs: int = 0
    findings: list[Finding] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Trial:
    """One command over a document. `looks`: it must change nothing. `opens`: it must work where `check` lets pass."""

    name: str
    argv: Callable[[Path, Path], list[str]]
    looks: bool = False
    opens: bool = False
    screen: bool = False
    typed: bytes = b""


def _export(level: str, *more: str) -> Callable[[Path, Path], list[str]]:
    return lambda path, out: [
        "export", str(path), "--to", "md,html,csv", "--level", level, "--out", str(out / "papers"), *more
    ]  # fmt: skip


_OPTIONS_OF_PUBLIC = ("--with-case", "--although-closed", "--list-hidden")
_DRAW = ("draw", "--tables", "2")
_REHEARSE = ("rehearse", "--events", "9", "--out")
TRIALS: tuple[Trial, ...] = (
    Trial("check", lambda path, out: ["check", str(path)], looks=True),
    Trial("events", lambda path, out: ["events", str(path)], looks=True, opens=True),
    Trial("check all", lambda path, out: ["check"], looks=True),
    Trial("list", lambda path, out: ["list"], looks=True),
    Trial("verify", lambda path, out: ["verify", str(path)], looks=True),
    Trial("export members", _export("members"), looks=True, opens=True),
    Trial("export original", _export("original"), looks=True, opens=True),
    Trial("export public", _export("public", *_OPTIONS_OF_PUBLIC), looks=True, opens=True),
    Trial("restore --list", lambda path, out: ["restore", str(path), "--list"], looks=True),
    Trial("restore --copy", lambda path, out: ["restore", str(path), "--copy"], looks=True),
    Trial(
        "draw --history", lambda path, out: [*_DRAW, str(out / "list.csv"), "--history", str(path.parent)], looks=True
    ),
    Trial("draw", lambda path, out: [*_DRAW, str(path)], looks=True),
    Trial("draw --instance", lambda path, out: ["draw", "--instance", str(path)], looks=True),
    Trial("rehearse --format", lambda path, out: [*_REHEARSE, str(out / "made"), "--format", str(path)], looks=True),
    Trial("restore", lambda path, out: ["restore", str(path)]),
    Trial("restore --backup", lambda path, out: ["restore", str(path), "--backup", "1"]),
    Trial("restore --join sound", lambda path, out: ["restore", str(path), "--join", str(out / "sound.json")]),
    Trial("restore sound --join", lambda path, out: ["restore", str(path.with_name("mine.json")), "--join", str(path)]),
    Trial("append", lambda path, out: ["append", str(path)], typed=_INTENTS),
    Trial("redact --only", lambda path, out: ["redact", str(path), "自治会", "--yes", "--only"]),
    Trial("redact --also", lambda path, out: ["redact", str(path), _somebody(), "--yes", "--also"]),
    Trial("redact sound", lambda path, out: ["redact", str(path.with_name("mine.json")), _somebody(), "--yes"]),
    Trial("open", lambda path, out: ["open", str(path)], opens=True, screen=True),
    Trial("replay", lambda path, out: ["replay", str(path)], looks=True, opens=True, screen=True),
    Trial("stage", lambda path, out: ["stage", str(path)], looks=True, opens=True, screen=True),
    Trial("home", lambda path, out: [], looks=True, screen=True),
)


def _somebody() -> str:
    tables = rehearsed_tables()
    return next(str(event["member"]["name"]) for event in tables["events"].values() if "member" in event)


def try_document(
    document: OddDocument, trials: Sequence[Trial], commands: Commands, scratch: Path, tally: Tally
) -> None:
    """Every trial on a document made anew wherever the last one touched it. What `check` and `events` said is held
    against the commands that come after them."""
    place = _Place(document, scratch)
    whole, ids = "", frozenset[str]()
    hangs = 0
    for trial in trials:
        if hangs > _HANGS_ENDURED:
            break
        before = place.ready(sound_beside="mine.json" in " ".join(trial.argv(place.path, place.out)))
        run = place.run(commands, trial.argv(place.path, place.out), trial.typed, trial.screen)
        tally.runs += 1
        tally.seconds[trial.name] = tally.seconds.get(trial.name, 0.0) + run.seconds
        hangs += run.hung
        if trial.name == "check":
            whole = verdict_of(run)
        elif trial.name == "events":
            ids = ids_of(run)

        def found(kind: str, seen: str, trial: Trial = trial) -> None:
            tally.findings.append(Finding(document.name, trial.name, kind, seen))

        for kind, seen in complaints(run, answers_on_output=trial.name == "append"):
            found(kind, seen)
        for kind, seen in (*spoilt_papers(place.out / "papers"), *noted_crashes(place.home)):
            found(kind, seen)
        if trial.opens and whole and not _opened(run):
            found("refused", f"check says {whole}, and: {last_words(run)}")
        if trial.name == "list" and whole and NAME in run.out.decode("utf-8", "replace").splitlines():
            found("refused", f"check says {whole}, and list cannot read it")
        after = snapshot(place.sessions)
        if trial.looks:
            for changed in sorted(name for name, kept in before.items() if after.get(name) != kept):
                found("changed", f"{changed} is no longer what it was")
        elif not trial.name.startswith("redact"):
            for kind, seen in place.losses(before, after, whole, ids, run, commands):
                found(kind, seen)
        if trial.name.startswith("restore") and run.code == 0 and not trial.name.endswith("--list"):
            for name in sorted(set(after) - set(before)) if "--copy" in trial.name else [NAME]:
                if name.endswith(".json") and "/" not in name and not place.says_whole(commands, place.sessions / name):
                    found("not restored", f"restore ended with 0, and check does not call {name} whole or readable")


def verdict_of(check: Run) -> str:
    """What `check` says of a document: `whole`, `readable` or nothing."""
    first = check.out.decode("utf-8", "replace").split("\n", 1)[0]
    return "whole" if "：そろっています、" in first else "readable" if "：読めます、" in first else ""


def ids_of(events: Run) -> frozenset[str]:
    """The ids of the events that can be read."""
    found = set()
    for line in filter(None, events.out.decode("utf-8", "replace").split("\n")):
        with contextlib.suppress(ValueError, AttributeError):
            found.add(str(json.loads(line).get("id")))
    return frozenset(found)


class _Place:
    """A home folder with one odd document in it, made when it is needed."""

    def __init__(self, document: OddDocument, scratch: Path) -> None:
        self._document = document
        self._made: dict[str, str] | None = None
        self.home = scratch / "home"
        self.sessions = self.home / "sessions"
        self.out = scratch / "out"
        self.path = self.sessions / NAME

    def ready(self, *, sound_beside: bool) -> dict[str, str]:
        """Makes everything anew unless nothing was touched, and tells what lies there."""
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir(parents=True)
        (self.out / "sound.json").write_text(rehearsed(), "utf-8")
        (self.out / "list.csv").write_text("氏名,団体\n佐藤花子,a\n鈴木一郎,b\n高橋次郎,c\n田中三郎,d\n", "utf-8")
        beside = self.sessions / "mine.json"
        if self._made is None or sound_beside or beside.exists() or snapshot(self.home, all_files=True) != self._made:
            shutil.rmtree(self.home, ignore_errors=True)
            self.sessions.mkdir(parents=True)
            self._document.make(self.path)
            if sound_beside:
                beside.write_text(rehearsed(), "utf-8")
            self._made = snapshot(self.home, all_files=True)
        return snapshot(self.sessions)

    def run(self, commands: Commands, argv: list[str], typed: bytes = b"", screen: bool = False) -> Run:
        """One command in this home."""
        variables = {"CHIETAI_HOME": str(self.home), "HOME": str(self.home), "TZ": "Asia/Tokyo"}
        return commands.run(Job(argv, variables, str(self.out), base64.b64encode(typed).decode("ascii"), screen=screen))

    def says_whole(self, commands: Commands, path: Path) -> str:
        """`whole`, `readable` or nothing."""
        return verdict_of(self.run(commands, ["check", str(path)]))

    def losses(
        self,
        before: dict[str, str],
        after: dict[str, str],
        whole: str,
        ids: frozenset[str],
        run: Run,
        commands: Commands,
    ) -> Iterator[tuple[str, str]]:
        """What a command that may write has lost: files, events, or what stood in a damaged document."""
        for name in sorted(set(before) - set(after)):
            if not name.endswith(".journal") and before[name] not in after.values():
                yield "lost", f"{name} is gone"
        content = before.get(NAME, "")
        journal = any(name.endswith(".journal") for name in before)
        if whole != "whole" and not journal and content.startswith("file") and content not in after.values():
            yield "lost", f"what stood in {NAME} is nowhere any more"
        missing = ids - ids_of(self.run(commands, ["events", str(self.path)])) if after != before else frozenset()
        if (
            missing
            and run.argv[:2] != ("restore", str(self.path.with_name("mine.json")))
            and "--backup" not in run.argv
        ):
            yield (
                "lost",
                f"{len(missing)} of {len(ids)} events can no longer be read, such as {sorted(missing)[0][:40]!r}",
            )
        acknowledged = run.out.count(b"ACK ") - run.out.count(b"NACK ")
        if run.argv[0] == "append" and acknowledged:
            kept = self.run(commands, ["events", str(self.path)]).out.decode("utf-8", "replace").count(_SAID)
            if kept < acknowledged:
                yield "lost", f"{acknowledged} events were acknowledged and {kept} are there"


def try_environment(
    environment: OddEnvironment,
    commands: Commands,
    scratch: Path,
    tally: Tally,
    *,
    screens: Sequence[int] | None = None,
) -> None:
    """Every command of an environment, each in surroundings made anew; and the screens of these numbers, or all."""

    def prepared(number: int) -> Surroundings:
        around = surroundings(scratch / str(number))
        environment.change(around)
        return around

    first = prepared(0)
    shown = list(range(len(first.screens)))
    if screens is not None:
        shown = [number % len(shown) for number in screens if shown]
    wanted = [*((False, at) for at in range(len(first.commands))), *((True, at) for at in shown)]
    hangs = 0
    for number, (screen, at) in enumerate(wanted, 1):
        if hangs > _HANGS_ENDURED:
            break
        around = prepared(number)
        argv = (around.screens if screen else around.commands)[at]
        run = _run_in(around, argv, screen, commands, scratch)
        tally.runs += 1
        tally.seconds[environment.name] = tally.seconds.get(environment.name, 0.0) + run.seconds
        hangs += run.hung
        seen = [
            *complaints(
                run,
                language=around.language,
                encoding=around.encoding,
                silent=around.silent,
                broken_pipe=around.broken_pipe,
                answers_on_output=argv[:1] == ["append"],
            ),
            *noted_crashes(around.home),
        ]
        if around.works and not run.hung and not _opened(run):
            seen.append(("refused", f"exit code {run.code}: {last_words(run)}"))
        command = " ".join(argv).replace(str(around.home), "HOME").replace(str(around.out), "OUT")
        tally.findings += [Finding(environment.name, command[:60] or "home", kind, what) for kind, what in seen]
        shutil.rmtree(scratch / str(number), ignore_errors=True)


def _run_in(around: Surroundings, argv: list[str], screen: bool, commands: Commands, scratch: Path) -> Run:
    user = None
    if around.as_nobody and os.geteuid() == 0:
        user = _NOBODY
        for place in (scratch.parent, scratch, around.home.parent, *around.home.parent.rglob("*")):
            os.chown(place, user, user, follow_symlinks=False)
    columns, lines = around.size
    wanted = Job(argv, around.variables, str(around.folder), screen=screen, columns=columns, lines=lines, user=user)
    if not around.really:
        return commands.run(wanted)

    def begin() -> None:
        for change in around.begin:
            change()

    return run_really(wanted, begin)


def _opened(run: Run) -> bool:
    return bool(run.shown) if run.screen else run.code == 0
