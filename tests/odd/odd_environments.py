"""Where a program may find itself: languages, streams, terminals, folders, settings, limits, arguments.

Every item is a row: a name, what is odd, and a function that changes the `Surroundings` of a few commands and screens.
What an interpreter settles when it starts (locale, encodings, streams, limits) is tried with a new one for each command
(`really`); the rest is read by the program itself, and a forked child will do.
"""

import importlib
import os
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.odd.odd_documents import NAME, rehearsed


@dataclass
class Surroundings:
    """A home with one sound meeting in it, and all that a command is started with. `works`: nothing here is a reason
    to refuse, and every command and screen must do its work. `silent`: what is said on standard error reaches nobody.
    `broken_pipe`: it may end as if by the signal for that. `language` is empty where Japanese and English are both
    right."""

    home: Path
    out: Path
    variables: dict[str, str]
    folder: Path
    commands: list[list[str]] = field(default_factory=list)
    screens: list[list[str]] = field(default_factory=list)
    begin: list[Callable[[], None]] = field(default_factory=list)
    size: tuple[int, int] = (100, 30)
    language: str = "ja"
    works: bool = True
    silent: bool = False
    as_nobody: bool = False
    really: bool = False
    encoding: str = "utf-8"
    broken_pipe: bool = False

    @property
    def document(self) -> Path:
        """The one meeting."""
        return self.home / "sessions" / NAME


@dataclass(frozen=True)
class OddEnvironment:
    """`change` prepares what is odd."""

    name: str
    oddity: str
    change: Callable[[Surroundings], None]


def surroundings(scratch: Path) -> Surroundings:
    """Sound surroundings under a folder."""
    home, out = scratch / "home", scratch / "out"
    (home / "sessions").mkdir(parents=True)
    out.mkdir()
    (out / "list.csv").write_text("氏名,団体\n佐藤花子,a\n鈴木一郎,b\n高橋次郎,c\n田中三郎,d\n", "utf-8")
    variables = {
        "CHIETAI_HOME": str(home), "HOME": str(home), "LANG": "C.UTF-8", "PATH": os.environ.get("PATH", ""),
        "TERM": "xterm-256color", "TZ": "Asia/Tokyo",
    }  # fmt: skip
    if "PYTHONPATH" in os.environ:
        variables["PYTHONPATH"] = os.environ["PYTHONPATH"]
    path = home / "sessions" / NAME
    path.write_text(rehearsed(150), "utf-8")
    commands = [["list"], ["check", str(path)], ["export", str(path), "--to", "md", "--out", str(out)]]
    return Surroundings(home, out, variables, out, commands, [["open", str(path)], []])


_MODULES = ("odd_settings", "odd_arguments")
_FOUND: list[OddEnvironment] = []


def odd_environments() -> tuple[OddEnvironment, ...]:
    """All of them, in the order of the modules."""
    for module in _MODULES:
        importlib.import_module(f"{__package__}.{module}")
    assert len({environment.name for environment in _FOUND}) == len(_FOUND)
    return tuple(_FOUND)


def add_environment(name: str, oddity: str, change: Callable[[Surroundings], None]) -> None:
    """One row more."""
    _FOUND.append(OddEnvironment(name, oddity, change))


def _variables(name: str, oddity: str, *, works: bool = True, language: str = "ja", **values: str | None) -> None:
    """Some variables with odd values; None takes one away."""

    def change(around: Surroundings) -> None:
        for variable, value in values.items():
            if value is None:
                around.variables.pop(variable, None)
            elif variable == "PYTHONIOENCODING":
                around.encoding = value.split(":")[0] or "utf-8"
                around.variables[variable] = value
            else:
                around.variables[variable] = value.replace("{home}", str(around.home)).replace("{out}", str(around.out))
        around.works, around.language = works, language
        around.really = name.startswith(("locale", "streams"))

    add_environment(name, oddity, change)


