"""Theme files: what is right is loaded, what is wrong is one sentence that helps, and nothing is fatal."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.theme import Theme

from chietai import i18n
from chietai.resources import data_folder
from chietai.tui.theme import DEFAULT_THEME, ThemeFile, resolve
from chietai.tui.theme_files import load_themes, read_theme

GOOD = (data_folder("themes") / "washi.toml").read_text("utf-8").replace('name = "washi"', 'name = "mine"')


def with_theme(folder: Path, text: str, name: str = "mine.toml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_shipped_themes():
    library = load_themes()
    assert list(library.themes) == ["ai", "sumi", "wakatake", "washi"]
    assert (library.problems, library.warnings) == ([], [])
    assert [name for name, theme in library.themes.items() if theme.dark] == ["ai", "sumi"]
    assert DEFAULT_THEME in library.themes


def test_titles_follow_the_language():
    library = load_themes()
    before = i18n.language()
    try:
        i18n.set_language("en")
        assert library.title("sumi").startswith("Sumi")
        i18n.set_language("ja")
        assert library.title("sumi").startswith("墨")
    finally:
        i18n.set_language(before)
    assert library.title("unknown") == "unknown"


def test_a_users_theme_is_added(tmp_path: Path):
    library = load_themes(with_theme(tmp_path / "themes", GOOD))
    assert "mine" in library.themes
    assert (library.problems, library.warnings) == ([], [])
    assert library.choose("mine") == ("mine", None)


def test_no_folder_of_ones_own_is_no_problem(tmp_path: Path):
    assert load_themes(tmp_path / "none").problems == []


def test_a_name_that_is_taken_replaces_nothing(tmp_path: Path):
    folder = with_theme(tmp_path / "themes", GOOD.replace("mine", "ai").replace("#1f1b16", "#000001"))
    library = load_themes(folder)
    assert library.themes["ai"].foreground == load_themes().themes["ai"].foreground
    assert len(library.problems) == 1
    assert "mine.toml" in library.problems[0]
    assert "ai" in library.problems[0]


def test_weak_colours_are_named_and_kept(tmp_path: Path):
    faint = "\n".join('quiet = "#d0c8b8"' if line.startswith("quiet") else line for line in GOOD.splitlines())
    library = load_themes(with_theme(tmp_path / "themes", faint))
    assert "mine" in library.themes
    assert len(library.warnings) == 1
    assert "mine" in library.warnings[0]
    assert "quiet" in library.warnings[0]
    assert "7" in library.warnings[0]
    assert "遠くから読みにくい" in library.warnings[0]
    assert "background の上の quiet" in library.warnings[0]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda text: text.replace('"#1f1b16"', '"murky"'), ["colors.text", "#1c3050"]),
        (lambda text: text.replace('"#1f1b16"', '"ansi_red"'), ["colors.text"]),
        (lambda text: text.replace('"#1f1b16"', '"#1f1b1680"'), ["colors.text"]),
        (lambda text: text.replace('"#1f1b16"', "7"), ["colors.text"]),
        (lambda text: text.replace("quiet =", "queit ="), ["colors."]),
        (lambda text: text.replace("dark = false", ""), ["dark"]),
        (lambda text: text.replace('"mine"', '"私の"'), ["name"]),
        (lambda text: text.replace('"mine"', '"../../x"'), ["name"]),
        (lambda text: text.replace("[colors]", "[colors"), ["6"]),
        (lambda text: "", ["name"]),
        (lambda text: text + "\nextra = 1\n", ["extra"]),
        (lambda text: "# " + "x" * 70_000, []),
    ],
)
def test_a_bad_file_is_one_sentence_that_names_it(tmp_path: Path, change, named: list[str]):
    library = load_themes(with_theme(tmp_path / "themes", change(GOOD)))
    assert list(library.themes) == ["ai", "sumi", "wakatake", "washi"]
    assert len(library.problems) == 1
    assert "mine.toml" in library.problems[0]
    assert "\n" not in library.problems[0]
    assert all(part in library.problems[0] for part in named)


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"name = \x93\x9c", b"\x00"])
def test_a_file_that_is_no_text(tmp_path: Path, raw: bytes):
    (tmp_path / "mine.toml").write_bytes(raw)
    library = load_themes(tmp_path)
    assert len(library.problems) == 1
    assert "mine.toml" in library.problems[0]


def test_a_folder_called_like_a_theme(tmp_path: Path):
    (tmp_path / "odd.toml").mkdir()
    library = load_themes(tmp_path)
    assert len(library.problems) == 1
    assert "odd.toml" in library.problems[0]


def test_a_byte_order_mark_is_no_problem(tmp_path: Path):
    (tmp_path / "mine.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert read_theme(tmp_path / "mine.toml").name == "mine"


def test_one_bad_file_does_not_hide_a_good_one(tmp_path: Path):
    with_theme(tmp_path, GOOD, "b.toml")
    with_theme(tmp_path, "nonsense", "a.toml")
    library = load_themes(tmp_path)
    assert "mine" in library.themes
    assert len(library.problems) == 1


def test_a_theme_that_is_gone_falls_back():
    name, sentence = load_themes().choose("gone")
    assert name == DEFAULT_THEME
    assert sentence is not None
    assert "gone" in sentence


def test_without_any_theme_textuals_own_is_left(tmp_path: Path):
    library = load_themes(shipped=tmp_path)
    assert library.themes == {}
    assert library.choose("ai")[0] == "textual-dark"


@given(st.dictionaries(st.sampled_from(["name", "dark", "colors", "title", "x"]), st.one_of(st.integers(), st.text())))
def test_any_toml_is_a_theme_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, raw: dict[str, object]):
    folder = tmp_path_factory.mktemp("any", numbered=True)
    lines = [f"{key} = {value!r}" for key, value in raw.items()]
    (folder / "mine.toml").write_text("\n".join(lines), "utf-8", errors="replace")
    library = load_themes(folder)
    assert len(library.problems) == 1


def test_a_file_and_a_theme_are_two_things():
    file = ThemeFile.of(tomllib.loads(GOOD))
    theme = resolve(file)
    assert isinstance(theme, Theme)
    assert (theme.name, theme.dark) == ("mine", False)
    variables = {**theme.to_color_system().generate(), **theme.variables}
    assert variables["mark"] == file.colors.mark
    assert variables["text-disabled"] == file.colors.faint
    assert variables["border-blurred"] == variables["line"] == file.colors.line


def test_faint_and_mark_may_be_left_out():
    raw = tomllib.loads(GOOD)
    del raw["colors"]["faint"], raw["colors"]["mark"]
    theme = resolve(ThemeFile.of(raw))
    assert theme.variables["text-disabled"] == theme.variables["quiet"]
    assert theme.variables["mark"].startswith("#")
