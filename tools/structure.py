"""Figures of the source tree itself: size of the files, names, import circles, the way of an Enter, private Textual.

    python tools/structure.py [CHECKOUT] [--long] [--test]

CHECKOUT is any checkout of this project, of today or of before (default: this one); `--long` adds the places,
`--test` runs the test command of the README there and prints how long it took. How each figure is counted is printed
beside it.

The way of an Enter is that of `tools/enter_path.py`.
"""

import argparse
import ast
import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = "chietai"
_SMALL = 40
_LIST = 12  # of places that are printed without --long
_TEST_COMMAND = (sys.executable, "-m", "pytest", "-n", "auto", "-q")
_FOLLOW = Path(__file__).with_name("enter_path.py")


@dataclass(frozen=True)
class Module:
    """One file of the package."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    @property
    def only_marks(self) -> bool:
        """Whether it only makes a folder a package: nothing in it but a docstring."""
        return self.is_package and all(isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant)
                                       for s in self.tree.body)  # fmt: skip


def modules_of(source: Path, package: str) -> dict[str, Module]:
    """All modules of a package below `source`, by dotted name."""
    modules = {}
    for path in sorted((source / package).rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        text = path.read_text(encoding="utf-8")
        modules[name] = Module(name, path, text, ast.parse(text))
    return modules


# -- names and imports ------------------------------------------------------------------------------------------------


def repeated_names(modules: Iterable[Module]) -> dict[str, list[Module]]:
    """Module names that more than one file has; packages' `__init__` and `__main__` aside."""
    by_name: dict[str, list[Module]] = defaultdict(list)
    for module in modules:
        if not module.path.name.startswith("__"):
            by_name[module.path.stem].append(module)
    return {name: places for name, places in sorted(by_name.items()) if len(places) > 1}


