"""Settings, themes and formats of every spoilt kind: each costs a sentence, and none the start."""

from collections.abc import Callable
from pathlib import Path

from tests.odd.odd_environments import THINGS, Surroundings, add_environment, odd_home

_TOML: tuple[tuple[str, bytes], ...] = (
    ("empty", b""),
    ("random", bytes(range(256))),
    ("zeros", bytes(600)),
    ("mark", b'\xef\xbb\xbftheme = "washi"\n'),
    ("utf-16", 'theme = "washi"\n'.encode("utf-16")),
    ("shift-jis", 'name = "和紙"\n'.encode("cp932")),
    ("old-line-ends", b'theme = "washi"\rbell = false\r'),
    ("deep", b"x = " + b"[" * 50_000 + b"]" * 50_000),
    ("deep-tables", b"[" + b"a." * 20_000 + b"a]\n"),
    ("inline-tables", b"x = " + b"{a=" * 5_000 + b"1" + b"}" * 5_000),
    ("5000-digits", b"bell = " + b"9" * 5_000 + b"\n"),
    ("5000-digits-float", b"bell = 1e" + b"9" * 5_000 + b"\n"),
    ("twice", b'theme = "ai"\ntheme = "sumi"\n'),
    ("not-closed", b'theme = "washi\n'),
    ("json", b'{"theme": "washi"}'),
    ("yaml", b"theme: washi\n"),
    ("ini", b"[theme]\nname=washi\n;x\n"),
    ("html", b"<!DOCTYPE html><html></html>"),
    ("merge-marks", b'<<<<<<< HEAD\ntheme = "ai"\n=======\ntheme = "sumi"\n>>>>>>> x\n'),
    ("long", b"# " + b"x" * 3_000_000),
    ("many-keys", b"".join(b"k%d = %d\n" % (number, number) for number in range(20_000))),
    (
        "wrong-kinds",
        b'theme = 5\nbell = "yes"\nstage_theme = []\nkeys = 1\nname = {}\ndark = "x"\nstep = 3\ncolors = 9\n',
    ),
    ("wrong-kinds-2", b"theme = nan\nbell = 1979-05-27\nstage_theme = inf\nname = true\nkeys = [[1]]\nstep = [1]\n"),
    ("unknown-names", b'theme = "nobody"\nstage_theme = "../../x"\n[keys]\nfly = "f3"\nnext_step = "hyper+q"\n'),
    (
        "keys-of-wrong-kinds",
        b'[keys]\nnext_step = 5\ngive_floor = []\n"" = ""\n"\\u001b" = "f10"\nundo = "f10"\nredo = "f10"\n',
    ),
    ("escapes", b'theme = "\\u001b[31m"\nname = "\\u001b]0;ODD\\u0007"\n"\\u202e" = "[/]"\n'),
    ("markup", b'theme = "[/]"\nname = "[bold"\n[keys]\nnext_step = "[@click=app.quit]"\n'),
    (
        "colours",
        b'name = "x"\nbackground = "#12"\nforeground = "red;"\nprimary = "#gggggg"\n[colors]\na="b"\n',
    ),
    (
        "steps",
        b'name = "x"\n[[step]]\nkind = "karaoke"\nminutes = -5\n[[step]]\n[[step]]\nkind = 7\nminutes = 999999999999\n',
    ),
    ("no-steps", b'name = ""\nstep = []\nquestions = ["", 5]\nturn_seconds = -1\n'),
    ("2000-steps", b'name = "x"\n' + b'[[step]]\nkind = "rounds"\nminutes = 1\n' * 2_000),
)


def _toml(prefix: str, place: str) -> None:
    for name, content in _TOML:

        def put(home: Path, content: bytes = content) -> None:
            path = home / place
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)

        odd_home(f"{prefix}-{name}", f"{place}: {name}.", put)
    for name, make in (*THINGS[1:], ("folder", lambda path: path.mkdir())):

        def put_thing(home: Path, make: Callable[[Path], object] = make) -> None:
            path = home / place
            path.parent.mkdir(exist_ok=True)
            make(path)

        odd_home(f"{prefix}-{name}", f"{place} is no file: {name}.", put_thing)


_toml("settings", "config.toml")
_toml("theme", "themes/odd.toml")
_toml("format", "formats/odd.toml")


def _chosen(around: Surroundings) -> None:
    (around.home / "config.toml").write_text('theme = "odd"\nstage_theme = "odd"\n', "utf-8")
    (around.home / "themes").mkdir()
    (around.home / "themes" / "odd.toml").write_text('name = "odd"\nbackground = "none"\n', "utf-8")
    around.screens.append(["stage", str(around.document)])


add_environment("chosen-theme-spoilt", "The theme that was chosen is spoilt.", _chosen)
