"""The user's settings: `config.toml` in the user's folder. A bad file is one sentence, never fatal, never replaced."""

import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from chietai.i18n import LANGUAGES, _
from chietai.records import disk
from chietai.regular_files import read_text
from chietai.toml_files import TomlFileError, read_toml
from chietai.tui.theme import DEFAULT_THEME
from chietai.tui.toml_checks import TomlValueError, boolean, refuse_unknown_keys, string, string_table, whole_number

FILE_NAME = "config.toml"
SIZE_LIMIT = 64_000  # bytes


_LANGUAGES = ("", *LANGUAGES)
_KNOWN = frozenset({"theme", "language", "bell", "stage_theme", "stage_edge", "keys"})
Name = Literal["theme", "bell", "stage_theme", "stage_edge"]
"""What the program writes into the file by itself."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may set. `keys` gives commands other keys: `{"undo": "ctrl+y"}`.

    `stage_theme`, `stage_edge`: of the window for the wall; "" for the theme of the desk, and rows that stay empty.
    """

    theme: str = DEFAULT_THEME
    language: str = ""
    bell: bool = True
    stage_theme: str = ""
    stage_edge: int = 0
    keys: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, raw: dict[str, Any]) -> "Settings":
        """The settings that stand in a file as `raw`. Raises TomlValueError."""
        settings = cls(
            theme=string(raw.get("theme", DEFAULT_THEME), "theme"),
            language=string(raw.get("language", ""), "language"),
            bell=boolean(raw.get("bell", True), "bell"),
            stage_theme=string(raw.get("stage_theme", ""), "stage_theme"),
            stage_edge=whole_number(raw.get("stage_edge", 0), "stage_edge"),
            keys=string_table(raw.get("keys", {}), "keys"),
        )
        if settings.language not in _LANGUAGES:
            raise TomlValueError("language")
        refuse_unknown_keys(raw, _KNOWN)
        return settings


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """The settings in force, and a sentence for the user when the file was bad (then they are the usual ones)."""

    settings: Settings
    problem: str = ""


def read_settings(home: Path) -> ReadSettings:
    """The settings of the user whose folder is `home`; the usual ones when there is no file."""
    path = home / FILE_NAME
    try:
        if not os.path.lexists(path):
            return ReadSettings(Settings())
        return ReadSettings(Settings.of(read_toml(path, SIZE_LIMIT)))
    except TomlFileError as error:
        return _bad(path, error.reason)
    except TomlValueError as error:
        return _bad(path, error.key)


def remember(home: Path, name: Name, value: str | int) -> str:
    """Writes one setting into the file and leaves every other line of it alone.

    Returns "" or a sentence for the user. A file that cannot be read as TOML is never touched.
    """
    path = home / FILE_NAME
    try:
        text = ""
        if os.path.lexists(path):
            read_toml(path, SIZE_LIMIT)
            text = read_text(path)
        changed = _with_line(text, f"{name} = {_toml(value)}", name)
        tomllib.loads(changed)
        home.mkdir(parents=True, exist_ok=True)
        disk.replace_with(path, changed.encode())
    except (OSError, ValueError):
        return _("This setting holds for today only: {file} could not be written.").format(file=path)
    return ""


def _with_line(text: str, line: str, name: str) -> str:
    lines = text.splitlines()
    tables = [n for n, existing in enumerate(lines) if existing.lstrip().startswith("[")]
    end = tables[0] if tables else len(lines)
    own = re.compile(rf"\s*{name}\s*=")
    for n in range(end):
        if own.match(lines[n]):
            lines[n] = line
            break
    else:
        lines.insert(0, line)
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _bad(path: Path, reason: str) -> ReadSettings:
    sentence = _("The settings in {file} cannot be used ({reason}). The usual ones are in force.")
    return ReadSettings(Settings(), sentence.format(file=path, reason=reason))