def _plain(value: str) -> dict[str, str | None]:
    return {"LANG": value, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


# --- languages and encodings --------------------------------------------------------------------------------

for _name, _values in (
    ("c", _plain("C")),
    ("posix", _plain("POSIX")),
    ("missing", _plain("ja_JP.SJIS")),
    ("nonsense", _plain("klingon.UTF-99")),
    ("turkish", _plain("tr_TR.UTF-8")),
    ("latin_1", _plain("en_US.ISO-8859-1")),
    ("empty", {"LANG": "", "LC_ALL": "", "LANGUAGE": ""}),
    ("long", {"LC_ALL": "x" * 20_000}),
    ("escape", {"LANG": "\x1b[31m", "LC_ALL": "\x1b]0;ODD\x07"}),
):
    _variables(f"locale-{_name}", "A locale that may have no Japanese.", works=False, language="", **_values)
for _encoding in (
    "ascii", "ascii:strict", "cp932", "shift_jis:strict", "euc_jp", "iso2022_jp", "latin-1", "cp437",
    "utf-8:strict", ":replace", "utf-8:surrogateescape", "ascii:ignore",
):  # fmt: skip
    _variables(
        f"streams-{_encoding}",
        "Streams of another encoding.",
        language="",
        works=_encoding.startswith("utf-8"),
        PYTHONIOENCODING=_encoding,
    )
for _value, _language in (
    ("en", "en"), ("en_US.UTF-8", "en"), ("EN", "en"), ("xx", "ja"), ("", "ja"), ("../../etc", "ja"),
    ("j" * 9_000, "ja"), ("ja\n", "ja"),
):  # fmt: skip
    _variables(
        f"language-{_value[:12]!r}", "The language chosen by a variable.", language=_language, CHIETAI_LANG=_value
    )


# --- streams ------------------------------------------------------------------------------------------------


def _streams(name: str, oddity: str, begin: Callable[[], None], *, silent: bool = False, screens: bool = False) -> None:
    def change(around: Surroundings) -> None:
        around.begin.append(begin)
        around.works, around.silent, around.really = False, silent, True
        around.broken_pipe = name.startswith("broken")
        if not screens:
            around.screens = []
            around.commands += [
                ["where"],
                ["--help"],
                ["verify", str(around.document)],
                ["append", str(around.document)],
            ]

    add_environment(name, oddity, change)


def _reopened(number: int, target: str, flags: int) -> Callable[[], None]:
    def begin() -> None:
        os.dup2(os.open(target, flags), number)

    return begin


def _broken(number: int) -> Callable[[], None]:
    def begin() -> None:
        reader, writer = os.pipe()
        os.close(reader)
        os.dup2(writer, number)

    return begin


_streams("no-output", "Standard output is closed.", lambda: os.close(1))
_streams("no-input", "Standard input is closed.", lambda: os.close(0))
_streams("no-error", "Standard error is closed.", lambda: os.close(2), silent=True)
_streams("no-streams", "All streams are closed.", lambda: os.closerange(0, 3), silent=True)
_streams("full-output", "Standard output is a full disk.", _reopened(1, "/dev/full", os.O_WRONLY))
_streams("full-error", "Standard error is a full disk.", _reopened(2, "/dev/full", os.O_WRONLY), silent=True)
_streams("broken-output", "Nobody reads standard output any more.", _broken(1))
_streams("broken-error", "Nobody reads standard error any more.", _broken(2), silent=True)
_streams("output-for-reading", "Standard output is open for reading only.", _reopened(1, "/dev/null", os.O_RDONLY))
_streams("input-for-writing", "Standard input is open for writing only.", _reopened(0, "/dev/null", os.O_WRONLY))
_streams(
    "output-that-does-not-wait", "Standard output does not wait for its reader.", lambda: os.set_blocking(1, False)
)
_streams("screen-without-input", "A screen whose standard input is closed.", lambda: os.close(0), screens=True)
_streams(
    "screen-with-empty-input", "A screen that nobody types to.", _reopened(0, "/dev/null", os.O_RDONLY), screens=True
)
_streams("screen-without-output", "A screen whose standard output is closed.", lambda: os.close(1), screens=True)
_streams("screen-into-nothing", "A screen that goes nowhere.", _reopened(1, "/dev/null", os.O_WRONLY), screens=True)
_streams(
    "screen-without-error", "A screen whose standard error is closed.", lambda: os.close(2), silent=True, screens=True
)
_streams(
    "screen-error-elsewhere",
    "A screen whose errors go nowhere.",
    _reopened(2, "/dev/null", os.O_WRONLY),
    silent=True,
    screens=True,
)


# --- terminals ----------------------------------------------------------------------------------------------

_TERMINALS: tuple[tuple[str, dict[str, str | None]], ...] = (
    ("dumb", {"TERM": "dumb"}), ("unknown", {"TERM": "unknown-9000"}),
    ("none", {"TERM": None}), ("empty", {"TERM": ""}),
    ("linux", {"TERM": "linux"}), ("vt100", {"TERM": "vt100"}), ("odd-name", {"TERM": "../../x\x1b[31m"}),
    ("no-colour", {"NO_COLOR": "1"}), ("forced-colour", {"FORCE_COLOR": "9", "COLORTERM": "nonsense"}),
    ("columns-0", {"COLUMNS": "0", "LINES": "0"}), ("columns-negative", {"COLUMNS": "-1", "LINES": "-1"}),
    ("columns-words", {"COLUMNS": "八十", "LINES": "abc"}), ("columns-5000-digits", {"COLUMNS": "9" * 5_000}),
    ("columns-1", {"COLUMNS": "1", "LINES": "1"}), ("columns-huge", {"COLUMNS": "1000000000"}),
    ("escape-delay", {"ESCDELAY": "abc"}), ("frames", {"TEXTUAL_FPS": "abc", "TEXTUAL_COLOR_SYSTEM": "nonsense"}),
)  # fmt: skip
for _name, _values in _TERMINALS:
    _variables(
        f"terminal-{_name}",
        "A terminal that says odd things of itself.",
        works="columns" not in _name and _name != "dumb",
        **_values,
    )


def _sized(columns: int, lines: int) -> None:
    def change(around: Surroundings) -> None:
        around.size, around.commands = (columns, lines), []

    add_environment(f"size-{columns}x{lines}", "A window of an odd size.", change)


for _size in ((0, 0), (1, 1), (20, 5), (79, 23), (80, 24), (300, 100), (80, 1), (2, 60)):
    _sized(*_size)


# --- time zones ---------------------------------------------------------------------------------------------

for _number, _zone in enumerate(
    ("UTC-25:99", "Asia/Nowhere", "", ":/etc/passwd", "X" * 9_000, "Asia/Tokyo\n",
     "../../../etc/passwd", "UTC+24:59:59",
     "UTC-167", "<+09>-9", "EST5EDT,M3.2.0,M11.1.0", "\x1b[31m", "UTC-23:59:59", "日本")
):  # fmt: skip
    _variables(f"zone-{_number}", f"The time zone {_zone[:30]!r}.", TZ=_zone)


# --- homes --------------------------------------------------------------------------------------------------

_variables("home-none", "No HOME.", HOME=None)
_variables("home-empty", "An empty HOME.", HOME="")
_variables("home-nowhere", "A HOME that is not there.", HOME="/nowhere/at/all")
_variables("home-a-device", "A HOME that is no folder.", HOME="/dev/null")
_variables(
    "no-home-at-all",
    "Neither HOME nor a folder of the program's own.",
    works=False,
    HOME=None,
    CHIETAI_HOME=None,
    USER="nobody",
)
_variables("own-empty", "CHIETAI_HOME is empty.", works=False, CHIETAI_HOME="", HOME="{out}/h")
_variables("own-relative", "CHIETAI_HOME is relative.", works=False, CHIETAI_HOME="../home")
_variables("own-tilde", "CHIETAI_HOME begins with a tilde.", works=False, CHIETAI_HOME="~/x")
_variables("own-nouser", "CHIETAI_HOME is in the home of nobody.", works=False, CHIETAI_HOME="~nouser/x")
_variables("own-a-device", "CHIETAI_HOME is a device.", works=False, CHIETAI_HOME="/dev/null")
_variables("own-below-a-device", "CHIETAI_HOME is below a device.", works=False, CHIETAI_HOME="/dev/null/x")
_variables("own-in-proc", "CHIETAI_HOME is where nothing can be made.", works=False, CHIETAI_HOME="/proc/x")
_variables("own-long", "CHIETAI_HOME is too long for a name.", works=False, CHIETAI_HOME="{out}/" + "x" * 5_000)
_variables(
    "own-of-lines", "CHIETAI_HOME has a line feed and an escape.", works=False, CHIETAI_HOME="{out}/a\nb\x1b[31mc"
)
_variables("own-no-text", "CHIETAI_HOME is not UTF-8.", works=False, CHIETAI_HOME="{out}/\udcff\udc9b")
_variables("own-an-option", "CHIETAI_HOME looks like an option.", works=False, CHIETAI_HOME="--help")
_variables("data-a-device", "XDG_DATA_HOME is no folder.", works=False, CHIETAI_HOME=None, XDG_DATA_HOME="/dev/null")
_variables(
    "data-relative",
    "The XDG folders are relative.",
    works=False,
    CHIETAI_HOME=None,
    XDG_DATA_HOME="x",
    XDG_CONFIG_HOME="y",
)


def odd_home(name: str, oddity: str, put: Callable[[Path], object], *, works: bool = True) -> None:
    """Something odd in the program's own folder."""

    def change(around: Surroundings) -> None:
        put(around.home)
        around.works = works

    add_environment(name, oddity, change)


def _replaced(place: Path, put: Callable[[Path], object]) -> None:
    if place.is_dir():
        for path in place.iterdir():
            path.rename(place.parent / path.name)
        place.rmdir()
    put(place)


THINGS: tuple[tuple[str, Callable[[Path], object]], ...] = (
    ("file", lambda place: place.write_bytes(b"\xff\x00")),
    ("pipe", lambda place: os.mkfifo(place)),
    ("dangling-link", lambda place: place.symlink_to("nowhere")),
    ("circular-link", lambda place: place.symlink_to(place.name)),
)
for _folder in ("sessions", "people", "themes", "formats"):
    for _thing, _put in THINGS:
        odd_home(
            f"{_folder}-{_thing}",
            f"Something else in place of the folder {_folder}.",
            lambda home, folder=_folder, put=_put: _replaced(home / folder, put),
            works=False,
        )


def _people(home: Path) -> None:
    folder = home / "people"
    folder.mkdir()
    for name in ("salt", "written", "c1b3fa355a870d7a.json", "x.json"):
        (folder / name).write_bytes(b"[[[[\xff" + b"9" * 6_000)


odd_home("people-spoilt", "Everything known about people is spoilt.", _people, works=False)


# --- permissions, masks, limits -----------------------------------------------------------------------------


def _forbidden(name: str, oddity: str, mode: int, place: Callable[[Surroundings], Path]) -> None:
    def change(around: Surroundings) -> None:
        around.as_nobody, around.works = True, False
        place(around).chmod(mode)

    add_environment(name, oddity, change)


_forbidden("document-not-readable", "The document may not be read.", 0, lambda around: around.document)
_forbidden("document-read-only", "The document may not be written.", 0o444, lambda around: around.document)
_forbidden("folder-read-only", "The folder may not be written.", 0o555, lambda around: around.document.parent)
_forbidden("folder-not-readable", "The folder may not be listed.", 0o300, lambda around: around.document.parent)
_forbidden("folder-closed", "The folder may not be entered.", 0o600, lambda around: around.document.parent)
_forbidden("home-read-only", "The home may not be written.", 0o555, lambda around: around.home)
_forbidden("home-closed", "The home may not be entered.", 0, lambda around: around.home)
_forbidden("out-read-only", "The folder for papers may not be written.", 0o555, lambda around: around.out)


def _begun(name: str, oddity: str, begin: Callable[[], None], *, works: bool = False) -> None:
    def change(around: Surroundings) -> None:
        around.begin.append(begin)
        around.works, around.really = works, True

    add_environment(name, oddity, change)


def _limited(kind: int, value: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (value, value))


def _masked(mask: int) -> Callable[[], None]:
    def begin() -> None:
        os.umask(mask)

    return begin


def _nice() -> None:
    os.nice(19)


def _all_blocked() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP})


