"""Only ordinary files are read: whatever else lies under a name is one sentence, at once, and never waited for."""

import ast
import os
import shutil
import socket
import struct
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chietai.cli import main
from chietai.formats import load_formats, read_format
from chietai.records import file_names
from chietai.records.follow import Follower
from chietai.records.library import header_of
from chietai.records.lock import WriterLock, holder_of, is_written
from chietai.records.reading import examine
from chietai.records.record_errors import RecordError
from chietai.records.wall_files import WallLock, read_desk_page, read_wall_page
from chietai.regular_files import expanded, open_regular, read_bytes, resolved
from chietai.roster import RosterError, read_roster
from chietai.toml_files import TomlFault, TomlFileError, read_toml
from chietai.tui.settings import Settings, read_settings, remember
from chietai.tui.theme_files import load_themes, read_theme

SOURCE = Path(__file__).parents[1] / "src" / "chietai"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="no named pipes among files there")

# Who may open files by themselves, and why.
OPENS = {
    "regular_files.py": "here they are looked at first",
    "records/disk.py": "the calls, with a check of what was opened",
    "records/wall_files.py": "writes a new file",
    "locale/compile_catalogues.py": "a tool of the build",
    "cli/exit_codes.py": "writes the log, after a look",
    "cli/streams.py": "opens nothing but the device for nothing",
    "reports/output_files.py": "writes new files",
    "roster/template.py": "writes a new file",
    "reports/html.py": "a file of the program's own",
    "rehearsal/corpus.py": "a file of the program's own",
    "roster/excel.py": "a part of an archive in memory",
}
_CALLS = {"open", "read_text", "read_bytes", "fdopen"}
_OURS = {"disk", "regular_files", "SessionStore", "LiveSession", "calls"}


