"""The pages that tell where to change what, and how promises are tested, name files that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "where-to-change.md"


def test_every_path_that_is_named_is_there() -> None:
    paths = re.findall(r"`((?:src|docs|tests|themes)/[^`]+)`", PAGE.read_text("utf-8"))
    assert len(paths) > 40
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", ["privacy.md", "durability.md"])
def test_every_test_that_proves_a_promise_is_there(page: str) -> None:
    named = re.findall(r"`((?:tests/)?[\w/]+\.(?:py|tsv))`", (ROOT / "docs" / page).read_text("utf-8"))
    there = {str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("*.*")}
    tests = {name for name in named if name.split("/")[-1].startswith("test_") or name.startswith("tests/")}
    assert len(tests) > 10
    assert {name for name in tests if not any(path.endswith(f"/{name}") or path == name for path in there)} == set()


def test_there_is_a_row_for_each_of_the_twelve_changes() -> None:
    rows = re.findall(r"^\| (an? |the )", PAGE.read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 12
    assert PAGE.name in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
