"""The page that tells where to change what names files that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "where-to-change.md"


def test_every_path_that_is_named_is_there() -> None:
    paths = re.findall(r"`((?:src|docs|tests|themes)/[^`]+)`", PAGE.read_text("utf-8"))
    assert len(paths) > 40
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_there_is_a_row_for_each_of_the_ten_changes() -> None:
    rows = re.findall(r"^\| (an? |the )", PAGE.read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 10
    assert PAGE.name in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
