"""Screens and commands make no guard that knows one meeting alone."""

import ast
from pathlib import Path

import pytest
from tests.conftest import ROOT

FILES = sorted(path for folder in ("cli", "tui") for path in (ROOT / "src" / "chietai" / folder).rglob("*.py"))
# Where only the title of the meeting is asked of what they give.
_TITLES_ONLY = {"tui/paper_writing.py": {"summarise"}}
_LEAST_ARGUMENTS = {"guard_of": 2, "summarise": 3, "review": 3}


def made_without_keys(source: str) -> set[str]:
    """The functions that make a guard, called in `source` without keys, or without a guard."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return {
        call.func.id
        for call in calls
        if isinstance(call.func, ast.Name)
        and len(call.args) < _LEAST_ARGUMENTS.get(call.func.id, 0)
        and not {word.arg for word in call.keywords} & {"keys", "guard"}
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_guard_knows_the_council(path: Path) -> None:
    name = str(path.relative_to(ROOT / "src" / "chietai").as_posix())
    assert made_without_keys(path.read_text("utf-8")) == _TITLES_ONLY.get(name, set())


def test_the_test_sees_such_a_call() -> None:
    assert made_without_keys("guard_of(state)\nreview(state, level)\nsummarise(state, level, guard=g)") == {
        "guard_of",
        "review",
    }
