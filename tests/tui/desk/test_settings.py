"""The user's settings file: read, remembered, never spoilt."""

from pathlib import Path

import pytest

from chietai.tui.settings import Settings, read_settings, remember


def test_without_a_file_the_usual_settings_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path).settings == Settings()
    assert not read_settings(tmp_path).problem


@pytest.mark.parametrize(
    "content",
    [
        b"theme = ",
        b"\xff\xfe\x00",
        b"theme = 3",
        b"colour = 'ai'",
        b"[keys]\nundo = 5",
        b"x" * 70_000,
        b"stage_edge = -1",
        b"stage_edge = true",
    ],
    ids=["not toml", "not utf-8", "wrong type", "unknown", "wrong key", "too large", "negative", "no number"],
)
def test_a_bad_file_is_one_sentence_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    found = read_settings(tmp_path)
    assert found.settings == Settings()
    assert str(path) in found.problem
    assert "\n" not in found.problem
    assert path.read_bytes() == content


def test_remembering_changes_one_line_and_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# mine\ntheme = "ai"\nbell = false\n\n[keys]\nundo = "f4" # handy\n', "utf-8")
    assert remember(tmp_path, "theme", "washi") == ""
    assert path.read_text("utf-8") == '# mine\ntheme = "washi"\nbell = false\n\n[keys]\nundo = "f4" # handy\n'
    assert read_settings(tmp_path).settings == Settings(theme="washi", bell=False, keys={"undo": "f4"})


def test_the_wall_has_a_theme_and_an_edge_of_its_own(tmp_path: Path) -> None:
    remember(tmp_path, "theme", "ai")
    remember(tmp_path, "stage_theme", "washi")
    remember(tmp_path, "stage_edge", 3)
    assert read_settings(tmp_path).settings == Settings(theme="ai", stage_theme="washi", stage_edge=3)


def test_remembering_makes_the_file(tmp_path: Path) -> None:
    home = tmp_path / "new"
    assert remember(home, "theme", "sumi") == ""
    assert read_settings(home).settings.theme == "sumi"


def test_remembering_never_writes_over_a_file_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"theme = [oops")
    assert str(path) in remember(tmp_path, "theme", "washi")
    assert path.read_bytes() == b"theme = [oops"


@pytest.mark.parametrize(("written", "meant"), [("true", True), ('"off"', False), ("0", False), ('"Yes"', True)])
def test_a_yes_or_no_may_be_written_as_a_word(tmp_path: Path, written: str, meant: bool) -> None:
    (tmp_path / "config.toml").write_text(f"bell = {written}\n", "utf-8")
    found = read_settings(tmp_path)
    assert (found.settings.bell, found.problem) == (meant, "")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ('bell = "maybe"', "bell"),
        ("bell = 2", "bell"),
        ("bell = []", "bell"),
        ('language = "fr"', "language"),
        ("keys = 3", "keys"),
        ("[keys]\nundo = 5", "keys.undo"),
        ("colour = 'ai'", "colour"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: str, key: str) -> None:
    (tmp_path / "config.toml").write_text(content, "utf-8")
    found = read_settings(tmp_path)
    assert found.settings == Settings()
    assert f"（{key}）" in found.problem