def _all_ignored() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE, signal.SIGTSTP, signal.SIGWINCH):
        signal.signal(number, signal.SIG_IGN)


_begun("mask-of-everything", "New files may be read by nobody.", _masked(0o777))
_begun("mask-of-nothing", "New files may be written by everybody.", _masked(0), works=True)
_begun("files-of-no-size", "No file may hold a byte.", _limited(resource.RLIMIT_FSIZE, 0))
_begun("files-of-2000-bytes", "No file may be larger than two thousand bytes.", _limited(resource.RLIMIT_FSIZE, 2_000))
_begun("few-open-files", "Sixteen files may be open.", _limited(resource.RLIMIT_NOFILE, 16))
_begun("signals-blocked", "All signals are blocked.", _all_blocked, works=True)
_begun("signals-ignored", "All signals are ignored, as under nohup.", _all_ignored, works=True)
_begun("slowest", "Everybody else goes first.", _nice, works=True)


def _gone(around: Surroundings) -> None:
    folder = around.out / "gone"
    folder.mkdir()
    around.folder, around.works, around.really = folder, False, True
    around.begin.append(lambda: Path("../gone").rmdir())
    around.commands += [["check", "odd.json"], ["export", str(around.document)], ["open", "./odd.json"], ["where"]]


add_environment("folder-gone", "The current folder was deleted.", _gone)
