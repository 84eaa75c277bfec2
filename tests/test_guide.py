"""The user guide names keys, commands and examples that are there."""

import re
from pathlib import Path

import pytest

from chietai.cli.command_table import COMMANDS
from chietai.formats import read_format
from chietai.tui.commands.default_keys import shown
from chietai.tui.commands.desk_commands import DESK_COMMANDS
from chietai.tui.commands.keymap import keymap
from chietai.tui.settings import FILE_NAME, read_settings

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = ("guide.ja.md", "guide.en.md")
KEYS = {kind.id: kind().key for kind in DESK_COMMANDS}


def _last_chapter() -> str:
    return (DOCS / "guide.ja.md").read_text("utf-8").split("## 12. ")[1]


def _examples(guide: str) -> list[str]:
    return re.findall(r"```toml\n(.*?)```", (DOCS / guide).read_text("utf-8"), re.DOTALL)


def test_the_list_of_keys_is_that_of_the_desk() -> None:
    rows = re.findall(r"^\| ([^|]+) \|[^|]+\| ([a-z_、]+) \|$", _last_chapter(), re.MULTILINE)
    named = {name: key for keys, ids in rows for name, key in zip(ids.split("、"), keys.split("、") * 2, strict=False)}
    at_f3 = {name for name, key in KEYS.items() if key == "f3"}
    assert named == {name: shown(key) for name, key in KEYS.items() if key and name not in at_f3}
    rest = _last_chapter().split("F3 の設定での名前は")[1]
    assert set(re.findall(r"[a-z]+_[a-z_]+|draw|dice|home", rest)) == at_f3 | {
        n for n, key in KEYS.items() if not key
    } - {"skip_show"}


@pytest.mark.parametrize("guide", GUIDES)
def test_commands_are_there(guide: str) -> None:
    text = (DOCS / guide).read_text("utf-8")
    named = set(re.findall(r"chietai ([a-z]+)", text))
    assert named >= {"demo", "stage", "where", "redact", "restore"}
    assert named <= set(COMMANDS)


def test_the_example_of_a_format_is_one(tmp_path: Path) -> None:
    path = tmp_path / "wagamachi.toml"
    path.write_text(_examples("guide.ja.md")[0], "utf-8")
    form = read_format(path)
    assert form.turn_seconds == 90
    assert [step.minutes for step in form.steps] == [15, 5, 10, 25, 5]


@pytest.mark.parametrize("guide", GUIDES)
def test_the_example_of_settings_can_be_followed(guide: str, home: Path) -> None:
    (home / FILE_NAME).write_text(_examples(guide)[-1], "utf-8")
    found = read_settings(home)
    settings = found.settings
    assert found.problem == ""
    assert (settings.theme, settings.bell) == ("washi", False)
    followed = keymap([command() for command in DESK_COMMANDS], settings.keys)
    assert followed.problems == ()
    assert {name: followed.keys[name] for name in settings.keys} == settings.keys