def imported(module: Module, known: dict[str, Module]) -> Iterator[str]:
    """The modules of the package that `module` names in an import, wherever the import stands.

    `from a import b` is an import of `a.b` where that is a module, else of `a`.
    """
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.name.split(".")
                up = node.level - module.is_package
                base = ".".join([*parts[: len(parts) - up], *([base] if base else [])])
            for alias in node.names:
                name = f"{base}.{alias.name}"
                if name in known or base in known:
                    yield name if name in known else base


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The strongly connected components of more than one module, largest first: who reaches each other."""
    reached: dict[str, set[str]] = {}
    for start in graph:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            new = graph[waiting.pop()] - seen
            seen |= new
            waiting += new
        reached[start] = seen
    components = {frozenset(b for b in reached[a] if a in reached[b]) for a in graph if a in reached[a]}
    return sorted(map(sorted, components), key=lambda component: (-len(component), component))


# -- private Textual --------------------------------------------------------------------------------------------------


def _private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__") and name.strip("_") != ""


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _classes(modules: Iterable[Module]) -> Iterator[ast.ClassDef]:
    return (node for module in modules for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))


def _defined(cls: ast.ClassDef) -> Iterator[str]:
    """The private names that a class defines: methods, fields of the class, fields of `self`."""
    for node in ast.walk(cls):
        name = node.name if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else ""
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Store):
            name = _last_name(node)
        if _private(name):
            yield name


def private_textual(modules: dict[str, Module]) -> dict[Path, set[int]]:
    """The lines that use what Textual keeps to itself, by file.

    An import of a module or name of Textual with a leading underscore; such a name of a Textual class that one of our
    classes overrides or uses by `self` or `super()`; on any other object, a private name that Textual's classes define
    and ours do not; and a private name that is put together for getattr.
    """
    spec = importlib.util.find_spec("textual")
    assert spec is not None and spec.origin is not None
    textual = modules_of(Path(spec.origin).parents[1], "textual").values()
    bases: dict[str, set[str]] = defaultdict(set)
    for cls in _classes([*textual, *modules.values()]):
        bases[cls.name] |= {name for base in cls.bases if (name := _last_name(base))}
    names: dict[str, set[str]] = defaultdict(set)
    for cls in _classes(textual):
        names[cls.name] |= set(_defined(cls))
    theirs = set().union(*names.values())
    ours = {name for cls in _classes(modules.values()) for name in _defined(cls)}
    ours |= {s.name for m in modules.values() for s in m.tree.body if isinstance(s, ast.FunctionDef)}
    lines: dict[Path, set[int]] = defaultdict(set)

    def inherited_by(cls: str, seen: set[str]) -> set[str]:
        above = bases[cls] - seen
        return names[cls].union(*(inherited_by(base, seen | above) for base in above))

    def uses(node: ast.AST, inherited: set[str]) -> bool:
        match node:
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] == "textual":
                return any(map(_private, [*module.split("."), *(alias.name for alias in node.names)]))
            case ast.Import():
                dotted = [alias.name.split(".") for alias in node.names]
                return any(parts[0] == "textual" and any(map(_private, parts)) for parts in dotted)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                return _private(name) and name in inherited
            case ast.Attribute(attr=name, value=ast.Name(id="self" | "cls") | ast.Call(func=ast.Name(id="super"))):
                return _private(name) and name in inherited
            case ast.Attribute(attr=name, value=value):
                return _private(name) and name in theirs - ours and _last_name(value) != "os"
            case ast.Call(func=ast.Name(id="getattr" | "setattr"), args=[_, ast.JoinedStr(values=[first, *_])]):
                return isinstance(first, ast.Constant) and str(first.value).startswith("_")
        return False

    def look(module: Module, node: ast.AST, inherited: set[str]) -> None:
        if isinstance(node, ast.ClassDef):
            inherited = inherited_by(node.name, {node.name})
        if uses(node, inherited):
            lines[module.path].add(getattr(node, "lineno", 0))
        for child in ast.iter_child_nodes(node):
            look(module, child, inherited)

    for module in modules.values():
        look(module, module.tree, set())
    return lines


# -- what is printed --------------------------------------------------------------------------------------------------


def line(what: str, figure: object, how: str = "") -> None:
    """One line of the table."""
    print(f"{what:38} {figure!s:>8}   {how}".rstrip())


def places(names: Iterable[str], long: bool) -> None:
    """Prints places below a line: all of them, or the first."""
    names = list(names)
    shown = names if long else names[:_LIST]
    for name in shown:
        print(f"    {name}")
    if len(shown) < len(names):
        print(f"    and {len(names) - len(shown)} more (--long)")


def print_files(modules: dict[str, Module], long: bool) -> None:
    """Prints how large the files are, which names come twice, and who imports each other."""
    package = next(m.path.parent for m in modules.values() if m.name == _PACKAGE)
    sizes = sorted(m.lines for m in modules.values())
    largest = max(modules.values(), key=lambda m: m.lines)
    line("files", len(sizes), ".py in src/chietai")
    line("lines", f"{sum(sizes):,}")
    line("median file", f"{statistics.median(sizes):.0f}", "lines")
    line("largest file", largest.lines, str(largest.path.relative_to(package)))
    parts = [m for m in modules.values() if not m.only_marks]
    small = sorted((m for m in parts if m.lines < _SMALL), key=lambda m: m.lines)
    marks = len(modules) - len(parts)
    without = f"without the {marks} `__init__` that hold only a docstring: neither in the count nor in the whole"
    line(f"files under {_SMALL} lines", len(small), f"{len(small) / len(parts):.1%} of {len(parts)}; {without}")
    whole = [m for m in modules.values() if m.lines < _SMALL]
    line("  with those", len(whole), f"{len(whole) / len(modules):.1%} of {len(modules)}")
    places((f"{m.lines:3} {m.path.relative_to(package)}" for m in small), long)
    repeated = repeated_names(modules.values())
    files = sum(map(len, repeated.values()))
    line("module names used more than once", len(repeated), f"{files} files; `__init__` and `__main__` aside")
    by_count = sorted(repeated.items(), key=lambda pair: -len(pair[1]))
    places((f"{n}: " + ", ".join(str(m.path.relative_to(package)) for m in found) for n, found in by_count), long)
    graph = {m.name: set(imported(m, modules)) - {m.name} for m in modules.values()}
    found = circles(graph)
    line("import circles", len(found), "strongly connected; late imports and those for the type checker too")
    places((f"{len(circle)} files: {', '.join(circle)}" for circle in found), long)
    private = private_textual(modules)
    count = sum(map(len, private.values()))
    line("lines that use private Textual", count, f"in {len(private)} files")
    places((f"{path.relative_to(package)}: {', '.join(map(str, sorted(at)))}" for path, at in private.items()), long)


def print_way(checkout: Path) -> None:
    """Prints the way of an Enter, file by file."""
    source = checkout / "src"
    run = subprocess.run([sys.executable, str(_FOLLOW), str(checkout)], capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(run.stderr[-3000:])
    calls = {what: [tuple(call) for call in made] for what, made in json.loads(run.stdout.splitlines()[-1]).items()}
    way, everything = calls["way"], calls["all"]
    files = Counter(file for file, _line, _name in way)
    line(
        "files from Enter to fsync", len(files), f"{len(set(way))} functions, {len(way)} calls of them, in this order;"
    )
    print(f"{'':47}   from the key in the field to `os.fsync`, both threads, without drawing")
    for file, count in files.items():
        functions = len({call for call in way if call[0] == file})
        print(f"    {Path(file).relative_to(source / _PACKAGE)!s:44} {functions:3} functions {count:4} calls")
    files = Counter(file for file, _line, _name in everything)
    how = f"{len(set(everything))} functions, {len(everything)} calls, with all that is drawn and worked out afterwards"
    line("files in the screen's thread", len(files), how)


def print_test(checkout: Path) -> None:
    """Runs the README's test command in a checkout and prints its time."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    run = subprocess.run(_TEST_COMMAND, cwd=checkout, env=environment, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    line("test command", f"{time.perf_counter() - begun:.0f} s", f"{busy:.0f} s of processors")
    print(f"    {run.stdout.strip().splitlines()[-1]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkout", nargs="?", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--long", action="store_true", help="all places")
    parser.add_argument("--test", action="store_true", help="the time of the test command too")
    arguments = parser.parse_args()
    checkout = arguments.checkout.resolve()
    print_files(modules_of(checkout / "src", _PACKAGE), arguments.long)
    print_way(checkout)
    if arguments.test:
        print_test(checkout)


if __name__ == "__main__":
    main()
