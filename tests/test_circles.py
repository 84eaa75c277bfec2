"""No file imports another one in a circle: imports inside functions and for the type checker count too."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import chietai

SOURCE = Path(chietai.__file__).parent


def imports(source: Path) -> dict[str, set[str]]:
    """The modules below `source`, a package, each with those of them that it imports anywhere in its text."""
    files = {_module(path, source): path for path in source.rglob("*.py")}
    return {name: set(_imported(path, files)) - {name} for name, path in files.items()}


def _module(path: Path, source: Path) -> str:
    name = ".".join(path.relative_to(source.parent).with_suffix("").parts)
    return name.removesuffix(".__init__")


def _imported(path: Path, known: dict[str, Path]) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level and node.module, f"{path}: imports are written out"
            own = [f"{node.module}.{alias.name}" for alias in node.names]
            names += [name if name in known else node.module for name in own]
    return [name for name in names if name in known]


def circle(graph: dict[str, set[str]]) -> list[str]:
    """The modules of one circle in `graph`, in the order in which they import each other; [] when there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [*reversed(error.args[1])]
    return []


def test_no_file_imports_another_in_a_circle() -> None:
    graph = imports(SOURCE)
    assert len(graph) > 300  # it is the whole program that was looked through
    assert circle(graph) == []


@pytest.mark.parametrize(
    "back", ["import x.a", "def f():\n    from x import a", "if TYPE_CHECKING:\n    from x.a import A"]
)
def test_circles_are_found_wherever_the_import_stands(tmp_path: Path, back: str) -> None:
    package = tmp_path / "x"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "a.py").write_text("from x import b", "utf-8")
    (package / "b.py").write_text(back, "utf-8")
    assert set(circle(imports(package))) == {"x.a", "x.b"}
