"""What is packed: folders with what belongs into them, and documents whose links lead somewhere."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]


@pytest.mark.parametrize("folder", BUILD["wheel"]["force-include"])
def test_folders_of_the_wheel_have_no_file_that_only_keeps_them(folder: str) -> None:
    names = {path.name for path in (ROOT / folder).iterdir()}
    assert names
    assert not {name for name in names if name.startswith(".")}


@pytest.mark.parametrize("folder", [".ci", "src", "themes", "sessions", "tests", "bench", "docs", "tools"])
def test_the_source_archive_has_every_folder_of_the_project(folder: str) -> None:
    assert (ROOT / folder).is_dir()
    assert f"/{folder}" in BUILD["sdist"]["include"]


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_links_of_the_readme_lead_to_files(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", (ROOT / name).read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