def test_nothing_else_opens_files() -> None:
    found: dict[str, set[int]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _opens(node.func) and name not in OPENS:
                found.setdefault(name, set()).add(node.lineno)
    # `_preparation.open(...)` and the like open a meeting, not a file.
    assert {name: lines for name, lines in found.items() if not name.startswith("tui/screens/prepare/")} == {}


def _opens(func: ast.expr) -> bool:
    if isinstance(func, ast.Name):
        return func.id == "open"
    if not (isinstance(func, ast.Attribute) and func.attr in _CALLS | {"expanduser"}):
        return False
    return not (isinstance(func.value, ast.Name) and func.value.id in _OURS)


def _odd(folder: Path) -> Iterator[Path]:
    """Everything that is no ordinary file, and can be made by a user."""
    folder.mkdir(exist_ok=True)
    pipe, directory, circle, gone, through = (folder / name for name in ("pipe", "folder", "circle", "gone", "through"))
    os.mkfifo(pipe)
    directory.mkdir()
    circle.symlink_to(circle)
    gone.symlink_to(folder / "nowhere")
    through.symlink_to(pipe)
    yield from (pipe, directory, circle, gone, through, Path("/dev/zero"), Path("/dev/tty"))
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(folder)  # the name of a socket has to be short
        server.bind("socket")
        yield folder / "socket"


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    monkeypatch.chdir(tmp_path)
    found = _odd(tmp_path / "odd")
    yield [next(found) for _ in range(8)]
    found.close()


@pytest.mark.timeout(30)
def test_reading_never_waits(odd: list[Path]) -> None:
    for path in odd:
        with pytest.raises(OSError):
            read_bytes(path)
    for name in ("with\0nul", "x" * 300, "\ud800"):
        with pytest.raises(OSError):
            open_regular(Path(name))


def _into(path: Path, target: Path) -> Path:
    """A link at `path` to the odd thing, in the place of a file."""
    path.unlink(missing_ok=True)
    path.symlink_to(target)
    return path


@pytest.mark.timeout(60)
def test_every_reader_gives_a_sentence_or_nothing(odd: list[Path], tmp_path: Path) -> None:
    document = tmp_path / "meeting.json"
    for target in odd:
        asked: list[tuple[Callable[[Path], object], type[Exception]]] = [
            (read_theme, ValueError),
            (read_format, ValueError),
            (read_roster, RosterError),
            (examine, RecordError),
        ]
        for read, error in asked:
            with pytest.raises(error) as told:
                read(_into(tmp_path / "read.toml", target))
            assert str(told.value) or error is RosterError, (read, target)
        (tmp_path / "read.toml").unlink()
        assert header_of(target) is None
        follower = Follower(_into(document, target)) if target.name != "circle" else None
        if follower is not None:
            assert follower.poll() == []
            assert follower.problem
        document.unlink(missing_ok=True)
        for name in (file_names.holder, file_names.desk_page, file_names.wall_page):
            _into(name(document), target)
        assert (holder_of(document), read_desk_page(document), read_wall_page(document)) == (None, None, None)


@pytest.mark.timeout(60)
def test_settings_themes_and_formats_of_any_sort_leave_the_usual_ones(odd: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "own"
    for kind in ("themes", "formats"):
        (home / kind).mkdir(parents=True)
    for target in odd:
        _into(home / "config.toml", target)
        _into(home / "themes" / "own.toml", target)
        _into(home / "formats" / "own.toml", target)
        read = read_settings(home)
        assert read.settings == Settings(), target
        assert "config.toml" in read.problem, target
        themes, formats = load_themes(home / "themes"), load_formats(home / "formats")
        assert len(themes.themes) > 3
        assert len(formats.formats) > 0
        assert (len(themes.problems), len(formats.problems)) == (1, 1), target
        assert remember(home, "theme", "sumi"), target
        assert os.readlink(home / "config.toml") == str(target)  # noqa: PTH115


def _lock_of(document: Path) -> None:
    """Takes and gives back the right to write, or is refused in one sentence."""
    lock = WriterLock(document)
    try:
        lock.take(datetime.now(UTC))
    except RecordError as error:
        assert "\n" not in str(error)
    lock.release()
    assert not is_written(document)


def _wall_of(document: Path) -> None:
    """There is a wall or there is none."""
    assert not WallLock(document).held_elsewhere()
    wall = WallLock(document)
    assert wall.take() == wall.held
    wall.release()


@pytest.mark.timeout(60)
def test_anything_in_the_place_of_a_companion_is_no_reason_to_wait(
    odd: list[Path], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Locks, notes, journal and backups: looking goes on but for a journal, which may hold more; nothing is lost."""
    assert main(["rehearse", "--events", "30", "--name", "m"]) == 0
    document = home / "sessions" / "m.json"
    before = document.read_bytes()
    (document.parent / file_names.BACKUPS).mkdir(exist_ok=True)
    names = (
        file_names.lock, file_names.wall_lock, file_names.holder, file_names.desk_page, file_names.wall_page,
        file_names.journal, file_names.backups,
    )  # fmt: skip
    capsys.readouterr()
    for name in names:
        place = name(document)
        if place.is_dir():
            shutil.rmtree(place)
        for target in odd:
            for through_a_link in (True, False):
                if through_a_link:
                    _into(place, target)
                elif target.name == "pipe":
                    os.mkfifo(place)
                elif target.name == "folder":
                    place.mkdir()
                else:
                    continue
                assert main(["check", "m"]) == (1 if name is file_names.journal and _holds(place) else 0), place
                assert main(["list"]) == 0
                _lock_of(document)
                _wall_of(document)
                out, err = capsys.readouterr()
                assert "思わぬ" not in out + err
                assert document.read_bytes() == before
                if place.is_dir() and not place.is_symlink():
                    place.rmdir()
                else:
                    place.unlink(missing_ok=True)


def _holds(journal: Path) -> bool:
    """Whether there is something by the name of the journal; a link that leads nowhere is nothing."""
    try:
        journal.stat()
    except FileNotFoundError:
        return False
    except OSError:
        pass
    return True


BAD = {
    "deep": (b"x = " + b"[" * 30_000, TomlFault.TOO_DEEP),
    "deep tables": (b"x = " + b"{a=" * 10_000, TomlFault.TOO_DEEP),
    "digits": (b"stage_edge = " + b"9" * 5000, TomlFault.NUMBER_TOO_LONG),
    "negative digits": (b"bell = -" + b"9" * 5000, TomlFault.NUMBER_TOO_LONG),
    "large": (b"#" * 64_001, TomlFault.TOO_LARGE),
    "not utf-8": ("theme = '藍'".encode("cp932"), TomlFault.NOT_UTF8),
    "utf-16": ("theme = 'ai'".encode("utf-16"), TomlFault.NOT_UTF8),
    "nul": (b"theme = 'a\0i'", TomlFault.NOT_TOML),
    "twice": (b"theme = 'ai'\ntheme = 'ai'", TomlFault.NOT_TOML),
    "no day": (b"theme = 2026-02-31", TomlFault.NOT_TOML),
    "binary": (struct.pack("400B", *[b % 128 for b in range(400)]), TomlFault.NOT_TOML),
    "cut off": (b"theme = '", TomlFault.NOT_TOML),
}
"""Files that are no TOML that could be used."""

WRONG = (
    "theme = 1", "theme = []", "theme = {}", "theme = 2026-01-01", "theme = nan", "language = 'fr'", "language = true",
    "bell = 2", "bell = 'perhaps'", "bell = 0x" + "f" * 5000, "bell = 0b" + "1" * 20_000, "bell = inf", "bell = []",
    "stage_theme = 3.5", "stage_edge = -1", "stage_edge = true", "stage_edge = 1e400", "stage_edge = '3'",
    "keys = 1", "keys = ['x']", "keys = {undo = 1}", "keys = {undo = {a = 'b'}}", "[keys]\nundo = []", "[[keys]]",
    "unknown = 1", "'' = 1", "'\\u001b[2J' = 1", "[theme]\nx = 1",
)  # fmt: skip
"""Settings with a value that does not fit."""


@pytest.mark.timeout(60)
def test_bad_settings_are_one_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = home / "config.toml"
    for name, (data, fault) in BAD.items():
        config.write_bytes(data)
        with pytest.raises(TomlFileError) as told:
            read_toml(config, 64_000)
        assert told.value.fault is fault, name
        (home / "themes").mkdir(exist_ok=True)
        (home / "formats").mkdir(exist_ok=True)
        for kind in ("themes", "formats"):
            (home / kind / "own.toml").write_bytes(data)
        assert len(load_themes(home / "themes").problems) == 1, name
        assert len(load_formats(home / "formats").problems) == 1, name
        assert read_settings(home).settings == Settings()
        assert read_settings(home).problem.count("config.toml") == 1
        assert main(["--version"]) == 0, name
        assert capsys.readouterr().err == ""
        assert remember(home, "theme", "sumi"), name
        assert config.read_bytes() == data
    for text in WRONG:
        config.write_text(text, "utf-8")
        read = read_settings(home)
        assert read.settings == Settings(), text
        assert "config.toml" in read.problem, text
        assert main(["--version"]) == 0, text
    config.write_bytes(b"\xef\xbb\xbfbell = false")
    assert read_settings(home) == (read_settings(home).__class__(Settings(bell=False)))


def test_nobody_s_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert expanded("~nouser-at-all/x.json") == Path("~nouser-at-all/x.json")
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert isinstance(_resolved(tmp_path / "a"), OSError | Path)
    for given in (
        ["open", "~nouser/x.json"], ["check", "~nouser/x.json"], ["export", "~nouser/x.json"],
        ["draw", "~nouser/x.csv", "--tables", "2"], ["draw", "--instance", "~nouser/x.json"],
        ["rehearse", "--format", "~nouser/x.toml"], ["restore", "~nouser/x.json"], ["redact", "~nouser/x.json", "x"],
        ["verify", "~nouser/x.json"], ["events", "~nouser/x.json"], ["stage", "~nouser/x.json"],
        ["replay", "~nouser/x.json"], ["append", "~nouser/x.json"],
    ):  # fmt: skip
        assert main(given) == 1, given
        err = capsys.readouterr().err
        assert err.count("\n") == 1, given
        assert "予期しない" not in err, given
    monkeypatch.setenv("CHIETAI_HOME", "~nouser")
    monkeypatch.chdir(tmp_path)
    assert main(["list"]) == 0


def _resolved(path: Path) -> object:
    try:
        return resolved(path)
    except OSError as error:
        return error
